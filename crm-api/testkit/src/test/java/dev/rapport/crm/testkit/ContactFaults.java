package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes in storing and finding contacts. */
final class ContactFaults {
    private ContactFaults() {}

    static List<Fault> all() {
        return Stream.of(written(), found(), ContactListFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> written() {
        return List.of(
                Fault.onChange(
                        "a new contact keeps the revision that it brings",
                        (session, change) -> change instanceof Change.ContactAdded added
                                        && added.contact().revision() > 1
                                ? List.of(change, new Change.ContactRevised(added.contact(), 1, added.at()))
                                : List.of(change),
                        "S-42"),
                Fault.swallowing("contact", "id", "S-41", "S-43"),
                Fault.swallowing("contact", "externalRef", "S-44", "S-49"),
                Fault.onChange(
                        "a taken reference comes before a taken id",
                        (session, change) -> {
                            if (change instanceof Change.ContactAdded added
                                    && added.contact().externalRefs().stream()
                                            .anyMatch(ref -> session.contacts()
                                                    .findByExternalRef(ref)
                                                    .isPresent())) {
                                throw new DuplicateException("contact", "externalRef");
                            }
                            return List.of(change);
                        },
                        "S-176"),
                Fault.onChange(
                                "a revision counts twice",
                                (session, change) -> change instanceof Change.ContactRevised r
                                        ? List.of(
                                                change,
                                                new Change.ContactRevised(
                                                        r.contact(), r.expectedRevision() + 1, r.at()))
                                        : List.of(change),
                                "S-45",
                                "S-85")
                        .broad(),
                Fault.onChange(
                        "the expected revision is ignored",
                        (session, change) -> change instanceof Change.ContactRevised r
                                ? List.of(new Change.ContactRevised(
                                        r.contact(),
                                        session.contacts()
                                                .find(r.contact().id())
                                                .map(Contact::revision)
                                                .orElse(r.expectedRevision()),
                                        r.at()))
                                : List.of(change),
                        "S-41",
                        "S-48"),
                Fault.onContact(
                        "long names are cut",
                        c -> c.toBuilder()
                                .name(c.name()
                                        .substring(0, Math.min(255, c.name().length())))
                                .build(),
                        "S-70"),
                Fault.onContact(
                        "characters of four bytes become question marks",
                        c -> c.toBuilder()
                                .name(c.name().replaceAll("[\\x{10000}-\\x{10ffff}]", "?"))
                                .build(),
                        "S-70",
                        "S-80",
                        "S-82",
                        "S-120"),
                Fault.onContact("empty text is absent", c -> attributes(c, v -> "".equals(v) ? null : v), "S-70"),
                Fault.onContact(
                        "text is stripped", c -> attributes(c, v -> v instanceof String s ? s.strip() : v), "S-70"),
                Fault.onContact(
                        "instants are kept in milliseconds",
                        c -> attributes(c, v -> v instanceof Instant i ? i.truncatedTo(ChronoUnit.MILLIS) : v),
                        "S-71"),
                Fault.onContact(
                        "instants are kept as local times of the server's zone",
                        c -> attributes(c, v -> v instanceof Instant i ? throughLocalTime(i) : v),
                        "S-71"),
                Fault.onContact(
                        "zones are kept as offsets where that seems the same",
                        c -> c.zone()
                                .map(z -> c.toBuilder().zone(z.normalized()).build())
                                .orElse(c),
                        "S-72"));
    }

    private static List<Fault> found() {
        return List.of(
                Fault.on(
                                "ContactStore.find",
                                "a contact is found as it was first",
                                call -> call.<Contact>changing(l -> first(call.session(), l)),
                                "S-45",
                                "S-73")
                        .broad(),
                Fault.on(
                                "ContactStore.find",
                                "an unknown contact is an error",
                                call -> present(call.<Optional<Contact>>proceed()),
                                "S-74")
                        .broad(),
                Fault.on(
                        "ContactStore.findByPoint",
                        "the index of points is not kept in step",
                        call -> call.<Contact>changing(l -> l.stream()
                                .filter(c -> first(call.session(), List.of(c)).get(0).points().stream()
                                        .anyMatch(p -> p.point()
                                                .key()
                                                .equals(point(call).key())))
                                .toList()),
                        "S-46"),
                Fault.on(
                        "ContactStore.findByPoint",
                        "a contact is found by what it said before",
                        call -> everybody(call.session())
                                .filter(c -> call.session().contacts().revisions(c.id()).stream()
                                        .flatMap(r -> r.contact().points().stream())
                                        .anyMatch(p -> p.point().type()
                                                        == point(call).type()
                                                && p.point()
                                                        .key()
                                                        .equals(point(call).key())))
                                .toList(),
                        "S-47"),
                Fault.on(
                        "ContactStore.findByPoint",
                        "points are compared by their text",
                        call -> call.<Contact>changing(l -> l.stream()
                                .filter(c -> c.points().stream()
                                        .anyMatch(p -> p.point()
                                                .text()
                                                .equals(point(call).text())))
                                .toList()),
                        "S-75",
                        "S-76"),
                Fault.on(
                        "ContactStore.findByPoint",
                        "the type of a point is ignored",
                        call -> everybody(call.session())
                                .filter(c -> c.points().stream()
                                        .anyMatch(p -> p.point()
                                                .key()
                                                .endsWith(point(call).key())))
                                .toList(),
                        "S-75"),
                Fault.on(
                        "ContactStore.findByPoint",
                        "only one of those who share a point is found",
                        call -> call.<Contact>changing(l -> l.stream().limit(1).toList()),
                        "S-76",
                        "S-77"),
                Fault.on(
                        "ContactStore.findByPoint",
                        "those who share a point come in any order",
                        ContactFaults::reversed,
                        "S-76",
                        "S-77"),
                Fault.on(
                        "ContactStore.findByExternalRef",
                        "references are compared without regard to case",
                        call -> everybody(call.session())
                                .filter(c -> c.externalRefs().stream()
                                        .anyMatch(ref -> folded(ref).equals(folded(call.<ExternalRef>arg(0)))))
                                .findFirst(),
                        "S-78"),
                Fault.on(
                        "ContactStore.findByExternalRef",
                        "only the first reference of a contact is indexed",
                        call -> call.<Contact>changing(l -> l.stream()
                                .filter(c -> c.externalRefs().first().equals(call.arg(0)))
                                .toList()),
                        "S-79"),
                Fault.on(
                        "ContactStore.findAll",
                        "references are forgotten when many are asked for",
                        call -> call.with(1, List.of()).proceed(),
                        "S-88"),
                Fault.on(
                        "ContactStore.findAll",
                        "whoever is found twice is listed twice",
                        call -> call.<Contact>changing(l -> Stream.concat(
                                        l.stream(),
                                        l.stream()
                                                .filter(c -> call.<Collection<ContactId>>arg(0)
                                                        .contains(c.id())))
                                .toList()),
                        "S-88"),
                Fault.on(
                        "ContactStore.revisions",
                        "only the current revision is kept",
                        call -> call.<ContactRevision>changing(l -> l.subList(Math.max(0, l.size() - 1), l.size())),
                        "S-85",
                        "S-86"),
                Fault.on(
                        "ContactStore.revisions",
                        "every revision has the time of the first",
                        call -> call.<ContactRevision>changing(l -> l.stream()
                                .map(r -> new ContactRevision(
                                        r.contact(), l.get(0).since()))
                                .toList()),
                        "S-86"),
                Fault.on(
                        "ContactStore.revisions",
                        "an unknown contact has no history at all",
                        call -> call.<ContactRevision>changing(ContactFaults::notEmpty),
                        "S-5",
                        "S-87"));
    }

    private static ContactPoint point(Call call) {
        return call.arg(0);
    }

    private static List<Contact> first(StorageSession session, List<Contact> contacts) {
        return contacts.stream()
                .map(c -> session.contacts().revisions(c.id()).get(0).contact())
                .toList();
    }

    static Stream<Contact> everybody(StorageSession session) {
        return session.contacts().all(1_000, Optional.empty()).items().stream();
    }

    static Object reversed(Call call) {
        return call.changing(l -> {
            Collections.reverse(l);
            return l;
        });
    }

    static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list.stream().sorted(order).toList();
    }

    static <T> List<T> notEmpty(List<T> list) {
        if (list.isEmpty()) {
            throw new NoSuchElementException("not found");
        }
        return list;
    }

    static <T> Optional<T> present(Optional<T> value) {
        return Optional.of(value.orElseThrow());
    }

    private static String folded(ExternalRef ref) {
        return (ref.source() + " " + ref.id()).toLowerCase(Locale.ROOT);
    }

    private static Contact attributes(Contact contact, UnaryOperator<Object> change) {
        Contact.Builder builder = contact.toBuilder();
        contact.attributes().asMap().forEach((name, value) -> {
            Object changed = change.apply(value);
            if (changed == null) {
                builder.removeAttribute(AttributeKey.text(name));
            } else if (changed instanceof String text) {
                builder.attribute(AttributeKey.text(name), text);
            } else if (changed instanceof Instant instant) {
                builder.attribute(AttributeKey.instant(name), instant);
            }
        });
        return builder.build();
    }

    private static Instant throughLocalTime(Instant instant) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        return instant.atZone(berlin).toLocalDateTime().atZone(berlin).toInstant();
    }
}
