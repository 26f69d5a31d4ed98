package dev.rapport.crm;

import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.PointKey;
import dev.rapport.crm.error.InvalidInputException;
import dev.rapport.crm.storage.StorageSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whom the rows of an import are about: those who are there, looked up together, and those who are made for them. */
final class Roster {
    private final Desk desk;
    private final StorageSession session;
    private final Map<ContactId, Contact> byId = new HashMap<>();
    private final Map<ExternalRef, Contact> byRef = new HashMap<>();
    private final Map<PointKey, Set<ContactId>> byPoint = new HashMap<>();
    private final List<Contact> made = new ArrayList<>();

    Roster(Desk desk, StorageSession session, Collection<Subscriber> rows) {
        this.desk = desk;
        this.session = session;
        session.contacts()
                .findAll(
                        rows.stream().flatMap(row -> row.contact().stream()).toList(),
                        rows.stream().flatMap(row -> row.externalRef().stream()).toList())
                .forEach(this::enter);
        List<ContactPoint> points = rows.stream()
                .filter(row -> named(row).isEmpty())
                .flatMap(row -> row.point().stream())
                .toList();
        if (!points.isEmpty()) {
            session.consents().excerpt(List.of(), points).people().forEach(this::enter);
        }
    }

    private void enter(Contact contact) {
        byId.put(contact.id(), contact);
        contact.externalRefs().forEach(ref -> byRef.put(ref, contact));
        contact.points()
                .forEach(entry -> byPoint.computeIfAbsent(PointKey.of(entry.point()), one -> new TreeSet<>())
                        .add(contact.id()));
    }

    private Optional<Contact> named(Subscriber row) {
        return row.contact()
                .flatMap(id -> Optional.ofNullable(byId.get(id)))
                .or(() -> row.externalRef().flatMap(ref -> Optional.ofNullable(byRef.get(ref))));
    }

    /** The one that the row names, or else everybody who has its point. */
    Set<ContactId> found(Subscriber row) {
        return named(row)
                .map(contact -> new TreeSet<>(Set.of(contact.id())))
                .orElseGet(() -> new TreeSet<>(row.point()
                        .map(PointKey::of)
                        .map(key -> byPoint.getOrDefault(key, Set.of()))
                        .orElse(Set.of())));
    }

    /**
     * Makes somebody, whom the rows that follow find.
     *
     * @throws IllegalArgumentException if a rule is broken
     * @throws InvalidInputException if the host's rules are
     */
    ContactId make(Subscriber row, String name) {
        Contact.Builder person = Contact.person(name);
        row.contact().ifPresent(person::id);
        row.externalRef().ifPresent(ref -> person.externalRef(ref.source(), ref.id()));
        row.point().ifPresent(point -> person.point(PointEntry.of(point)));
        Contact contact = desk.checks().valid("contact", person.build());
        enter(contact);
        made.add(contact);
        return contact.id();
    }

    /** Adds all that were made, at once. */
    int add() {
        if (!made.isEmpty()) {
            new Enrolment(desk, session).add(made);
        }
        return made.size();
    }
}
