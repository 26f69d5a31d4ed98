package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import dev.rapport.crm.testkit.MutableClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** A storage with a clock, and short words for what tests write into it. */
final class Scene {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    final MutableClock clock = MutableClock.at(NOON);
    final InMemoryStorage storage = InMemoryStorage.create(clock);

    <T> T read(TransactionWork<T> work) {
        return storage.inTransaction(TenantId.DEFAULT, work);
    }

    void write(Change... changes) {
        read(session -> {
            session.write(Changes.of(changes));
            return true;
        });
    }

    /** Contact number n, whose id, name, address and reference all follow from the number. */
    static Contact contact(int number) {
        return Contact.person("Person " + number)
                .id(id(number))
                .email("person" + number + "@example.org")
                .externalRef("shop", "no-" + number)
                .build();
    }

    static ContactId id(int number) {
        return new ContactId(new UUID(0x0190_0000_0000_7000L | ((long) number << 16), 0x8000_0000_0000_0000L));
    }

    static Change.ContactAdded added(Contact contact) {
        return new Change.ContactAdded(contact, NOON);
    }

    static InteractionBuilder call(ContactId contact, Instant at) {
        return Interaction.call(contact).outbound().at(at).stamp(at, ZoneOffset.UTC);
    }

    static FollowUp followUp(ContactId contact, String occurrence, Instant due) {
        return FollowUp.of(contact, "rule", occurrence)
                .due(due.atZone(ZoneOffset.UTC))
                .channel(Channel.CALL)
                .because("because")
                .build();
    }

    static PlanBasis basis(int bookVersion) {
        return new PlanBasis(bookVersion, "2026b");
    }

    static Change.StatePut planned(ContactId contact, int version, Optional<Instant> validUntil) {
        return new Change.StatePut(
                contact,
                Activity.none(FactNeeds.none()),
                new PlanState(basis(version), validUntil, Optional.empty(), Optional.empty()));
    }
}
