package dev.rapport.crm.rule;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private final List<NextContact> inOrder;
    private final SortedMap<String, Rejection> rejected;
    private final boolean isDoNotContact;
    private final @Nullable Instant validUntil;

    private Plan(
            List<NextContact> inOrder,
            SortedMap<String, Rejection> rejected,
            boolean isDoNotContact,
            @Nullable Instant validUntil) {
        this.inOrder = Collections.unmodifiableList(inOrder);
        this.rejected = Collections.unmodifiableSortedMap(rejected);
        this.isDoNotContact = isDoNotContact;
        this.validUntil = validUntil;
    }

    /** Takes over both collections. */
    static Plan of(List<NextContact> inOrder, SortedMap<String, Rejection> rejected, Optional<Instant> validUntil) {
        return new Plan(inOrder, rejected, false, validUntil.orElse(null));
    }

    static Plan doNotContact() {
        return new Plan(List.of(), Collections.emptySortedMap(), true, null);
    }

    /**
     * Returns how the next contact stands to the moment for which it was planned.
     *
     * @return the status; {@link Status#NONE} if there is none
     */
    public Status status() {
        return inOrder.isEmpty() ? Status.NONE : inOrder.get(0).status();
    }

    /**
     * Returns the next contact: the earliest of all lanes.
     *
     * @return the next contact, if there is one
     */
    public Optional<NextContact> next() {
        return inOrder.isEmpty() ? Optional.empty() : Optional.of(inOrder.get(0));
    }

    /**
     * Returns the next contact of each lane.
     *
     * @return by lane; only lanes that have one
     */
    public SortedMap<String, NextContact> lanes() {
        SortedMap<String, NextContact> first = new TreeMap<>();
        inOrder.forEach(next -> first.putIfAbsent(next.lane(), next));
        return Collections.unmodifiableSortedMap(first);
    }

    /**
     * Returns what else is planned, in all lanes.
     *
     * @return earliest first, then by priority, then by rule; without the next contact
     */
    public List<NextContact> also() {
        return inOrder.isEmpty() ? List.of() : inOrder.subList(1, inOrder.size());
    }

    /**
     * Returns why the other rules plan nothing.
     *
     * @return by rule
     */
    public SortedMap<String, Rejection> rejected() {
        return rejected;
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
                || inOrder.size() != other.inOrder.size()
                || !rejected.equals(other.rejected)) {
            return false;
        }
        for (int i = 0; i < inOrder.size(); i++) {
            if (!inOrder.get(i).isSamePlan(other.inOrder.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plan that
                && isSamePlan(that)
                && inOrder.equals(that.inOrder)
                && validUntil().equals(that.validUntil());
    }

    @Override
    public int hashCode() {
        return inOrder.hashCode() * 31 + rejected.hashCode();
    }

    /** Returns the occurrences, which name no person. */
    @Override
    public String toString() {
        return "Plan[" + inOrder + ", rejected " + rejected.keySet() + "]";
    }
}
