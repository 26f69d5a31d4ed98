package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import dev.rapport.crm.testkit.Samples;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked often is answered from an index, in the order of the index, however much there is. */
final class QueryPlanTest {
    private static final PlanBasis BASIS = new PlanBasis(1, "2026b");

    private static final TenantId TENANT = new TenantId("acme");
    private static final int MANY = 3_000;
    private static final int FEW = 12;
    private final List<Contact> contacts = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void readsNoTableAndSortsNothing(Database kind) {
        DataSource database = kind.create();
        fill(JdbcStorage.builder(database).createSchema().build(), MANY);
        if (kind == Database.SQLITE) {
            // where nobody calls analyze, as hardly anybody does
            readsByKey(database, kind, MANY);
        }
        kind.analyze(database);
        readsByKey(database, kind, MANY);
    }

    /** A plan that is made then is kept while the tables grow, until somebody has counted the rows; MariaDB keeps none. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MARIADB")
    void readsByKeyBeforeAnybodyHasCountedTheRows(Database kind) {
        DataSource database = kind.create();
        fill(JdbcStorage.builder(database).createSchema().build(), FEW);
        readsByKey(database, kind, FEW);
        Plans plans = new Plans(database, kind);
        Storage storage = JdbcStorage.builder(plans.explained()).build();
        ContactId busy = contacts.get(0).id();
        unscanned(plans, storage, s -> s.contacts().erasure(busy));
        unscanned(plans, storage, s -> s.contacts().sealedEvidence(busy));
        unscanned(plans, storage, s -> s.models().find("calibration", 1));
        unscanned(plans, storage, s -> {
            s.write(Changes.of(new Change.EvidenceEnded(Samples.NOW)));
            return true;
        });
    }

    private void readsByKey(DataSource database, Database kind, int size) {
        Plans plans = new Plans(database, kind);
        Storage storage = JdbcStorage.builder(plans.explained()).build();
        ContactId busy = contacts.get(0).id();
        EmailAddress email = EmailAddress.parse("person-7@example.org");
        ExternalRef ref = new ExternalRef("shop", "order-7");

        ordered(plans, storage, s -> s.contacts().find(busy));
        ordered(plans, storage, s -> s.contacts().findByPoint(email));
        ordered(plans, storage, s -> s.contacts().findByExternalRef(new ExternalRef("shop", "7")));
        ordered(plans, storage, s -> s.contacts().findAll(List.of(), List.of(new ExternalRef("shop", "8"))));
        ordered(plans, storage, s -> s.contacts().byName("person 1", 50, Optional.empty()));
        ordered(
                plans,
                storage,
                s -> s.contacts()
                        .byName("person 1", 50, Optional.of(Cursor.of("names", busy.toString(), "person 100"))));
        ordered(plans, storage, s -> s.contacts().all(50, Optional.of(Cursor.of("contacts", busy.toString()))));
        ordered(plans, storage, s -> s.interactions().findByExternalRef(ref));
        ordered(plans, storage, s -> s.interactions().timeline(busy, 50, Optional.empty()));
        Optional<Cursor> deep = storage.inTransaction(
                TENANT,
                s -> s.interactions().timeline(busy, size / 2, Optional.empty()).next());
        plans.take();
        ordered(plans, storage, s -> s.interactions().timeline(busy, 50, deep));
        ordered(plans, storage, s -> s.followUps().due(Samples.NOW, 50, Optional.empty()));
        Optional<Cursor> later = storage.inTransaction(
                TENANT,
                s -> s.followUps().due(Samples.NOW, size / 3, Optional.empty()).next());
        plans.take();
        ordered(plans, storage, s -> s.followUps().due(Samples.NOW, 50, later));
        ordered(plans, storage, s -> s.claim(new ClaimRequest("worker", 50, Duration.ofMinutes(1), Samples.NOW)));
        ordered(plans, storage, s -> s.outdated(Samples.NOW, BASIS, 50));
        unscanned(plans, storage, s -> s.consents().of(busy));
        unscanned(plans, storage, s -> s.consents().about(List.of(email)));
        unscanned(plans, storage, s -> s.consents().excerpt(List.of(busy), List.of(email)));
        unscanned(plans, storage, s -> s.consents().revisions());
        unscanned(plans, storage, s -> s.followUps().of(busy));
        unscanned(
                plans,
                storage,
                s -> s.lockAndRead(
                        List.of(busy, contacts.get(7).id()), FactNeeds.none().andConsents()));
        unscanned(
                plans,
                storage,
                s -> s.interactions()
                        .entries(s.interactions()
                                .findByExternalRef(ref)
                                .orElseThrow()
                                .id()));
    }

    private static void ordered(Plans plans, Storage storage, TransactionWork<?> question) {
        for (String plan : unscanned(plans, storage, question)) {
            assertFalse(plans.words().sorts(plan), plan);
        }
    }

    private static List<String> unscanned(Plans plans, Storage storage, TransactionWork<?> question) {
        storage.inTransaction(TENANT, question);
        List<String> taken =
                plans.take().stream().map(plan -> plan.toLowerCase(Locale.ROOT)).toList();
        assertFalse(taken.isEmpty());
        for (String plan : taken) {
            assertFalse(plans.words().readsWholeTable(plan), plan);
            assertFalse(plans.words().readsWholeTenant(plan), plan);
            assertTrue(plans.words().readsByKey(plan), plan);
        }
        return taken;
    }

    private void fill(Storage storage, int size) {
        for (int i = 0; i < size; i++) {
            contacts.add(Contact.person("Person " + i)
                    .email("person-" + i + "@example.org")
                    .externalRef("shop", Integer.toString(i))
                    .build());
        }
        storage.inTransaction(TENANT, s -> {
            s.write(new Changes(contacts.stream()
                    .<Change>map(c -> new Change.ContactAdded(c, Samples.NOW))
                    .toList()));
            contacts.forEach(c -> addTo(s, c));
            addHistory(s, size);
            return true;
        });
    }

    private void addTo(StorageSession session, Contact contact) {
        int number = contacts.indexOf(contact);
        Activity none = Activity.none(FactNeeds.none());
        PlanState plan = new PlanState(
                BASIS, Optional.of(Samples.NOW.plusSeconds(number - 100L)), Optional.empty(), Optional.empty());
        session.write(Changes.of(
                new Change.FollowUpPut(
                        Samples.followUp(contact.id(), "1")
                                .due(Samples.NOW.minusSeconds(number).atZone(ZoneOffset.UTC))
                                .build(),
                        0),
                new Change.FollowUpPut(
                        Samples.followUp(contact.id(), "2")
                                .status(FollowUpStatus.DONE)
                                .build(),
                        0),
                new Change.ConsentAppended(stamped(
                        Samples.grant(contact.id()).to(contact.emails().get(0)).build())),
                new Change.ConsentAppended(stamped(new Erased(
                        FactStamp.next(), contact.id(), List.of(contact.emails().get(0))))),
                new Change.StatePut(contact.id(), none, plan)));
        if (number > 0) {
            session.write(Changes.of(new Change.ConsentAppended(stamped(new Merged(
                    FactStamp.next(), contact.id(), contacts.get(number - 1).id())))));
        }
    }

    private static Consent stamped(Consent consent) {
        return consent.stamped(consent.stamp().stamp(Samples.NOW));
    }

    private void addHistory(StorageSession session, int size) {
        List<Change> history = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Interaction order = Interaction.purchase(contacts.get(0).id())
                    .at(Samples.NOW.minusSeconds(i))
                    .externalRef("shop", "order-" + i)
                    .stamp(Samples.NOW, ZoneOffset.UTC)
                    .build();
            history.add(new Change.InteractionAppended(order));
            history.add(new Change.InteractionAppended(order.toBuilder()
                    .correcting(order)
                    .about("corrected")
                    .stamp(Samples.NOW, ZoneOffset.UTC)
                    .build()));
            history.add(
                    new Change.InteractionAppended(Samples.call(contacts.get(i).id())
                            .stamp(Samples.NOW, ZoneOffset.UTC)
                            .build()));
        }
        session.write(new Changes(history));
    }
}
