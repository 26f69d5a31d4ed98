package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineTest {
    @TempDir
    private Path temp;

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertRefused("Unknown option: argument 1", "--colour", "red");
        assertRefused("--limit: its value is missing", "--limit");
        assertRefused("--limit: not a whole number of 1 or more", "--limit", "0");
        assertRefused("--limit: is given twice", "--limit", "1", "--limit", "2");
        assertRefused("--limit: not a whole number of 1 or more", "--limit", "1.5");
        assertRefused("--as-of: not an instant", "--as-of", "yesterday");
        assertRefused("--as-of: outside the years 1 to 9999", "--as-of", "-1000000000-01-01T00:00:00Z");
        assertRefused("--as-of: outside the years 1 to 9999", "--as-of", "+10000-01-01T00:00:00Z");
        assertRefused("--format: is neither table nor csv", "--format", "pdf");
        assertRefused("--db: not a JDBC URL", "--db", "customers.db");
        assertRefused(
                "--contacts: there is no file to read",
                "--contacts",
                temp.resolve("none.csv").toString());
        assertRefused("--contacts: there is no file to read", "--contacts", temp.toString());
    }

    @Test
    void refusesAFileThatLacksColumns() {
        Folder folder = new Folder(temp).holding("id,name,phone\n1,One,\n", Folder.INTERACTIONS);

        Folder.Answer answer = folder.load();

        assertEquals(2, answer.code());
        assertSaid(answer, "call-list: contacts.csv: the header lacks email, zone, birthday, tags;");
    }

    @Test
    void refusesAFileWithoutHeader() {
        Folder.Answer answer = new Folder(temp).holding(Folder.CONTACTS, "").load();

        assertEquals(2, answer.code());
        assertSaid(answer, "call-list: interactions.csv: has no header; the first line must name id,contact,kind,");
    }

    @Test
    void refusesAFileOfConsentsThatLacksColumns() {
        Folder.Answer answer = new Folder(temp)
                .holding(Folder.CONTACTS, Folder.INTERACTIONS)
                .allowing("contact,purpose\nada,offers\n")
                .load();

        assertEquals(2, answer.code());
        assertSaid(answer, "call-list: consents.csv: the header lacks channel, granted_at, evidence;");
    }

    @Test
    void takesColumnsInAnyOrderAndMoreThanItNeeds() {
        Folder folder = new Folder(temp)
                .holding("\uFEFFName,ID,birthday,note,tags,zone,phone,email\n,one,,x,,,,one@example.org\n", """
                        id,contact,kind,channel,direction,at,amount,currency,subject,outcome
                        1,one,PURCHASE,,,2026-09-28T12:00:00Z,,,,
                        """)
                .allowing(
                        "evidence,list,granted_at,Channel,PURPOSE,contact\nform 1,a,2026-09-28T12:00:00Z,EMAIL,offers,one\n");

        Folder.Answer answer = folder.load("--format", "csv");

        assertEquals(0, answer.code());
        assertTrue(
                answer.out().get(1).startsWith("one,reorder,2026-10-28T09:00:00Z,OVERDUE,EMAIL,"),
                answer.out()::toString);
    }

    @Test
    void refusesToExplainWhomItDoesNotKnowBeforeItPrintsAnything() {
        for (String id : List.of("nobody", "", " ", "a\tb", "x".repeat(300), "\uD800")) {
            Folder.Answer answer = new Folder(temp)
                    .holding(Folder.CONTACTS, Folder.INTERACTIONS)
                    .load("--explain", id);

            assertEquals(2, answer.code());
            assertSaid(answer, "call-list: --explain: there is no contact with this id");
            assertEquals(List.of(), answer.out());
        }
    }

    @Test
    void takesALimitThatNoListReaches() {
        Folder.Answer answer = new Folder(temp)
                .holding(Folder.CONTACTS, Folder.INTERACTIONS)
                .allowing(Folder.CONSENTS)
                .load("--format", "csv", "--limit", "99999999999999999999");

        assertEquals(8, answer.out().size());
    }

    @Test
    void showsNoPasswordOfTheDatabase() {
        for (String url : List.of(
                "jdbc:nothing:here?user=joe&password=open-sesame",
                "jdbc:nothing:here;password=open-sesame",
                "jdbc:nothing://joe:open-sesame@here/crm")) {
            Folder.Answer answer = Folder.call(List.of("--db", url));

            assertEquals(1, answer.code());
            assertSaid(answer, "Database: jdbc:nothing:");
            assertFalse(String.join("", answer.err()).contains("sesame"), answer.err()::toString);
        }
    }

    @Test
    void saysThatATimeIsNotThatOfTheFacts() {
        Folder.Answer answer =
                new Folder(temp).holding(Folder.CONTACTS, Folder.INTERACTIONS).load();

        assertSaid(answer, "As of: 2026-11-02T08:00:00Z; what is known of later days counts, too");
    }

    @Test
    void failsOnADatabaseThatItCannotReach() {
        Folder.Answer answer = Folder.call(List.of("--db", "jdbc:nothing:here"));

        assertEquals(1, answer.code());
    }

    @Test
    void explainsItsOptions() {
        Folder.Answer answer = Folder.call(List.of("--help"));

        assertEquals(0, answer.code());
        assertTrue(answer.out().get(0).startsWith("Usage: call-list "), answer.out()::toString);
    }

    private static void assertRefused(String beginning, String... args) {
        Folder.Answer answer = Folder.call(List.of(args));
        assertEquals(2, answer.code());
        assertSaid(answer, "call-list: " + beginning);
    }

    private static void assertSaid(Folder.Answer answer, String beginning) {
        assertTrue(answer.err().stream().anyMatch(line -> line.startsWith(beginning)), answer.err()::toString);
    }
}
