package dev.rapport.crm.inmemory;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.storage.ConsentStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The consent ledger of one tenant, as one transaction reads and writes it. */
final class Consents implements ConsentStore {
    static final Comparator<Consent> LEDGER = Comparator.comparing(Consent::contact)
            .thenComparing(c -> c.givenAt().orElse(Instant.MIN))
            .thenComparing(c -> c.recordedAt().orElse(Instant.MIN))
            .thenComparing(Consent::id);

    private final Tenant tenant;
    private final Access access;

    Consents(Tenant tenant, Access access) {
        this.tenant = tenant;
        this.access = access;
    }

    @Override
    public Optional<Consent> find(ConsentId id) {
        access.check();
        return Optional.ofNullable(tenant.consents.find(id));
    }

    @Override
    public List<Consent> of(ContactId contact) {
        access.check();
        return List.copyOf(tenant.ledger.range(
                c -> c.contact().compareTo(contact) >= 0, c -> c.contact().equals(contact), Integer.MAX_VALUE));
    }

    void append(Consent consent) {
        if (tenant.consents.find(consent.id()) != null) {
            throw new DuplicateException("consent", "id");
        }
        tenant.consents.put(consent.id(), consent);
        tenant.ledger.add(consent);
    }
}
