package dev.rapport.crm.interaction;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.contact.Channel;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The stored form of {@link AnswerHours}: words in a fixed order between spaces, the first of which is the form. */
final class AnswerHoursText {
    private static final String FORM = "answer-hours/1";

    private final String text;
    private int index;

    private AnswerHoursText(String text) {
        this.text = text;
    }

    static String write(AnswerHours hours) {
        TouchFilter attempts = hours.times().attempts();
        return FORM + " cut-off=" + hours.cutOff() + " kinds=" + join(attempts.kinds()) + " channels="
                + join(attempts.channels()) + " answers="
                + join(new TreeSet<>(hours.times().answers())) + " attempted="
                + numbers(hours.everybody()::attempted) + " answered=" + numbers(hours.everybody()::answered);
    }

    private static String join(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static String numbers(IntToLongFunction ofHour) {
        return IntStream.range(0, AttemptsByHour.HOURS)
                .mapToObj(hour -> Long.toString(ofHour.applyAsLong(hour)))
                .collect(Collectors.joining(","));
    }

    static AnswerHours read(String text) {
        return new AnswerHoursText(text).hours();
    }

    private AnswerHours hours() {
        if (!text.startsWith(FORM + " ")) {
            throw unexpected("'" + FORM + "'");
        }
        index = FORM.length();
        Instant cutOff = read(" cut-off=", word -> StorableTime.instant("cut-off", Instant.parse(word)));
        List<InteractionKind> kinds = list(" kinds=", InteractionKind::of);
        List<Channel> channels = list(" channels=", Channel::of);
        List<Outcome> answers = list(" answers=", Outcome::of);
        List<Long> attempted = list(" attempted=", AnswerHoursText::count);
        AttemptsByHour everybody = read(" answered=", word -> counts(attempted, split(word, AnswerHoursText::count)));
        if (index < text.length()) {
            throw unexpected("the end");
        }
        TouchFilter filter = new TouchFilter(new TreeSet<>(kinds), new TreeSet<>(channels), Optional.empty());
        return new AnswerHours(cutOff, new ContactTimes(filter, new HashSet<>(answers)), everybody);
    }

    /** As it is printed, and so few that those of all hours can be added. */
    private static Long count(String digits) {
        if (!digits.matches("0|[1-9][0-9]{0,16}")) {
            throw new IllegalArgumentException("not a count");
        }
        return Long.valueOf(digits);
    }

    private static AttemptsByHour counts(List<Long> attempted, List<Long> answered) {
        if (attempted.size() != AttemptsByHour.HOURS || answered.size() != AttemptsByHour.HOURS) {
            throw new IllegalArgumentException("not one number for each hour");
        }
        AttemptsByHour counts = AttemptsByHour.none();
        for (int hour = 0; hour < AttemptsByHour.HOURS; hour++) {
            counts = counts.plus(hour, attempted.get(hour), answered.get(hour));
        }
        return counts;
    }

    private <T> List<T> list(String name, Function<String, T> meaning) {
        return read(name, word -> split(word, meaning));
    }

    private static <T> List<T> split(String word, Function<String, T> meaning) {
        return word.isEmpty()
                ? List.of()
                : Stream.of(word.split(",", -1)).map(meaning).toList();
    }

    /** Reads a name and the word that follows it. */
    private <T> T read(String name, Function<String, T> meaning) {
        if (!text.startsWith(name, index)) {
            throw unexpected("'" + name.strip() + "'");
        }
        int start = index + name.length();
        int space = text.indexOf(' ', start);
        int end = space < 0 ? text.length() : space;
        try {
            T read = meaning.apply(text.substring(start, end));
            index = end;
            return read;
        } catch (DateTimeException | IllegalArgumentException e) {
            index = start;
            throw unexpected("a value of '" + name.strip() + "'");
        }
    }

    private IllegalArgumentException unexpected(String expected) {
        return new IllegalArgumentException("answer hours: " + expected + " expected (index " + index + " of length "
                + text.length() + "); give a text that AnswerHours.text() has printed");
    }
}
