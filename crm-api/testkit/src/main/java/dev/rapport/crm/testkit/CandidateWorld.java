package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Subject;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactStore;
import dev.rapport.crm.storage.Outline;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Some contacts with what happened, some of it corrected, taken back or yet to happen; and what is known of them by heart. */
final class CandidateWorld {
    static final int CONTACTS = 6;
    static final int CRITERIA = 20;
    private static final int FACTS = 24;

    private final Random random;
    private final RandomCriteria pool;
    private final List<Change> changes = new ArrayList<>();
    private final Map<ContactId, Contact> contacts = new TreeMap<>();
    private final Map<InteractionId, Interaction> effective = new TreeMap<>();

    CandidateWorld(long seed) {
        random = new Random(seed);
        pool = new RandomCriteria(random);
        List<ContactId> ids = new ArrayList<>();
        for (int i = 0; i < CONTACTS; i++) {
            ids.add(add(contact().build()));
        }
        for (int i = 0; i < FACTS; i++) {
            happen(pool.pick(ids), pool.pick(ids), i);
        }
        ids.forEach(this::revise);
    }

    private ContactId add(Contact contact) {
        contacts.put(contact.id(), contact);
        changes.add(new Change.ContactAdded(contact, Samples.NOW));
        return contact.id();
    }

    private Contact.Builder contact() {
        Contact.Builder contact = random.nextInt(3) == 0 ? Contact.organisation("Acme") : Contact.person("Ada");
        if (random.nextBoolean()) {
            contact.attribute(RandomCriteria.CITY, "Paris");
        }
        return tagged(contact);
    }

    private Contact.Builder tagged(Contact.Builder contact) {
        for (int i = random.nextInt(3); i > 0; i--) {
            contact.tag(pool.pick(RandomCriteria.TAGS));
        }
        return contact;
    }

    private void revise(ContactId id) {
        if (random.nextInt(3) == 0) {
            Contact.Builder revised = Objects.requireNonNull(contacts.get(id)).toBuilder();
            RandomCriteria.TAGS.forEach(revised::removeTag);
            Contact next = tagged(revised).build();
            contacts.put(id, next);
            changes.add(new Change.ContactRevised(next, 1, Samples.NOW));
        }
    }

    private void happen(ContactId one, ContactId other, int number) {
        InteractionBuilder fact =
                Interaction.of(pool.pick(RandomCriteria.KINDS), one).at(pool.instant());
        if (random.nextBoolean()) {
            fact.by(pool.pick(RandomCriteria.CHANNELS));
        }
        switch (random.nextInt(3)) {
            case 0 -> fact.inbound();
            case 1 -> fact.outbound();
            default -> {}
        }
        if (random.nextBoolean()) {
            fact.amount(new Money(pool.pick(RandomCriteria.AMOUNTS), pool.pick(RandomCriteria.CURRENCIES)));
        }
        if (random.nextInt(4) == 0 && !one.equals(other)) {
            fact.with(new Participant(other, Participant.Role.INDIRECT));
        }
        boolean corrects = !effective.isEmpty() && random.nextInt(3) == 0;
        if (corrects) {
            InteractionId earlier = pool.pick(List.copyOf(effective.keySet()));
            boolean takesBack = random.nextInt(3) == 0;
            effective.remove(earlier);
            append(takesBack ? fact.retracting(earlier) : fact.correcting(earlier), number);
        } else {
            append(fact, number);
        }
    }

    private void append(InteractionBuilder fact, int number) {
        Interaction entry =
                fact.stamp(Samples.NOW.plusSeconds(number), ZoneOffset.UTC).build();
        changes.add(new Change.InteractionAppended(entry));
        if (!entry.isRetraction()) {
            effective.put(entry.factId(), entry);
        }
    }

    /**
     * Asks a storage and compares with what each contact says of itself.
     *
     * @param storage the storage
     * @param tenant a new tenant of it
     * @throws AssertionError if they differ
     */
    void check(Storage storage, TenantId tenant) {
        storage.inTransaction(tenant, session -> {
            changes.forEach(change -> session.write(Changes.of(change)));
            return true;
        });
        for (int i = 0; i < CRITERIA; i++) {
            Criterion criterion = pool.criterion(i % 4);
            ZonedDateTime asOf = pool.asOf();
            storage.inTransaction(tenant, session -> {
                check(session.contacts(), criterion, asOf);
                return true;
            });
        }
    }

    private void check(ContactStore store, Criterion criterion, ZonedDateTime asOf) {
        List<ContactId> members = members(criterion, asOf);
        List<ContactId> offered = ContactSteps.pages(after -> store.candidates(criterion, asOf, 4, after)).stream()
                .map(Page::items)
                .flatMap(List::stream)
                .toList();
        boolean isExact = Outline.of(criterion).isExact();
        Set<ContactId> left = Set.copyOf(members(Outline.of(criterion).rest(), asOf));
        OptionalLong count = store.count(criterion, asOf);
        boolean agrees = isExact
                ? offered.equals(members) && count.equals(OptionalLong.of(members.size()))
                : offered.stream().filter(left::contains).toList().equals(members) && count.isEmpty();
        if (!agrees) {
            throw new AssertionError("as of " + asOf + " " + members + " meet, but offered are " + offered
                    + ", counted " + count + ": " + criterion.text() + " of " + effective.values());
        }
    }

    private List<ContactId> members(Criterion criterion, ZonedDateTime asOf) {
        return contacts.values().stream()
                .filter(contact -> criterion.test(Subject.of(contact, factsOf(contact.id()), asOf)))
                .map(Contact::id)
                .toList();
    }

    private List<Interaction> factsOf(ContactId contact) {
        return effective.values().stream()
                .filter(i -> i.participants().stream().anyMatch(p -> p.contact().equals(contact)))
                .toList();
    }
}
