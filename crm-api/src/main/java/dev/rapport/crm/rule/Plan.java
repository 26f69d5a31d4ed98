package dev.rapport.crm.rule;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules plan for one contact.
 *
 * <p>A pure function of the contact's facts. Immutable and thread-safe.
 *
 * <pre>{@code
 * Plan plan = Planner.plan(facts, book, Permission.unchecked(), now);
 * plan.next().ifPresent(next -> System.out.println(next.due() + ": " + next.because()));
 * plan.lanes().forEach((lane, next) -> queue.put(lane, next));
 * plan.rejected().values().forEach(System.out::println);
 * }</pre>
 */
public final class Plan {

    private final List<NextContact> planned;
    private final @Nullable NextContact next;
    private final SortedMap<String, Rejection> rejected;
    private final boolean isDoNotContact;
    private final @Nullable Instant validUntil;

    private Plan(
            List<NextContact> planned,
            SortedMap<String, Rejection> rejected,
            boolean isDoNotContact,
            @Nullable Instant validUntil) {
        this.planned = planned;
        this.rejected = rejected;
        this.isDoNotContact = isDoNotContact;
        this.validUntil = validUntil;
        next = earliest(planned);
    }

    /** Takes over both collections, the contacts in any order. */
    static Plan of(List<NextContact> planned, SortedMap<String, Rejection> rejected, Optional<Instant> validUntil) {
        return new Plan(planned, rejected, false, validUntil.orElse(null));
    }

    static Plan doNotContact() {
        return new Plan(List.of(), Collections.emptySortedMap(), true, null);
    }

    private static @Nullable NextContact earliest(List<NextContact> planned) {
        @Nullable NextContact earliest = null;
        for (NextContact one : planned) {
            earliest = earliest == null ? one : one.earlierOf(earliest);
        }
        return earliest;
    }

    /** Most plans are only asked for what comes next, so the others are sorted for who asks. */
    private List<NextContact> inOrder() {
        return planned.stream().sorted(NextContact::compareInPlan).toList();
    }

    /**
     * Returns how the next contact stands to the moment for which it was planned.
     *
     * @return the status; {@link Status#NONE} if there is none
     */
    public Status status() {
        return next == null ? Status.NONE : next.status();
    }

    /**
     * Returns the next contact: the earliest of all lanes.
     *
     * @return the next contact, if there is one
     */
    public Optional<NextContact> next() {
        return Optional.ofNullable(next);
    }

    /**
     * Returns the next contact of each lane.
     *
     * @return by lane; only lanes that have one
     */
    public SortedMap<String, NextContact> lanes() {
        SortedMap<String, NextContact> first = new TreeMap<>();
        planned.forEach(one -> first.merge(one.lane(), one, NextContact::earlierOf));
        return Collections.unmodifiableSortedMap(first);
    }

    /**
     * Returns what else is planned, in all lanes.
     *
     * @return earliest first, then by priority, then by rule; without the next contact
     */
    public List<NextContact> also() {
        return inOrder().stream().skip(1).toList();
    }

    /** What comes first in the lane of another contact, unless it is that one. */
    Optional<NextContact> ahead(NextContact other) {
        return Optional.ofNullable(lanes().get(other.lane())).filter(first -> !first.equals(other));
    }

    /**
     * Returns why the other rules plan nothing.
     *
     * @return by rule
     */
    public SortedMap<String, Rejection> rejected() {
        return Collections.unmodifiableSortedMap(rejected);
    }

    /**
     * Tells whether a rule threw an exception. The others were planned all the same.
     *
     * @return true if a rejection says {@link RejectionCode#RULE_FAILED}
     */
    public boolean hasFailed() {
        return rejected.values().stream().anyMatch(rejection -> rejection.code() == RejectionCode.RULE_FAILED);
    }

    /**
     * Tells whether nothing is planned because the contact is not to be contacted at all.
     *
     * @return true if the contact's preferences say so
     */
    public boolean isDoNotContact() {
        return isDoNotContact;
    }

    /**
     * Returns the first instant at which the same facts give another plan, apart from the status.
     *
     * @return the instant, or empty for never
     */
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    /**
     * Tells whether another plan is the same, apart from the status and from how long it holds.
     *
     * @param other another plan
     * @return true if the same contacts are planned and the same rules rejected for the same reasons
     */
    public boolean isSamePlan(Plan other) {
        if (isDoNotContact != other.isDoNotContact
                || planned.size() != other.planned.size()
                || !rejected.equals(other.rejected)) {
            return false;
        }
        List<NextContact> ours = inOrder();
        List<NextContact> theirs = other.inOrder();
        return IntStream.range(0, ours.size()).allMatch(i -> ours.get(i).isSamePlan(theirs.get(i)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plan that
                && isDoNotContact == that.isDoNotContact
                && inOrder().equals(that.inOrder())
                && rejected.equals(that.rejected)
                && validUntil().equals(that.validUntil());
    }

    @Override
    public int hashCode() {
        return Objects.hash(inOrder(), rejected);
    }

    /** Returns the occurrences, which name no person. */
    @Override
    public String toString() {
        return "Plan[" + inOrder() + ", rejected " + rejected.keySet() + "]";
    }
}
