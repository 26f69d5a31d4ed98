package dev.rapport.crm.insight;

import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who has how much to do, and who has done how much on which day.
 *
 * <p>To be done is what was open or claimed; a follow-up that was closed later than the moment asked for still was. When one
 * was planned is not known, so a moment in the past also shows what has been planned since. Immutable and thread-safe.
 *
 * <pre>{@code
 * WorkloadReport week = WorkloadReport.ofTheLast(Period.ofDays(7));
 * List<Workload> loads = week.of(assignments, facts, asOf);
 * }</pre>
 *
 * @param last how far back days are counted: from the local day that lies so long ago
 */
public record WorkloadReport(Period last) {
    private static final Comparator<Optional<String>> NOBODY_LAST =
            Comparator.comparing((Optional<String> owner) -> owner.isEmpty()).thenComparing(owner -> owner.orElse(""));

    /**
     * Checks the period.
     *
     * @param last how far back days are counted
     * @throws IllegalArgumentException if it is not from a day to a century
     */
    public WorkloadReport {
        Intervals.require("last", last);
    }

    /**
     * A report with the days of a period.
     *
     * @param period from a day to a century
     * @return the report
     * @throws IllegalArgumentException if it is no such period
     */
    public static WorkloadReport ofTheLast(Period period) {
        return new WorkloadReport(period);
    }

    /**
     * The load of everybody.
     *
     * @param assignments every follow-up once, in any order
     * @param interactions every fact once, in any order; those that name an actor count
     * @param asOf when it is asked, and in which zone days are counted
     * @return by owner, those that nobody owns last
     */
    public List<Workload> of(Iterable<Assignment> assignments, Iterable<Interaction> interactions, AsOf asOf) {
        Map<Optional<String>, Tally> tallies = new TreeMap<>(NOBODY_LAST);
        assignments.forEach(a ->
                tallies.computeIfAbsent(a.owner(), owner -> new Tally(asOf)).add(a.followUp()));
        Stream<Interaction> acted =
                asOf.seen(interactions).filter(i -> i.actor().isPresent());
        acted.forEach(i ->
                tallies.computeIfAbsent(i.actor(), owner -> new Tally(asOf)).add(i.occurredAt()));
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().load(entry.getKey()))
                .filter(load -> load.queue().open() > 0
                        || !load.done().isEmpty()
                        || !load.activity().isEmpty())
                .toList();
    }

    /** Counts for one owner. */
    private final class Tally {
        private final AsOf asOf;
        private final LocalDate firstDay;
        private final TreeMap<LocalDate, Long> done = new TreeMap<>();
        private final TreeMap<LocalDate, Long> activity = new TreeMap<>();
        private long open;
        private long due;
        private long overdue;

        Tally(AsOf asOf) {
            this.asOf = asOf;
            firstDay = asOf.today().minus(last);
        }

        void add(FollowUp followUp) {
            boolean wasClosedLater =
                    followUp.closedAt().filter(asOf.instant()::isBefore).isPresent();
            if (followUp.status().isActive() || wasClosedLater) {
                addOpen(followUp);
            } else if (followUp.status() == FollowUpStatus.DONE) {
                followUp.closedAt().ifPresent(at -> count(done, at));
            }
        }

        private void addOpen(FollowUp followUp) {
            open++;
            LocalDate today = LocalDate.ofInstant(asOf.instant(), followUp.due().getZone());
            if (!followUp.due().toInstant().isAfter(asOf.instant())) {
                boolean isOfToday = !followUp.due().toLocalDate().isBefore(today);
                due += isOfToday ? 1 : 0;
                overdue += isOfToday ? 0 : 1;
            }
        }

        void add(Instant acted) {
            count(activity, acted);
        }

        private void count(Map<LocalDate, Long> perDay, Instant at) {
            LocalDate day = asOf.day(at);
            if (!day.isBefore(firstDay)) {
                perDay.merge(day, 1L, Long::sum);
            }
        }

        Workload load(Optional<String> owner) {
            return new Workload(owner, new Workload.Queue(open, due, overdue), done, activity);
        }
    }
}
