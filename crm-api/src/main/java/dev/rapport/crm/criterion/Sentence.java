package dev.rapport.crm.criterion;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.criterion.Criterion.AllOf;
import dev.rapport.crm.criterion.Criterion.AnyOf;
import dev.rapport.crm.criterion.Criterion.AttributeIs;
import dev.rapport.crm.criterion.Criterion.Counted;
import dev.rapport.crm.criterion.Criterion.Dated;
import dev.rapport.crm.criterion.Criterion.HasAttribute;
import dev.rapport.crm.criterion.Criterion.HasDate;
import dev.rapport.crm.criterion.Criterion.HeldOut;
import dev.rapport.crm.criterion.Criterion.Not;
import dev.rapport.crm.criterion.Criterion.OfKind;
import dev.rapport.crm.criterion.Criterion.Related;
import dev.rapport.crm.criterion.Criterion.Tagged;
import dev.rapport.crm.interaction.TouchFilter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How conditions read; {@link SentenceReader} reads them back. */
final class Sentence {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]*");

    /** Names that have to be quoted, as they could be taken for a part of the sentence. */
    private static final Set<String> RESERVED = Set.of("and", "or", "not", "attribute");

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
        if (criterion instanceof Counted counted) {
            return counted(counted);
        }
        if (criterion instanceof Dated dated) {
            return dated(dated);
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
        if (criterion instanceof Related related) {
            return "has a relation " + name(related.kind());
        }
        HoldOut group = ((HeldOut) criterion).group();
        return "is held out of " + name(group.experiment()) + " by " + group.percent() + " %";
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

    private static String counted(Counted counted) {
        String what = " of " + filter(counted.filter());
        if (counted.atMost() == Long.MAX_VALUE) {
            return "has at least " + counted.atLeast() + what;
        }
        return counted.atLeast() == 0
                ? "has at most " + counted.atMost() + what
                : "has " + counted.atLeast() + " to " + counted.atMost() + what;
    }

    private static String dated(Dated dated) {
        return "had the " + word(dated.end()) + " " + filter(dated.filter()) + " " + word(dated.side()) + " "
                + dated.instant();
    }

    private static String filter(TouchFilter filter) {
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

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
