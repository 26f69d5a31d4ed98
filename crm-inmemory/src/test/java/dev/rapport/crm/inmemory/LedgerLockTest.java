package dev.rapport.crm.inmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.PendingConsent;
import dev.rapport.crm.PreferenceView.Choice;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.SubscriberBuilder;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * In which order the ledger takes its locks. Three people share an address, and what is recorded is about the one with the
 * highest id: whoever locks that one first, and those whose plans depend on it later, could wait for somebody who waits.
 */
final class LedgerLockTest {
    private static final EmailAddress SHARED = EmailAddress.parse("shared@example.org");
    private static final EmailAddress LATER = EmailAddress.parse("later@example.org");
    private static final Purpose NEWS = Purpose.marketing("news");
    private static final Proof PAGE = Proof.NONE
            .and(Proof.Part.NOTICE_VERSION, "page-v1")
            .and(Proof.Part.METHOD, "preference page")
            .and(Proof.Part.REF, "request 4711");

    private final Scene scene = new Scene();
    private final Watched watched = new Watched(scene.storage);
    private final ContactId last = Scene.id(3);
    private final Crm crm = Crm.builder()
            .storage(watched)
            .clock(scene.clock)
            .rules(RuleBook.version(1)
                    .of(Rule.named("newsletter")
                            .purpose(NEWS)
                            .once(Offset.days(30))
                            .afterLast(InteractionKind.PURCHASE)
                            .via(Channel.EMAIL)))
            .build();

    /** Writes down what is locked, and complains about what is locked out of order. */
    private static final class Watched implements Storage {
        final List<String> complaints = new ArrayList<>();
        final Set<ContactId> contacts = new TreeSet<>();
        final Set<String> points = new TreeSet<>();
        Consumer<StorageSession> beforeLocking = session -> {};
        private final Storage storage;

        Watched(Storage storage) {
            this.storage = storage;
        }

        @Override
        public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
            contacts.clear();
            points.clear();
            return storage.inTransaction(tenant, session -> work.run(watching(session)));
        }

        @SuppressWarnings({"unchecked", "NullAway"}) // the arguments of a method without one
        private StorageSession watching(StorageSession session) {
            return (StorageSession) Proxy.newProxyInstance(
                    Watched.class.getClassLoader(), new Class<?>[] {StorageSession.class}, (self, method, args) -> {
                        if (method.getName().equals("lockAndRead")) {
                            beforeLocking.accept(session);
                            lock((Collection<ContactId>) args[0]);
                        } else if (method.getName().equals("lockPoints")) {
                            lockPoints((Collection<ContactPoint>) args[0]);
                        }
                        try {
                            return method.invoke(session, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private void lock(Collection<ContactId> ids) {
            for (ContactId id : new TreeSet<>(ids)) {
                if (!contacts.contains(id) && contacts.stream().anyMatch(held -> held.compareTo(id) > 0)) {
                    complaints.add(id + " after one that comes later");
                }
                if (contacts.add(id) && !points.isEmpty()) {
                    complaints.add(id + " after points");
                }
            }
        }

        private void lockPoints(Collection<ContactPoint> given) {
            boolean isFirst = points.isEmpty();
            for (ContactPoint point : given) {
                if (points.add(point.key()) && !isFirst) {
                    complaints.add("a point after others");
                }
            }
        }

        @Override
        public void close() {
            storage.close();
        }
    }

    @BeforeEach
    void threeShareAnAddress() {
        for (int number = 1; number <= 3; number++) {
            scene.write(Scene.added(Scene.contact(number).toBuilder()
                    .point(PointEntry.of(SHARED))
                    .revision(1)
                    .build()));
        }
    }

    private void locksAllThree() {
        assertEquals(List.of(), watched.complaints);
        assertEquals(Set.of(Scene.id(1), Scene.id(2), last), watched.contacts);
    }

    @Test
    void locksWhoSharesAPointWithThePerson() {
        crm.consents().record(Consent.objected(last));
        locksAllThree();
        crm.subscriptions().withdraw(OptOut.everything(last));
        locksAllThree();
        crm.subscriptions().withdraw(OptOut.complaint(SHARED));
        locksAllThree();
    }

    @Test
    void locksWhoSharesAPointBeforeAChoice() {
        Set<String> all = crm.subscriptions().preferences(last).choices().stream()
                .map(Choice::key)
                .collect(Collectors.toSet());
        crm.subscriptions().choose(last, all, PAGE);
        locksAllThree();
        assertEquals(2, crm.consents().history(last).size(), "one grant for each address");
        assertEquals(Set.of("person3@example.org", "shared@example.org"), pointsOf(() -> {
            crm.subscriptions().choose(last, Set.of(), PAGE);
        }));
        locksAllThree();
    }

    private Set<String> pointsOf(Runnable work) {
        work.run();
        return Set.copyOf(watched.points);
    }

    @Test
    void locksWhoSharesAPointBeforeAConfirmation() {
        PendingConsent pending = crm.subscriptions()
                .request(Consent.granted(last, NEWS)
                        .byEmail(SHARED.text())
                        .proof(PAGE)
                        .build());
        locksAllThree();
        crm.subscriptions().confirm(pending.token());
        locksAllThree();
    }

    @Test
    void locksWhoSharesAPointBeforeAnImport() {
        SubscriberBuilder yes =
                row(SHARED).subscribed(Scene.NOON.minusSeconds(1)).proof(PAGE);
        SubscriberBuilder no = row(SHARED).state(Subscriber.State.UNSUBSCRIBED);
        for (SubscriberBuilder row : List.of(yes, no)) {
            crm.subscriptions().importAll(List.of(row.build()), MissingContacts.REPORT);
            locksAllThree();
            assertTrue(watched.points.contains(SHARED.key()));
        }
    }

    private SubscriberBuilder row(EmailAddress address) {
        return Subscriber.row("1").contact(last).email(address.text()).purposes(NEWS);
    }

    @Test
    void locksWhoSharesAPointBeforeItIsTakenAway() {
        crm.consents().record(Consent.objected(Scene.id(1)));
        crm.contacts()
                .update(
                        last,
                        c -> Contact.person(c.name())
                                .id(c.id())
                                .revision(c.revision())
                                .build());
        locksAllThree();
    }

    @Test
    void locksThePointsThatThePersonHasUnderTheLock() {
        Crm unasking = Crm.builder()
                .storage(watched)
                .clock(scene.clock)
                .permission(Permission.serviceOnly())
                .build();
        watched.beforeLocking = session -> {
            watched.beforeLocking = done -> {};
            Contact before = session.contacts().find(last).orElseThrow();
            Contact more =
                    before.toBuilder().point(PointEntry.of(LATER)).revision(2).build();
            session.write(Changes.of(new Change.ContactRevised(more, 1, Scene.NOON)));
        };
        unasking.consents().record(Consent.withdrawn(last));
        assertEquals(Set.of(SHARED.key(), LATER.key(), "person3@example.org"), watched.points);
    }
}
