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
 * <tr><td>OPEN</td><td>CLAIMED</td><td>{@code claim}, when it is due</td><td>one worker</td></tr>
 * <tr><td>CLAIMED</td><td>CLAIMED</td><td>{@code extend}; or the lease ran out and another worker claims</td>
 *     <td>its worker; one other worker</td></tr>
 * <tr><td>CLAIMED</td><td>OPEN</td><td>{@code release}, a snooze, or the lease ran out</td><td>its worker</td></tr>
 * <tr><td>CLAIMED</td><td>DONE</td><td>{@code complete}, with what happened</td><td>its worker</td></tr>
 * <tr><td>CLAIMED</td><td>SKIPPED</td><td>{@code skip}: this occurrence is not acted on</td><td>its worker</td></tr>
 * <tr><td>OPEN</td><td>LAPSED</td><td>the rule's time to lapse is over</td><td>re-planning</td></tr>
 * <tr><td>OPEN, CLAIMED</td><td>SUPERSEDED</td><td>a newer fact gives another plan; a claim is fenced, unless the fact
 *     names it</td><td>re-planning</td></tr>
 * <tr><td>LAPSED, SUPERSEDED</td><td>OPEN</td><td>the facts give the same occurrence again</td><td>re-planning</td></tr>
 * </table>
 *
 * <p>DONE and SKIPPED are final: that occurrence is consumed for ever. Immutable and thread-safe.
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
