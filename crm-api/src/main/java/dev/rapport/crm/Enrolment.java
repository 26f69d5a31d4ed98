package dev.rapport.crm;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.PointKey;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds and revises contacts, and plans them, in one transaction. */
final class Enrolment {
    private final Desk desk;
    private final StorageSession session;
    private final FactNeeds needs;

    Enrolment(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
        this.needs = desk.needs();
    }

    List<Contact> add(Collection<Contact> given) {
        Map<ContactId, Contact> byId = new HashMap<>();
        Map<ExternalRef, Contact> byRef = new HashMap<>();
        session.contacts()
                .findAll(
                        given.stream().map(Contact::id).toList(),
                        given.stream().flatMap(c -> c.externalRefs().stream()).toList())
                .forEach(c -> index(c, byId, byRef));
        List<Contact> answer = new ArrayList<>();
        List<Contact> news = new ArrayList<>();
        for (Contact c : given) {
            Optional<Contact> there = Optional.ofNullable(byId.get(c.id()))
                    .or(() -> c.externalRefs().stream()
                            .flatMap(ref -> Optional.ofNullable(byRef.get(ref)).stream())
                            .findFirst());
            there.ifPresent(t -> requireSame(c, t));
            Contact stored = there.orElseGet(() -> c.toBuilder().revision(1).build());
            answer.add(stored);
            if (there.isEmpty()) {
                index(stored, byId, byRef);
                news.add(stored);
            }
        }
        if (!news.isEmpty()) {
            session.write(new Changes(added(news)));
        }
        return answer;
    }

    private static void index(Contact c, Map<ContactId, Contact> byId, Map<ExternalRef, Contact> byRef) {
        byId.put(c.id(), c);
        c.externalRefs().forEach(ref -> byRef.put(ref, c));
    }

    private void requireSame(Contact given, Contact stored) {
        boolean same = given.sameContentAs(stored)
                || session.contacts().revisions(stored.id()).stream().anyMatch(r -> given.sameContentAs(r.contact()));
        if (!same) {
            throw new ConflictingFactException("contact", stored.id().toString());
        }
    }

    private List<Change> added(List<Contact> contacts) {
        ConsentExcerpt said = around(contacts);
        List<Change> changes = new ArrayList<>();
        for (Contact contact : contacts) {
            changes.add(new Change.ContactAdded(contact, desk.now()));
            changes.addAll(desk.replanning(session)
                    .changes(
                            consenting(ContactState.of(contact), said),
                            Activity.none(needs),
                            Replanning.Cause.FACT,
                            Optional.empty()));
        }
        return changes;
    }

    /** What others have said at the points of these contacts. */
    private ConsentExcerpt around(List<Contact> contacts) {
        return needs.consents()
                ? session.consents()
                        .excerpt(
                                contacts.stream().map(Contact::id).toList(),
                                contacts.stream()
                                        .flatMap(contact -> contact.points().stream())
                                        .map(PointEntry::point)
                                        .toList())
                : ConsentExcerpt.none();
    }

    private ContactState consenting(ContactState state, ConsentExcerpt said) {
        return needs.consents()
                ? Surroundings.complete(session, state.consenting(said.around(state.contact())))
                : state;
    }

    /**
     * The contact before a change, with every record of the person and everybody who has a point that it has before or after:
     * locked at once, so that no two changes wait for each other.
     */
    ContactState locked(ContactId id, UnaryOperator<Contact> change) {
        Set<ContactId> wanted = new TreeSet<>(Set.of(id));
        if (needs.consents()) {
            wanted.addAll(OnePerson.records(session, id));
            session.contacts().find(id).ifPresent(seen -> wanted.addAll(sharing(seen, change.apply(seen))));
        }
        ContactState state = LockOrder.lockAndRead(session, wanted, desk).get(id);
        if (state == null) {
            throw new NotFoundException("contact", id.toString());
        }
        return state;
    }

    private Set<ContactId> sharing(Contact before, Contact after) {
        Set<ContactId> sharing = new TreeSet<>();
        if (!before.points().equals(after.points())) {
            Stream.of(before, after)
                    .flatMap(contact -> contact.points().stream())
                    .map(PointEntry::point)
                    .distinct()
                    .flatMap(point -> session.contacts().findByPoint(point).stream())
                    .forEach(contact -> sharing.add(contact.id()));
        }
        return sharing;
    }

    Contact revise(ContactState before, Contact changed) {
        if (changed.sameContentAs(before.contact())) {
            return before.contact();
        }
        long revision = before.contact().revision();
        Contact stored = changed.toBuilder().revision(revision + 1).build();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.ContactRevised(stored, revision, desk.now()));
        changes.addAll(new CarriedOver(desk, session).between(before.contact(), stored));
        ContactState revised = before.revised(stored);
        changes.addAll(desk.replanning(session)
                .changes(
                        consenting(revised, around(List.of(stored))),
                        desk.history(session).of(revised),
                        Replanning.Cause.FACT,
                        Optional.empty()));
        session.write(new Changes(changes));
        if (needs.consents()) {
            planOthers(before, stored);
        }
        return stored;
    }

    private void planOthers(ContactState before, Contact stored) {
        Set<ContactId> others = OnePerson.records(Surroundings.complete(session, before));
        if (!stored.points().equals(before.contact().points())) {
            others.addAll(sharing(before, stored));
        }
        others.remove(stored.id());
        if (!others.isEmpty()) {
            plan(others);
        }
    }

    /** What was said about a contact reaches whoever shares a point with it; some of it no longer reaches who did. */
    private Set<ContactId> sharing(ContactState before, Contact stored) {
        boolean isSpokenOf = before.consents().entries().stream()
                .anyMatch(entry -> entry.contact().isPresent());
        Set<ContactId> sharing = new TreeSet<>();
        if (isSpokenOf) {
            Set<PointKey> points =
                    Stream.concat(keys(before.contact()), keys(stored)).collect(Collectors.toSet());
            Stream.of(before.consents(), around(List.of(stored)))
                    .flatMap(excerpt -> excerpt.people().stream())
                    .filter(contact -> keys(contact).anyMatch(points::contains))
                    .forEach(contact -> sharing.add(contact.id()));
        }
        return sharing;
    }

    private static Stream<PointKey> keys(Contact contact) {
        return contact.points().stream().map(entry -> PointKey.of(entry.point()));
    }

    private void plan(Set<ContactId> others) {
        List<Change> changes = new ArrayList<>();
        for (ContactState state : LockOrder.lockAndRead(session, others, desk).values()) {
            changes.addAll(desk.replanning(session)
                    .changes(state, desk.history(session).of(state), Replanning.Cause.FACT, Optional.empty()));
        }
        if (!changes.isEmpty()) {
            session.write(new Changes(changes));
        }
    }
}
