package dev.rapport.crm.inmemory;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointKey;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ConsentStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The consent ledger of one tenant, as one transaction reads and writes it. */
final class Consents implements ConsentStore {

    /** An entry in the ledger of a contact. */
    record Entry(ContactId contact, Consent consent) {
        static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::contact).thenComparing(Entry::consent, Consent.BY_TIME);
    }

    /** An entry that names a point. */
    record Naming(PointKey point, Consent consent) {
        static final Comparator<Naming> ORDER =
                Comparator.comparing(Naming::point).thenComparing(Naming::consent, Consent.BY_TIME);
    }

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
        return tenant
                .ledger
                .range(
                        e -> e.contact().compareTo(contact) >= 0,
                        e -> e.contact().equals(contact),
                        Integer.MAX_VALUE)
                .stream()
                .map(Entry::consent)
                .toList();
    }

    @Override
    public List<Consent> about(Collection<ContactPoint> points) {
        access.check();
        SortedSet<Consent> found = new TreeSet<>(Consent.BY_TIME);
        for (PointKey key : points.stream().map(PointKey::of).collect(Collectors.toSet())) {
            tenant.consentsByPoint
                    .range(n -> n.point().compareTo(key) >= 0, n -> n.point().equals(key), Integer.MAX_VALUE)
                    .forEach(n -> found.add(n.consent()));
        }
        return List.copyOf(found);
    }

    @Override
    public ConsentExcerpt excerpt(Collection<ContactId> contacts, Collection<ContactPoint> points) {
        access.check();
        Map<ContactId, Contact> people = new TreeMap<>();
        contacts.stream()
                .map(tenant.contacts::find)
                .flatMap(Stream::ofNullable)
                .forEach(row -> people.put(row.id(), row.contact()));
        points.stream()
                .flatMap(point -> tenant.points.find(point).stream())
                .forEach(row -> people.put(row.id(), row.contact()));
        Set<ContactId> ids = new TreeSet<>(contacts);
        ids.addAll(people.keySet());
        List<Consent> entries = new ArrayList<>(about(points));
        ids.forEach(id -> entries.addAll(of(id)));
        entries.addAll(revisions());
        return ConsentExcerpt.of(entries, people.values());
    }

    @Override
    public List<PurposeRevised> revisions() {
        access.check();
        return List.copyOf(tenant.purposeRevisions.range(r -> true, r -> true, Integer.MAX_VALUE));
    }

    void append(Consent consent) {
        if (tenant.consents.find(consent.id()) != null) {
            throw new DuplicateException("consent", "id");
        }
        String permit = permit(consent);
        if (permit != null) {
            if (tenant.permits.find(permit) != null) {
                throw new DuplicateException("consent", "permit");
            }
            tenant.permits.put(permit, consent);
        }
        tenant.consents.put(consent.id(), consent);
        consent.contacts().forEach(contact -> tenant.ledger.add(new Entry(contact, consent)));
        keys(consent).forEach(key -> tenant.consentsByPoint.add(new Naming(key, consent)));
        if (consent instanceof PurposeRevised revised) {
            tenant.purposeRevisions.add(revised);
        }
    }

    void replace(Consent before, Consent after) {
        tenant.consents.put(after.id(), after);
        String permit = permit(after);
        if (permit != null) {
            tenant.permits.put(permit, after);
        }
        before.contacts().forEach(contact -> {
            tenant.ledger.remove(new Entry(contact, before));
            tenant.ledger.add(new Entry(contact, after));
        });
        keys(before).forEach(key -> tenant.consentsByPoint.remove(new Naming(key, before)));
        keys(after).forEach(key -> tenant.consentsByPoint.add(new Naming(key, after)));
    }

    private static Stream<PointKey> keys(Consent consent) {
        return consent.points().stream().map(PointKey::of).distinct();
    }

    private static @Nullable String permit(Consent consent) {
        return consent instanceof Contacted contacted ? contacted.permit().orElse(null) : null;
    }
}
