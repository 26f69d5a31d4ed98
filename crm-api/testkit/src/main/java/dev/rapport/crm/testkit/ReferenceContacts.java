package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Subject;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.ContactStore;
import dev.rapport.crm.storage.Outline;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks at every contact for every question. */
final class ReferenceContacts implements ContactStore {
    private static final Comparator<NameKey> NAME_ORDER =
            Comparator.comparing(NameKey::codePoints, Arrays::compare).thenComparing(NameKey::id);

    private final ReferenceSession session;

    ReferenceContacts(ReferenceSession session) {
        this.session = session;
    }

    @Override
    public Optional<Contact> find(ContactId id) {
        return session.state().contact(id);
    }

    @Override
    public List<Contact> findByPoint(ContactPoint point) {
        return session.state()
                .currentContacts()
                .filter(c -> c.points().stream().anyMatch(entry -> isSame(entry.point(), point)))
                .toList();
    }

    private static boolean isSame(ContactPoint one, ContactPoint other) {
        return one.type() == other.type() && one.key().equals(other.key());
    }

    @Override
    public Optional<Contact> findByExternalRef(ExternalRef ref) {
        return session.state().contact(ref);
    }

    @Override
    public Page<Contact> byName(String prefix, int limit, Optional<Cursor> after) {
        Optional<NameKey> from = after.map(c -> NameKey.of(c));
        Stream<Contact> rest = session.state()
                .currentContacts()
                .filter(c -> c.nameKey().startsWith(prefix))
                .filter(c -> from.isEmpty() || NAME_ORDER.compare(NameKey.of(c), from.get()) > 0)
                .sorted(Comparator.comparing((Contact c) -> NameKey.of(c), NAME_ORDER));
        return page(rest, limit, c -> NameKey.of(c).cursor());
    }

    @Override
    public Page<Contact> all(int limit, Optional<Cursor> after) {
        Optional<ContactId> from =
                after.map(c -> ContactId.parse(c.key("contacts", 1).get(0)));
        Stream<Contact> rest =
                session.state().currentContacts().filter(c -> from.isEmpty() || c.id().compareTo(from.get()) > 0);
        return page(rest, limit, c -> Cursor.of("contacts", c.id().toString()));
    }

    private static Page<Contact> page(Stream<Contact> rest, int limit, Function<Contact, Cursor> cursor) {
        return Page.of(rest.limit(limit + 1L).toList(), limit, cursor);
    }

    @Override
    public List<Contact> findAll(Collection<ContactId> ids, Collection<ExternalRef> refs) {
        return session.state()
                .currentContacts()
                .filter(c -> ids.contains(c.id()) || c.externalRefs().stream().anyMatch(refs::contains))
                .toList();
    }

    @Override
    public List<ContactRevision> revisions(ContactId id) {
        return session.state().revisions(id);
    }

    @Override
    public Optional<ErasureReceipt> erasure(ContactId id) {
        return Optional.ofNullable(session.state().erasures.get(id));
    }

    @Override
    public Optional<SealedEvidence> sealedEvidence(ContactId id) {
        return Optional.ofNullable(session.state().evidence.get(id));
    }

    @Override
    public Page<ContactId> candidates(Criterion criterion, ZonedDateTime asOf, int limit, Optional<Cursor> after) {
        Optional<ContactId> from =
                after.map(c -> ContactId.parse(c.key("contacts", 1).get(0)));
        List<ContactId> rest = members(criterion, asOf)
                .filter(id -> from.isEmpty() || id.compareTo(from.get()) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.of(rest, limit, id -> Cursor.of("contacts", id.toString()));
    }

    @Override
    public OptionalLong count(Criterion criterion, ZonedDateTime asOf) {
        return Outline.of(criterion).isExact()
                ? OptionalLong.of(members(criterion, asOf).count())
                : OptionalLong.empty();
    }

    private Stream<ContactId> members(Criterion criterion, ZonedDateTime asOf) {
        Criterion outline = Outline.of(criterion).criterion();
        return session.state()
                .currentContacts()
                .filter(c -> outline.test(subject(c, asOf)))
                .map(Contact::id);
    }

    private Subject subject(Contact contact, ZonedDateTime asOf) {
        List<Interaction> known = session.state()
                .effective()
                .filter(i -> i.participants().stream().anyMatch(p -> p.contact().equals(contact.id())))
                .filter(i -> !i.occurredAt().isAfter(asOf.toInstant()))
                .toList();
        return Subject.of(contact, known, asOf);
    }

    /** Where a contact stands in the order of names. */
    private record NameKey(ContactId id, String text) {
        static NameKey of(Contact contact) {
            return new NameKey(contact.id(), contact.nameKey());
        }

        static NameKey of(Cursor cursor) {
            List<String> key = cursor.key("names", 2);
            return new NameKey(ContactId.parse(key.get(0)), key.get(1));
        }

        int[] codePoints() {
            return text.codePoints().toArray();
        }

        Cursor cursor() {
            return Cursor.of("names", id.toString(), text);
        }
    }
}
