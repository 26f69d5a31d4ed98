package dev.rapport.crm.rule;

/**
 * Why a rule plans nothing for a contact.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rejection rejection = plan.rejected().get("chase");
 * if (rejection != null && rejection.code() == RejectionCode.EXIT_REPLIED) {
 *     log.info(rejection.code().words());
 * }
 * }</pre>
 */
public enum RejectionCode {
    /** The contact does not meet the rule's condition. */
    EXIT_CONDITION("the contact does not meet the condition"),
    /** What the rule counts from has not happened. */
    NO_ANCHOR("what it counts from has not happened"),
    /** There are too few gaps to speak of a rhythm. */
    INSUFFICIENT_HISTORY("there is too little history to speak of a rhythm"),
    /** The model gives no date for such a history. */
    MODEL_UNDEFINED("the model gives no date for this history"),
    /** The last message bounced. */
    EXIT_BOUNCED("the last message bounced"),
    /** The contact was heard of after the last message. */
    EXIT_REPLIED("the contact has answered"),
    /** All attempts were made. */
    EXIT_MAX_ATTEMPTS("all attempts were made"),
    /** Something happened that ends the rule. */
    EXIT_EVENT("something happened that ends it"),
    /** This occurrence was completed or skipped. */
    OCCURRENCE_DONE("it has been done"),
    /** No day within two years is possible. */
    UNSCHEDULABLE("no day within two years is possible"),
    /** It is too late for it. */
    LAPSED("it is too late for it"),
    /** No channel of the rule is permitted on the due date. */
    BLOCKED_CONSENT("no channel is permitted on that date"),
    /** The contact has no address or number for any channel of the rule. */
    NO_POINT("there is no address or number for it"),
    /** A rule of higher priority in its group is planned. */
    OUTRANKED("a more important rule of its group is planned"),
    /** The rule threw an exception. */
    RULE_FAILED("the rule failed");

    private final String words;

    RejectionCode(String words) {
        this.words = words;
    }

    /**
     * Returns the reason in words.
     *
     * @return a short English phrase
     */
    public String words() {
        return words;
    }
}
