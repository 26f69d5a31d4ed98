package dev.rapport.crm.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.calendar.ReachableHours;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHoursTest {

    private static final ContactTimes CALLS = ContactTimes.of(TouchFilter.channels(Channel.CALL));
    private static final String NUMBERS = "0,0,0,0,0,0,0,0,0,5,0,0,0,0,0,3,0,0,0,0,0,0,0,0";
    private static final String TEXT = "answer-hours/1 cut-off=2026-11-24T09:00:00Z kinds= channels=CALL"
            + " answers=REACHED,REPLIED attempted=" + NUMBERS + " answered=" + NUMBERS.replace('5', '4');

    private static Interaction call(String at) {
        return Interaction.call(ContactId.next())
                .outbound()
                .at(Instant.parse(at))
                .outcome(Outcome.REACHED)
                .build();
    }

    @Test
    void countsFromTwoYearsBeforeTheCutOff() {
        AnswerHours leapDay = AnswerHours.none(Instant.parse("2028-02-29T12:00:00.123456789Z"), CALLS);
        assertEquals(Instant.parse("2028-02-29T12:00:00.123456Z"), leapDay.cutOff());
        assertEquals(Instant.parse("2026-02-28T12:00:00.123456Z"), leapDay.since());
        List<Interaction> calls = Stream.of(
                        "2026-02-28T12:00:00.123456Z", "2026-02-28T12:00:00.123455Z", "2031-01-01T08:00:00Z")
                .map(AnswerHoursTest::call)
                .toList();
        assertEquals(
                AttemptsByHour.none().plus(13, 1, 1).plus(9, 1, 1), leapDay.count(calls, ZoneId.of("Europe/Paris")));
        assertEquals(
                Instant.parse("0001-01-01T00:00:00Z"),
                AnswerHours.none(Instant.parse("0002-05-01T00:00:00Z"), CALLS).since());
    }

    @Test
    void ranksAsContactTimesDo() {
        AnswerHours hours = AnswerHours.none(Instant.parse("2026-11-24T09:00:00Z"), CALLS)
                .plus(AttemptsByHour.none().plus(9, 5, 4))
                .plus(AttemptsByHour.none().plus(15, 3, 0));
        AttemptsByHour own = AttemptsByHour.none().plus(15, 3, 2);
        assertEquals(
                CALLS.ranked(own, AttemptsByHour.none().plus(9, 5, 4).plus(15, 3, 0), ReachableHours.all()),
                hours.ranked(own, ReachableHours.all()));
        assertEquals(
                List.of(),
                AnswerHours.none(hours.cutOff(), CALLS).ranked(own, ReachableHours.all()),
                "nobody was attempted");
    }

    @Test
    void printsOneLine() {
        AnswerHours hours = new AnswerHours(
                Instant.parse("2026-11-24T09:00:00Z"),
                CALLS,
                AttemptsByHour.none().plus(9, 5, 4).plus(15, 3, 3));
        assertEquals(TEXT, hours.text());
        assertEquals(TEXT, hours.toString());
        assertEquals(hours, AnswerHours.parse(TEXT));
    }

    @Provide
    Arbitrary<AnswerHours> hours() {
        Arbitrary<Instant> cutOff =
                Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
        Arbitrary<TouchFilter> filters = Arbitraries.of(
                TouchFilter.any(),
                TouchFilter.channels(Channel.EMAIL, Channel.CALL),
                TouchFilter.kinds(InteractionKind.MEETING, InteractionKind.CALL).inbound());
        Arbitrary<List<Outcome>> answers = Arbitraries.of(Outcome.REACHED, Outcome.of("OPENED"), Outcome.REFUSED)
                .list()
                .ofMaxSize(3);
        Arbitrary<List<Integer>> counts =
                Arbitraries.integers().between(0, Integer.MAX_VALUE).list().ofSize(24);
        return Combinators.combine(cutOff, filters, answers, counts).as((at, filter, outcomes, numbers) -> {
            AttemptsByHour everybody = AttemptsByHour.none();
            for (int hour = 0; hour < 24; hour++) {
                everybody = everybody.plus(hour, 3L * numbers.get(hour), numbers.get(hour));
            }
            return new AnswerHours(
                    at,
                    ContactTimes.of(filter)
                            .answeredBy(outcomes.stream().distinct().toArray(Outcome[]::new)),
                    everybody);
        });
    }

    @Property
    void readsWhatItHasPrinted(@ForAll("hours") AnswerHours hours) {
        AnswerHours read = AnswerHours.parse(hours.text());
        assertEquals(hours, read);
        assertEquals(hours.text(), read.text());
        assertTrue(hours.text().chars().allMatch(c -> c >= ' ' && c < 127));
    }

    /** The index of what cannot be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0:answer-hours/2 cut-off=2026-11-24T09:00:00Z",
                "14:answer-hours/1 channels=CALL",
                "23:answer-hours/1 cut-off=yesterday kinds=",
                "23:answer-hours/1 cut-off=+10000-01-01T00:00:00Z kinds="
            })
    void namesThePlaceOfWhatItCannotRead(String indexAndText) {
        int colon = indexAndText.indexOf(':');
        refuses(indexAndText.substring(colon + 1), Integer.parseInt(indexAndText.substring(0, colon)));
    }

    @Test
    void refusesNumbersThatCountNothing() {
        refuses(TEXT + " ", TEXT.length());
        refuses(TEXT + ",0", TEXT.indexOf("answered=") + 9);
        refuses(TEXT.replace(",4,", ",6,"), TEXT.indexOf("answered=") + 9);
        refuses(TEXT.replace(",5,", ",five,"), TEXT.indexOf("attempted=") + 10);
        refuses(TEXT.replace("REACHED", "reached"), TEXT.indexOf("answers=") + 8);
    }

    private static void refuses(String text, int index) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> AnswerHours.parse(text));
        assertTrue(String.valueOf(e.getMessage()).contains("(index " + index + " of length " + text.length() + ")"));
    }

    @Test
    void countsOnlyWhatCanBe() {
        AttemptsByHour none = AttemptsByHour.none();
        assertEquals(none.plus(3, 5, 3), none.plus(3, 2, 0).plus(3, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> none.plus(24, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> none.plus(-1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> none.plus(0, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> none.plus(0, 1, -1));
    }
}
