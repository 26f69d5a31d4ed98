package dev.rapport.crm.insight;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one owner has to do and has done.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * for (Workload load : WorkloadReport.ofTheLast(Period.ofDays(7)).of(assignments, facts, asOf)) {
 *     System.out.println(load.owner().orElse("nobody") + ": " + load.because());
 * }
 * // grace: 12 open, 3 of them due today and 2 overdue; 9 done and 14 interactions on 5 days
 * }</pre>
 *
 * @param owner who looks after the contacts; empty for those that nobody looks after
 * @param queue what is to be done
 * @param done how many follow-ups were done on each local day that had any
 * @param activity how many interactions name the owner as their actor, on each local day that had any
 */
public record Workload(
        Optional<String> owner, Queue queue, SortedMap<LocalDate, Long> done, SortedMap<LocalDate, Long> activity) {
    /**
     * Copies the maps.
     *
     * @param owner who looks after the contacts
     * @param queue what is to be done
     * @param done how many follow-ups were done on each local day that had any
     * @param activity how many interactions name the owner as their actor, on each local day that had any
     */
    public Workload {
        done = Collections.unmodifiableSortedMap(new TreeMap<>(done));
        activity = Collections.unmodifiableSortedMap(new TreeMap<>(activity));
    }

    /**
     * What is to be done.
     *
     * @param open all that is open or claimed
     * @param due how many of these are due since some time of today, on the clock of the contact
     * @param overdue how many of these are due since an earlier day
     */
    public record Queue(long open, long due, long overdue) {}

    /** {@return a sentence, such as "12 open, 3 of them due today and 2 overdue; 9 done and 14 interactions on 5 days"} */
    public String because() {
        TreeMap<LocalDate, Long> days = new TreeMap<>(done);
        days.putAll(activity);
        return queue.open() + " open, " + queue.due() + " of them due today and " + queue.overdue() + " overdue; "
                + sum(done) + " done and " + Words.count(sum(activity), "interaction") + " on "
                + Words.count(days.size(), "day");
    }

    private static long sum(SortedMap<LocalDate, Long> perDay) {
        return perDay.values().stream().mapToLong(Long::longValue).sum();
    }
}
