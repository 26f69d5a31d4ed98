package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.PermitTerms;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.time.Duration;
import java.time.Instant;

/**
 * The permission to send one message to one point, once, within minutes.
 *
 * <p>A ticket, not a promise: whoever uses it is judged again in the transaction that records the contact. Made only by
 * {@link Outreach}; it cannot be made, changed or serialised, and what is not used just runs out. Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.outreach().permit(letter).permit()
 *         .ifPresent(permit -> crm.outreach().send(permit, message, smtp));
 * }</pre>
 */
public final class Permit {
    private final ConsentRequest request;
    private final Token token;
    private final PermitTerms terms;

    Permit(ConsentRequest request, Token token, Instant issuedAt, Duration timeToLive) {
        this.request = request;
        this.token = token;
        this.terms = new PermitTerms(
                token.hash(),
                request.person(),
                request.point(),
                request.channel(),
                request.purpose(),
                issuedAt,
                timeToLive);
    }

    /** {@return its id, which the ledger and the timeline repeat once it is used; no secret} */
    public String id() {
        return terms.id();
    }

    /** {@return to whom} */
    public ContactId contact() {
        return terms.person();
    }

    /** {@return where} */
    public ContactPoint point() {
        return terms.point();
    }

    /** {@return how} */
    public Channel channel() {
        return terms.channel();
    }

    /** {@return for what} */
    public Purpose purpose() {
        return terms.purpose();
    }

    /** {@return when it is over: exactly then it is refused} */
    public Instant expiresAt() {
        return terms.issuedAt().plus(terms.timeToLive());
    }

    ConsentRequest request() {
        return request;
    }

    Token token() {
        return token;
    }

    PermitTerms terms() {
        return terms;
    }

    @Override
    public String toString() {
        return "Permit[" + token.entry() + "]";
    }
}
