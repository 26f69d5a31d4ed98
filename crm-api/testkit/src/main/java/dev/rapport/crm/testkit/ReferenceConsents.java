package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.storage.ConsentStore;
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
}
