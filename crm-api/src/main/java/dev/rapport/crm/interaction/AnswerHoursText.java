package dev.rapport.crm.interaction;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.error.NamedWords;
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

    private AnswerHoursText() {}

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
        NamedWords words = NamedWords.of("answer hours", "AnswerHours.text()", FORM, text);
        Instant cutOff = words.read("cut-off", word -> StorableTime.instant("cut-off", Instant.parse(word)));
        List<InteractionKind> kinds = list(words, "kinds", InteractionKind::of);
        List<Channel> channels = list(words, "channels", Channel::of);
        List<Outcome> answers = list(words, "answers", Outcome::of);
        List<Long> attempted = list(words, "attempted", AnswerHoursText::count);
        AttemptsByHour everybody =
                words.read("answered", word -> counts(attempted, split(word, AnswerHoursText::count)));
        words.end();
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

    private static <T> List<T> list(NamedWords words, String name, Function<String, T> meaning) {
        return words.read(name, word -> split(word, meaning));
    }

    private static <T> List<T> split(String word, Function<String, T> meaning) {
        return word.isEmpty()
                ? List.of()
                : Stream.of(word.split(",", -1)).map(meaning).toList();
    }
}
