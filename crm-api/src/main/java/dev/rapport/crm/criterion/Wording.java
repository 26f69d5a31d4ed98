package dev.rapport.crm.criterion;

import dev.rapport.crm.criterion.Tokens.Kind;
import dev.rapport.crm.criterion.Tokens.Token;
import dev.rapport.crm.error.SyntaxException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Takes numbers, names, instants and words of a choice from a text, or says where they are missing. */
final class Wording {
    private static final String WHAT = "criterion";

    private final Tokens tokens;

    Wording(String text) {
        if (text.length() > Criterion.MAX_TEXT) {
            throw new SyntaxException(
                    WHAT, Criterion.MAX_TEXT, "longer than " + Criterion.MAX_TEXT + " characters; say it more shortly");
        }
        tokens = new Tokens(text);
    }

    Token next() {
        return tokens.next();
    }

    Token take() {
        return tokens.take();
    }

    boolean take(String word) {
        return tokens.take(word);
    }

    void require(String... words) {
        for (String word : words) {
            if (!tokens.take(word)) {
                throw expected(word);
            }
        }
    }

    <T> SortedSet<T> names(String what, Function<String, T> element) {
        SortedSet<T> all = new TreeSet<>();
        do {
            all.add(name(what, element));
        } while (tokens.take(","));
        return all;
    }

    <T> T name(String what, Function<String, T> use) {
        Token name = name(what);
        return made(name, () -> use.apply(name.text()));
    }

    Token name(String what) {
        if (!tokens.next().isName()) {
            throw expected(what);
        }
        return tokens.take();
    }

    long number() {
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

    BigDecimal decimal() {
        Token digits = tokens.take();
        if (digits.kind() == Kind.WORD && digits.text().matches("-?[0-9]{1,100}(\\.[0-9]{1,100})?")) {
            return new BigDecimal(digits.text());
        }
        throw expected(digits, "a number such as 12.50");
    }

    Instant instant() {
        Token when = tokens.take();
        try {
            return Instant.parse(when.text());
        } catch (DateTimeException e) {
            throw expected(when, "an instant such as 2027-01-31T08:00:00Z");
        }
    }

    /** Such as {@code 1 year 2 months 10 days}. */
    Period period() {
        Token begin = tokens.next();
        Period period = part();
        while (tokens.next().kind() == Kind.WORD
                && Character.isDigit(tokens.next().text().charAt(0))) {
            Token where = tokens.next();
            Period sofar = period;
            Period next = part();
            period = made(where, () -> sofar.plus(next));
        }
        Period whole = period;
        return made(begin, () -> new Window.InLast(whole)).period();
    }

    private Period part() {
        Token count = tokens.next();
        long number = number();
        if (number > Integer.MAX_VALUE / 7) {
            throw expected(count, "a number up to " + Integer.MAX_VALUE / 7);
        }
        int times = (int) number;
        if (tokens.take("day") || tokens.take("days")) {
            return Period.ofDays(times);
        }
        if (tokens.take("week") || tokens.take("weeks")) {
            return Period.ofWeeks(times);
        }
        if (tokens.take("month") || tokens.take("months")) {
            return Period.ofMonths(times);
        }
        if (tokens.take("year") || tokens.take("years")) {
            return Period.ofYears(times);
        }
        throw expected("days, weeks, months or years");
    }

    Bounds bounds() {
        Token begin = tokens.next();
        if (tokens.take("at")) {
            boolean isLeast = leastRatherThanMost();
            BigDecimal bound = decimal();
            return made(begin, () -> isLeast ? Bounds.atLeast(bound) : Bounds.atMost(bound));
        }
        BigDecimal least = decimal();
        require("to");
        BigDecimal most = decimal();
        return made(begin, () -> Bounds.between(least, most));
    }

    boolean leastRatherThanMost() {
        boolean isLeast = tokens.take("least");
        if (!isLeast) {
            require("most");
        }
        return isLeast;
    }

    Window window() {
        if (tokens.take("in")) {
            require("the", "last");
            return Window.inLast(period());
        }
        Token begin = tokens.next();
        Optional<Instant> from = tokens.take("since") ? Optional.of(instant()) : Optional.empty();
        Optional<Instant> to = tokens.take("before") ? Optional.of(instant()) : Optional.empty();
        return made(begin, () -> new Window.Between(from, to));
    }

    <E extends Enum<E>> E constant(E[] all) {
        for (E constant : all) {
            if (tokens.take(Sentence.word(constant))) {
                return constant;
            }
        }
        throw expected("one of "
                + String.join(", ", Arrays.stream(all).map(Sentence::word).toList()));
    }

    /** Makes something of what was read. */
    interface Making<T> {
        T make();
    }

    /** What a value refuses is wrong where it stands in the text. */
    static <T> T made(Token where, Making<T> making) {
        try {
            return making.make();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new SyntaxException(WHAT, where.begin(), String.valueOf(e.getMessage()));
        }
    }

    SyntaxException expected(String what) {
        return expected(tokens.next(), what);
    }

    static SyntaxException expected(Token where, String what) {
        return new SyntaxException(WHAT, where.begin(), "expected " + what);
    }
}
