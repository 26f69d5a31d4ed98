package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The ledger is appended to, and found by contact, by point and by id. */
abstract class ConsentPromises extends ConsentFieldPromises {
    static final ConsentId SMALL_ENTRY = ConsentId.parse("01930000-0000-7000-8000-000000000001");
    static final ConsentId LARGE_ENTRY = ConsentId.parse("f1930000-0000-7000-8000-000000000001");

    private List<Consent> about(ContactPoint... points) {
        return in(session -> session.consents().about(List.of(points)));
    }

    private Contacted contacted(ContactId id, String permit) {
        return new Contacted(
                FactStamp.next(),
                id,
                EmailAddress.parse("ada@example.org"),
                Channel.EMAIL,
                Samples.NEWS,
                Optional.of(permit));
    }

    @Test
    @Promise("S-57")
    void appendsToTheLedgerOfTheContact() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        Consent grant = append(Samples.grant(ada.id()).build());
        Consent withdrawal = append(Consent.withdrawn(ada.id(), Samples.NEWS).at(NOW.plus(MINUTE)));
        assertEquals(List.of(grant, withdrawal), ledger(ada.id()));
        assertEquals(List.of(), ledger(bob.id()));
    }

    @Test
    @Promise("S-58")
    void refusesAConsentWhoseIdIsTaken() {
        Contact ada = add(Samples.person());
        Consent grant = append(Samples.grant(ada.id()).build());
        DuplicateException refusal = assertThrows(
                DuplicateException.class,
                () -> append(Consent.objected(ada.id()).id(grant.id())));
        assertEquals("consent id", refusal.what() + " " + refusal.property());
        assertEquals(List.of(grant), ledger(ada.id()));
    }

    @Test
    @Promise("S-65")
    void letsAPermitBeUsedOnce() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        Consent first = append(contacted(ada.id(), "permit-1"));
        DuplicateException refusal =
                assertThrows(DuplicateException.class, () -> append(contacted(bob.id(), "permit-1")));
        assertEquals("consent permit", refusal.what() + " " + refusal.property());
        Consent other = append(contacted(bob.id(), "permit-2"));
        assertEquals(List.of(first), ledger(ada.id()));
        assertEquals(List.of(other), ledger(bob.id()));
    }

    @Test
    @Promise({"S-58", "S-176"})
    void namesTheIdOfAConsentWhosePermitIsTakenToo() {
        Contact ada = add(Samples.person());
        Consent grant = append(Samples.grant(ada.id()).build());
        append(contacted(ada.id(), "permit-1"));
        DuplicateException refusal = assertThrows(
                DuplicateException.class,
                () -> append(contacted(ada.id(), "permit-1").id(grant.id())));
        assertEquals("consent id", refusal.what() + " " + refusal.property());
    }

    @Test
    @Promise({"S-41", "S-65"})
    void goesOnAfterAPermitThatWasUsed() {
        Contact ada = add(Samples.person());
        Consent first = append(contacted(ada.id(), "permit-1"));
        Consent later = recorded(contacted(ada.id(), "permit-2"), NOW.plus(MINUTE));
        in(session -> {
            Change again = new Change.ConsentAppended(recorded(contacted(ada.id(), "permit-1"), NOW));
            assertThrows(DuplicateException.class, () -> session.write(Changes.of(again)));
            session.write(Changes.of(new Change.ConsentAppended(later)));
            return true;
        });
        assertEquals(Set.of(first, later), Set.copyOf(ledger(ada.id())));
    }

    @Test
    @Promise("S-101")
    void findsNoConsentByAnUnknownId() {
        append(Samples.grant(add(Samples.person()).id()).build());
        assertEquals(Optional.empty(), consent(ConsentId.next()));
    }

    @Test
    @Promise("S-102")
    void readsTheLedgerByTheTimeOfTheFact() {
        Contact ada = add(Samples.person());
        Consent late = append(Samples.grant(ada.id()).at(NOW).build());
        Consent early = append(Samples.grant(ada.id()).at(NOW.minus(MICRO)).build());
        assertEquals(List.of(early, late), ledger(ada.id()));
    }

    @Test
    @Promise("S-102")
    void readsFactsOfTheSameTimeAsTheyWereRecorded() {
        Contact ada = add(Samples.person());
        Consent second = append(Samples.grant(ada.id()).build(), NOW.plus(Duration.ofDays(2)));
        Consent first = append(Samples.grant(ada.id()).build(), NOW.plus(Duration.ofDays(1)));
        assertEquals(List.of(first, second), ledger(ada.id()));
    }

    @Test
    @Promise("S-102")
    void readsFactsRecordedAtOnceById() {
        Contact ada = add(Samples.person());
        append(Samples.grant(ada.id()).id(LARGE_ENTRY).build());
        append(Samples.grant(ada.id()).id(SMALL_ENTRY).build());
        assertEquals(
                List.of(SMALL_ENTRY, LARGE_ENTRY),
                ledger(ada.id()).stream().map(Consent::id).toList());
    }

    @Test
    @Promise("S-102")
    void hasNoLedgerOfAnUnknownContact() {
        append(Samples.grant(add(Samples.person()).id()).build());
        assertEquals(List.of(), ledger(ContactId.next()));
    }

    @Test
    @Promise("S-104")
    void findsWhatAnybodySaidAboutAPoint() {
        ContactPoint mail = EmailAddress.parse("family@example.org");
        ContactPoint phone = PhoneNumber.parse("+442079460000");
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        Consent bounce = append(everyKind(ada.id(), mail).get(0));
        Consent other = append(Samples.grant(bob.id()).to(phone).build());
        append(Consent.objected(bob.id()));
        assertEquals(List.of(bounce), about(mail));
        assertEquals(List.of(other), about(phone));
        assertEquals(List.of(), about(EmailAddress.parse("nobody@example.org")));
        assertEquals(List.of(), about());
    }

    @Test
    @Promise("S-104")
    void findsEveryKindOfFactByThePointThatItNames() {
        ContactPoint mail = EmailAddress.parse("family@example.org");
        Contact ada = add(Samples.person());
        for (Consent fact : everyKind(ada.id(), mail)) {
            ContactPoint own = EmailAddress.parse("x" + fact.id() + "@example.org");
            Consent renamed = named(fact, ada.id(), own);
            Consent written = append(renamed);
            assertEquals(
                    renamed.points().contains(own) ? List.of(written) : List.of(),
                    about(own),
                    () -> fact.getClass().getSimpleName());
        }
    }

    private static Consent named(Consent fact, ContactId id, ContactPoint point) {
        return everyKind(id, point).stream()
                .filter(same -> same.getClass() == fact.getClass())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Promise("S-105")
    void findsAPointHoweverItIsWritten() {
        Contact ada = add(Samples.person());
        Consent small = append(Samples.grant(ada.id())
                .to(EmailAddress.parse("family@example.org"))
                .build());
        Consent large = append(Samples.grant(ada.id())
                .to(EmailAddress.parse("Family@Example.ORG"))
                .at(NOW.plus(MINUTE))
                .build());
        List<Consent> found = about(EmailAddress.parse("FAMILY@example.org"));
        assertEquals(
                List.of(small.id(), large.id()), found.stream().map(Consent::id).toList());
    }

    @Test
    @Promise("S-106")
    void readsWhatIsAboutPointsAsALedgerIsRead() {
        ContactPoint mail = EmailAddress.parse("family@example.org");
        ContactPoint phone = PhoneNumber.parse("+442079460000");
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        Consent fourth = append(Samples.grant(ada.id()).to(mail).build(), NOW.plus(MINUTE));
        Consent third = append(Samples.grant(ada.id()).to(phone).id(LARGE_ENTRY).build());
        Consent second = append(Samples.grant(bob.id()).to(mail).id(SMALL_ENTRY).build());
        Consent first =
                append(Samples.grant(bob.id()).to(phone).at(NOW.minus(MICRO)).build(), NOW.plus(MINUTE));
        assertEquals(List.of(first, second, third, fourth), about(phone, mail));
    }

    @Test
    @Promise("S-107")
    void findsAFactThatNamesSeveralPointsOnce() {
        ContactPoint mail = EmailAddress.parse("ada@example.org");
        ContactPoint same = EmailAddress.parse("Ada@Example.org");
        ContactPoint phone = PhoneNumber.parse("+442079460000");
        Consent erased = append(erased(add(Samples.person()).id(), mail, same, phone));
        assertEquals(List.of(erased), about(mail));
        assertEquals(List.of(erased), about(mail, same, phone, mail));
    }

    @Test
    @Promise("S-108")
    void readsWhatBecameOfPurposes() {
        Consent third = append(Consent.revised(Samples.NEWS, 3).at(NOW.plus(MINUTE)));
        Consent second = append(Consent.revised(Samples.NEWS, 2).at(NOW));
        append(Samples.grant(add(Samples.person()).id()).build());
        assertEquals(List.of(second, third), in(session -> session.consents().revisions()));
    }
}
