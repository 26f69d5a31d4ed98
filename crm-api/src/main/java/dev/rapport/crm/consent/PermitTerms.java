package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.error.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What a permit says: one message to one point, once, within minutes.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * PermitTerms permit = new PermitTerms("pm-1", ada.id(), address, Channel.EMAIL, NEWS, now, Duration.ofMinutes(5));
 * ConsentDecision decision = ledger.redeem(permit, policies, request, later);
 * }</pre>
 *
 * @param id its id, 1 to 128 characters, which the record of the contact repeats
 * @param person to whom
 * @param point where
 * @param channel how
 * @param purpose for what
 * @param issuedAt from when it holds
 * @param timeToLive how long; exactly at the end it is over
 */
public record PermitTerms(
        String id,
        ContactId person,
        ContactPoint point,
        Channel channel,
        Purpose purpose,
        Instant issuedAt,
        Duration timeToLive) {
    /**
     * Checks that nothing is missing.
     *
     * @param id its id, 1 to 128 characters
     * @param person to whom
     * @param point where
     * @param channel how
     * @param purpose for what
     * @param issuedAt from when it holds
     * @param timeToLive how long; exactly at the end it is over
     */
    public PermitTerms {
        PlainText.require("permit.id", id, 128);
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(timeToLive, "timeToLive");
    }

    boolean isFor(ConsentRequest request) {
        return point.isSamePlaceAs(request.point())
                && channel.equals(request.channel())
                && purpose.name().equals(request.purpose().name());
    }
}
