package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final WorkloadReport WEEK = WorkloadReport.ofTheLast(Period.ofDays(7));
    private static final Optional<String> GRACE = Optional.of("grace");
    private static final AsOf NOW = AsOf.of(Instant.parse("2026-11-24T12:00:00Z"), Made.UTC);

    private static FollowUp followUp(String due, String zone, FollowUpStatus status, Optional<Instant> closedAt) {
        var builder = FollowUp.of(Made.ADA, "call", "call:" + due)
                .due(ZonedDateTime.parse(due).withZoneSameInstant(ZoneId.of(zone)))
                .because("because")
                .status(status);
        return closedAt.map(builder::closedAt).orElse(builder).build();
    }

    private static Assignment open(String due) {
        return new Assignment(GRACE, followUp(due, "UTC", FollowUpStatus.OPEN, Optional.empty()));
    }

    private static Assignment closed(FollowUpStatus status, String at) {
        return new Assignment(GRACE, followUp("2026-11-20T09:00:00Z", "UTC", status, Optional.of(Instant.parse(at))));
    }

    private static Workload load(Assignment... assignments) {
        return WEEK.of(List.of(assignments), List.of(), NOW).get(0);
    }

    @Test
    void tellsWhatIsDueFromWhatIsOverdue() {
        assertEquals(
                new Workload.Queue(4, 2, 1),
                load(
                                open("2026-11-24T12:00:00Z"),
                                open("2026-11-24T00:00:00Z"),
                                open("2026-11-23T23:59:00Z"),
                                open("2026-11-24T12:00:01Z"))
                        .queue());
    }

    /** At noon in UTC it is the next day in Auckland already, where the clock is 13 hours ahead. */
    @Test
    void countsTodayOnTheClockOfTheContact() {
        FollowUp inAuckland =
                followUp("2026-11-24T10:30:00Z", "Pacific/Auckland", FollowUpStatus.OPEN, Optional.empty());
        assertEquals(
                new Workload.Queue(1, 0, 1),
                load(new Assignment(GRACE, inAuckland)).queue());
    }

    @Test
    void countsDoneOnItsDayAndWhatWasClosedLaterAsOpen() {
        Workload load = load(
                closed(FollowUpStatus.DONE, "2026-11-24T12:00:00Z"),
                closed(FollowUpStatus.DONE, "2026-11-24T12:00:01Z"),
                closed(FollowUpStatus.DONE, "2026-11-17T01:00:00Z"),
                closed(FollowUpStatus.DONE, "2026-11-16T23:00:00Z"),
                closed(FollowUpStatus.SKIPPED, "2026-11-24T08:00:00Z"),
                closed(FollowUpStatus.SUPERSEDED, "2026-11-24T08:00:00Z"));
        assertEquals(new Workload.Queue(1, 0, 1), load.queue());
        assertEquals(
                new TreeMap<>(Map.of(LocalDate.of(2026, 11, 24), 1L, LocalDate.of(2026, 11, 17), 1L)), load.done());
    }

    @Test
    void countsWhatEachActorDid() {
        Interaction hers = Interaction.call(Made.ADA)
                .actor("grace")
                .at(Instant.parse("2026-11-23T23:30:00Z"))
                .build();
        Interaction later = Interaction.call(Made.ADA)
                .actor("grace")
                .at(Instant.parse("2026-11-24T12:30:00Z"))
                .build();
        Interaction his = Interaction.call(Made.ADA)
                .actor("alan")
                .at(Instant.parse("2026-11-23T10:00:00Z"))
                .build();
        Interaction nobodys = Made.purchase("2026-11-23", "5");
        Assignment unowned =
                new Assignment(Optional.empty(), open("2026-11-25T00:00:00Z").followUp());
        List<Workload> loads =
                WEEK.of(List.of(unowned, open("2026-11-23T00:00:00Z")), List.of(hers, his, later, nobodys), NOW);
        assertEquals(
                List.of(Optional.of("alan"), GRACE, Optional.empty()),
                loads.stream().map(Workload::owner).toList());
        assertEquals(
                new TreeMap<>(Map.of(LocalDate.of(2026, 11, 23), 1L)),
                loads.get(1).activity());
        assertEquals(
                "1 open, 0 of them due today and 1 overdue; 0 done and 1 interaction on 1 day",
                loads.get(1).because());
    }

    @Test
    void leavesOutWhoHasNothing() {
        assertEquals(
                List.of(), WEEK.of(List.of(closed(FollowUpStatus.LAPSED, "2026-11-24T08:00:00Z")), List.of(), NOW));
        assertThrows(IllegalArgumentException.class, () -> WorkloadReport.ofTheLast(Period.ZERO));
    }
}
