package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.contact.Tag;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.storage.Change;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds and revises contacts, with the rows by which they are found. */
final class ContactWrites {

    private final Db db;
    private final Batch batch;

    ContactWrites(Db db, Batch batch) {
        this.db = db;
        this.batch = batch;
    }

    /** The contacts go first: whoever inserted one has inserted every reference to it. */
    void add(List<Change.ContactAdded> changes) {
        requireFree(changes);
        int added = db.insert(
                """
                insert into {contact} (tenant_id, id, kind, revision, since, name_key, doc)
                values {rows} {unless taken}""", changes.stream().map(c -> row(c.contact(), c.at())).toList());
        if (added < changes.size()) {
            throw new DuplicateException("contact", "id");
        }
        // after the insert, which has waited for whoever was erasing one of them
        if (!new ErasureTable(db)
                .erased(changes.stream().map(c -> c.contact().id()).toList())
                .isEmpty()) {
            delete(changes);
            throw new DuplicateException("contact", "id");
        }
        Set<Reference> refs =
                changes.stream().flatMap(c -> refs(c.contact()).stream()).collect(Collectors.toSet());
        if (!insertRefs(refs)) {
            delete(changes);
            throw new DuplicateException("contact", "externalRef");
        }
        new PlanTable(db).add(changes.stream().map(c -> c.contact().id()).toList(), batch);
        insertPoints(changes.stream().flatMap(c -> points(c.contact()).stream()).toList());
        insertTags(changes.stream().flatMap(c -> tags(c.contact()).stream()).toList());
    }

    private void delete(List<Change.ContactAdded> changes) {
        db.updateAll(
                "delete from {contact} where tenant_id = ? and id = ?",
                changes.stream()
                        .map(c -> new @Nullable Object[] {
                            db.tenant(), c.contact().id().value()
                        })
                        .toList());
    }

    private void requireFree(List<Change.ContactAdded> changes) {
        List<ExternalRef> refs = changes.stream()
                .flatMap(c -> c.contact().externalRefs().stream())
                .toList();
        if (new HashSet<>(refs).size() < refs.size() || !holders(refs).isEmpty()) {
            List<ContactId> ids = changes.stream().map(c -> c.contact().id()).toList();
            boolean idTaken = !new ContactTable(db).byId(ids).isEmpty()
                    || !new ErasureTable(db).erased(ids).isEmpty();
            throw new DuplicateException("contact", idTaken ? "id" : "externalRef");
        }
    }

    void revise(Change.ContactRevised change) {
        Contact contact = change.contact();
        Stored stored = db.first("""
                        select id, kind, revision, doc from {contact}
                        where tenant_id = ? and id = ? {for update}""", Stored::read, db.tenant(), contact.id().value())
                .filter(s -> s.contact().revision() == change.expectedRevision())
                .orElseThrow(() ->
                        new StaleRevisionException("contact", contact.id().toString(), change.expectedRevision()));
        Contact before = stored.contact();
        Set<Reference> refs = refs(contact);
        Set<Reference> refsBefore = refs(before);
        Set<Reference> newRefs = minus(refs, refsBefore);
        if (!holders(newRefs.stream().map(Reference::ref).toList()).isEmpty()) {
            throw new DuplicateException("contact", "externalRef");
        }
        if (!insertRefs(newRefs)) {
            throw new DuplicateException("contact", "externalRef");
        }
        store(change, ContactCodec.writeOver(stored.document(), contact));
        Set<Point> points = points(contact);
        Set<Point> pointsBefore = points(before);
        deletePoints(minus(pointsBefore, points));
        insertPoints(minus(points, pointsBefore));
        Set<Tagging> tags = tags(contact);
        Set<Tagging> tagsBefore = tags(before);
        deleteTags(minus(tagsBefore, tags));
        insertTags(minus(tags, tagsBefore));
        deleteRefs(minus(refsBefore, refs));
        batch.flush();
    }

    /**
     * Removes a contact with everything by which it is found.
     *
     * @return how many revisions there were
     */
    int erase(Contact contact) {
        deletePoints(points(contact));
        deleteTags(tags(contact));
        deleteRefs(refs(contact));
        batch.flush();
        UUID id = contact.id().value();
        int before = db.update("delete from {contact_revision} where tenant_id = ? and id = ?", db.tenant(), id);
        return before + db.update("delete from {contact} where tenant_id = ? and id = ?", db.tenant(), id);
    }

    /** A contact, and all that is stored of it. */
    private record Stored(Contact contact, String document) {

        static Stored read(Row row) throws SQLException {
            ContactId id = new ContactId(row.id());
            ContactKind kind = ContactKind.valueOf(row.text());
            long revision = row.number();
            String document = row.text();
            return new Stored(ContactCodec.read(id, kind, revision, document), document);
        }
    }

    /** What was is copied as it is stored: a later release may have written more than this one can read. */
    private void store(Change.ContactRevised change, String document) {
        Contact contact = change.contact();
        batch.update("""
                insert into {contact_revision} (tenant_id, id, kind, revision, since, doc)
                select tenant_id, id, kind, revision, since, doc from {contact}
                where tenant_id = ? and id = ?""", db.tenant(), contact.id().value());
        batch.update(
                """
                update {contact} set kind = ?, revision = ?, since = ?, name_key = ?, doc = ?
                where tenant_id = ? and id = ?""",
                contact.kind().name(),
                change.expectedRevision() + 1,
                change.at(),
                new SortedText(contact.nameKey()),
                document,
                db.tenant(),
                contact.id().value());
    }

    private @Nullable Object[] row(Contact contact, Instant since) {
        return new Object[] {
            db.tenant(),
            contact.id().value(),
            contact.kind().name(),
            1L,
            since,
            new SortedText(contact.nameKey()),
            ContactCodec.write(contact)
        };
    }

    private Collection<?> holders(Collection<ExternalRef> refs) {
        return refs.isEmpty()
                ? List.of()
                : new References(db, "{contact_ref}", "contact_id")
                        .holders(refs)
                        .values();
    }

    /** A row of the index of points. */
    private record Point(PointKey key, ContactId contact) {}

    private static Set<Point> points(Contact contact) {
        return contact.points().stream()
                .map(entry -> new Point(PointKey.of(entry.point()), contact.id()))
                .collect(Collectors.toSet());
    }

    private void insertPoints(Collection<Point> points) {
        batch.insert(
                "insert into {contact_point} (tenant_id, type, point_key, contact_id) values {rows}",
                points.stream().map(this::values).toList());
    }

    private void deletePoints(Collection<Point> points) {
        batch.update("""
                delete from {contact_point}
                where tenant_id = ? and type = ? and point_key = ? and contact_id = ?""", points.stream().map(this::values).toList());
    }

    private @Nullable Object[] values(Point point) {
        return new Object[] {
            db.tenant(), point.key().type(), point.key().key(), point.contact().value()
        };
    }

    /** A row of the index of tags. */
    private record Tagging(Tag tag, ContactId contact) {}

    private static Set<Tagging> tags(Contact contact) {
        return contact.tags().stream()
                .map(tag -> new Tagging(tag, contact.id()))
                .collect(Collectors.toSet());
    }

    private void insertTags(Collection<Tagging> tags) {
        batch.insert(
                "insert into {contact_tag} (tenant_id, tag, contact_id) values {rows}",
                tags.stream().map(this::values).toList());
    }

    private void deleteTags(Collection<Tagging> tags) {
        batch.update(
                "delete from {contact_tag} where tenant_id = ? and tag = ? and contact_id = ?",
                tags.stream().map(this::values).toList());
    }

    private @Nullable Object[] values(Tagging tagging) {
        return new Object[] {
            db.tenant(), tagging.tag().name(), tagging.contact().value()
        };
    }

    /** A row of the index of external references. */
    private record Reference(ExternalRef ref, ContactId contact) {}

    private static Set<Reference> refs(Contact contact) {
        return contact.externalRefs().stream()
                .map(ref -> new Reference(ref, contact.id()))
                .collect(Collectors.toSet());
    }

    /**
     * Inserts all, or none if another transaction has taken one since we looked.
     *
     * <p>No other can hold one for the same contact: it would have to have inserted or locked that contact before us.
     */
    private boolean insertRefs(Collection<Reference> refs) {
        batch.flush();
        int inserted = db.insert("""
                insert into {contact_ref} (tenant_id, source, ext_id, contact_id)
                values {rows} {unless taken}""", refs.stream().map(this::values).toList());
        if (inserted < refs.size()) {
            deleteRefs(refs);
            batch.flush();
            return false;
        }
        return true;
    }

    private void deleteRefs(Collection<Reference> refs) {
        batch.update("""
                delete from {contact_ref}
                where tenant_id = ? and source = ? and ext_id = ? and contact_id = ?""", refs.stream().map(this::values).toList());
    }

    private @Nullable Object[] values(Reference reference) {
        return new Object[] {
            db.tenant(),
            reference.ref().source(),
            reference.ref().id(),
            reference.contact().value()
        };
    }

    private static <T> Set<T> minus(Collection<T> all, Collection<T> others) {
        Set<T> rest = new HashSet<>(all);
        rest.removeAll(new ArrayList<>(others));
        return rest;
    }
}
