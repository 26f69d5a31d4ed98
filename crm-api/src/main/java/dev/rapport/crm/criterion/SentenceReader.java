package dev.rapport.crm.criterion;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.AttributeType;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.criterion.Criterion.End;
import dev.rapport.crm.criterion.Criterion.Side;
import dev.rapport.crm.criterion.Tokens.Kind;
import dev.rapport.crm.criterion.Tokens.Token;
import dev.rapport.crm.error.SyntaxException;
import dev.rapport.crm.interaction.Direction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads what {@link Sentence} has written, and what people write like it. */
final class SentenceReader {
    private static final String WHAT = "criterion";

    private final Tokens tokens;
    private int depth;

    SentenceReader(String text) {
        if (text.length() > Criterion.MAX_TEXT) {
            throw new SyntaxException(
                    WHAT, Criterion.MAX_TEXT, "longer than " + Criterion.MAX_TEXT + " characters; say it more shortly");
        }
        tokens = new Tokens(text);
    }

    Criterion read() {
        Criterion all = anyOf();
        if (tokens.next().kind() != Kind.END) {
            throw expected("and, or, or the end");
        }
        return all;
    }

    private Criterion anyOf() {
        List<Criterion> parts = new ArrayList<>(List.of(allOf()));
        while (tokens.take("or")) {
            parts.add(allOf());
        }
        return Criteria.anyOf(parts.toArray(Criterion[]::new));
    }

    private Criterion allOf() {
        List<Criterion> parts = new ArrayList<>(List.of(one()));
        while (tokens.take("and")) {
            parts.add(one());
        }
        return Criteria.allOf(parts.toArray(Criterion[]::new));
    }

    private Criterion one() {
        boolean opens = tokens.next().is("(") || tokens.next().is("not");
        if (opens && ++depth > Criterion.MAX_DEPTH) {
            throw expected("no more brackets and nots within each other than " + Criterion.MAX_DEPTH);
        }
        Criterion read;
        if (tokens.take("not")) {
            read = Criteria.not(one());
        } else if (tokens.take("(")) {
            read = anyOf();
            require(")");
        } else {
            read = condition();
        }
        depth -= opens ? 1 : 0;
        return read;
    }

    private Criterion condition() {
        if (tokens.take("is")) {
            return is();
        }
        if (tokens.take("had")) {
            return had();
        }
        if (tokens.take("has")) {
            return has();
        }
        throw expected("a condition, which begins with is, has, had, not or a bracket");
    }

    private Criterion is() {
        if (tokens.take("tagged")) {
            return name("a tag", Criteria::tagged);
        }
        if (tokens.take("held")) {
            return heldOut();
        }
        if (tokens.take("any")) {
            require("contact");
            return Criteria.allOf();
        }
        if (tokens.take("no")) {
            require("contact");
            return Criteria.anyOf();
        }
        if (tokens.take("a") || tokens.take("an")) {
            return new Criterion.OfKind(constant(ContactKind.values()));
        }
        throw expected("tagged, held out of, any contact, no contact, a person, an organisation or a household");
    }

    private Criterion heldOut() {
        require("out");
        require("of");
        Token experiment = name("the name of an experiment");
        require("by");
        Token percent = tokens.next();
        int value = (int) Math.min(number(), Integer.MAX_VALUE);
        require("%");
        return made(percent, () -> Criteria.heldOut(HoldOut.of(experiment.text(), value)));
    }

    private Criterion has() {
        if (tokens.take("a")) {
            require("relation");
            return name("a kind of relation", Criteria::related);
        }
        if (tokens.take("the")) {
            return hasThe();
        }
        if (tokens.take("at")) {
            boolean isLeast = tokens.take("least");
            if (!isLeast) {
                require("most");
            }
            long count = number();
            require("of");
            return isLeast ? Criteria.atLeast(count, filter()) : Criteria.atMost(count, filter());
        }
        Token counts = tokens.next();
        long least = number();
        require("to");
        long most = number();
        require("of");
        TouchFilter filter = filter();
        return made(counts, () -> new Criterion.Counted(filter, least, most));
    }

    private Criterion hasThe() {
        AttributeType type = constant(AttributeType.values());
        if (!tokens.take("attribute")) {
            if (type != AttributeType.DATE) {
                throw expected("attribute");
            }
            return name("the name of a date", Criteria::hasDate);
        }
        Token name = name("the name of an attribute");
        AttributeKey<?> key = made(name, () -> key(type, name.text()));
        if (!tokens.take("=")) {
            return Criteria.has(key);
        }
        Token value = tokens.next();
        if (value.kind() != (type == AttributeType.TEXT ? Kind.QUOTED : Kind.WORD)) {
            throw expected(type == AttributeType.TEXT ? "a text in quotes" : "a " + type + " without quotes");
        }
        tokens.take();
        return made(value, () -> new Criterion.AttributeIs(key, type.parse(value.text())));
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
        require("the");
        End end = constant(End.values());
        TouchFilter filter = filter();
        Side side = constant(Side.values());
        Token when = tokens.take();
        try {
            return new Criterion.Dated(filter, end, side, Instant.parse(when.text()));
        } catch (DateTimeException e) {
            throw expected(when, "an instant such as 2027-01-31T08:00:00Z");
        }
    }

    private TouchFilter filter() {
        Optional<Direction> direction = Arrays.stream(Direction.values())
                .filter(way -> tokens.take(Sentence.word(way)))
                .findFirst();
        SortedSet<InteractionKind> kinds =
                tokens.take("interaction") ? new TreeSet<>() : list("a kind such as PURCHASE", InteractionKind::of);
        SortedSet<Channel> channels =
                tokens.take("by") ? list("a channel such as EMAIL", Channel::of) : new TreeSet<>();
        return new TouchFilter(kinds, channels, direction);
    }

    private <T> SortedSet<T> list(String what, Function<String, T> element) {
        SortedSet<T> all = new TreeSet<>();
        do {
            all.add(name(what, element));
        } while (tokens.take(","));
        return all;
    }

    private <T> T name(String what, Function<String, T> use) {
        Token name = name(what);
        return made(name, () -> use.apply(name.text()));
    }

    private Token name(String what) {
        if (!tokens.next().isName()) {
            throw expected(what);
        }
        return tokens.take();
    }

    private long number() {
        Token digits = tokens.take();
        if (digits.kind() == Kind.WORD && digits.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
            try {
                return Long.parseLong(digits.text());
            } catch (NumberFormatException e) {
                throw expected(digits, "a number up to " + Long.MAX_VALUE);
            }
        }
        throw expected(digits, "a whole number, 0 or more");
    }

    private <E extends Enum<E>> E constant(E[] all) {
        for (E constant : all) {
            if (tokens.take(Sentence.word(constant))) {
                return constant;
            }
        }
        throw expected("one of "
                + String.join(", ", Arrays.stream(all).map(Sentence::word).toList()));
    }

    private void require(String word) {
        if (!tokens.take(word)) {
            throw expected(word);
        }
    }

    private interface Making<T> {
        T make();
    }

    /** What a value refuses is wrong where it stands in the text. */
    private static <T> T made(Token where, Making<T> making) {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw new SyntaxException(WHAT, where.begin(), String.valueOf(e.getMessage()));
        }
    }

    private SyntaxException expected(String what) {
        return expected(tokens.next(), what);
    }

    private static SyntaxException expected(Token where, String what) {
        return new SyntaxException(WHAT, where.begin(), "expected " + what);
    }
}
