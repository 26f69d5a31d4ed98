package dev.rapport.crm.jdbc;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.Relation;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Transactions that touch somebody and the organisation wait for each other in one order, and so never for ever. */
final class LockOrderTest {

    private static final int CALLS = 200;

    @Test
    void recordsWithSomebodyAndTheOrganisationFromBothSides() throws Exception {
        DataSource database = KeptConnections.of(PostgresServer.newDatabase(), "set synchronous_commit = off");
        // a conflict that is not tried again would be seen
        Crm crm = Crm.builder()
                .storage(JdbcStorage.builder(database)
                        .createSchema()
                        .withoutRetries()
                        .build())
                .build();
        ContactId acme =
                crm.contacts().add(Contact.organisation("Acme").build()).id();
        ContactId ada = crm.contacts()
                .add(Samples.person().relation(Relation.WORKS_AT, acme).build())
                .id();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                all.add(threads.submit(() -> repeat(crm, Samples.call(ada).build())));
                all.add(threads.submit(
                        () -> repeat(crm, Samples.call(acme).with(ada).build())));
            }
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void repeat(Crm crm, Interaction sample) {
        for (int i = 0; i < CALLS; i++) {
            crm.interactions()
                    .record(sample.toBuilder().id(InteractionId.next()).build());
        }
    }
}
