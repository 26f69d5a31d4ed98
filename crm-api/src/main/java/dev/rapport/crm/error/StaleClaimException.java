package dev.rapport.crm.error;

/**
 * The claim no longer holds: its lease ran out and another worker has it, or the follow-up was superseded meanwhile.
 *
 * <p>The worker must not act on it, and nothing was written. Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     crm.followUps().complete(claim, call);
 * } catch (StaleClaimException e) {
 *     log.info("follow-up {} has moved on", e.followUpId());
 * }
 * }</pre>
 */
public final class StaleClaimException extends CrmException {
    private static final long serialVersionUID = 1L;

    /** The follow-up. */
    private final String followUpId;

    /**
     * Creates the answer for a claim that is over.
     *
     * @param followUpId the id of the follow-up
     */
    public StaleClaimException(String followUpId) {
        super("the claim on follow-up " + followUpId + " is over: its lease ran out or a newer fact replaced it; "
                + "do not act on it, claim again");
        this.followUpId = followUpId;
    }

    /**
     * The follow-up that was claimed.
     *
     * @return its id as text
     */
    public String followUpId() {
        return followUpId;
    }
}
