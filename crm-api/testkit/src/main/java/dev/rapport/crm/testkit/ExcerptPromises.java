package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.storage.ConsentExcerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is read of the ledger to judge somebody by it. Ada and Bob share an address, Eve has one of her own. */
abstract class ExcerptPromises extends StatePromises {
    private static final EmailAddress SHARED = EmailAddress.parse("family@example.org");
    private static final EmailAddress FORMER = EmailAddress.parse("former@example.org");

    private final Contact ada = Contact.person("Ada")
            .email("Family@Example.org")
            .email("former@example.org")
            .build();
    private final Contact bob =
            Contact.person("Bob").email("family@example.org").build();
    private final Contact eve = Contact.person("Eve").email("eve@example.org").build();

    private Contact stored(Contact contact) {
        return contact.toBuilder().revision(1).build();
    }

    private List<Contact> people(Contact... contacts) {
        return List.of(contacts).stream()
                .map(this::stored)
                .sorted(Comparator.comparing(Contact::id))
                .toList();
    }

    /** Entries around Ada, in order: a new version of a purpose, her own, Bob's, and what Eve once said of Ada's address. */
    private List<Consent> tell() {
        add(ada);
        add(bob);
        add(eve);
        List<Consent> told = new ArrayList<>();
        told.add(append(Consent.revised(Samples.NEWS, 2).at(NOW.minus(MINUTE))));
        told.add(append(Samples.grant(ada.id()).to(SHARED).at(NOW).build()));
        told.add(append(Consent.objected(bob.id()).at(NOW.plus(MINUTE))));
        told.add(append(Consent.withdrawn(eve.id()).to(FORMER).at(NOW.plus(MINUTE.multipliedBy(2)))));
        append(Consent.objected(eve.id()).at(NOW.plus(MINUTE.multipliedBy(3))));
        append(erased(eve.id(), EmailAddress.parse("eve@example.org")));
        return told;
    }

    private ConsentExcerpt excerpt(Set<ContactId> contacts, ContactPoint... points) {
        return in(session -> session.consents().excerpt(contacts, List.of(points)));
    }

    @Test
    @Promise("S-140")
    void readsWhateverMayMatter() {
        List<Consent> told = tell();
        assertEquals(told, excerpt(Set.of(ada.id()), SHARED, FORMER).entries());
        assertEquals(told.subList(0, 2), excerpt(Set.of(ada.id())).entries());
        assertEquals(
                told.subList(0, 3),
                excerpt(Set.of(), EmailAddress.parse("FAMILY@example.org")).entries());
        assertEquals(
                told.subList(0, 1),
                excerpt(Set.of(), EmailAddress.parse("x@example.org")).entries());
        assertEquals(told.subList(0, 1), excerpt(Set.of(ContactId.next())).entries());
    }

    @Test
    @Promise("S-140")
    void readsTheErasureOfAPoint() {
        tell();
        Consent erased = append(erased(ContactId.next(), SHARED, FORMER));
        assertTrue(excerpt(Set.of(), FORMER).entries().contains(erased));
    }

    @Test
    @Promise("S-142")
    void readsForAContactTheErasureOfItsPoint() {
        tell();
        Consent erased = append(erased(ContactId.next(), SHARED, FORMER));
        List<Consent> read =
                state(ada.id(), FactNeeds.none().andConsents()).consents().entries();
        assertEquals(1, read.stream().filter(erased::equals).count());
    }

    @Test
    @Promise("S-141")
    void readsWhomItIsReadFor() {
        tell();
        assertEquals(people(ada), excerpt(Set.of(ada.id())).people());
        assertEquals(
                people(ada, bob, eve), excerpt(Set.of(eve.id()), SHARED, SHARED).people());
        assertEquals(people(ada), excerpt(Set.of(ContactId.next()), FORMER).people());
    }

    @Test
    @Promise("S-142")
    void readsForEachContactWhatItIsJudgedBy() {
        List<Consent> told = tell();
        FactNeeds needs = FactNeeds.none().andConsents();
        assertEquals(new ConsentExcerpt(told, people(ada, bob)), judged(ada));
        assertEquals(new ConsentExcerpt(told.subList(0, 3), people(ada, bob)), judged(bob));
        assertEquals(people(eve), judged(eve).people());
        assertEquals(4, judged(eve).entries().size());
        assertEquals(judged(bob), state(bob.id(), needs).consents());
    }

    /** As it is read for all three together. */
    private ConsentExcerpt judged(Contact contact) {
        List<ContactId> all = List.of(ada.id(), bob.id(), eve.id());
        var states = in(session -> session.lockAndRead(all, FactNeeds.none().andConsents()));
        return Objects.requireNonNull(states.get(contact.id())).consents();
    }
}
