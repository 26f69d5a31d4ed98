package dev.rapport.examples.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.CurrentModels;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.forecast.Calibration;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.jdbc.JdbcStorage;
import dev.rapport.crm.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of the host's own, which may be small and have any names. */
final class StoredTest {
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
    private static final String HOSTILE = "</script><script>alert(1)</script> /* charts */";

    private static final String KEPT = "calibration/1 version=1 cut-off=2026-11-01 customers=2357 repeaters=946"
            + " model=MBG_NBD r=0.525 alpha=6.183 a=0.891 b=1.614 p=6.25 q=3.74 gamma=15.44";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Insight.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InstantSource.fixed(NOW),
                args);
    }

    private static void fill(String url, Contact customer) {
        try (Storage storage =
                JdbcStorage.builder(new DatabaseOf(url)).createSchema().build()) {
            Crm crm = Crm.builder()
                    .storage(storage)
                    .clock(InstantSource.fixed(NOW))
                    .build();
            Contact one = crm.contacts().add(customer);
            for (int weeks = 30; weeks >= 10; weeks -= 5) {
                crm.interactions()
                        .record(Interaction.purchase(one.id())
                                .at(NOW.minus(Duration.ofDays(7L * weeks)))
                                .amount(Money.of("20.00", "USD"))
                                .build());
            }
        }
    }

    @Test
    void goesByTheRhythmOfFewCustomers(@TempDir Path folder) throws IOException {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        fill(url, Contact.person(HOSTILE).phone("+3725555000").build());
        Path page = folder.resolve("page.html");
        assertEquals(0, run("--db", url, "--currency", "USD", "--page", page.toString()), err::toString);
        String printed = out.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("1 customers bought 5 times, for 100.00 USD"), printed);
        assertTrue(printed.contains("No forecast: TOO_FEW_CUSTOMERS: 1, and 500 are needed"), printed);
        // every five weeks, and silent for ten: due on that very day
        assertTrue(printed.contains("100.00"), printed);
        assertTrue(printed.contains("rekindle"), printed);
        String html = Files.readString(page);
        assertEquals(3, html.split("</script>", -1).length - 1, "a name ended a script");
        assertTrue(html.contains("\\u003c/script>"));
    }

    @Test
    void writesToWhoHasNoNumber(@TempDir Path folder) {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        fill(url, Contact.person("Ada Lovelace").email("ada@example.org").build());
        String page = folder.resolve("page.html").toString();
        assertEquals(0, run("--db", url, "--currency", "USD", "--page", page), err::toString);
        String printed = out.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("of whom most would be lost (1 in all):"), printed);
        assertTrue(printed.contains("  EMAIL  rekindle"), printed);
    }

    private static CurrentModels keep(String url) {
        try (Storage storage = JdbcStorage.builder(new DatabaseOf(url)).build()) {
            Crm crm = Crm.builder().storage(storage).build();
            crm.models().keep(Calibration.parse(KEPT));
            return crm.models().current();
        }
    }

    @Test
    void goesByTheModelThatIsKeptAndWritesNothing(@TempDir Path folder) {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        fill(url, Contact.person("Ada Lovelace").email("ada@example.org").build());
        CurrentModels before = keep(url);
        String page = folder.resolve("page.html").toString();
        assertEquals(0, run("--db", url, "--currency", "USD", "--page", page), err::toString);
        String printed = out.toString(StandardCharsets.UTF_8);
        assertTrue(
                printed.contains("By MBG/NBD, learned from 2,357 customers of whom 946 bought again until 2026-11-01."),
                printed);
        assertEquals(before, keep(url), "something was kept");
        out.reset();
        assertEquals(0, run("--db", url, "--as-of", "2026-10-31T08:00:00Z", "--currency", "USD", "--page", page));
        assertTrue(
                out.toString(StandardCharsets.UTF_8).contains("No forecast: TOO_FEW_CUSTOMERS"),
                "it was not learned yet");
    }

    @Test
    void saysWhatADatabaseWithoutTablesLacks(@TempDir Path folder) {
        assertEquals(1, run("--db", "jdbc:sqlite:" + folder.resolve("empty.db")));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("insight: "));
    }
}
