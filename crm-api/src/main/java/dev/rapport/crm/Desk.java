package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRulesProvider;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/** What the handles of one tenant work with. */
record Desk(
        Scope scope,
        RuleBook book,
        Permission permission,
        FactNeeds needs,
        InstantSource clock,
        Checks checks,
        Function<Contact, List<ConsentPolicy>> policies,
        Gate gate,
        Purposes purposes,
        SubscriptionTerms terms) {
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What a plan of this book is made with now: time-zone data may be renewed while the program runs. */
    static PlanBasis basis(RuleBook book) {
        return new PlanBasis(book.version(), zoneData());
    }

    /** What plans are made with now: a revision of a purpose may change every one of them. */
    PlanBasis basis(StorageSession session) {
        return basis(book)
                .revised(needs.consents() ? session.consents().revisions().size() : 0);
    }

    static String zoneData() {
        return ZoneRulesProvider.getVersions("UTC").lastKey();
    }

    SortedMap<ContactId, ContactState> read(StorageSession session, Collection<ContactId> ids) {
        return Surroundings.complete(session, session.read(ids, needs));
    }

    /** By which points a channel reaches a contact at that time, on the calendar of the contact; the primary one first. */
    List<ContactPoint> points(Contact contact, Channel channel, Instant at) {
        return contact.pointsFor(channel, day(contact, at)).stream()
                .map(PointEntry::point)
                .toList();
    }

    /** Whether a channel reaches the contact there at that time; one that is of no type of point takes any. */
    boolean reaches(Contact contact, Channel channel, ContactPoint point, Instant at) {
        LocalDate day = day(contact, at);
        return contact.points().stream()
                .filter(entry -> entry.isValidOn(day))
                .map(PointEntry::point)
                .filter(own ->
                        channel.pointType().map(type -> type == own.type()).orElse(true))
                .anyMatch(point::isSamePlaceAs);
    }

    private LocalDate day(Contact contact, Instant at) {
        return LocalDate.ofInstant(at, contact.zone().orElse(book.policy().fallbackZone()));
    }

    /** In one go, for contacts of one kind or one alone; {@link LockOrder} locks others. */
    SortedMap<ContactId, ContactState> lockAndRead(StorageSession session, Collection<ContactId> ids) {
        return Surroundings.complete(session, session.lockAndRead(ids, needs));
    }

    /** Locks a contact that must exist. */
    ContactState locked(StorageSession session, ContactId id) {
        ContactState state = lockAndRead(session, List.of(id)).get(id);
        if (state == null) {
            throw new NotFoundException("contact", id.toString());
        }
        return state;
    }

    History history(StorageSession session) {
        return new History(session, needs, now());
    }

    Replanning replanning(StorageSession session) {
        return replanning(session, now());
    }

    Replanning replanning(StorageSession session, Instant now) {
        return new Replanning(book, permission, now, session);
    }
}
