package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.CrmBuilder;
import dev.rapport.crm.Message;
import dev.rapport.crm.Permit;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.Relation;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.testkit.Samples;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions that touch somebody and the organisation wait for each other in one order, and so never for ever. A file has one writer. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
final class LockOrderTest {

    private static final int CALLS = 200;
    private static final int FEW = 60;
    /** The order is the same everywhere: most of the time goes to the database that is used most. */
    private static final int ELSEWHERE = 4;

    private static final Rule NEWSLETTER = Rule.named("newsletter")
            .purpose(Samples.NEWS)
            .once(Offset.days(30))
            .afterLast(InteractionKind.PURCHASE)
            .via(Channel.EMAIL);

    private final Database kind;

    LockOrderTest(Database kind) {
        this.kind = kind;
    }

    private int times(int often) {
        return kind == Database.POSTGRESQL ? often : often / ELSEWHERE;
    }

    /** A conflict is not tried again, and so would be seen. */
    private CrmBuilder builder() {
        DataSource database = kind.hasty();
        return Crm.builder()
                .storage(JdbcStorage.builder(database)
                        .createSchema()
                        .withoutRetries()
                        .build());
    }

    @Test
    void recordsWithSomebodyAndTheOrganisationFromBothSides() throws Exception {
        Crm crm = builder().build();
        ContactId acme =
                crm.contacts().add(Contact.organisation("Acme").build()).id();
        ContactId ada = crm.contacts()
                .add(Samples.person().relation(Relation.WORKS_AT, acme).build())
                .id();
        together(
                () -> repeat(crm, Samples.call(ada).build()),
                () -> repeat(crm, Samples.call(acme).with(ada).build()));
    }

    /** Each plans the other, as both are judged by the age of the person. */
    @Test
    void editsTheRecordsOfOnePersonAtOnce() throws Exception {
        Crm crm = builder().rules(RuleBook.version(1).of(NEWSLETTER)).build();
        List<ContactId> ada = onePerson(crm);
        together(() -> edit(crm, ada.get(0)), () -> edit(crm, ada.get(1)));
    }

    /** Each counts for the other. */
    @Test
    void writesToTheRecordsOfOnePersonAtOnce() throws Exception {
        Crm crm = builder()
                .rules(RuleBook.version(1).of(NEWSLETTER))
                .unsubscribeAt(URI.create("https://example.org/leave"))
                .build();
        List<ContactId> ada = onePerson(crm);
        together(() -> write(crm, ada.get(0), "ada@example.org"), () -> write(crm, ada.get(1), "other@example.org"));
    }

    private void write(Crm crm, ContactId to, String address) {
        crm.consents()
                .record(Consent.granted(to, Samples.NEWS)
                        .byEmail(address)
                        .evidence("signup-v3", "web form", "form 17")
                        .build());
        ConsentRequest letter = ConsentRequest.of(to, EmailAddress.parse(address), Channel.EMAIL, Samples.NEWS);
        for (int i = 0; i < times(FEW); i++) {
            Permit permit = crm.outreach().permit(letter).permit().orElseThrow();
            assertTrue(crm.outreach()
                    .send(permit, new Message<>("News", "text"), dispatch -> {})
                    .isDelivered());
        }
    }

    private static List<ContactId> onePerson(Crm crm) {
        ContactId first = crm.contacts().add(Samples.person().build()).id();
        ContactId second = crm.contacts()
                .add(Contact.person("Ada").email("other@example.org").build())
                .id();
        crm.consents().record(Consent.merged(first, second));
        return List.of(first, second);
    }

    private void edit(Crm crm, ContactId id) {
        for (int i = 0; i < times(FEW); i++) {
            String birthday = 1900 + i % 100 + "-12-10";
            crm.contacts()
                    .update(id, seen -> seen.toBuilder().birthday(birthday).build());
        }
    }

    /** Twice each of both. */
    private static void together(Runnable one, Runnable other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                all.add(threads.submit(one));
                all.add(threads.submit(other));
            }
            for (Future<?> each : all) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void repeat(Crm crm, Interaction sample) {
        for (int i = 0; i < times(CALLS); i++) {
            crm.interactions()
                    .record(sample.toBuilder().id(InteractionId.next()).build());
        }
    }
}
