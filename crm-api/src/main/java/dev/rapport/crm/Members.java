package dev.rapport.crm;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.StorageSession;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the members of one segment, a chunk of contacts in a transaction each. */
final class Members {
    private static final String CONTACTS = "contacts";

    private final Desk desk;
    private final Segment segment;
    private final View view;

    Members(Desk desk, Segment segment, View view) {
        this.desk = desk;
        this.segment = segment;
        this.view = view;
    }

    Stream<Contact> from(Optional<Cursor> begin) {
        return Streaming.from(begin, after -> desk.scope().run(session -> chunk(session, after)));
    }

    Page<Contact> page(int limit, Optional<Cursor> after) {
        List<Contact> rows = from(after).limit(limit + 1L).toList();
        return Page.of(rows, limit, contact -> Cursor.of(CONTACTS, contact.id().toString()));
    }

    private Page<Contact> chunk(StorageSession session, Optional<Cursor> after) {
        Page<ContactId> page = view.ids(session, segment.criterion(), after);
        SortedSet<ContactId> ids = new TreeSet<>(page.items());
        ids.addAll(between(after, page.next()));
        ids.removeAll(segment.excluded());
        return new Page<>(members(session, ids), page.next());
    }

    private List<Contact> members(StorageSession session, SortedSet<ContactId> ids) {
        if (view.decides(segment.criterion())) {
            return session.contacts().findAll(ids, List.of());
        }
        return view.candidates(session, ids).stream()
                .filter(candidate ->
                        segment.included().contains(candidate.contact().id()) || meets(candidate))
                .map(Candidate::contact)
                .toList();
    }

    private boolean meets(Candidate candidate) {
        return segment.criterion().test(candidate);
    }

    /** Who is put in by hand is in the chunk where the id belongs. */
    private SortedSet<ContactId> between(Optional<Cursor> after, Optional<Cursor> next) {
        SortedSet<ContactId> some = new TreeSet<>(segment.included());
        after.map(Members::id).ifPresent(begin -> some.removeIf(id -> id.compareTo(begin) <= 0));
        next.map(Members::id).ifPresent(end -> some.removeIf(id -> id.compareTo(end) > 0));
        return some;
    }

    private static ContactId id(Cursor cursor) {
        return ContactId.parse(cursor.key(CONTACTS, 1).get(0));
    }

    long count() {
        OptionalLong counted = desk.scope().run(session -> counted(session, segment.criterion()));
        return counted.isPresent()
                ? counted.getAsLong()
                : from(Optional.empty()).count();
    }

    private OptionalLong counted(StorageSession session, Criterion criterion) {
        OptionalLong meeting = view.count(session, criterion);
        if (meeting.isEmpty()) {
            return meeting;
        }
        long missed = view.candidates(session, segment.included()).stream()
                .filter(candidate -> !meets(candidate))
                .count();
        long left = view.candidates(session, segment.excluded()).stream()
                .filter(this::meets)
                .count();
        return OptionalLong.of(meeting.getAsLong() + missed - left);
    }

    Optional<Candidate> find(StorageSession session, ContactId contact) {
        return view.candidates(session, List.of(contact)).stream().findFirst();
    }
}
