package dev.rapport.examples.quickstart;

import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;

import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.jdbc.JdbcStorage;
import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Storage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/**
 * The shortest program that plans a contact.
 *
 * <pre>{@code
 * mvn -q -pl examples/quickstart -am compile exec:java
 * }</pre>
 */
public final class Quickstart {
    private static final Purpose SERVICE = Purpose.nonMarketing("service");

    private Quickstart() {}

    /**
     * Runs the example on a database in a temporary file.
     *
     * @param args none are read
     * @throws IOException if there is no place for temporary files
     */
    public static void main(String[] args) throws IOException {
        // the validator's library logs where everything else does
        System.setProperty("org.jboss.logging.provider", "slf4j");
        Path file = Files.createTempFile("quickstart", ".db");
        try {
            SQLiteDataSource dataSource = new SQLiteDataSource();
            dataSource.setUrl("jdbc:sqlite:" + file);
            run(database(dataSource), System.out);
        } finally {
            Files.delete(file);
        }
    }

    static Storage database(DataSource dataSource) {
        // spotless:off, README: storage
        Storage storage = JdbcStorage.builder(dataSource).createSchema().build();    // in tests: InMemoryStorage.create()
        // spotless:on
        return storage;
    }

    static void run(Storage storage, PrintStream out) {
        // spotless:off, README: quickstart
        Crm crm = Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(1).of(Rule.named("stay-in-touch").purpose(SERVICE)
                        .every(Period.ofMonths(3)).afterLast(CALL, EMAIL).via(CALL, EMAIL).onWorkingDays()))
                .build();
        Contact ada = crm.contacts().add(Contact.person("Ada Lovelace")
                .email("ada@example.org").phone("+442079460000").zone("Europe/London").build());
        crm.interactions().record(Interaction.call(ada.id())
                .outbound().at(Instant.parse("2026-11-24T10:00:00Z")).about("Licence renewal").build());

        NextContact next = crm.nextContact(ada.id()).orElseThrow();
        out.println(next.due() + " by " + next.channel() + ": " + next.because());
        // spotless:on
    }
}
