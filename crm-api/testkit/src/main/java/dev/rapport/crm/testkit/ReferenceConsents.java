package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ConsentStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks at every entry for every question. */
final class ReferenceConsents implements ConsentStore {
    private final ReferenceSession session;

    ReferenceConsents(ReferenceSession session) {
        this.session = session;
    }

    @Override
    public Optional<Consent> find(ConsentId id) {
        return Optional.ofNullable(session.state().consents.get(id));
    }

    @Override
    public List<Consent> of(ContactId contact) {
        return session.state().ledger(contact);
    }

    @Override
    public List<Consent> about(Collection<ContactPoint> points) {
        return session.state()
                .ledger(c ->
                        c.points().stream().anyMatch(named -> points.stream().anyMatch(asked -> isSame(named, asked))));
    }

    @Override
    public ConsentExcerpt excerpt(Collection<ContactId> contacts, Collection<ContactPoint> points) {
        List<Contact> people = session.state()
                .currentContacts()
                .filter(c -> contacts.contains(c.id()) || has(c, points))
                .toList();
        List<Consent> entries = session.state()
                .ledger(entry -> entry instanceof PurposeRevised
                        || about(points).contains(entry)
                        || entry.contacts().stream()
                                .anyMatch(id -> contacts.contains(id)
                                        || people.stream().map(Contact::id).anyMatch(id::equals)));
        return new ConsentExcerpt(entries, people);
    }

    private static boolean has(Contact contact, Collection<ContactPoint> points) {
        return contact.points().stream()
                .anyMatch(entry -> points.stream().anyMatch(point -> isSame(entry.point(), point)));
    }

    private static boolean isSame(ContactPoint one, ContactPoint other) {
        return one.type() == other.type() && one.key().equals(other.key());
    }

    @Override
    public List<PurposeRevised> revisions() {
        return session.state().ledger(PurposeRevised.class::isInstance).stream()
                .map(PurposeRevised.class::cast)
                .toList();
    }
}
