package dev.rapport.crm.inmemory;

import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ContactStore;
import dev.rapport.crm.storage.Outline;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The contacts of one tenant, as one transaction reads and writes them. */
final class Contacts implements ContactStore {
    private static final String ALL = "contacts";
    private static final String NAMES = "names";

    private final Tenant tenant;
    private final Access access;

    Contacts(Tenant tenant, Access access) {
        this.tenant = tenant;
        this.access = access;
    }

    @Override
    public Optional<Contact> find(ContactId id) {
        access.check();
        return Optional.ofNullable(tenant.contacts.find(id)).map(ContactRow::contact);
    }

    @Override
    public List<Contact> findByPoint(ContactPoint point) {
        access.check();
        return tenant.points.find(point).stream().map(ContactRow::contact).toList();
    }

    @Override
    public Optional<Contact> findByExternalRef(ExternalRef ref) {
        access.check();
        return Optional.ofNullable(tenant.contactRefs.find(ref)).map(ContactRow::contact);
    }

    @Override
    public List<Contact> findAll(Collection<ContactId> ids, Collection<ExternalRef> refs) {
        access.check();
        NavigableSet<ContactRow> found = new TreeSet<>(ContactRow.BY_ID);
        ids.stream().map(tenant.contacts::find).flatMap(Stream::ofNullable).forEach(found::add);
        refs.stream().map(tenant.contactRefs::find).flatMap(Stream::ofNullable).forEach(found::add);
        return found.stream().map(ContactRow::contact).toList();
    }

    @Override
    public Page<Contact> byName(String prefix, int limit, Optional<Cursor> after) {
        access.check();
        List<ContactRow> rows = tenant.contactsByName.range(
                after.map(Contacts::afterName).orElse(reachesName(prefix)),
                row -> row.nameKey().startsWith(prefix),
                limit + 1);
        return Page.of(rows, limit, row -> Cursor.of(NAMES, row.id().toString(), row.nameKey()))
                .map(ContactRow::contact);
    }

    @Override
    public Page<Contact> all(int limit, Optional<Cursor> after) {
        access.check();
        List<ContactRow> rows =
                tenant.contactsById.range(after.map(Contacts::afterId).orElse(row -> true), row -> true, limit + 1);
        return Page.of(rows, limit, row -> Cursor.of(ALL, row.id().toString())).map(ContactRow::contact);
    }

    @Override
    public List<ContactRevision> revisions(ContactId id) {
        access.check();
        return List.copyOf(tenant.revisions.range(
                r -> r.contact().id().compareTo(id) >= 0, r -> r.contact().id().equals(id), Integer.MAX_VALUE));
    }

    @Override
    public Optional<ErasureReceipt> erasure(ContactId id) {
        access.check();
        return Optional.ofNullable(tenant.erasures.find(id));
    }

    @Override
    public Optional<SealedEvidence> sealedEvidence(ContactId id) {
        access.check();
        return Optional.ofNullable(tenant.evidence.find(id));
    }

    @Override
    public Page<ContactId> candidates(Criterion criterion, ZonedDateTime asOf, int limit, Optional<Cursor> after) {
        access.check();
        List<ContactId> ids = new Members(tenant, Outline.of(criterion).criterion(), asOf)
                .from(after.map(Contacts::afterId).orElse(row -> true), limit + 1);
        return Page.of(ids, limit, id -> Cursor.of(ALL, id.toString()));
    }

    @Override
    public OptionalLong count(Criterion criterion, ZonedDateTime asOf) {
        access.check();
        return Outline.of(criterion).isExact()
                ? OptionalLong.of(new Members(tenant, criterion, asOf).count())
                : OptionalLong.empty();
    }

    void add(Change.ContactAdded added) {
        Contact contact = added.contact().toBuilder().revision(1).build();
        if (tenant.contacts.find(contact.id()) != null || tenant.erasures.find(contact.id()) != null) {
            throw new DuplicateException("contact", "id");
        }
        requireFreeRefs(contact);
        ContactRevision revision = new ContactRevision(contact, added.at());
        ContactRow row = new ContactRow(revision);
        tenant.revisions.add(revision);
        tenant.contacts.put(contact.id(), row);
        tenant.contactsById.add(row);
        tenant.contactsByName.add(row);
        tenant.contactsByBasis.add(row);
        tenant.contactsByEnd.add(row);
        tenant.points.add(row);
        contact.externalRefs().forEach(ref -> tenant.contactRefs.put(ref, row));
    }

    void revise(Change.ContactRevised revised) {
        long expected = revised.expectedRevision();
        ContactId id = revised.contact().id();
        ContactRow row = tenant.contacts.find(id);
        if (row == null || row.contact().revision() != expected) {
            throw new StaleRevisionException("contact", id.toString(), expected);
        }
        requireFreeRefs(revised.contact());
        ContactRevision next = new ContactRevision(
                revised.contact().toBuilder().revision(expected + 1).build(), revised.at());
        tenant.revisions.add(next);
        tenant.contactsByName.remove(row);
        tenant.points.remove(row);
        row.contact().externalRefs().forEach(tenant.contactRefs::remove);
        row.become(next, tenant.journal);
        tenant.contactsByName.add(row);
        tenant.points.add(row);
        next.contact().externalRefs().forEach(ref -> tenant.contactRefs.put(ref, row));
    }

    /** Answers the last revision. */
    Contact erase(ContactId id) {
        ContactRow row = tenant.contacts.find(id);
        if (row == null) {
            throw new NotFoundException("contact", id.toString());
        }
        revisions(id).forEach(tenant.revisions::remove);
        tenant.contacts.remove(id);
        tenant.contactsById.remove(row);
        tenant.contactsByName.remove(row);
        tenant.contactsByBasis.remove(row);
        tenant.contactsByEnd.remove(row);
        tenant.points.remove(row);
        row.contact().externalRefs().forEach(tenant.contactRefs::remove);
        return row.contact();
    }

    private void requireFreeRefs(Contact contact) {
        for (ExternalRef ref : contact.externalRefs()) {
            ContactRow holder = tenant.contactRefs.find(ref);
            if (holder != null && !holder.id().equals(contact.id())) {
                throw new DuplicateException("contact", "externalRef");
            }
        }
    }

    private static Predicate<ContactRow> reachesName(String prefix) {
        return row -> CodePointOrder.INSTANCE.compare(row.nameKey(), prefix) >= 0;
    }

    private static Predicate<ContactRow> afterName(Cursor cursor) {
        List<String> key = cursor.key(NAMES, 2);
        ContactId id = ContactId.parse(key.get(0));
        return row -> {
            int byName = CodePointOrder.INSTANCE.compare(row.nameKey(), key.get(1));
            return byName > 0 || (byName == 0 && row.id().compareTo(id) > 0);
        };
    }

    private static Predicate<ContactRow> afterId(Cursor cursor) {
        ContactId id = ContactId.parse(cursor.key(ALL, 1).get(0));
        return row -> row.id().compareTo(id) > 0;
    }
}
