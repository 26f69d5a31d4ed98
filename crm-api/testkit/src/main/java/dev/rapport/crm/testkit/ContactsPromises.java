package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.Tag;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.InvalidInputException;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.error.Violation;
import dev.rapport.crm.page.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code crm.contacts()} promises. */
abstract class ContactsPromises extends CrmScene {
    @Test
    @Promise("C-1")
    void addsTheSameContactOnce() {
        Contact first =
                crm.contacts().add(Samples.person().externalRef("shop", "1").build());
        Contact again =
                crm.contacts().add(Samples.person().externalRef("shop", "1").build());
        assertEquals(first, again);
        assertEquals(1, crm.contacts().stream().count());
    }

    @Test
    @Promise("C-1")
    void addsTheSameContactOnceAlsoAfterItWasChanged() {
        Contact given = Samples.person().externalRef("shop", "1").build();
        crm.contacts().add(given);
        crm.contacts().update(given.id(), c -> c.toBuilder().tag("vip").build());
        assertEquals(2, crm.contacts().add(given).revision());
        assertTrue(crm.contacts().get(given.id()).tags().contains(new Tag("vip")));
    }

    @Test
    @Promise("C-2")
    void storesANewContactAsRevisionOne() {
        assertEquals(1, ada().revision());
    }

    @Test
    @Promise("C-3")
    void reportsEveryRuleThatAContactBreaks() {
        Contact wrong = Contact.person("x".repeat(301)).owner("o".repeat(129)).build();
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> crm.contacts().add(wrong));
        assertEquals(
                List.of("name", "owner"),
                e.violations().stream().map(Violation::path).toList());
        assertTrue(crm.contacts().find(wrong.id()).isEmpty());
    }

    @Test
    @Promise("C-4")
    void refusesOtherContentUnderTheSameReference() {
        Contact first =
                crm.contacts().add(Samples.person().externalRef("shop", "1").build());
        Contact other = Samples.household().externalRef("shop", "1").build();
        ConflictingFactException e = assertThrows(
                ConflictingFactException.class, () -> crm.contacts().add(other));
        assertEquals(first.id().toString(), e.existingId());
    }

    @Test
    @Promise("C-5")
    void addsAllOrNone() {
        crm.contacts().add(Samples.household().externalRef("shop", "2").build());
        Contact good = Samples.person().externalRef("shop", "1").build();
        Contact bad = Samples.person().externalRef("shop", "2").build();
        assertThrows(ConflictingFactException.class, () -> crm.contacts().addAll(List.of(good, bad)));
        assertTrue(crm.contacts().find(good.id()).isEmpty());
    }

    @Test
    @Promise("C-6")
    void answersInTheOrderGiven() {
        Contact one = Samples.person().build();
        Contact two = Samples.household().build();
        assertEquals(
                List.of(two.id(), one.id(), two.id()),
                crm.contacts().addAll(List.of(two, one, two)).stream()
                        .map(Contact::id)
                        .toList());
    }

    @Test
    @Promise("C-7")
    void makesNoRevisionWhenNothingChanged() {
        Contact ada = ada();
        assertEquals(ada, crm.contacts().update(ada.id(), c -> c));
    }

    @Test
    @Promise("C-8")
    void makesOneRevisionForEachChange() {
        Contact ada = ada();
        assertEquals(
                2,
                crm.contacts()
                        .update(ada.id(), c -> c.toBuilder().tag("vip").build())
                        .revision());
    }

    @Test
    @Promise("C-9")
    void cannotUpdateWhoIsNotThere() {
        ContactId nobody = ContactId.next();
        NotFoundException e =
                assertThrows(NotFoundException.class, () -> crm.contacts().update(nobody, c -> c));
        assertEquals(nobody.toString(), e.id());
    }

    @Test
    @Promise("C-10")
    void refusesAnUpdateThatBreaksRulesAndKeepsWhatWas() {
        Contact ada = ada();
        assertThrows(
                InvalidInputException.class,
                () -> crm.contacts()
                        .update(
                                ada.id(),
                                c -> c.toBuilder().name("x".repeat(301)).build()));
        assertEquals(ada, crm.contacts().get(ada.id()));
    }

    @Test
    @Promise("C-11")
    void refusesTheReferenceOfAnother() {
        crm.contacts().add(Samples.household().externalRef("shop", "2").build());
        Contact ada = ada();
        assertThrows(
                DuplicateException.class,
                () -> crm.contacts()
                        .update(
                                ada.id(),
                                c -> c.toBuilder().externalRef("shop", "2").build()));
    }

    @Test
    @Promise("C-12")
    void refusesAnEditOfAnOldRevision() {
        Contact read = ada();
        crm.contacts().update(read.id(), c -> c.toBuilder().tag("vip").build());
        Contact edited = read.toBuilder().name("Augusta Ada King").build();
        assertThrows(StaleRevisionException.class, () -> crm.contacts().update(edited));
    }

    @Test
    @Promise("C-13")
    void findsByIdOrNothing() {
        Contact ada = ada();
        assertEquals(Optional.of(ada), crm.contacts().find(ada.id()));
        assertEquals(Optional.empty(), crm.contacts().find(ContactId.next()));
    }

    @Test
    @Promise("C-14")
    void getsByIdOrThrows() {
        assertThrows(NotFoundException.class, () -> crm.contacts().get(ContactId.next()));
    }

    @Test
    @Promise("C-15")
    void findsEverybodyWithAnAddressHoweverItIsWritten() {
        Contact ada = ada();
        Contact charles = crm.contacts()
                .add(Contact.person("Charles").email("ADA@example.org").build());
        assertEquals(
                Stream.of(ada.id(), charles.id()).sorted().toList(),
                crm.contacts().findByPoint(EmailAddress.parse("Ada@Example.ORG")).stream()
                        .map(Contact::id)
                        .toList());
    }

    @Test
    @Promise("C-16")
    void findsByTheKeyOfTheHost() {
        Contact ada =
                crm.contacts().add(Samples.person().externalRef("shop", "4711").build());
        assertEquals(Optional.of(ada), crm.contacts().findByExternalRef("shop", "4711"));
        assertEquals(Optional.empty(), crm.contacts().findByExternalRef("shop", "4712"));
    }

    @Test
    @Promise("C-17")
    void searchesByTheBeginningOfANameWhateverItsCase() {
        crm.contacts().add(Contact.person("Béla Bartók").build());
        crm.contacts().add(Contact.person("ADA").build());
        crm.contacts().add(Contact.person("ada lovelace").build());
        Page<Contact> page = crm.contacts().search("Ada", 10, Optional.empty());
        assertEquals(
                List.of("ADA", "ada lovelace"),
                page.items().stream().map(Contact::name).toList());
    }

    @Test
    @Promise("C-18")
    void streamsEverybodyById() {
        List<ContactId> ids = Stream.generate(
                        () -> crm.contacts().add(Contact.person("N").build()).id())
                .limit(450)
                .sorted()
                .toList();
        assertEquals(ids, crm.contacts().stream().map(Contact::id).toList());
    }

    @Test
    @Promise("C-19")
    void keepsEveryRevisionWithItsTime() {
        Contact ada = ada();
        clock.advance(DAY);
        Contact vip =
                crm.contacts().update(ada.id(), c -> c.toBuilder().tag("vip").build());
        assertEquals(
                List.of(new ContactRevision(ada, NOW), new ContactRevision(vip, NOW.plus(DAY))),
                crm.contacts().revisions(ada.id()));
        assertFalse(ada.tags().contains(new Tag("vip")));
    }
}
