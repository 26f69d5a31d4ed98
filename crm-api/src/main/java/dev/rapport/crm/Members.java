package dev.rapport.crm;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criteria;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.StorageSession;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Reads the members of one segment: ids of those who may be, the more the longer somebody asks, then some of them at a time. */
final class Members {
    private static final String CONTACTS = "contacts";
    private static final int FIRST = 200;
    private static final int GROWTH = 10;
    private static final int MOST = 20_000;
    private static final int AT_ONCE = 200;

    private final Desk desk;
    private final Segment segment;
    private final View view;

    Members(Desk desk, Segment segment, View view) {
        this.desk = desk;
        this.segment = segment;
        this.view = view;
    }

    Stream<Contact> from(Optional<Cursor> begin) {
        return from(begin, FIRST);
    }

    private Stream<Contact> from(Optional<Cursor> begin, int first) {
        Criterion rest = view.rest(segment.criterion());
        return Streaming.some(
                AT_ONCE, ids(begin, first), some -> desk.scope().run(session -> members(session, some, rest)));
    }

    Page<Contact> page(int limit, Optional<Cursor> after) {
        List<Contact> rows = from(after).limit(limit + 1L).toList();
        return Page.of(rows, limit, contact -> Cursor.of(CONTACTS, contact.id().toString()));
    }

    private Stream<ContactId> ids(Optional<Cursor> begin, int first) {
        AtomicInteger growing = new AtomicInteger(first);
        return Streaming.from(begin, after -> {
            int limit = growing.getAndUpdate(size -> Math.min(MOST, size * GROWTH));
            return desk.scope().run(session -> ids(session, limit, after));
        });
    }

    private Page<ContactId> ids(StorageSession session, int limit, Optional<Cursor> after) {
        Page<ContactId> page = view.ids(session, segment.criterion(), limit, after);
        SortedSet<ContactId> ids = new TreeSet<>(page.items());
        ids.addAll(between(after, page.next()));
        ids.removeAll(segment.excluded());
        return new Page<>(List.copyOf(ids), page.next());
    }

    private List<Contact> members(StorageSession session, List<ContactId> ids, Criterion rest) {
        if (rest.equals(Criteria.allOf())) {
            return session.contacts().findAll(ids, List.of());
        }
        return view.candidates(session, ids, rest).stream()
                .filter(candidate ->
                        segment.included().contains(candidate.contact().id()) || rest.test(candidate))
                .map(Candidate::contact)
                .toList();
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
        OptionalLong counted = desk.scope().run(this::counted);
        return counted.isPresent()
                ? counted.getAsLong()
                : from(Optional.empty(), MOST).count();
    }

    private OptionalLong counted(StorageSession session) {
        OptionalLong meeting = view.count(session, segment.criterion());
        if (meeting.isEmpty()) {
            return meeting;
        }
        long missed = whole(session, segment.included())
                .filter(candidate -> !segment.criterion().test(candidate))
                .count();
        long left = whole(session, segment.excluded())
                .filter(segment.criterion()::test)
                .count();
        return OptionalLong.of(meeting.getAsLong() + missed - left);
    }

    Optional<Candidate> find(StorageSession session, ContactId contact) {
        return whole(session, List.of(contact)).findFirst();
    }

    private Stream<Candidate> whole(StorageSession session, Collection<ContactId> ids) {
        return view.candidates(session, ids, segment.criterion()).stream();
    }
}
