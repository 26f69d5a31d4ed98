package dev.rapport.crm;

import dev.rapport.crm.ImportReport.Left;
import dev.rapport.crm.ImportReport.Why;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.error.InvalidInputException;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Some rows of an import, in one transaction: whom they are about, what they add to the ledger, and whether that permits. */
final class ImportBatch {
    private final Desk desk;
    private final StorageSession session;
    private final MissingContacts missing;
    private final Barred before;
    private final Barred barred = new Barred();
    private final Map<ContactId, ContactState> people = new HashMap<>();
    private final Map<ContactId, List<Consent>> ledgers = new HashMap<>();
    private final Map<Integer, Left> left = new TreeMap<>();
    private int created;
    private int recorded;

    /** What became of them; the rows by their place in the list. */
    record Outcome(int created, int recorded, Map<Integer, Left> left, Barred barred) {}

    ImportBatch(Desk desk, StorageSession session, MissingContacts missing, Barred before) {
        this.desk = desk;
        this.session = session;
        this.missing = missing;
        this.before = before;
    }

    Outcome run(Map<Integer, Subscriber> rows) {
        Map<Integer, Set<ContactId>> about = new LinkedHashMap<>();
        rows.forEach((place, row) -> {
            boolean isYes = !SubscriberFacts.isNo(row);
            Set<ContactId> found = isYes && before.covers(row) ? Set.of() : found(row);
            if (isYes && (before.covers(row) || found.stream().anyMatch(before.people()::contains))) {
                left.put(place, Left.of(row.row(), Why.OPTED_OUT));
                return;
            }
            if (found.isEmpty() && missing == MissingContacts.CREATE) {
                create(place, row).ifPresent(found::add);
            } else if (found.isEmpty()) {
                left.put(place, Left.of(row.row(), Why.UNKNOWN_CONTACT));
            }
            about.put(place, found);
        });
        lock(about, rows);
        about.forEach((place, ids) -> {
            Subscriber row = rows.get(place);
            if (row == null) {
                return;
            }
            if (SubscriberFacts.isNo(row)) {
                forbid(row, ids).ifPresent(why -> left.put(place, why));
            } else if (!ids.isEmpty()) {
                allow(row, ids).ifPresent(why -> left.put(place, why));
            }
        });
        return new Outcome(created, recorded, left, barred);
    }

    private Set<ContactId> found(Subscriber row) {
        Optional<Contact> named = row.contact()
                .flatMap(session.contacts()::find)
                .or(() -> row.externalRef().flatMap(session.contacts()::findByExternalRef));
        List<Contact> there = named.map(List::of)
                .or(() -> row.point().map(session.contacts()::findByPoint))
                .orElse(List.of());
        return there.stream().map(Contact::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<ContactId> create(int place, Subscriber row) {
        if (row.contact().flatMap(session.contacts()::erasure).isPresent()) {
            left.put(place, Left.refused(row.row(), ConsentReason.ERASED));
            return Optional.empty();
        }
        Optional<ContactId> made = row.name().flatMap(name -> create(place, row, name));
        if (made.isEmpty() && SubscriberFacts.isNo(row)) {
            return create(place, row, row.point().map(Masked::of).orElse(Masked.HIDDEN));
        }
        if (row.name().isEmpty()) {
            left.put(place, Left.wrong(row.row(), "name: missing, and the contact has to be created; give a name"));
        }
        return made;
    }

    private Optional<ContactId> create(int place, Subscriber row, String name) {
        try {
            Contact.Builder person = Contact.person(name);
            row.contact().ifPresent(person::id);
            row.externalRef().ifPresent(ref -> person.externalRef(ref.source(), ref.id()));
            row.point().ifPresent(point -> person.point(PointEntry.of(point)));
            Contact contact = desk.checks().valid("contact", person.build());
            ContactId id =
                    new Enrolment(desk, session).add(List.of(contact)).get(0).id();
            created++;
            return Optional.of(id);
        } catch (IllegalArgumentException | InvalidInputException wrong) {
            left.put(place, Left.wrong(row.row(), String.valueOf(wrong.getMessage())));
            return Optional.empty();
        }
    }

    private void lock(Map<Integer, Set<ContactId>> about, Map<Integer, Subscriber> rows) {
        Set<ContactId> all =
                about.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        List<ContactPoint> points =
                rows.values().stream().flatMap(row -> row.point().stream()).toList();
        new Ledger(desk, session).lock(all, points).people().forEach((id, state) -> {
            people.put(id, state);
            ledgers.put(id, new ArrayList<>(state.consents().about(id)));
        });
        // before the first fact, as each of them would lock its own
        session.lockPoints(
                Stream.concat(points.stream(), people.keySet().stream().flatMap(this::points))
                        .toList());
    }

    private Optional<Left> forbid(Subscriber row, Set<ContactId> ids) {
        SubscriberFacts says = new SubscriberFacts(row, desk.now());
        List<Consent> facts = new ArrayList<>();
        boolean isRead = !ids.isEmpty();
        for (ContactId id : ids) {
            List<Consent> noes = says.restrictions(id, point(row, id));
            isRead &= !noes.isEmpty();
            facts.addAll(noes);
            row.point()
                    .filter(point -> !has(id, point))
                    .flatMap(point -> says.restrictionElsewhere(id, point))
                    .ifPresent(facts::add);
        }
        if (!isRead) {
            barred.add(row);
            barred.people().addAll(ids);
            return ids.isEmpty() ? Optional.empty() : Optional.of(Left.of(row.row(), Why.OTHER_POINT));
        }
        barUnknown(row, ids);
        for (Consent fact : facts) {
            ContactId id = fact.contact().orElseThrow();
            if (!SubscriberFacts.isKnown(ledger(id), fact)) {
                append(fact);
            }
        }
        return Optional.of(Left.optedOut(row.row(), Importing.fault(desk, row)));
    }

    /** By what the row names the person here, and nobody goes by: another row must not create them for a yes. */
    private void barUnknown(Subscriber row, Set<ContactId> ids) {
        row.contact().filter(id -> !ids.contains(id)).ifPresent(barred.people()::add);
        row.externalRef()
                .filter(ref -> ids.stream()
                        .map(people::get)
                        .noneMatch(state ->
                                state != null && state.contact().externalRefs().contains(ref)))
                .ifPresent(barred.refs()::add);
    }

    private Optional<Left> allow(Subscriber row, Set<ContactId> ids) {
        if (ids.size() > 1) {
            return Optional.of(Left.of(row.row(), Why.SHARED_POINT));
        }
        ContactId id = ids.iterator().next();
        Optional<ContactPoint> point = point(row, id).filter(given -> has(id, given) || isAdded(id, given));
        if (point.isEmpty()) {
            return Optional.of(Left.of(row.row(), Why.OTHER_POINT));
        }
        Grant grant = new SubscriberFacts(row, desk.now()).grant(id, point.get());
        if (!new Standing(ledger(id)).says(grant)) {
            append(grant);
        }
        Instant now = desk.now();
        return row.purposes().stream()
                .sorted()
                .map(purpose -> ConsentRequest.of(id, point.get(), row.channel(), purpose)
                        .forAudience())
                .map(request -> new Inquiry(desk, session).decide(request, now, now))
                .filter(decision ->
                        !decision.isPermitted() && !decision.reason().isTiming())
                .map(ConsentDecision::reason)
                .min(Comparator.naturalOrder())
                .map(reason -> Left.refused(row.row(), reason));
    }

    /** The point that the row names, or else the only one that fits. */
    private Optional<ContactPoint> point(Subscriber row, ContactId id) {
        List<ContactPoint> fitting = points(id)
                .filter(point ->
                        row.channel().pointType().filter(point.type()::equals).isPresent())
                .toList();
        return row.point().or(() -> fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty());
    }

    private boolean has(ContactId id, ContactPoint given) {
        return points(id).anyMatch(given::isSamePlaceAs);
    }

    private boolean isAdded(ContactId id, ContactPoint point) {
        ContactState before = people.get(id);
        if (before == null || missing == MissingContacts.REPORT) {
            return false;
        }
        Contact more = before.contact().toBuilder().point(PointEntry.of(point)).build();
        people.put(id, before.revised(new Enrolment(desk, session).revise(before, more)));
        return true;
    }

    private Stream<ContactPoint> points(ContactId id) {
        return Optional.ofNullable(people.get(id)).stream()
                .flatMap(state -> state.contact().points().stream())
                .map(PointEntry::point);
    }

    private List<Consent> ledger(ContactId id) {
        return ledgers.computeIfAbsent(id, unknown -> new ArrayList<>());
    }

    private void append(Consent fact) {
        Consent stored = new Ledger(desk, session).append(fact);
        stored.contact().ifPresent(id -> ledger(id).add(stored));
        recorded++;
    }
}
