package dev.rapport.crm.criterion;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.AttributeType;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.criterion.Criterion.End;
import dev.rapport.crm.criterion.Criterion.Side;
import dev.rapport.crm.criterion.Tokens.Kind;
import dev.rapport.crm.criterion.Tokens.Token;
import dev.rapport.crm.interaction.Direction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.DateTimeException;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads what {@link Sentence} has written, and what people write like it. */
final class SentenceReader {
    private final Wording words;
    private int depth;

    SentenceReader(String text) {
        words = new Wording(text);
    }

    Criterion read() {
        Criterion all = anyOf();
        if (words.next().kind() != Kind.END) {
            throw words.expected("and, or, or the end");
        }
        return all;
    }

    private Criterion anyOf() {
        List<Criterion> parts = new ArrayList<>(List.of(allOf()));
        while (words.take("or")) {
            parts.add(allOf());
        }
        return Criteria.anyOf(parts.toArray(Criterion[]::new));
    }

    private Criterion allOf() {
        List<Criterion> parts = new ArrayList<>(List.of(one()));
        while (words.take("and")) {
            parts.add(one());
        }
        return Criteria.allOf(parts.toArray(Criterion[]::new));
    }

    private Criterion one() {
        boolean opens = words.next().is("(") || words.next().is("not");
        if (opens && ++depth > Criterion.MAX_DEPTH) {
            throw words.expected("no more brackets and nots within each other than " + Criterion.MAX_DEPTH);
        }
        Criterion read;
        if (words.take("not")) {
            read = Criteria.not(one());
        } else if (words.take("(")) {
            read = anyOf();
            words.require(")");
        } else {
            read = condition();
        }
        depth -= opens ? 1 : 0;
        return read;
    }

    private Criterion condition() {
        if (words.take("is")) {
            return is();
        }
        if (words.take("had")) {
            return had();
        }
        if (words.take("has")) {
            return has();
        }
        if (words.take("may")) {
            return may();
        }
        throw words.expected("a condition, which begins with is, has, had, may, not or a bracket");
    }

    private Criterion is() {
        if (words.take("tagged")) {
            return words.name("a tag", Criteria::tagged);
        }
        if (words.take("held")) {
            return heldOut();
        }
        if (words.take("owned")) {
            words.require("by");
            return words.take(Sentence.NOBODY) ? Criteria.unowned() : words.name("an owner", Criteria::ownedBy);
        }
        if (words.take("in")) {
            words.require("the", "zone");
            return zone();
        }
        if (words.take("any")) {
            words.require("contact");
            return Criteria.allOf();
        }
        if (words.take("no")) {
            words.require("contact");
            return Criteria.anyOf();
        }
        if (words.take("a") || words.take("an")) {
            return new Criterion.OfKind(words.constant(ContactKind.values()));
        }
        throw words.expected("tagged, owned by, in the zone, held out of, any contact, no contact, a person, an"
                + " organisation or a household");
    }

    /** What the clocks know is not repeated in a message. */
    private Criterion zone() {
        Token name = words.name("a zone such as Europe/Paris");
        try {
            return Criteria.inZone(ZoneId.of(name.text()));
        } catch (DateTimeException e) {
            throw Wording.expected(name, "a zone such as Europe/Paris");
        }
    }

    private Criterion heldOut() {
        words.require("out", "of");
        Token experiment = words.name("the name of an experiment");
        words.require("by");
        Token percent = words.next();
        int value = (int) Math.min(words.number(), Integer.MAX_VALUE);
        words.require("%");
        return Wording.made(percent, () -> Criteria.heldOut(HoldOut.of(experiment.text(), value)));
    }

    private Criterion has() {
        if (words.take("a")) {
            return hasA();
        }
        if (words.take("the")) {
            return hasThe();
        }
        if (words.take("at")) {
            boolean isLeast = words.leastRatherThanMost();
            long count = words.number();
            words.require("of");
            TouchFilter filter = filter();
            Window window = words.window();
            return isLeast ? Criteria.atLeast(count, filter, window) : Criteria.atMost(count, filter, window);
        }
        Token counts = words.next();
        long least = words.number();
        words.require("to");
        long most = words.number();
        words.require("of");
        TouchFilter filter = filter();
        Window window = words.window();
        return Wording.made(counts, () -> new Criterion.Counted(filter, window, least, most));
    }

    private Criterion hasA() {
        if (words.take("relation")) {
            return words.name("a kind of relation", Criteria::related);
        }
        if (words.take("follow-up")) {
            Token begin = words.next();
            Optional<String> rule = words.take("of")
                    ? Optional.of(words.name("the name of a rule").text())
                    : Optional.empty();
            HasFollowUp.State state = words.constant(HasFollowUp.State.values());
            return Wording.made(begin, () -> new HasFollowUp(rule, state));
        }
        if (!words.take("sum")) {
            throw words.expected("relation, follow-up or sum");
        }
        words.require("of");
        Bounds bounds = words.bounds();
        Currency currency = words.name("a currency such as EUR", SentenceReader::currency);
        words.require("of");
        return new Summed(filter(), words.window(), currency, bounds);
    }

    /** Some releases of Java repeat what they could not read. */
    private static Currency currency(String code) {
        return Money.of("0", code).currency();
    }

    private Criterion may() {
        words.require("be", "contacted", "by");
        Channel channel = words.name("a channel such as EMAIL", Channel::of);
        words.require("for");
        boolean isMarketing = words.take(Sentence.MARKETING);
        if (!isMarketing && !words.take(Sentence.NON_MARKETING)) {
            throw words.expected("marketing or non-marketing");
        }
        Purpose purpose = words.name("a purpose", isMarketing ? Purpose::marketing : Purpose::nonMarketing);
        return Criteria.permitted(purpose, channel);
    }

    private Criterion hasThe() {
        if (words.take("measure")) {
            Token name = words.name("the name of a measure");
            words.require("of");
            Bounds bounds = words.bounds();
            return Wording.made(name, () -> Criteria.measured(name.text(), bounds));
        }
        AttributeType type = words.constant(AttributeType.values());
        if (!words.take("attribute")) {
            if (type != AttributeType.DATE) {
                throw words.expected("attribute");
            }
            return date();
        }
        Token name = words.name("the name of an attribute");
        AttributeKey<?> key = Wording.made(name, () -> key(type, name.text()));
        if (words.take("of")) {
            Bounds bounds = words.bounds();
            return Wording.made(name, () -> new AttributeWithin(key, bounds));
        }
        if (!words.take("=")) {
            return Criteria.has(key);
        }
        Token value = words.next();
        if (value.kind() != (type == AttributeType.TEXT ? Kind.QUOTED : Kind.WORD)) {
            throw words.expected(type == AttributeType.TEXT ? "a text in quotes" : "a " + type + " without quotes");
        }
        words.take();
        return Wording.made(value, () -> new Criterion.AttributeIs(key, type.parse(value.text())));
    }

    private Criterion date() {
        Token name = words.name("the name of a date");
        if (!words.take("within")) {
            return Criteria.hasDate(name.text());
        }
        words.require("the", "next");
        Period period = words.period();
        return Wording.made(name, () -> Criteria.dateWithin(name.text(), period));
    }

    private static AttributeKey<?> key(AttributeType type, String name) {
        return switch (type) {
            case TEXT -> AttributeKey.text(name);
            case NUMBER -> AttributeKey.number(name);
            case DECIMAL -> AttributeKey.decimal(name);
            case FLAG -> AttributeKey.flag(name);
            case DATE -> AttributeKey.date(name);
            case INSTANT -> AttributeKey.instant(name);
        };
    }

    private Criterion had() {
        words.require("the");
        End end = words.constant(End.values());
        TouchFilter filter = filter();
        if (words.take("longer")) {
            words.require("ago", "than");
            return new Ago(filter, end, Ago.Distance.LONGER, words.period());
        }
        if (words.take("within")) {
            return new Ago(filter, end, Ago.Distance.WITHIN, words.period());
        }
        if (words.take("before")) {
            return new Criterion.Dated(filter, end, Side.BEFORE, words.instant());
        }
        if (words.take("after")) {
            return new Criterion.Dated(filter, end, Side.AFTER, words.instant());
        }
        throw words.expected("before, after, within or longer ago than");
    }

    private TouchFilter filter() {
        Optional<Direction> direction = Arrays.stream(Direction.values())
                .filter(way -> words.take(Sentence.word(way)))
                .findFirst();
        SortedSet<InteractionKind> kinds = words.take("interaction")
                ? new TreeSet<>()
                : words.names("a kind such as PURCHASE", InteractionKind::of);
        SortedSet<Channel> channels =
                words.take("by") ? words.names("a channel such as EMAIL", Channel::of) : new TreeSet<>();
        return new TouchFilter(kinds, channels, direction);
    }
}
