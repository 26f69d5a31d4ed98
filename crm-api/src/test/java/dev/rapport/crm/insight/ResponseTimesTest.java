package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ResponseTimesTest {

    private static final Contact ADA = Contact.person("Ada").id(Made.ADA).build();
    private static final WorkingHours OFFICE =
            WorkingHours.of(WorkCalendar.mondayToFriday(), TimeWindow.of("09:00", "17:00"), Made.UTC);
    private static final ServiceLevel FOUR_HOURS = ServiceLevel.of(OFFICE, Duration.ofHours(4));

    /** A Tuesday. */
    private static Instant at(String time) {
        return Instant.parse("2026-11-24T" + time + ":00Z");
    }

    private static InteractionBuilder in(String time) {
        return Interaction.email(Made.ADA).inbound().at(at(time));
    }

    private static InteractionBuilder out(String time) {
        return Interaction.email(Made.ADA).outbound().at(at(time));
    }

    private static ResponseTimes measure(String now, InteractionBuilder... facts) {
        List<Interaction> timeline =
                List.of(facts).stream().map(InteractionBuilder::build).toList();
        return FOUR_HOURS.measure(List.of(Timeline.of(ADA, timeline)), AsOf.of(at(now), Made.UTC));
    }

    private static List<Duration> waits(InteractionBuilder... facts) {
        return measure("23:00", facts).waits();
    }

    @Test
    void measuresFromTheFirstQuestionToTheFirstAnswer() {
        assertEquals(
                List.of(Duration.ofHours(2), Duration.ofHours(3)),
                waits(in("08:00"), in("10:30"), out("12:00"), out("12:30"), in("13:00"), out("15:00")));
    }

    @Test
    void keepsThreadsApart() {
        assertEquals(
                List.of(Duration.ofHours(1), Duration.ofHours(3)),
                waits(
                        in("10:00").thread("a"),
                        in("10:00").thread("b"),
                        out("11:00").thread("b"),
                        out("13:00").thread("a")));
        assertEquals(
                List.of(Duration.ofHours(1), Duration.ofHours(1)),
                waits(in("10:00").thread("a"), in("10:00"), out("11:00")));
        assertEquals(
                List.of(Duration.ofHours(1)),
                waits(in("10:00"), in("10:00").thread("a"), out("11:00").thread("b")));
    }

    @Test
    void takesNoFailureForAnAnswer() {
        for (Outcome failed : List.of(Outcome.NO_ANSWER, Outcome.BOUNCED, Outcome.NOT_DELIVERED)) {
            assertEquals(List.of(), waits(in("10:00"), out("11:00").outcome(failed)));
        }
        assertEquals(
                List.of(Duration.ofHours(1)),
                waits(in("10:00"), Interaction.call(Made.ADA).outbound().at(at("11:00"))));
    }

    @Test
    void asksNothingWhereSomebodyWasReached() {
        ServiceLevel calls = FOUR_HOURS.questions(TouchFilter.kinds(InteractionKind.CALL));
        Interaction reached = Interaction.call(Made.ADA)
                .inbound()
                .at(at("10:00"))
                .outcome(Outcome.REACHED)
                .build();
        Interaction missed = Interaction.call(Made.ADA)
                .inbound()
                .at(at("10:00"))
                .outcome(Outcome.NO_ANSWER)
                .build();
        AsOf now = AsOf.of(at("12:00"), Made.UTC);
        assertEquals(
                List.of(),
                calls.measure(List.of(Timeline.of(ADA, List.of(reached))), now).open());
        assertEquals(
                1,
                calls.measure(List.of(Timeline.of(ADA, List.of(missed))), now)
                        .open()
                        .size());
        assertEquals(
                List.of(),
                FOUR_HOURS
                        .measure(List.of(Timeline.of(ADA, List.of(missed))), now)
                        .open());
    }

    @Test
    void countsAQuestionForTheFirstWhoAsksAndTakesAnswersToOthers() {
        Contact bob = Contact.person("Bob").build();
        Interaction asked = in("10:00").with(bob.id()).build();
        Interaction answered = out("11:00").with(bob.id()).build();
        Timeline hers = Timeline.of(ADA, List.of(asked, answered));
        Timeline his = Timeline.of(bob, List.of(asked, answered));
        ResponseTimes times = FOUR_HOURS.measure(List.of(his, hers), AsOf.of(at("12:00"), Made.UTC));
        assertEquals(List.of(Duration.ofHours(1)), times.waits());
    }

    @Test
    void knowsWhatIsOpenAndSinceWhenItIsLate() {
        assertEquals(0, measure("14:00", in("10:00")).late());
        ResponseTimes late = measure("15:00", in("10:00"), in("14:00").thread("b"));
        assertEquals(
                List.of(at("14:00"), Instant.parse("2026-11-25T10:00:00Z")),
                late.open().stream().map(ResponseTimes.OpenQuestion::deadline).toList());
        assertEquals(1, late.late());
        assertEquals("nothing was answered; 2 questions open, 1 too long", late.because());
    }

    @Test
    void saysHowLongPeopleWaited() {
        ResponseTimes times = measure(
                "23:00",
                in("09:00").thread("a"),
                in("10:00").thread("b"),
                in("11:00").thread("c"),
                out("11:20").thread("b"),
                out("11:30").thread("c"),
                out("15:00").thread("a"));
        assertEquals(1, measure("23:00", in("10:00"), out("14:00")).inTime());
        assertEquals("2 of 3 answers within 4 h, half within 1 h 20 min; no question is open", times.because());
        assertEquals(Optional.of(Duration.ofMinutes(30)), times.percentile(33));
        assertEquals(Optional.of(Duration.ofMinutes(80)), times.percentile(34));
        assertEquals(Optional.of(Duration.ofHours(6)), times.percentile(100));
        assertEquals(Optional.empty(), measure("23:00").percentile(50));
        assertThrows(IllegalArgumentException.class, () -> times.percentile(0));
        assertThrows(IllegalArgumentException.class, () -> times.percentile(101));
        assertThrows(IllegalArgumentException.class, () -> ServiceLevel.of(OFFICE, Duration.ZERO));
    }

    @Provide
    Arbitrary<List<Interaction>> letters() {
        return Combinators.combine(
                        Arbitraries.integers().between(540, 1000),
                        Arbitraries.of(true, false),
                        Arbitraries.of("a", "b", ""))
                .as((minute, isIn, thread) -> {
                    InteractionBuilder letter =
                            Interaction.email(Made.ADA).at(at("00:00").plus(Duration.ofMinutes(minute)));
                    letter = isIn ? letter.inbound() : letter.outbound();
                    return (thread.isEmpty() ? letter : letter.thread(thread)).build();
                })
                .list()
                .ofMaxSize(10);
    }

    /** Each question that no earlier open one covers, with the first answer to it. */
    private static List<Duration> byHand(List<Interaction> letters) {
        List<Duration> waits = new ArrayList<>();
        for (Interaction question : letters) {
            if (!question.touch().isInbound() || isCovered(question, letters)) {
                continue;
            }
            letters.stream()
                    .filter(answer -> answers(answer, question))
                    .map(answer -> Duration.between(question.occurredAt(), answer.occurredAt()))
                    .min(Duration::compareTo)
                    .ifPresent(waits::add);
        }
        return waits.stream().sorted().toList();
    }

    private static boolean answers(Interaction answer, Interaction question) {
        boolean isMeant = answer.thread().isEmpty()
                || question.thread().isEmpty()
                || answer.thread().equals(question.thread());
        return answer.touch().isOutbound() && isMeant && !answer.occurredAt().isBefore(question.occurredAt());
    }

    private static boolean isCovered(Interaction question, List<Interaction> letters) {
        return letters.stream()
                .filter(other -> other.touch().isInbound() && other.thread().equals(question.thread()))
                .filter(other -> other.touch().compareTo(question.touch()) < 0)
                .anyMatch(other -> letters.stream()
                        .noneMatch(answer ->
                                answers(answer, other) && answer.occurredAt().isBefore(question.occurredAt())));
    }

    @Property
    void pairsAsByHandInAnyOrder(@ForAll("letters") List<Interaction> letters, @ForAll long seed) {
        List<Interaction> mixed = new ArrayList<>(letters);
        Collections.shuffle(mixed, new Random(seed));
        ResponseTimes times = FOUR_HOURS.measure(List.of(Timeline.of(ADA, mixed)), AsOf.of(at("17:00"), Made.UTC));
        assertEquals(byHand(letters), times.waits());
    }
}
