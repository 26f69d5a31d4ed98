package dev.rapport.crm.criterion;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.criterion.Criterion.AllOf;
import dev.rapport.crm.criterion.Criterion.AnyOf;
import dev.rapport.crm.criterion.Criterion.AttributeIs;
import dev.rapport.crm.criterion.Criterion.Counted;
import dev.rapport.crm.criterion.Criterion.Dated;
import dev.rapport.crm.criterion.Criterion.HasAttribute;
import dev.rapport.crm.criterion.Criterion.HasDate;
import dev.rapport.crm.criterion.Criterion.Not;
import dev.rapport.crm.criterion.Criterion.OfKind;
import dev.rapport.crm.criterion.Criterion.Related;
import dev.rapport.crm.criterion.Criterion.Tagged;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How conditions read; {@link SentenceReader} reads them back. */
final class Sentence {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]*");

    /** Names that have to be quoted, as they could be taken for a part of the sentence. */
    private static final Set<String> RESERVED = Set.of("and", "or", "not", "attribute");

    static final String MARKETING = "marketing";
    static final String NON_MARKETING = "non-marketing";
    static final String NOBODY = "nobody";

    private final boolean hidesValues;

    private Sentence(boolean hidesValues) {
        this.hidesValues = hidesValues;
    }

    /** With all values, so that it can be read back. */
    static String whole(Criterion criterion) {
        return new Sentence(false).of(criterion);
    }

    /** Without the values of attributes, which came from a person. */
    static String discreet(Criterion criterion) {
        return new Sentence(true).of(criterion);
    }

    private String of(Criterion criterion) {
        if (criterion instanceof AllOf all) {
            return join(all.parts(), " and ", "is any contact");
        }
        if (criterion instanceof AnyOf any) {
            return join(any.parts(), " or ", "is no contact");
        }
        if (criterion instanceof Not not) {
            return "not (" + of(not.part()) + ")";
        }
        return ofContact(criterion);
    }

    private String ofContact(Criterion criterion) {
        if (criterion instanceof OfKind kind) {
            return ofKind(kind.kind());
        }
        if (criterion instanceof Tagged tagged) {
            return "is tagged " + name(tagged.tag().name());
        }
        if (criterion instanceof HasAttribute has) {
            return attribute(has.key());
        }
        if (criterion instanceof AttributeIs is) {
            return attribute(is.key()) + " = " + (hidesValues ? "..." : value(is));
        }
        if (criterion instanceof HasDate date) {
            return "has the date " + name(date.name());
        }
        if (criterion instanceof Coming coming) {
            return "has the date " + name(coming.date()) + " within the next " + period(coming.period());
        }
        if (criterion instanceof Related related) {
            return "has a relation " + name(related.kind());
        }
        return ofBusiness(criterion);
    }

    /** What the business says of the contact. */
    private String ofBusiness(Criterion criterion) {
        if (criterion instanceof AttributeWithin within) {
            return attribute(within.key()) + " of " + (hidesValues ? "..." : bounds(within.bounds()));
        }
        if (criterion instanceof Owned owned) {
            return "is owned by " + owned.owner().map(Sentence::owner).orElse(NOBODY);
        }
        if (criterion instanceof InZone in) {
            return "is in the zone " + name(in.zone().getId());
        }
        if (criterion instanceof HeldOut out) {
            return "is held out of " + name(out.group().experiment()) + " by "
                    + out.group().percent() + " %";
        }
        return ofDealings(criterion);
    }

    private static String ofDealings(Criterion criterion) {
        if (criterion instanceof Counted counted) {
            return "has " + range(counted) + " of " + filter(counted.filter()) + in(counted.window());
        }
        if (criterion instanceof Summed sum) {
            return "has a sum of " + bounds(sum.bounds()) + " " + sum.currency() + " of " + filter(sum.filter())
                    + in(sum.window());
        }
        if (criterion instanceof Dated dated) {
            return had(dated.end(), dated.filter()) + " " + word(dated.side()) + " " + dated.instant();
        }
        if (criterion instanceof Ago ago) {
            String distance = ago.distance() == Ago.Distance.LONGER ? "longer ago than" : "within";
            return had(ago.end(), ago.filter()) + " " + distance + " " + period(ago.period());
        }
        return ofOthers(criterion);
    }

    /** What others than the contact and its interactions say. */
    private static String ofOthers(Criterion criterion) {
        if (criterion instanceof Permitted permitted) {
            Purpose purpose = permitted.purpose();
            return "may be contacted by " + permitted.channel() + " for "
                    + (purpose.isMarketing() ? MARKETING : NON_MARKETING) + " " + purpose;
        }
        if (criterion instanceof HasFollowUp has) {
            return "has a follow-up "
                    + has.rule().map(rule -> "of " + name(rule) + " ").orElse("") + word(has.state());
        }
        Measured measured = (Measured) criterion;
        return "has the measure " + name(measured.name()) + " of " + bounds(measured.bounds());
    }

    private String join(List<Criterion> parts, String word, String whenNone) {
        return parts.isEmpty()
                ? whenNone
                : parts.stream()
                        .map(part -> isCompound(part) ? "(" + of(part) + ")" : of(part))
                        .collect(Collectors.joining(word));
    }

    private static boolean isCompound(Criterion part) {
        return (part instanceof AllOf all && !all.parts().isEmpty())
                || (part instanceof AnyOf any && !any.parts().isEmpty());
    }

    static String ofKind(ContactKind kind) {
        return switch (kind) {
            case PERSON -> "is a person";
            case ORGANISATION -> "is an organisation";
            case HOUSEHOLD -> "is a household";
        };
    }

    private static String attribute(AttributeKey<?> key) {
        return "has the " + key.type() + " attribute " + name(key.name());
    }

    private static String value(AttributeIs is) {
        String text = is.key().type().print(is.value());
        return is.value() instanceof String ? quoted(text) : text;
    }

    private static String range(Counted counted) {
        if (counted.atMost() == Long.MAX_VALUE) {
            return "at least " + counted.atLeast();
        }
        return counted.atLeast() == 0 ? "at most " + counted.atMost() : counted.atLeast() + " to " + counted.atMost();
    }

    static String bounds(Bounds bounds) {
        String most = bounds.most().map(BigDecimal::toPlainString).orElse("");
        return bounds.least()
                .map(BigDecimal::toPlainString)
                .map(least -> most.isEmpty() ? "at least " + least : least + " to " + most)
                .orElse("at most " + most);
    }

    private static String had(Criterion.End end, TouchFilter filter) {
        return "had the " + word(end) + " " + filter(filter);
    }

    private static String in(Window window) {
        return window.isEver() ? "" : " " + window(window);
    }

    static String window(Window window) {
        if (window instanceof Window.InLast last) {
            return "in the last " + period(last.period());
        }
        String since =
                ((Window.Between) window).from().map(from -> "since " + from).orElse("");
        String before = window.end().map(to -> "before " + to).orElse("");
        return since.isEmpty() || before.isEmpty() ? since + before : since + " " + before;
    }

    /** Years and months as they were said, and weeks as days. */
    static String period(Period period) {
        return Stream.of(
                        some(period.getYears(), "year"),
                        some(period.getMonths(), "month"),
                        some(period.getDays(), "day"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String some(int count, String unit) {
        return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s");
    }

    static String filter(TouchFilter filter) {
        return filter.direction().map(way -> word(way) + " ").orElse("")
                + (filter.kinds().isEmpty() ? "interaction" : list(filter.kinds()))
                + (filter.channels().isEmpty() ? "" : " by " + list(filter.channels()));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String list(Collection<?> names) {
        return names.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String name(String name) {
        return BARE.matcher(name).matches() && !RESERVED.contains(name) ? name : quoted(name);
    }

    /** Somebody may be called nobody. */
    private static String owner(String owner) {
        return owner.equals(NOBODY) ? quoted(owner) : name(owner);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
