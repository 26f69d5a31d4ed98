package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A ledger told fact by fact; Ann has a mailbox and a number, and whoever else appears has what they are given. */
final class Story {
    static final Purpose NEWS = Purpose.marketing("news");
    static final Purpose OFFERS = Purpose.marketing("offers");
    static final Purpose RECEIPTS = Purpose.nonMarketing("receipts");
    static final ContactId ANN = RandomConsent.id(1);
    static final ContactId BOB = RandomConsent.id(2);
    static final ContactId CAT = RandomConsent.id(3);
    static final ContactPoint MAIL = EmailAddress.parse("ann@example.com");
    static final ContactPoint SHOUTED = EmailAddress.parse("ANN@Example.COM");
    static final ContactPoint OLD_MAIL = EmailAddress.parse("ann@old.example");
    static final ContactPoint PHONE = PhoneNumber.parse("+14155552671");
    static final Proof PROOF = Proof.NONE
            .and(Proof.Part.NOTICE_VERSION, "n3")
            .and(Proof.Part.METHOD, "WEB_FORM")
            .and(Proof.Part.REF, "ev-1");
    static final Proof SIGNED = PROOF.and(Proof.Part.SIGNATURE, "sig-1");

    private final List<Consent> facts = new ArrayList<>();
    private final Map<ContactId, Recipient.Builder> people = new LinkedHashMap<>();
    private UnaryOperator<FactStamp> stamping = UnaryOperator.identity();
    private long sequence;

    Story() {
        person(ANN).point(MAIL).point(PHONE).zone(ZoneId.of("UTC"));
    }

    Recipient.Builder person(ContactId id) {
        return people.computeIfAbsent(id, Recipient::of);
    }

    Story born(String date) {
        person(ANN).birthDate(LocalDate.parse(date));
        return this;
    }

    Story zone(String zone) {
        person(ANN).zone(ZoneId.of(zone));
        return this;
    }

    static Instant time(String text) {
        return Instant.parse(text.length() == 10 ? text + "T12:00:00Z" : text);
    }

    FactStamp stamp(String at) {
        sequence++;
        return stamping.apply(FactStamp.of(new ConsentId(new UUID(0, sequence)), time(at)));
    }

    /** Stamps all that follows in another way. */
    Story stamping(UnaryOperator<FactStamp> value) {
        stamping = value;
        return this;
    }

    Story add(Consent fact) {
        facts.add(fact);
        return this;
    }

    /** An express grant of Ann by mail for news, changed as told. */
    Story granted(String at, UnaryOperator<GrantBuilder> change) {
        return granted(ANN, MAIL, at, change);
    }

    Story granted(String at) {
        return granted(at, grant -> grant);
    }

    Story granted(ContactId who, ContactPoint point, String at, UnaryOperator<GrantBuilder> change) {
        GrantBuilder grant = Grant.of(stamp(at), who, point)
                .by(point == PHONE ? Channel.CALL : Channel.EMAIL)
                .purposes(NEWS)
                .proof(PROOF);
        return add(change.apply(grant).build());
    }

    static GrantBuilder signed(GrantBuilder grant) {
        return grant.basis(LegalBasis.EXPRESS_WRITTEN).proof(SIGNED);
    }

    Story confirmed(String at, String token) {
        return add(new Confirmed(stamp(at), ANN, token));
    }

    Story withdrawn(String at) {
        return withdrawn(ANN, at, ConsentScope.EVERYTHING);
    }

    Story withdrawn(ContactId who, String at, ConsentScope scope) {
        return add(new Withdrawn(stamp(at), who, scope));
    }

    Story objected(ContactId who, String at) {
        return add(new Objected(stamp(at), who, Optional.empty()));
    }

    Story objected(ContactId who, ContactPoint point, String at) {
        return add(new Objected(stamp(at), who, Optional.of(point)));
    }

    Story expired(String at, ConsentScope scope) {
        return add(new Expired(stamp(at), ANN, scope));
    }

    Story suppressed(ContactId who, String at, SuppressionReason reason) {
        return add(new Suppressed(stamp(at), who, reason, reason.isOfPoint() ? Optional.of(MAIL) : Optional.empty()));
    }

    Story lifted(ContactId who, String at, SuppressionReason reason) {
        return add(new SuppressionLifted(stamp(at), who, reason, Optional.empty()));
    }

    Story restricted(String at) {
        return add(new Restricted(stamp(at), ANN));
    }

    Story released(ContactId who, String at) {
        return add(new RestrictionLifted(stamp(at), who));
    }

    Story purchased(String at) {
        return add(new Purchased(stamp(at), ANN));
    }

    Story engaged(String at) {
        return add(new Engaged(stamp(at), ANN));
    }

    Story checked(String at, String register, boolean listed) {
        return add(new DncChecked(stamp(at), ANN, PHONE, new DncAnswer(register, listed)));
    }

    Story contacted(String at, Channel channel, Purpose purpose) {
        return add(new Contacted(stamp(at), ANN, PHONE, channel, purpose, Optional.empty()));
    }

    Story erased(ContactId who, String at) {
        return add(new Erased(stamp(at), who, List.of(MAIL)));
    }

    Story merged(ContactId from, ContactId into, String at) {
        return add(new Merged(stamp(at), from, into));
    }

    ConsentLedger ledger() {
        return ConsentLedger.of(
                facts, people.values().stream().map(Recipient.Builder::build).toList());
    }

    static ConsentRequest mail(ContactId who) {
        return ConsentRequest.of(who, MAIL, Channel.EMAIL, NEWS);
    }

    static ConsentRequest call() {
        return ConsentRequest.of(ANN, PHONE, Channel.CALL, NEWS);
    }

    ConsentDecision decide(String at, ConsentRequest request, ConsentPolicy... policies) {
        return ledger().decide(List.of(policies), request, time(at));
    }

    /** The reason for news to Ann by mail, strictly. */
    ConsentReason mail(String at, ConsentPolicy... policies) {
        return decide(at, mail(ANN), policies).reason();
    }
}
