package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ConsentStore;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.ContactStore;
import dev.rapport.crm.storage.FollowUpStore;
import dev.rapport.crm.storage.InteractionStore;
import dev.rapport.crm.storage.ModelStore;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One transaction, on one connection. */
final class JdbcSession implements StorageSession {

    private final Db db;
    private final @Nullable InstantSource clock;
    private final boolean joined;

    JdbcSession(Db db, @Nullable InstantSource clock, boolean joined) {
        this.db = db;
        this.clock = clock;
        this.joined = joined;
    }

    @Override
    public ContactStore contacts() {
        return new ContactTable(db);
    }

    @Override
    public InteractionStore interactions() {
        return new InteractionTable(db);
    }

    @Override
    public ConsentStore consents() {
        return new ConsentTable(db);
    }

    @Override
    public FollowUpStore followUps() {
        return new FollowUpTable(db);
    }

    @Override
    public ModelStore models() {
        return new ModelTable(db);
    }

    @Override
    public SortedMap<ContactId, ContactState> read(Collection<ContactId> contacts, FactNeeds needs) {
        return read(contacts, needs, false);
    }

    @Override
    public SortedMap<ContactId, ContactState> lockAndRead(Collection<ContactId> contacts, FactNeeds needs) {
        db.begin();
        return read(contacts, needs, true);
    }

    /** First what is locked: a query after it sees what the transaction that was waited for has written. */
    private SortedMap<ContactId, ContactState> read(Collection<ContactId> ids, FactNeeds needs, boolean lock) {
        SortedMap<ContactId, ContactState> read = new TreeMap<>();
        if (ids.isEmpty()) {
            return read;
        }
        Query<PlanTable.State> states = new PlanTable(db).states(ids, lock);
        Query<FollowUp> active = new FollowUpTable(db).active(ids, lock);
        Query<Contact> contacts = new ContactTable(db).all(ids);
        Query<OccurrenceTable.Closed> closed = new OccurrenceTable(db).closed(ids);
        Neighbours neighbours = new Neighbours(db, ids);
        List<Query<?>> queries = List.of(states, active, contacts, closed);
        if (!needs.consents()) {
            ask(queries, lock);
        } else if (db.engine().nestsQueries()) {
            ask(Stream.concat(queries.stream(), neighbours.queries().stream()).toList(), lock);
        } else {
            db.atOneMoment(() -> {
                db.askAll(queries);
                neighbours.ask();
            });
        }
        OccurrenceTable.Read occurrences = OccurrenceTable.read(closed.rows(), active.rows(), states.rows());
        Map<ContactId, Contact> contactOf =
                contacts.rows().stream().collect(Collectors.toMap(Contact::id, Function.identity()));
        Map<ContactId, List<FollowUp>> activeOf = active.rows().stream()
                .sorted(FollowUpRow.BY_DUE)
                .collect(Collectors.groupingBy(FollowUp::contact, Collectors.toUnmodifiableList()));
        List<Contact> people = new ArrayList<>(contacts.rows());
        people.addAll(neighbours.people());
        Function<Contact, ConsentExcerpt> said =
                ConsentExcerpt.of(neighbours.consents(), people).cuts();
        for (PlanTable.State state : states.rows()) {
            Optional.ofNullable(contactOf.get(state.contact()))
                    .ifPresent(contact -> read.put(
                            contact.id(),
                            new ContactState(
                                    contact,
                                    state.activity(),
                                    occurrences.of(contact.id()),
                                    activeOf.getOrDefault(contact.id(), List.of()),
                                    state.plan(),
                                    needs.consents() ? said.apply(contact) : ConsentExcerpt.none())));
        }
        return read;
    }

    private void ask(List<Query<?>> queries, boolean lock) {
        if (lock) {
            db.askAll(queries);
        } else {
            db.askAtOneMoment(queries);
        }
    }

    @Override
    public void lockPoints(Collection<ContactPoint> points) {
        new ConsentLocks(db).lock(points);
    }

    @Override
    public List<FollowUp> claim(ClaimRequest request) {
        if (joined) {
            throw new IllegalStateException(
                    "claim: its locks would last as long as the host's transaction; claim outside of it");
        }
        db.begin();
        return new Claims(db).claim(request, now());
    }

    @Override
    public List<ContactId> outdated(Instant now, PlanBasis basis, int limit) {
        return new PlanTable(db).outdated(now, basis, limit);
    }

    @Override
    public void write(Changes changes) {
        new Writes(db).write(changes);
    }

    @Override
    public Instant now() {
        Instant now = clock != null
                ? clock.instant()
                : db.first(db.engine().now(), Row::instant).orElseThrow();
        return now.truncatedTo(ChronoUnit.MICROS);
    }
}
