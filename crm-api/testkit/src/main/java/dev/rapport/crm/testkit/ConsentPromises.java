package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentBuilder;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.LegalBasis;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.Handle;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.contact.PostalAddress;
import dev.rapport.crm.error.DuplicateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ledger is appended to, and read as it was written. */
abstract class ConsentPromises extends TimelinePromises {
    private Consent record(ConsentBuilder consent) {
        return append(consent.stamp(NOW).build());
    }

    private Optional<Consent> consent(ConsentId id) {
        return in(session -> session.consents().find(id));
    }

    private void comesBack(ConsentBuilder consent) {
        Consent written = record(consent);
        assertEquals(Optional.of(written), consent(written.id()));
    }

    @Test
    @Promise("S-57")
    void appendsToTheLedgerOfTheContact() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        Consent grant = record(Samples.grant(ada.id()));
        Consent withdrawal = record(Consent.withdrawn(ada.id(), Samples.NEWS).at(NOW.plus(MINUTE)));
        assertEquals(List.of(grant, withdrawal), ledger(ada.id()));
        assertEquals(List.of(), ledger(bob.id()));
    }

    @Test
    @Promise("S-58")
    void refusesAConsentWhoseIdIsTaken() {
        Contact ada = add(Samples.person());
        Consent grant = record(Samples.grant(ada.id()));
        DuplicateException refusal = assertThrows(
                DuplicateException.class,
                () -> record(Consent.objected(ada.id()).id(grant.id())));
        assertEquals("consent id", refusal.what() + " " + refusal.property());
        assertEquals(List.of(grant), ledger(ada.id()));
    }

    @Test
    @Promise("S-100")
    void keepsEveryFieldOfAConsent() {
        Contact ada = add(Samples.person());
        comesBack(Consent.granted(ada.id(), Purpose.marketing("news"), Purpose.nonMarketing("news"))
                .by(Channel.EMAIL, Channel.of("CARRIER_PIGEON"))
                .to(EmailAddress.parse("Ada@Example.org"))
                .basis(LegalBasis.EXPRESS_WRITTEN)
                .evidence("signup-v3", "form 17")
                .actor("bob")
                .at(Instant.parse("2026-10-25T00:30:00.000001Z"))
                .until(Instant.parse("9999-12-31T23:59:59.999999Z")));
    }

    @Test
    @Promise("S-100")
    void keepsEveryActOfTheLedger() {
        Contact ada = add(Samples.person());
        comesBack(Samples.grant(ada.id()));
        comesBack(Consent.withdrawn(ada.id(), Samples.NEWS));
        comesBack(Consent.objected(ada.id()));
        comesBack(Consent.expired(ada.id(), Samples.NEWS));
    }

    @Test
    @Promise("S-100")
    void keepsEveryLegalBasis() {
        Contact ada = add(Samples.person());
        for (LegalBasis basis : LegalBasis.values()) {
            comesBack(Samples.grant(ada.id()).basis(basis));
        }
    }

    @Test
    @Promise("S-100")
    void keepsEveryTypeOfPoint() {
        Contact ada = add(Samples.person());
        comesBack(Samples.grant(ada.id()).to(PhoneNumber.parse("+442079460000")));
        comesBack(Samples.grant(ada.id()).to(new Handle("matrix", "@Ada:example.org")));
        comesBack(Samples.grant(ada.id())
                .to(PostalAddress.builder()
                        .street("12 St James's Square", "Flat 2")
                        .locality("London")
                        .build()));
    }

    @Test
    @Promise("S-100")
    void keepsWhatWasStampedAtTheRecordingOfAConsent() {
        Contact ada = add(Samples.person());
        comesBack(Consent.objected(ada.id()));
        comesBack(Consent.objected(ada.id()).at(NOW));
    }

    @Test
    @Promise("S-100")
    void keepsHostileTextOfAConsent() {
        Contact ada = add(Samples.person());
        for (String text : HOSTILE) {
            comesBack(Samples.grant(ada.id()).evidence(text, text + "\n").actor(text));
        }
    }

    @Test
    @Promise("S-100")
    void keepsTheLongestEvidence() {
        Contact ada = add(Samples.person());
        comesBack(Samples.grant(ada.id())
                .evidence("\u6f22".repeat(128), "\ud83d\ude00".repeat(2_000))
                .actor("\u00e9".repeat(128)));
    }

    @Test
    @Promise("S-101")
    void findsNoConsentByAnUnknownId() {
        record(Samples.grant(add(Samples.person()).id()));
        assertEquals(Optional.empty(), consent(ConsentId.next()));
    }

    @Test
    @Promise("S-102")
    void readsTheLedgerByTheTimeOfTheAct() {
        Contact ada = add(Samples.person());
        Consent late = record(Samples.grant(ada.id()).at(NOW));
        Consent early = record(Samples.grant(ada.id()).at(NOW.minus(MICRO)));
        assertEquals(List.of(early, late), ledger(ada.id()));
    }

    @Test
    @Promise("S-102")
    void readsActsOfTheSameTimeAsTheyWereRecorded() {
        Contact ada = add(Samples.person());
        Consent second = append(
                Samples.grant(ada.id()).stamp(NOW.plus(Duration.ofDays(2))).build());
        Consent first = append(
                Samples.grant(ada.id()).stamp(NOW.plus(Duration.ofDays(1))).build());
        assertEquals(List.of(first, second), ledger(ada.id()));
    }

    @Test
    @Promise("S-102")
    void readsActsRecordedAtOnceById() {
        Contact ada = add(Samples.person());
        ConsentId small = ConsentId.parse("01930000-0000-7000-8000-000000000001");
        ConsentId large = ConsentId.parse("f1930000-0000-7000-8000-000000000001");
        record(Samples.grant(ada.id()).id(large));
        record(Samples.grant(ada.id()).id(small));
        assertEquals(
                List.of(small, large),
                ledger(ada.id()).stream().map(Consent::id).toList());
    }

    @Test
    @Promise("S-102")
    void hasNoLedgerOfAnUnknownContact() {
        record(Samples.grant(add(Samples.person()).id()));
        assertEquals(List.of(), ledger(ContactId.next()));
    }
}
