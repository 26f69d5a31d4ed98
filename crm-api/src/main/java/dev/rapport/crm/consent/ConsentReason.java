package dev.rapport.crm.consent;

/**
 * Why a decision came out as it did; the first check that fails gives the reason, in the order of the constants.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * if (decision.reason().isTiming()) {
 *     decision.retryAt().ifPresent(queue::tryAgainAt);
 * }
 * }</pre>
 */
public enum ConsentReason {
    /** Permitted, on the basis that the decision names. */
    PERMITTED("", "A basis for this message is in force and nothing speaks against it."),
    /** Permitted without consent, because the purpose is not marketing. */
    NON_MARKETING("", "The purpose is not marketing, and nothing forbids all contact."),
    /** The person was erased. */
    ERASED("", "The person was erased."),
    /** The person or the point is suppressed. */
    SUPPRESSED("", "The person or the point is suppressed and nobody has lifted that."),
    /** Processing is restricted. */
    RESTRICTED("", "Processing is restricted and nobody has lifted that."),
    /** The person objected to marketing. */
    OBJECTED("", "The person objected to marketing and has not consented again since."),
    /** The person took permission back. */
    WITHDRAWN("", "Permission was taken back and has not been given again since."),
    /** There is nothing that could permit it. */
    NO_CONSENT("allowedBases", "There is no basis for this point, channel and purpose."),
    /** The basis does not hold yet. */
    NOT_YET_EFFECTIVE("", "The latest basis does not hold yet."),
    /** The policy does not accept the basis on this channel. */
    BASIS_NOT_ALLOWED("allowedBases", "The policy does not accept the latest basis on this channel."),
    /** The person was too young, and no guardian consented. */
    MINOR_WITHOUT_GUARDIAN("minAge", "The person is too young to consent alone, and no guardian did."),
    /** The documentation that the policy asks for is not there. */
    EVIDENCE_MISSING("requiredEvidence", "The latest grant lacks evidence that the policy asks for."),
    /** The conditions of the basis are not met. */
    BASIS_CONDITIONS_UNMET("softOptInContexts", "The conditions of the soft opt-in are not all met."),
    /** The purpose was revised since the grant. */
    STALE_NOTICE("", "The purpose was revised since the latest grant."),
    /** The confirmation has not come. */
    PENDING_CONFIRMATION("doubleOptIn", "The latest grant has not been confirmed."),
    /** The confirmation did not come in time. */
    CONFIRMATION_EXPIRED("doubleOptIn", "The latest grant was not confirmed in time."),
    /** The basis is over. */
    EXPIRED("", "The latest basis is over."),
    /** A mailing needs an express grant. */
    EXPRESS_REQUIRED("", "A mailing needs an express grant, and none is in force."),
    /** The do-not-call register was not asked, or too long ago. */
    DNC_CHECK_STALE("dnc", "The do-not-call register was not asked recently enough."),
    /** The do-not-call register lists the number. */
    DNC_LISTED("dnc", "The do-not-call register lists the number."),
    /** The person was contacted often enough. */
    FREQUENCY_CAP("caps", "The person has been contacted as often as the policy allows."),
    /** Nobody knows where the recipient's clock stands. */
    ZONE_UNKNOWN("quietHours", "The channel has hours, and the time zone of the recipient is not known."),
    /** It is too early or too late in the day. */
    QUIET_HOURS("quietHours", "The hours of the channel are closed where the recipient is."),
    /** The permit is for another message. */
    PERMIT_MISMATCH("", "The permit is for another person, point, channel or purpose."),
    /** The permit has been used. */
    PERMIT_USED("", "The permit has been used before."),
    /** The permit is from the future. */
    PERMIT_NOT_YET_VALID("", "The permit does not hold yet."),
    /** The permit is too old. */
    PERMIT_EXPIRED("", "The permit is over."),
    /** Another member of the audience has the point. */
    DUPLICATE_POINT("", "The point is already in the audience."),
    /** There is nowhere to send it. */
    NO_POINT("", "The person has no usable point for the channel."),
    /** An experiment compares with those who are not written to. */
    HELD_OUT("", "The person, or somebody with the same point, is held out of an experiment, and never written to.");

    private final String clause;
    private final String sentence;

    ConsentReason(String clause, String sentence) {
        this.clause = clause;
        this.sentence = sentence;
    }

    /**
     * Whether the same message may go, with this reason.
     *
     * @return true for the two reasons that permit
     */
    public boolean isPermitted() {
        return this == PERMITTED || this == NON_MARKETING;
    }

    /**
     * Whether only the time is wrong.
     *
     * @return true if waiting can help
     */
    public boolean isTiming() {
        return this == FREQUENCY_CAP || this == QUIET_HOURS;
    }

    /** Which parameter of a policy the check reads; empty if it is no policy's matter, or only sometimes. */
    String clause() {
        return clause;
    }

    String sentence() {
        return sentence;
    }
}
