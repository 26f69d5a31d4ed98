package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.ContactId;
import java.util.List;
import java.util.Set;

/**
 * What became of somebody's no.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * OptedOut done = crm.subscriptions().withdraw(OptOut.reply(number, text));
 * if (done.answer() == OptedOut.Answer.NOT_AN_OPT_OUT) {
 *     inbox.add(number, text);     // for somebody to read
 * }
 * }</pre>
 *
 * @param answer whether it counts
 * @param contacts whom it concerns, recorded now or before; in no order
 * @param recorded the new facts, as they are stored
 */
public record OptedOut(Answer answer, Set<ContactId> contacts, List<? extends Consent> recorded) {

    /** Whether a no counts. */
    public enum Answer {
        /** It was recorded. */
        RECORDED,
        /** Everybody whom it concerns was out already; it was recorded as well, unless the same is there of the same time. */
        ALREADY_OUT,
        /** It is none: a text that is no stop word, or a delivery that may yet succeed. Nothing was recorded. */
        NOT_AN_OPT_OUT,
        /** Nobody is known whom it could concern, or the link is not genuine. Nothing was recorded. */
        UNKNOWN
    }

    /**
     * Copies the collections.
     *
     * @param answer whether it counts
     * @param contacts whom it concerns
     * @param recorded the new facts, as they are stored
     */
    public OptedOut {
        contacts = Set.copyOf(contacts);
        recorded = List.copyOf(recorded);
    }

    static OptedOut nothing(Answer answer) {
        return new OptedOut(answer, Set.of(), List.of());
    }

    /**
     * Whether the person is out, now or already: what to say on the page after an unsubscribe link.
     *
     * @return false if nothing stands in the ledger for it
     */
    public boolean isOut() {
        return answer == Answer.RECORDED || answer == Answer.ALREADY_OUT;
    }
}
