package dev.rapport.crm;

/**
 * What became of a confirmation.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * switch (crm.subscriptions().confirm(token)) {
 *     case CONFIRMED, ALREADY_CONFIRMED -> page.thanks();
 *     case EXPIRED, WITHDRAWN_SINCE -> page.signUpAgain();
 *     case UNKNOWN -> page.unknownLink();
 * }
 * }</pre>
 */
public enum ConfirmationAnswer {
    /** It was recorded, and perfects the grant. */
    CONFIRMED,
    /** It was recorded before; nothing was recorded now. */
    ALREADY_CONFIRMED,
    /** The person has said no since asking, which ends the grant for ever: only to ask anew helps. */
    WITHDRAWN_SINCE,
    /** It comes too late; nothing was recorded. */
    EXPIRED,
    /** The link is not genuine; nothing was recorded. */
    UNKNOWN
}
