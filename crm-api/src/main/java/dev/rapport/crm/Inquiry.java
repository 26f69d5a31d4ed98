package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Recipient;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects what a decision about one message depends on: the facts of the person, those that name the point, and those of
 * everybody who has the point or of whom such a fact tells, with all who were merged with any of them.
 */
final class Inquiry {
    private final Desk desk;
    private final StorageSession session;
    private final Map<ConsentId, Consent> facts = new LinkedHashMap<>();
    private final Map<ContactId, Recipient> people = new LinkedHashMap<>();
    private final Map<ContactId, Contact> known = new LinkedHashMap<>();
    private final Deque<ContactId> open = new ArrayDeque<>();

    Inquiry(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    /** What is known of one message, and under which policies it is judged. */
    record Case(ConsentLedger ledger, List<ConsentPolicy> policies, Optional<Instant> latest) {
        /** What is in the ledger has happened: a clock that is behind the one of another node does not undo it. */
        Instant notBeforeWhatIsKnown(Instant now) {
            return latest.filter(now::isBefore).orElse(now);
        }
    }

    ConsentDecision decide(ConsentRequest request, Instant at, Instant knownAt) {
        Case known = about(request);
        return known.ledger().decide(known.policies(), request, at, knownAt);
    }

    Case about(ConsentRequest request) {
        desk.purposes().require(request.purpose());
        ContactId id = request.person();
        Optional<Contact> person = session.contacts().find(id);
        if (person.isEmpty() && session.contacts().erasure(id).isEmpty()) {
            throw new NotFoundException("contact", id.toString());
        }
        person.ifPresent(found -> known.put(id, found));
        open.add(id);
        for (Contact sharing : session.contacts().findByPoint(request.point())) {
            known.put(sharing.id(), sharing);
            open.add(sharing.id());
        }
        addAll(session.consents().about(List.of(request.point())));
        addAll(session.consents().revisions());
        while (!open.isEmpty()) {
            visit(open.remove());
        }
        return new Case(
                ConsentLedger.of(facts.values(), people.values()),
                person.map(desk.policies()).orElse(List.of()),
                facts.values().stream().map(fact -> fact.stamp().recorded()).max(Comparator.naturalOrder()));
    }

    private void addAll(Collection<? extends Consent> some) {
        for (Consent fact : some) {
            facts.put(fact.id(), fact);
            fact.contact().ifPresent(open::add);
            if (fact instanceof Merged merged) {
                open.add(merged.into());
            }
        }
    }

    private void visit(ContactId id) {
        if (people.containsKey(id)) {
            return;
        }
        Contact contact = known.get(id);
        Optional<Contact> found =
                contact != null ? Optional.of(contact) : session.contacts().find(id);
        people.put(
                id, found.map(Recipient::from).orElseGet(() -> Recipient.of(id).build()));
        addAll(session.consents().of(id));
    }
}
