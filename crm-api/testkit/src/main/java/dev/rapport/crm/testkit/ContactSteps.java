package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ContactStore;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Contacts are added, revised, looked for and listed. */
final class ContactSteps {
    private static final AttributeKey<String> NOTE = AttributeKey.text("note");
    private static final AttributeKey<Instant> SINCE = AttributeKey.instant("since");

    private ContactSteps() {}

    static Arbitrary<ModelStep> adding() {
        return Combinators.combine(who(), small()).as(Add::new);
    }

    static Arbitrary<ModelStep> revising() {
        return Combinators.combine(who(), small(), Arbitraries.of(0, 0, 0, -1, 1))
                .as(Revise::new);
    }

    static Arbitrary<ModelStep> reading() {
        return Arbitraries.oneOf(
                small().map(Find::new),
                Combinators.combine(small(), Arbitraries.integers().between(1, 3))
                        .as(Pages::new));
    }

    /** Adds a contact whose name stands elsewhere in the order of code points than in other orders. */
    static ModelStep first(int number) {
        return new Add(number, 4 + number);
    }

    static List<ModelStep> everythingOf(int contact) {
        return contact == 0 ? List.of(new Find(contact), new Pages(contact, 3)) : List.of(new Find(contact));
    }

    /** How something looks. */
    static Arbitrary<Integer> small() {
        return Arbitraries.integers().between(0, 15);
    }

    /** Which contact: mostly the first, so that much happens with it. */
    static Arbitrary<Integer> who() {
        return Arbitraries.of(0, 0, 0, 0, 1, 1, 2, 3);
    }

    private static Contact contact(Contact.Builder builder, int look) {
        builder.name(ModelPool.pick(ModelPool.NAMES, look));
        ModelPool.EMAILS.forEach(address -> builder.removePoint(EmailAddress.parse(address)));
        IntStream.range(0, 16).forEach(n -> builder.removeExternalRef(new ExternalRef("crm", "of-" + n)));
        ModelPool.REFS.forEach(ref -> builder.removeExternalRef(new ExternalRef("shop", ref.strip())));
        if (look % 3 > 0) {
            builder.email(ModelPool.email(look));
        }
        if (look % 4 > 1) {
            ExternalRef ref = ModelPool.ref(look);
            builder.externalRef(ref.source(), ref.id()).externalRef("crm", "of-" + look);
        }
        return builder.tag("look-" + look)
                .zone(ModelPool.pick(ModelPool.ZONES, look))
                .attribute(NOTE, ModelPool.pick(ModelPool.TEXTS, look))
                .attribute(SINCE, ModelPool.minutes(look))
                .build();
    }

    private record Add(int number, int look) implements ModelStep.Writing {
        @Override
        public Optional<Change> change(StorageSession session, int step) {
            Contact.Builder builder =
                    Contact.person("Ada").id(ModelPool.contact(number)).revision(look);
            boolean isTaken = session.contacts().find(ModelPool.contact(number)).isPresent();
            int quiet = isTaken ? look - look % 4 : look;
            return Optional.of(new Change.ContactAdded(contact(builder, quiet), ModelPool.recordedAt(step)));
        }
    }

    private record Revise(int number, int look, int off) implements ModelStep.Writing {
        @Override
        public Optional<Change> change(StorageSession session, int step) {
            return ModelPool.locked(session, ModelPool.contact(number))
                    .map(state -> new Change.ContactRevised(
                            contact(state.contact().toBuilder(), look),
                            state.contact().revision() + off,
                            ModelPool.recordedAt(step)));
        }
    }

    private record Find(int number) implements ModelStep {
        @Override
        public Object run(StorageSession session, int step) {
            ContactStore contacts = session.contacts();
            ContactId id = ModelPool.contact(number);
            return List.of(
                    contacts.find(id),
                    contacts.findByPoint(ModelPool.email(number)),
                    contacts.findByExternalRef(ModelPool.ref(number)),
                    contacts.findByExternalRef(new ExternalRef("crm", "of-" + number)),
                    contacts.findAll(
                            List.of(id, ModelPool.contact(number + 1)),
                            List.of(ModelPool.ref(number), ModelPool.ref(number + 1))),
                    contacts.revisions(id));
        }
    }

    private record Pages(int number, int limit) implements ModelStep {
        @Override
        public Object run(StorageSession session, int step) {
            String prefix = ModelPool.pick(ModelPool.PREFIXES, number);
            return List.of(
                    pages(after -> session.contacts().byName(prefix, limit, after)),
                    pages(after -> session.contacts().all(limit, after)));
        }
    }

    /** Every page with its cursor, from the first to the last. */
    static <T> List<Page<T>> pages(Function<Optional<Cursor>, Page<T>> read) {
        List<Page<T>> pages = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<T> page = read.apply(next);
            pages.add(page);
            next = page.next();
        } while (next.isPresent() && pages.size() < 100);
        return pages;
    }
}
