package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.TenantId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Messages that were sent, with the links that stand in them. */
abstract class SubscriptionScene extends PurposesPromises {
    static final EmailAddress ADDRESS = EmailAddress.parse("ada@example.org");
    static final Purpose OFFERS = Purpose.marketing("offers");

    /** Ada has had a letter with news; the answer is what stands in its link. */
    final String letterTo(Contact ada) {
        return letter(ada, FactStamp.of(ConsentId.next(), clock.instant()));
    }

    final String letter(Contact to, FactStamp stamp) {
        byte[] secret = ByteBuffer.allocate(32)
                .putLong(stamp.id().value().getMostSignificantBits())
                .putLong(stamp.id().value().getLeastSignificantBits())
                .putLong(4711)
                .putLong(stamp.id().hashCode())
                .array();
        Contacted sent = new Contacted(stamp, to.id(), ADDRESS, Channel.EMAIL, Samples.NEWS, Optional.of(hash(secret)));
        storage.inTransaction(new TenantId(tenant), session -> {
            session.write(Changes.of(new Change.ConsentAppended(sent)));
            return sent;
        });
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    static String hash(byte[] secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The same link with one more bit of its secret changed. */
    static String forged(String token) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        bytes[31] ^= 1;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    final ConsentReason reason(Contact to, Purpose purpose) {
        return reason(to, ADDRESS, Channel.EMAIL, purpose);
    }

    final ConsentReason reason(Contact to, ContactPoint point, Channel channel, Purpose purpose) {
        return crm.consents()
                .decide(ConsentRequest.of(to.id(), point, channel, purpose))
                .reason();
    }

    final List<Consent> ledger(Contact of) {
        return crm.consents().history(of.id());
    }

    final <T extends Consent> List<T> ledger(Contact of, Class<T> kind) {
        return ledger(of).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Ada has allowed news and offers by e-mail. */
    final Contact member() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).purposes(OFFERS).build());
        clock.advance(DAY);
        return ada;
    }
}
