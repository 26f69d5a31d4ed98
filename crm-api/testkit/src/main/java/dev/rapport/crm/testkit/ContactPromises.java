package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.contact.Handle;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.storage.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contacts are added, revised and found again. */
abstract class ContactPromises extends TenantPromises {
    private static final ExternalRef REF = new ExternalRef("shop", "4711");

    private List<Contact> having(ContactPoint point) {
        return in(session -> session.contacts().findByPoint(point));
    }

    private Optional<Contact> having(ExternalRef ref) {
        return in(session -> session.contacts().findByExternalRef(ref));
    }

    @Test
    @Promise("S-42")
    void storesANewContactAsRevisionOne() {
        assertEquals(1, add(Samples.person()).revision());
    }

    @Test
    @Promise("S-42")
    void ignoresTheRevisionThatANewContactBrings() {
        assertEquals(1, add(Samples.person().revision(41)).revision());
    }

    @Test
    @Promise("S-43")
    void refusesAContactWhoseIdIsTaken() {
        Contact ada = add(Samples.person());
        Contact thief = Samples.person().id(ada.id()).name("Thief").build();
        DuplicateException refusal = assertThrows(DuplicateException.class, () -> add(thief));
        assertEquals("contact id", refusal.what() + " " + refusal.property());
        assertEquals(ada, contact(ada.id()));
    }

    @Test
    @Promise("S-44")
    void refusesANewContactWhoseExternalReferenceIsTaken() {
        Contact ada = add(Samples.person().externalRef("shop", "4711"));
        DuplicateException refusal = assertThrows(
                DuplicateException.class, () -> add(Samples.person().externalRef("shop", "4711")));
        assertEquals("contact externalRef", refusal.what() + " " + refusal.property());
        assertEquals(ada, having(REF).orElseThrow());
    }

    @Test
    @Promise({"S-43", "S-176"})
    void namesTheIdOfAContactWhoseReferenceIsTakenToo() {
        Contact ada = add(Samples.person());
        add(Samples.person().externalRef("shop", "4711"));
        DuplicateException refusal = assertThrows(
                DuplicateException.class,
                () -> add(Samples.person().id(ada.id()).externalRef("shop", "4711")));
        assertEquals("contact id", refusal.what() + " " + refusal.property());
    }

    @Test
    @Promise("S-44")
    void refusesTheSameExternalReferenceTwiceInOneWrite() {
        Contact one = Samples.person().externalRef("shop", "4711").build();
        Contact two = Samples.person().externalRef("shop", "4711").build();
        assertThrows(
                DuplicateException.class,
                () -> write(new Change.ContactAdded(one, NOW), new Change.ContactAdded(two, NOW)));
        assertEquals(Optional.empty(), having(REF));
    }

    @Test
    @Promise("S-45")
    void countsRevisionsUpByOne() {
        Contact ada = add(Samples.person());
        Contact second = revise(ada.toBuilder().owner("bob"));
        Contact third = revise(second.toBuilder().owner("eve"));
        assertEquals(List.of(1L, 2L, 3L), List.of(ada.revision(), second.revision(), third.revision()));
    }

    @Test
    @Promise("S-46")
    void findsARevisedContactByWhatItSaysNow() {
        Contact ada = add(Samples.person());
        Contact now = revise(ada.toBuilder()
                .name("Augusta King")
                .email("augusta@example.com")
                .externalRef("shop", "4711"));
        assertEquals(List.of(now), having(EmailAddress.parse("augusta@example.com")));
        assertEquals(Optional.of(now), having(REF));
        assertEquals(
                List.of(now),
                in(s -> s.contacts().byName("augusta", 10, Optional.empty())).items());
    }

    @Test
    @Promise("S-47")
    void findsARevisedContactNoLongerByWhatItSaidBefore() {
        Contact ada = add(Samples.person().externalRef("shop", "4711"));
        EmailAddress address = ada.emails().get(0);
        revise(ada.toBuilder().name("Augusta King").removePoint(address).removeExternalRef(REF));
        assertEquals(List.of(), having(address));
        assertEquals(Optional.empty(), having(REF));
        assertEquals(
                List.of(),
                in(s -> s.contacts().byName("ada", 10, Optional.empty())).items());
    }

    @Test
    @Promise("S-47")
    void givesAFreedExternalReferenceToAnother() {
        Contact ada = add(Samples.person().externalRef("shop", "4711"));
        revise(ada.toBuilder().removeExternalRef(REF));
        Contact bob = add(Samples.person().externalRef("shop", "4711"));
        assertEquals(Optional.of(bob), having(REF));
    }

    @Test
    @Promise("S-48")
    void refusesARevisionThatIsNotBasedOnTheCurrentOne() {
        Contact ada = add(Samples.person());
        Contact now = revise(ada.toBuilder().owner("bob"));
        StaleRevisionException refusal = assertThrows(
                StaleRevisionException.class, () -> revise(ada.toBuilder().owner("eve")));
        assertEquals(ada.id() + " 1", refusal.id() + " " + refusal.expected());
        assertEquals(now, contact(ada.id()));
    }

    @Test
    @Promise("S-48")
    void refusesARevisionFromTheFuture() {
        Contact ada = add(Samples.person());
        assertThrows(StaleRevisionException.class, () -> write(new Change.ContactRevised(ada, 2, NOW)));
        assertEquals(ada, contact(ada.id()));
    }

    @Test
    @Promise("S-48")
    void refusesARevisionOfAContactThatIsNotThere() {
        Contact ada = Samples.person().build();
        assertThrows(StaleRevisionException.class, () -> write(new Change.ContactRevised(ada, 1, NOW)));
    }

    @Test
    @Promise("S-49")
    void refusesARevisionWithTheExternalReferenceOfAnother() {
        Contact bob = add(Samples.person().externalRef("shop", "4711"));
        Contact ada = add(Samples.person());
        DuplicateException refusal = assertThrows(
                DuplicateException.class, () -> revise(ada.toBuilder().externalRef("shop", "4711")));
        assertEquals("contact externalRef", refusal.what() + " " + refusal.property());
        assertEquals(Optional.of(bob), having(REF));
        assertEquals(ada, contact(ada.id()));
    }

    @Test
    @Promise("S-49")
    void letsARevisionKeepItsOwnExternalReference() {
        Contact ada = add(Samples.person().externalRef("shop", "4711"));
        Contact now = revise(ada.toBuilder().owner("bob"));
        assertEquals(Optional.of(now), having(REF));
    }

    @Test
    @Promise("S-73")
    void findsTheCurrentRevisionById() {
        Contact ada = add(Samples.person());
        revise(ada.toBuilder().name("Augusta King"));
        assertEquals("Augusta King", contact(ada.id()).name());
    }

    @Test
    @Promise("S-74")
    void findsNothingForAnUnknownId() {
        add(Samples.person());
        assertEquals(Optional.empty(), in(s -> s.contacts().find(ContactId.next())));
    }

    @Test
    @Promise("S-75")
    void findsAnEmailAddressHoweverItIsWritten() {
        Contact ada = add(Contact.person("Ada").email("Ada.Lovelace@Example.ORG"));
        assertEquals(List.of(ada), having(EmailAddress.parse("ada.lovelace@EXAMPLE.org")));
    }

    @Test
    @Promise("S-75")
    void findsAPhoneNumber() {
        Contact ada = add(Contact.person("Ada").phone("+442079460000"));
        assertEquals(List.of(ada), having(PhoneNumber.parse("+442079460000")));
    }

    @Test
    @Promise("S-75")
    void findsAHandleHoweverItIsWritten() {
        Contact ada = add(Contact.person("Ada").point(PointEntry.of(new Handle("matrix", "@Ada:Example.org"))));
        assertEquals(List.of(ada), having(new Handle("matrix", "@ada:example.org")));
    }

    @Test
    @Promise("S-75")
    void findsAPointOnlyByItsWholeKey() {
        add(Contact.person("Ada").email("ada@example.org"));
        assertEquals(List.of(), having(EmailAddress.parse("ada@example.or")));
        assertEquals(List.of(), having(EmailAddress.parse("%@example.org")));
    }

    @Test
    @Promise("S-75")
    void findsAPointOnlyByItsType() {
        add(Contact.person("Ada").point(PointEntry.of(new Handle("matrix", "ada@example.org"))));
        assertEquals(List.of(), having(EmailAddress.parse("ada@example.org")));
    }

    @Test
    @Promise("S-76")
    void findsEveryContactThatSharesAPoint() {
        Contact ada = add(Contact.person("Ada").email("family@example.org"));
        Contact annabella = add(Contact.person("Annabella").email("Family@example.org"));
        add(Contact.person("Bob").email("bob@example.org"));
        assertEquals(List.of(ada, annabella), having(EmailAddress.parse("family@example.org")));
    }

    @Test
    @Promise("S-77")
    void ordersContactsThatShareAPointById() {
        ContactId small = ContactId.parse("01930000-0000-7000-8000-000000000001");
        ContactId large = ContactId.parse("f1930000-0000-7000-8000-000000000001");
        add(Contact.person("Ada").id(large).email("family@example.org"));
        add(Contact.person("Bob").id(small).email("family@example.org"));
        assertEquals(List.of(small, large), ids(having(EmailAddress.parse("family@example.org"))));
    }

    @Test
    @Promise("S-78")
    void comparesBothPartsOfAnExternalReferenceExactly() {
        Contact ada = add(Samples.person().externalRef("shop", "Ab\u00e9"));
        assertEquals(Optional.of(ada), having(new ExternalRef("shop", "Ab\u00e9")));
        assertEquals(Optional.empty(), having(new ExternalRef("shop", "aB\u00e9")));
        assertEquals(Optional.empty(), having(new ExternalRef("Shop", "Ab\u00e9")));
        assertEquals(Optional.empty(), having(new ExternalRef("shop", "Abe\u0301")));
        assertEquals(Optional.empty(), having(new ExternalRef("shop", "Ab\u00e9 ")));
    }

    @Test
    @Promise("S-78")
    void letsExternalReferencesDifferOnlyInCase() {
        Contact upper = add(Samples.person().externalRef("shop", "A"));
        Contact lower = add(Samples.person().externalRef("shop", "a"));
        assertEquals(Optional.of(upper), having(new ExternalRef("shop", "A")));
        assertEquals(Optional.of(lower), having(new ExternalRef("shop", "a")));
    }

    @Test
    @Promise("S-79")
    void findsAContactByEachOfItsExternalReferences() {
        Contact ada = add(Samples.person().externalRef("shop", "4711").externalRef("erp", "9"));
        assertEquals(Optional.of(ada), having(REF));
        assertEquals(Optional.of(ada), having(new ExternalRef("erp", "9")));
        assertEquals(Optional.empty(), having(new ExternalRef("erp", "4711")));
    }

    @Test
    @Promise("S-88")
    void findsManyContactsByIdOrReferenceEachOnce() {
        Contact ada = add(Samples.person().externalRef("shop", "1").externalRef("erp", "1"));
        Contact bob = add(Samples.person().externalRef("shop", "2"));
        add(Samples.person().externalRef("shop", "3"));
        assertEquals(
                List.of(ada, bob),
                in(s -> s.contacts()
                        .findAll(
                                List.of(bob.id(), ada.id(), ContactId.next()),
                                List.of(
                                        new ExternalRef("shop", "1"),
                                        new ExternalRef("erp", "1"),
                                        new ExternalRef("shop", "none")))));
        assertEquals(List.of(), in(s -> s.contacts().findAll(List.of(), List.of())));
    }

    @Test
    @Promise("S-88")
    void findsManyContactsByWhatTheySayNow() {
        Contact ada = add(Samples.person().externalRef("shop", "1"));
        Contact now = revise(
                ada.toBuilder().removeExternalRef(new ExternalRef("shop", "1")).externalRef("shop", "2"));
        assertEquals(List.of(), in(s -> s.contacts().findAll(List.of(), List.of(new ExternalRef("shop", "1")))));
        assertEquals(List.of(now), in(s -> s.contacts().findAll(List.of(), List.of(new ExternalRef("shop", "2")))));
    }

    @Test
    @Promise("S-85")
    void keepsEveryRevisionAsItWas() {
        Contact first = add(Samples.person().name("First"));
        Contact second = revise(first.toBuilder().name("Second").tag("vip"));
        Contact third = revise(second.toBuilder().name("Third").removeTag("vip"));
        assertEquals(
                List.of(first, second, third),
                in(s -> s.contacts().revisions(first.id())).stream()
                        .map(ContactRevision::contact)
                        .toList());
    }

    @Test
    @Promise("S-86")
    void keepsTheTimeOfEveryRevision() {
        Contact ada = Samples.person().build();
        Instant later = NOW.plusSeconds(3600).plusNanos(123_456_000);
        write(new Change.ContactAdded(ada, NOW), new Change.ContactRevised(ada, 1, later));
        assertEquals(
                List.of(NOW, later),
                in(s -> s.contacts().revisions(ada.id())).stream()
                        .map(ContactRevision::since)
                        .toList());
    }

    @Test
    @Promise("S-87")
    void hasNoRevisionsOfAnUnknownContact() {
        add(Samples.person());
        assertEquals(List.of(), in(s -> s.contacts().revisions(ContactId.next())));
    }
}
