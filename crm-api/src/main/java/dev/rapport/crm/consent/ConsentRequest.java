package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.util.Objects;
import java.util.Optional;

/**
 * The message that somebody would like to send: to whom, where, how, for what.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * ConsentRequest request = ConsentRequest.of(ada.id(), address, Channel.EMAIL, NEWS).forAudience();
 * ConsentDecision decision = ledger.decide(policies, request, now);
 * }</pre>
 *
 * @param person to whom
 * @param point where
 * @param channel how
 * @param purpose for what
 * @param use whether it is one message or a mailing
 * @param isSimilarProduct whether it advertises what is similar to what the person bought, for a soft opt-in
 * @param controller for which controller or brand; empty means for us
 */
public record ConsentRequest(
        ContactId person,
        ContactPoint point,
        Channel channel,
        Purpose purpose,
        Use use,
        boolean isSimilarProduct,
        Optional<String> controller) {

    /** What the permission is for. */
    public enum Use {
        /** One message: any basis that the policy allows. */
        DIRECT,
        /** Membership of a mailing: an express grant, whatever the policy allows. */
        AUDIENCE
    }

    /**
     * Checks that nothing is missing.
     *
     * @param person to whom
     * @param point where
     * @param channel how
     * @param purpose for what
     * @param use whether it is one message or a mailing
     * @param isSimilarProduct whether it advertises what is similar to what the person bought
     * @param controller for which controller or brand; empty means for us
     */
    public ConsentRequest {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(controller, "controller");
    }

    /**
     * One message of our own.
     *
     * @param person to whom
     * @param point where
     * @param channel how
     * @param purpose for what
     * @return the request
     */
    public static ConsentRequest of(ContactId person, ContactPoint point, Channel channel, Purpose purpose) {
        return new ConsentRequest(person, point, channel, purpose, Use.DIRECT, false, Optional.empty());
    }

    /**
     * The same, as part of a mailing.
     *
     * @return a new request
     */
    public ConsentRequest forAudience() {
        return new ConsentRequest(person, point, channel, purpose, Use.AUDIENCE, isSimilarProduct, controller);
    }

    /**
     * The same, for something similar to what the person bought.
     *
     * @return a new request
     */
    public ConsentRequest forSimilarProducts() {
        return new ConsentRequest(person, point, channel, purpose, use, true, controller);
    }

    /**
     * The same, for another controller or brand.
     *
     * @param value its name
     * @return a new request
     */
    public ConsentRequest controller(String value) {
        return new ConsentRequest(person, point, channel, purpose, use, isSimilarProduct, Optional.of(value));
    }

    boolean isAudience() {
        return use == Use.AUDIENCE;
    }
}
