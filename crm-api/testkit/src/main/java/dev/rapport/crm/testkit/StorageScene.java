package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A new storage and clock, two tenants of each test's own, and short words for what the tests do all the time. */
abstract class StorageScene {
    static final Instant NOW = Samples.NOW;
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration MICRO = Duration.ofNanos(1_000);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    final MutableClock clock = Samples.clock();
    final TenantId tenant = tenant();
    final TenantId stranger = tenant();
    Storage storage;

    /**
     * Opens the storage to be tested.
     *
     * @param leaseClock what leases are to be measured by
     * @return the storage
     */
    protected abstract Storage create(InstantSource leaseClock);

    private static TenantId tenant() {
        return new TenantId("t-" + UUID.randomUUID());
    }

    @BeforeEach
    final void open() {
        storage = create(clock);
    }

    @AfterEach
    final void close() {
        storage.close();
    }

    <T> T in(TenantId whose, TransactionWork<T> work) {
        return storage.inTransaction(whose, work);
    }

    <T> T in(TransactionWork<T> work) {
        return in(tenant, work);
    }

    void write(Change... changes) {
        in(session -> {
            session.write(Changes.of(changes));
            return true;
        });
    }

    Contact add(Contact.Builder contact) {
        return add(contact.build());
    }

    Contact add(Contact contact) {
        write(new Change.ContactAdded(contact, NOW));
        return contact(contact.id());
    }

    Contact contact(ContactId id) {
        return in(session -> session.contacts().find(id).orElseThrow());
    }

    Contact revise(Contact.Builder contact) {
        Contact next = contact.build();
        write(new Change.ContactRevised(next, next.revision(), NOW));
        return contact(next.id());
    }

    static Interaction recorded(InteractionBuilder interaction) {
        return interaction.stamp(NOW, ZoneOffset.UTC).build();
    }

    Interaction append(InteractionBuilder interaction) {
        Interaction stamped = recorded(interaction);
        write(new Change.InteractionAppended(stamped));
        return stamped;
    }

    List<Interaction> timeline(ContactId id) {
        return in(session -> session.interactions().timeline(id, 100, Optional.empty()))
                .items();
    }

    static Consent recorded(Consent consent, Instant at) {
        return consent.stamped(consent.stamp().stamp(at));
    }

    Consent append(Consent consent) {
        return append(consent, NOW);
    }

    Consent append(Consent consent, Instant recordedAt) {
        Consent stamped = recorded(consent, recordedAt);
        write(new Change.ConsentAppended(stamped));
        return stamped;
    }

    List<Consent> ledger(ContactId id) {
        return in(session -> session.consents().of(id));
    }

    FollowUp plan(FollowUp followUp) {
        write(new Change.FollowUpPut(followUp, 0));
        return stored(followUp);
    }

    FollowUp plan(ContactId contact, String occurrence, Instant due) {
        return plan(Samples.followUp(contact, occurrence).due(at(due)).build());
    }

    FollowUp put(FollowUp followUp) {
        write(new Change.FollowUpPut(followUp, followUp.version()));
        return stored(followUp);
    }

    FollowUp stored(FollowUp followUp) {
        return in(session -> session.followUps().find(followUp.id()).orElseThrow());
    }

    static ZonedDateTime at(Instant instant) {
        return ZonedDateTime.ofInstant(instant, LONDON);
    }

    ContactState state(ContactId id, FactNeeds needs) {
        return in(session ->
                        Optional.ofNullable(session.read(List.of(id), needs).get(id)))
                .orElseThrow();
    }

    ContactState state(ContactId id) {
        return state(id, FactNeeds.none());
    }

    void planned(ContactId id, PlanState plan) {
        write(new Change.StatePut(id, Activity.none(FactNeeds.none()), plan));
    }

    static PlanBasis basis(int bookVersion) {
        return new PlanBasis(bookVersion, "2026b");
    }

    static PlanState plan(int bookVersion) {
        return new PlanState(basis(bookVersion), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static List<ContactId> ids(List<Contact> contacts) {
        return contacts.stream().map(Contact::id).toList();
    }

    /** Reads page after page to the end. */
    <T> List<T> pages(Function<Optional<Cursor>, Page<T>> page) {
        List<T> all = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<T> one = page.apply(next);
            all.addAll(one.items());
            next = one.next();
        } while (next.isPresent() && all.size() < 10_000);
        return all;
    }
}
