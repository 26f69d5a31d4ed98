package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.DncAnswer;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.LegalBasis;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.Handle;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.contact.PostalAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read of the ledger equals what was written. */
abstract class ConsentFieldPromises extends TimelinePromises {
    private static final Instant MICROS = Instant.parse("2026-10-25T00:30:00.000001Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** One fact of each kind; those that can name a point name this one. */
    static List<Consent> everyKind(ContactId id, ContactPoint point) {
        return List.of(
                Consent.suppressed(id, SuppressionReason.HARD_BOUNCE, point),
                Samples.grant(id).to(point).build(),
                Consent.confirmed(id, "token"),
                Consent.withdrawn(id).to(point),
                Consent.objected(id),
                Consent.objected(id).to(point),
                Consent.expired(id).to(point),
                Consent.suppressionLifted(id, SuppressionReason.HARD_BOUNCE, point),
                Consent.restricted(id),
                Consent.restrictionLifted(id),
                Consent.purchased(id),
                Consent.inquired(id),
                Consent.engaged(id),
                Consent.dncChecked(id, point, new DncAnswer("US-FTC", true)),
                new Contacted(FactStamp.next(), id, point, Channel.EMAIL, Samples.NEWS, Optional.empty()),
                erased(id, point),
                new Merged(FactStamp.next(), id, ContactId.next()),
                Consent.revised(Samples.NEWS, 2));
    }

    static Erased erased(ContactId id, ContactPoint... points) {
        return new Erased(FactStamp.next(), id, List.of(points));
    }

    Optional<Consent> consent(ConsentId id) {
        return in(session -> session.consents().find(id));
    }

    private void comesBack(Consent consent) {
        Consent written = append(consent);
        assertEquals(Optional.of(written), consent(written.id()));
        assertEquals(written.stamp(), consent(written.id()).orElseThrow().stamp());
    }

    @Test
    @Promise("S-100")
    void keepsEveryFieldOfAGrant() {
        Contact ada = add(Samples.person());
        comesBack(Consent.granted(ada.id(), Purpose.marketing("news"), Purpose.nonMarketing("news"))
                .by(Channel.EMAIL, Channel.of("CARRIER_PIGEON"))
                .to(EmailAddress.parse("Ada@Example.org"))
                .basis(LegalBasis.EXPRESS_WRITTEN)
                .source(Grant.Source.STAFF)
                .evidence("signup-v3", "on paper", "form 17")
                .actor("bob")
                .controller("the other brand")
                .at(MICROS)
                .from(MICROS.plus(MICRO))
                .until(LAST)
                .confirm("9f86d081", LAST.minus(MICRO))
                .soft("SALE", true)
                .byGuardian()
                .purposeVersion(7)
                .build());
    }

    @Test
    @Promise("S-100")
    void keepsEveryKindOfFact() {
        Contact ada = add(Samples.person());
        for (Consent fact : everyKind(ada.id(), EmailAddress.parse("ada@example.org"))) {
            comesBack(fact);
            comesBack(fact.stamped(FactStamp.next().at(MICROS).actor("bob").controller("the other brand")));
        }
    }

    @Test
    @Promise("S-100")
    void keepsHowMuchAWithdrawalCovers() {
        Contact ada = add(Samples.person());
        comesBack(Consent.withdrawn(ada.id()));
        comesBack(Consent.withdrawn(ada.id(), Samples.NEWS, Samples.SERVICE).by(Channel.SMS, Channel.EMAIL));
        comesBack(Consent.expired(ada.id()));
        comesBack(Consent.expired(ada.id(), Samples.NEWS).by(Channel.SMS).to(PhoneNumber.parse("+442079460000")));
    }

    @Test
    @Promise("S-100")
    void keepsEveryReasonOfASuppression() {
        Contact ada = add(Samples.person());
        ContactPoint mail = EmailAddress.parse("ada@example.org");
        for (SuppressionReason reason : SuppressionReason.values()) {
            comesBack(Consent.suppressed(ada.id(), reason, mail));
            comesBack(Consent.suppressionLifted(ada.id(), reason));
            comesBack(Consent.suppressionLifted(ada.id(), reason, mail));
        }
        comesBack(Consent.suppressed(ada.id(), SuppressionReason.DECEASED));
    }

    @Test
    @Promise("S-100")
    void keepsEveryBasisAndSourceAndPartOfAProof() {
        Contact ada = add(Samples.person());
        for (LegalBasis basis : LegalBasis.values()) {
            if (basis.isGrantable()) {
                comesBack(Samples.grant(ada.id()).basis(basis).build());
            }
        }
        for (Grant.Source source : Grant.Source.values()) {
            comesBack(Samples.grant(ada.id()).source(source).build());
        }
        for (Proof.Part part : Proof.Part.values()) {
            comesBack(Samples.grant(ada.id()).proof(Proof.NONE.and(part, "x")).build());
        }
        comesBack(Samples.grant(ada.id()).proof(Proof.NONE).soft("SALE", false).build());
    }

    @Test
    @Promise("S-100")
    void keepsAnswersPermitsAndSeveralPoints() {
        Contact ada = add(Samples.person());
        ContactPoint phone = PhoneNumber.parse("+442079460000");
        comesBack(Consent.dncChecked(ada.id(), phone, new DncAnswer("US-FTC", false)));
        comesBack(new Contacted(FactStamp.next(), ada.id(), phone, Channel.SMS, Samples.NEWS, Optional.of("permit-1")));
        comesBack(erased(ada.id()));
        comesBack(
                erased(ada.id(), phone, EmailAddress.parse("Ada@Example.org"), EmailAddress.parse("ada@example.org")));
    }

    @Test
    @Promise("S-100")
    void keepsEveryTypeOfPoint() {
        Contact ada = add(Samples.person());
        comesBack(Samples.grant(ada.id()).to(PhoneNumber.parse("+442079460000")).build());
        comesBack(Samples.grant(ada.id())
                .to(new Handle("matrix", "@Ada:example.org"))
                .build());
        comesBack(Samples.grant(ada.id())
                .to(PostalAddress.builder()
                        .street("12 St James's Square", "Flat 2")
                        .locality("London")
                        .build())
                .build());
    }

    @Test
    @Promise("S-100")
    void keepsHowEachWroteThePointThatTheyShare() {
        Contact ada = add(Samples.person());
        for (String text : List.of("family@example.org", "Family@Example.org", "FAMILY@example.org")) {
            comesBack(Samples.grant(ada.id()).to(EmailAddress.parse(text)).build());
            comesBack(Consent.withdrawn(ada.id()).to(EmailAddress.parse(text)));
        }
    }

    @Test
    @Promise("S-100")
    void keepsWhatWasStampedAtTheRecordingOfAConsent() {
        Contact ada = add(Samples.person());
        comesBack(Consent.objected(ada.id()));
        comesBack(Consent.objected(ada.id()).at(NOW));
        comesBack(Consent.objected(ada.id()).at(NOW.minus(MICRO)));
    }

    @Test
    @Promise("S-100")
    void keepsHostileTextOfAConsent() {
        Contact ada = add(Samples.person());
        for (String text : HOSTILE) {
            comesBack(Samples.grant(ada.id())
                    .proof(Proof.NONE.and(Proof.Part.SIGNATURE, text))
                    .evidence(text, text + "\n", text)
                    .to(new Handle("chat", text))
                    .confirm(text, LAST)
                    .soft(text, true)
                    .actor(text)
                    .controller(text)
                    .build());
            comesBack(Consent.confirmed(ada.id(), text));
            comesBack(Consent.dncChecked(ada.id(), new Handle("chat", text), new DncAnswer(text, true)));
            comesBack(new Contacted(
                    FactStamp.next(),
                    ada.id(),
                    new Handle("chat", text),
                    Channel.CHAT,
                    Samples.NEWS,
                    Optional.of(text)));
            comesBack(erased(ada.id(), new Handle("chat", text)));
        }
    }

    @Test
    @Promise("S-100")
    void keepsTheLongestTextsOfAConsent() {
        Contact ada = add(Samples.person());
        String line = "a long street ".repeat(6).strip();
        ContactPoint far = PostalAddress.builder()
                .street(line, line + " 2", line + " 3")
                .locality("London")
                .build();
        comesBack(Samples.grant(ada.id())
                .evidence("\u6f22".repeat(4_000), "\ud83d\ude00".repeat(2_000), "x")
                .actor("\u00e9".repeat(128))
                .controller("\u00e9".repeat(128))
                .to(far)
                .build());
        assertEquals(1, in(session -> session.consents().about(List.of(far))).size());
    }
}
