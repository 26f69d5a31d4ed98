package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ConsentExcerpt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A merger is found by both of its records. Ada was merged into Bob; Eve has Bob's address, and Carl an address of his own. */
abstract class MergerPromises extends ExcerptPromises {
    private static final EmailAddress BOBS = EmailAddress.parse("bob@example.org");

    private final Contact ada = Contact.person("Ada").email("ada@example.org").build();
    private final Contact bob = Contact.person("Bob").email("bob@example.org").build();
    private final Contact eve = Contact.person("Eve").email("Bob@example.org").build();
    private final Contact carl =
            Contact.person("Carl").email("carl@example.org").build();

    private Consent merged() {
        List.of(ada, bob, eve, carl).forEach(this::add);
        append(Consent.withdrawn(ada.id()));
        return append(merger(ada, bob));
    }

    private static Merged merger(Contact from, Contact into) {
        return new Merged(FactStamp.next(), from.id(), into.id())
                .at(NOW.plus(MINUTE))
                .actor("dora");
    }

    private static List<Merged> mergers(List<Consent> entries) {
        return entries.stream()
                .filter(Merged.class::isInstance)
                .map(Merged.class::cast)
                .toList();
    }

    private List<Merged> excerpt(Set<ContactId> contacts, List<EmailAddress> points) {
        return mergers(
                in(s -> s.consents().excerpt(contacts, List.copyOf(points))).entries());
    }

    private List<Merged> judged(Contact contact) {
        return mergers(
                state(contact.id(), FactNeeds.none().andConsents()).consents().entries());
    }

    @Test
    @Promise({"S-103", "S-189"})
    void keepsAMergerInTheLedgersOfBothRecords() {
        Consent merger = merged();
        assertEquals(List.of(merger), mergers(ledger(ada.id())));
        assertEquals(List.of(merger), ledger(bob.id()));
        assertEquals(List.of(), ledger(eve.id()));
        assertEquals(List.of(), ledger(carl.id()));
    }

    @Test
    @Promise({"S-102", "S-189"})
    void readsTheMergersOfALedgerInItsOrder() {
        Consent second = merged();
        Consent third = append(Consent.objected(bob.id()).at(NOW.plus(MINUTE.multipliedBy(2))));
        Consent first = append(merger(eve, bob).at(NOW));
        Consent fourth = append(merger(bob, carl).at(NOW.plus(MINUTE.multipliedBy(3))));
        assertEquals(List.of(first, second, third, fourth), ledger(bob.id()));
    }

    @Test
    @Promise("S-190")
    void readsAMergerForEitherOfItsRecords() {
        Consent merger = merged();
        assertEquals(List.of(merger), excerpt(Set.of(ada.id()), List.of()));
        assertEquals(List.of(merger), excerpt(Set.of(bob.id()), List.of()));
        assertEquals(List.of(merger), excerpt(Set.of(ada.id(), bob.id()), List.of()));
        assertEquals(List.of(), excerpt(Set.of(eve.id(), carl.id()), List.of()));
    }

    @Test
    @Promise({"S-140", "S-190"})
    void readsTheMergersOfWhoeverHasAPoint() {
        Consent merger = merged();
        assertEquals(List.of(merger), excerpt(Set.of(), List.of(BOBS)));
        assertEquals(List.of(merger), excerpt(Set.of(eve.id()), List.of(BOBS)));
        assertEquals(List.of(), excerpt(Set.of(carl.id()), carl.emails()));
    }

    @Test
    @Promise({"S-142", "S-191"})
    void readsWithAContactTheMergersOnEitherSide() {
        Consent merger = merged();
        assertEquals(List.of(merger), judged(ada));
        assertEquals(List.of(merger), judged(bob));
        assertEquals(List.of(merger), judged(eve));
        assertEquals(List.of(), judged(carl));
        assertEquals(
                Set.of(ada.id()),
                state(bob.id(), FactNeeds.none().andConsents()).consents().strangers());
    }

    @Test
    @Promise("S-191")
    void readsWithSeveralContactsTheMergersOfEach() {
        Consent merger = merged();
        var states = in(session -> session.lockAndRead(
                List.of(ada.id(), bob.id(), carl.id()), FactNeeds.none().andConsents()));
        List<List<Merged>> read = states.values().stream()
                .map(state -> mergers(state.consents().entries()))
                .toList();
        assertEquals(List.of(List.of(merger), List.of(merger), List.of()), read);
    }

    @Test
    @Promise({"S-167", "S-168", "S-192"})
    void keepsAMergerWhoeverOfItsRecordsIsErased() {
        for (boolean isOfWhoStays : List.of(false, true)) {
            Contact gone = add(Samples.person());
            Contact stays = add(Samples.person());
            Consent merger = append(merger(gone, stays));
            Consent left = merger.buried(point -> point);
            ContactId erased = isOfWhoStays ? stays.id() : gone.id();
            write(new Change.ContactErased(
                    new Erased(FactStamp.next().at(NOW).stamp(NOW), erased, List.of()), Map.of()));
            assertEquals(List.of(left), mergers(ledger(gone.id())));
            assertEquals(List.of(left), mergers(ledger(stays.id())));
            ConsentExcerpt excerpt = in(s -> s.consents().excerpt(Set.of(stays.id()), List.of()));
            assertEquals(List.of(left), mergers(excerpt.entries()));
        }
    }
}
