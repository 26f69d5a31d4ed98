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
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
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
    private final Map<ContactId, ConsentExcerpt> around = new HashMap<>();
    private final List<Consent> facts = new ArrayList<>();
    private final Map<Integer, Left> left = new TreeMap<>();

    /** What became of them; the rows by their place in the list. */
    record Outcome(int created, int recorded, Map<Integer, Left> left, Barred barred) {}

    /** A row that says yes of somebody at a point. */
    private record Yes(Subscriber row, ContactId person, ContactPoint point) {}

    ImportBatch(Desk desk, StorageSession session, MissingContacts missing, Barred before) {
        this.desk = desk;
        this.session = session;
        this.missing = missing;
        this.before = before;
    }

    /** Each step is taken for all rows before the next, so that what a batch touches is locked, read and planned once. */
    Outcome run(Map<Integer, Subscriber> rows) {
        Roster roster = new Roster(desk, session, rows.values());
        Map<Integer, Set<ContactId>> about = about(rows, roster);
        int created = roster.add();
        LockedLedger locked = lock(about.values(), rows.values());
        Map<Integer, Yes> yeses = new LinkedHashMap<>();
        boolean isAnyRevised = false;
        for (Map.Entry<Integer, Set<ContactId>> entry : about.entrySet()) {
            Subscriber row = Objects.requireNonNull(rows.get(entry.getKey()), "row");
            if (!SubscriberFacts.isNo(row) && !entry.getValue().isEmpty()) {
                isAnyRevised |= place(entry.getKey(), row, entry.getValue(), yeses);
            }
        }
        if (isAnyRevised) {
            locked = lock(about.values(), rows.values());
        }
        about.forEach((place, ids) -> {
            Subscriber row = Objects.requireNonNull(rows.get(place), "row");
            if (SubscriberFacts.isNo(row)) {
                forbid(row, ids).ifPresent(why -> left.put(place, why));
            }
        });
        yeses.values().forEach(this::allow);
        locked.append(facts);
        judge(yeses);
        return new Outcome(created, facts.size(), left, barred);
    }

    private Map<Integer, Set<ContactId>> about(Map<Integer, Subscriber> rows, Roster roster) {
        Map<Integer, Set<ContactId>> about = new LinkedHashMap<>();
        rows.forEach((place, row) -> {
            boolean isYes = !SubscriberFacts.isNo(row);
            Set<ContactId> found = isYes && before.covers(row) ? Set.of() : roster.found(row);
            if (isYes && (before.covers(row) || found.stream().anyMatch(before.people()::contains))) {
                left.put(place, Left.of(row.row(), Why.OPTED_OUT));
                return;
            }
            if (found.isEmpty() && missing == MissingContacts.CREATE) {
                create(place, row, roster).ifPresent(found::add);
            } else if (found.isEmpty()) {
                left.put(place, Left.of(row.row(), Why.UNKNOWN_CONTACT));
            }
            about.put(place, found);
        });
        return about;
    }

    private Optional<ContactId> create(int place, Subscriber row, Roster roster) {
        if (row.contact().flatMap(id -> session.contacts().erasure(id)).isPresent()) {
            left.put(place, Left.refused(row.row(), ConsentReason.ERASED));
            return Optional.empty();
        }
        Optional<ContactId> made = row.name().flatMap(name -> create(place, row, name, roster));
        if (made.isEmpty() && SubscriberFacts.isNo(row)) {
            return create(place, row, row.point().map(Masked::of).orElse(Masked.HIDDEN), roster);
        }
        if (row.name().isEmpty()) {
            left.put(place, Left.wrong(row.row(), "name: missing, and the contact has to be created; give a name"));
        }
        return made;
    }

    private Optional<ContactId> create(int place, Subscriber row, String name, Roster roster) {
        try {
            return Optional.of(roster.make(row, name));
        } catch (IllegalArgumentException | InvalidInputException wrong) {
            left.put(place, Left.wrong(row.row(), String.valueOf(wrong.getMessage())));
            return Optional.empty();
        }
    }

    private LockedLedger lock(Collection<Set<ContactId>> about, Collection<Subscriber> rows) {
        Set<ContactId> all = about.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        List<ContactPoint> points =
                rows.stream().flatMap(row -> row.point().stream()).toList();
        LockedLedger locked = new Ledger(desk, session).lock(all, points);
        locked.people().forEach((id, state) -> {
            people.put(id, state);
            ContactState complete = Surroundings.complete(session, state);
            around.put(id, complete.consents());
            ledgers.put(id, new ArrayList<>(OnePerson.ledger(complete)));
        });
        // before the first fact, as each of them would lock its own
        session.lockPoints(
                Stream.concat(points.stream(), people.keySet().stream().flatMap(this::points))
                        .toList());
        return locked;
    }

    private Optional<Left> forbid(Subscriber row, Set<ContactId> ids) {
        SubscriberFacts says = new SubscriberFacts(row, notBeforeWhatIsKnown(ids));
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
            if (!says.isKnown(heard(id), fact, isSaid(row, id))) {
                append(fact);
            }
        }
        return Optional.of(Left.optedOut(row.row(), Importing.fault(desk, row)));
    }

    /** What the row says is learned after what is known of them, whatever the clock says. */
    private Instant notBeforeWhatIsKnown(Set<ContactId> ids) {
        return ids.stream()
                .flatMap(id -> ledger(id).stream())
                .map(fact -> fact.stamp().recorded())
                .reduce(desk.now(), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** At its own time, or for somebody of several records, when it counts as said for whatever the row is about. */
    private BiPredicate<Consent, Instant> isSaid(Subscriber row, ContactId id) {
        ContactState state = people.get(id);
        if (state == null || OnePerson.mergers(heard(id).all().entries()).isEmpty()) {
            return (fact, at) -> fact.at().equals(at);
        }
        List<ConsentRequest> requests = point(row, id).stream()
                .flatMap(point -> row.purposes().stream()
                        .map(purpose -> ConsentRequest.of(id, point, row.channel(), purpose)
                                .forAudience()))
                .toList();
        Stated stated = new Stated(heard(id).all().ledger(), desk.policies().apply(state.contact()), desk.now());
        return (fact, at) -> stated.isAt(fact, requests, at);
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

    /** Whom a row allows to be written to, and where; answers whether the contact had to be given the point. */
    private boolean place(int place, Subscriber row, Set<ContactId> ids, Map<Integer, Yes> yeses) {
        if (ids.size() > 1) {
            left.put(place, Left.of(row.row(), Why.SHARED_POINT));
            return false;
        }
        ContactId id = ids.iterator().next();
        Optional<ContactPoint> point = point(row, id);
        boolean isNew = point.filter(given -> !has(id, given)).isPresent();
        if (point.isEmpty() || (isNew && !isAdded(id, point.get()))) {
            left.put(place, Left.of(row.row(), Why.OTHER_POINT));
            return false;
        }
        yeses.put(place, new Yes(row, id, point.get()));
        return isNew;
    }

    private void allow(Yes yes) {
        Grant grant = new SubscriberFacts(yes.row(), desk.now()).grant(yes.person(), yes.point());
        if (!new Standing(ledger(yes.person())).says(grant)) {
            append(grant);
        }
    }

    /** By what the whole batch says. */
    private void judge(Map<Integer, Yes> yeses) {
        Map<ContactId, ContactState> after = session.read(
                yeses.values().stream().map(Yes::person).distinct().toList(),
                desk.needs().andConsents());
        Inquiry inquiry = new Inquiry(desk, session);
        yeses.forEach((place, yes) -> yes.row().purposes().stream()
                .sorted()
                .map(purpose -> ConsentRequest.of(
                                yes.person(), yes.point(), yes.row().channel(), purpose)
                        .forAudience())
                .map(request -> inquiry.about(request, Optional.ofNullable(after.get(yes.person())))
                        .decide(request, desk.now()))
                .filter(decision ->
                        !decision.isPermitted() && !decision.reason().isTiming())
                .map(ConsentDecision::reason)
                .min(Comparator.naturalOrder())
                .ifPresent(reason -> left.put(place, Left.refused(yes.row().row(), reason))));
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

    private Heard heard(ContactId id) {
        return new Heard(ledger(id), around.getOrDefault(id, ConsentExcerpt.none()));
    }

    private void append(Consent fact) {
        ContactId id = fact.contact().orElseThrow();
        if (!people.containsKey(id)) {
            throw new NotFoundException("contact", id.toString());
        }
        Instant now = notBeforeWhatIsKnown(Set.of(id));
        Consent timely = LockedLedger.notAhead(fact, now);
        Consent stamped = timely.stamped(timely.stamp().stamp(now));
        ledger(id).add(stamped);
        facts.add(stamped);
    }
}
