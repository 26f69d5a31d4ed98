package dev.rapport.crm;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.insight.Assignment;
import dev.rapport.crm.insight.Timeline;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads timelines up to an instant, some hundred contacts or facts in a transaction. */
final class TimelineReading {
    private static final int CONTACTS = 200;
    private static final int FACTS = 500;
    private static final int PAGE = 200;

    private final Scope scope;
    private final Instant last;

    TimelineReading(Scope scope, Instant last) {
        this.scope = scope;
        this.last = last;
    }

    Timeline one(ContactId id) {
        return scope.run(session -> session.contacts()
                .find(id)
                .map(contact -> timeline(session, contact))
                .orElseThrow(() -> new NotFoundException("contact", id.toString())));
    }

    /** Everybody, by id. */
    Stream<Timeline> all() {
        return Streaming.of(after -> scope.run(session -> batch(session, after)));
    }

    /** Every fact that has not happened later, once. */
    Iterable<Interaction> facts() {
        return () -> all().flatMap(one -> one.first().stream()).iterator();
    }

    /** Every follow-up, with the owner of its contact. */
    Iterable<Assignment> assignments() {
        return () -> Streaming.of(after -> scope.run(session ->
                        session.contacts().all(CONTACTS, after).map(contact -> assignments(session, contact))))
                .flatMap(List::stream)
                .iterator();
    }

    private static List<Assignment> assignments(StorageSession session, Contact contact) {
        return session.followUps().of(contact.id()).stream()
                .map(followUp -> new Assignment(contact.owner(), followUp))
                .toList();
    }

    /** Ends early when it holds many facts; the next batch goes on behind the last contact that was read. */
    private Page<Timeline> batch(StorageSession session, Optional<Cursor> after) {
        Page<Contact> contacts = session.contacts().all(CONTACTS, after);
        List<Timeline> read = new ArrayList<>();
        int facts = 0;
        for (Contact contact : contacts.items()) {
            Timeline timeline = timeline(session, contact);
            read.add(timeline);
            facts += timeline.interactions().size();
            if (facts >= FACTS) {
                return new Page<>(
                        read, Optional.of(Cursor.of("contacts", contact.id().toString())));
            }
        }
        return new Page<>(read, contacts.next());
    }

    private Timeline timeline(StorageSession session, Contact contact) {
        List<Interaction> seen = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<Interaction> page = session.interactions().timeline(contact.id(), PAGE, next);
            page.items().stream().filter(i -> !i.occurredAt().isAfter(last)).forEach(seen::add);
            next = page.next();
        } while (next.isPresent());
        return Timeline.of(contact, seen);
    }
}
