package dev.rapport.crm.followup;

/**
 * Where a follow-up stands.
 *
 * <table>
 * <caption>Every transition, its cause, and who may make it</caption>
 * <tr><th>from</th><th>to</th><th>cause</th><th>who</th></tr>
 * <tr><td>(none)</td><td>OPEN</td><td>the plan says so for the first time</td><td>re-planning</td></tr>
 * <tr><td>OPEN</td><td>OPEN</td><td>the same occurrence got another date, channel or priority; a snooze</td>
 *     <td>re-planning, anybody</td></tr>
 * <tr><td>OPEN</td><td>CLAIMED</td><td>{@code claim} of what is due, or of one that was chosen, due or not</td>
 *     <td>one worker</td></tr>
 * <tr><td>CLAIMED</td><td>CLAIMED</td><td>{@code extend}; or the lease ran out and another worker claims</td>
 *     <td>its worker; one other worker</td></tr>
 * <tr><td>CLAIMED</td><td>OPEN</td><td>{@code release}</td><td>its worker</td></tr>
 * <tr><td>CLAIMED</td><td>OPEN</td><td>a snooze</td><td>anybody</td></tr>
 * <tr><td>CLAIMED</td><td>OPEN</td><td>only a channel that its worker did not ask for is permitted today</td>
 *     <td>{@code claim} itself</td></tr>
 * <tr><td>CLAIMED</td><td>OPEN</td><td>a newer fact gives the same occurrence another date or channel and fences the claim,
 *     unless the fact names it; the lease ran out</td><td>re-planning</td></tr>
 * <tr><td>CLAIMED</td><td>DONE</td><td>{@code complete}, with what happened</td><td>its worker</td></tr>
 * <tr><td>CLAIMED</td><td>SKIPPED</td><td>{@code skip}: this occurrence is not acted on</td><td>its worker</td></tr>
 * <tr><td>OPEN, CLAIMED</td><td>LAPSED</td><td>the rule's time to lapse is over; under a claim that holds, only when a fact
 *     is recorded that does not name it</td><td>re-planning</td></tr>
 * <tr><td>OPEN, CLAIMED</td><td>SUPERSEDED</td><td>a newer fact or a later day gives another plan; a claim is fenced by a
 *     fact, unless that names it, and by time only when its lease is over</td><td>re-planning</td></tr>
 * <tr><td>CLAIMED</td><td>SUPERSEDED</td><td>it is not permitted at the time of acting</td>
 *     <td>{@code claim}, or the gate that was to send</td></tr>
 * <tr><td>LAPSED, SUPERSEDED</td><td>OPEN</td><td>the facts give the same occurrence again</td><td>re-planning</td></tr>
 * </table>
 *
 * <p>DONE and SKIPPED are final: that occurrence is consumed for ever. A lease that runs out changes nothing by itself: the
 * follow-up stays CLAIMED, its worker may still finish, and anybody may claim it, until one of them writes. There is no other
 * transition. Immutable and thread-safe.
 *
 * <pre>{@code
 * long waiting = crm.followUps().history(ada.id()).stream().filter(f -> f.status().isActive()).count();
 * }</pre>
 */
public enum FollowUpStatus {
    /** Planned, and free to be claimed when it is due. */
    OPEN,
    /** A worker has it until its lease ends. */
    CLAIMED,
    /** Acted on. */
    DONE,
    /** Deliberately not acted on. */
    SKIPPED,
    /** Nobody acted on it in time. */
    LAPSED,
    /** A newer fact replaced it. */
    SUPERSEDED;

    /**
     * Whether it is still to be acted on.
     *
     * @return true for OPEN and CLAIMED
     */
    public boolean isActive() {
        return this == OPEN || this == CLAIMED;
    }

    /**
     * Whether its occurrence is used up: no plan will bring it back.
     *
     * @return true for DONE and SKIPPED
     */
    public boolean isConsumed() {
        return this == DONE || this == SKIPPED;
    }
}
