package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the rules plan, when and why, derived by hand from the semantics and a calendar of 2026. */
final class CsvOutputTest {
    private static final String HEADER = "contact,rule,due,status,channel,because";

    @TempDir
    private Path temp;

    @Test
    void printsEverybodysNextContactEarliestFirst() {
        Folder.Answer answer = load("--format", "csv");

        assertEquals(0, answer.code());
        assertEquals(
                List.of(
                        HEADER,
                        // four purchases, 10 days apart: 2 x 10 days after 31 July, at 09:00 in Tokyo
                        "emi,rekindle,2026-08-20T00:00:00Z,OVERDUE,CALL,\"rekindle, 20 days of silence since the purchase"
                                + " of 31 Jul 2026, 2 times the usual 10 days\"",
                        // 30 days after 28 September; London is back on UTC since 25 October
                        "ada,reorder,2026-10-28T09:00:00Z,OVERDUE,EMAIL,\"reorder, 30 days after the purchase of 28 Sep"
                                + " 2026\"",
                        // 9 months after 30 January is a Friday
                        "hal,win-back,2026-10-30T09:00:00Z,OVERDUE,EMAIL,\"win-back, 9 months after the purchase of 30"
                                + " Jan 2026\"",
                        // 30 days after 2 October is a Sunday; Monday at 09:00 in Berlin is this very moment
                        "ben,reorder,2026-11-02T08:00:00Z,DUE,EMAIL,\"reorder, 30 days after the purchase of 2 Oct"
                                + " 2026\"",
                        // two working days after Thursday 29 October, at 09:00 in New York in winter
                        "cleo,unanswered,2026-11-02T14:00:00Z,UPCOMING,EMAIL,\"unanswered, attempt 2 of 3, 2 working days"
                                + " after the email of 29 Oct 2026 stayed unanswered\"",
                        // 7 days before 12 November is a Thursday
                        "dora,birthday,2026-11-05T09:00:00Z,UPCOMING,EMAIL,\"birthday, 7 days before the birthday on 12"
                                + " Nov 2026\"",
                        // 7 days before 14 November is a Saturday; Friday comes before it
                        "finn,birthday,2026-11-06T09:00:00Z,UPCOMING,EMAIL,\"birthday, 7 days before the birthday on 14"
                                + " Nov 2026\""),
                answer.out());
    }

    @Test
    void addsNothingWhenRunAgain() {
        List<String> first = load("--format", "csv").out();

        Folder.Answer second = load("--format", "csv");

        assertEquals(first, second.out());
        assertTrue(second.err().contains("contacts.csv: 0 added, 9 known already, 0 left out"), second.err()::toString);
        assertTrue(
                second.err().contains("interactions.csv: 0 added, 9 known already, 0 left out"),
                second.err()::toString);
        assertTrue(second.err().contains("consents.csv: 0 added, 6 known already, 0 left out"), second.err()::toString);
    }

    @Test
    void readsInteractionsOfContactsFromAnEarlierRun() {
        Folder folder =
                new Folder(temp).holding(Folder.CONTACTS, Folder.INTERACTIONS).allowing(Folder.CONSENTS);
        folder.run(List.of("--contacts", folder.file("contacts.csv"), "--consents", folder.file("consents.csv")));

        Folder.Answer answer = folder.run(
                List.of("--interactions", folder.file("interactions.csv"), "--as-of", Folder.AS_OF, "--format", "csv"));

        assertTrue(
                answer.err().contains("interactions.csv: 9 added, 0 known already, 0 left out"),
                answer.err()::toString);
        assertEquals(8, answer.out().size());
    }

    @Test
    void readsConsentsOfContactsFromAnEarlierRun() {
        Folder folder = new Folder(temp).holding(Folder.CONTACTS, Folder.INTERACTIONS);
        assertEquals(2, folder.load("--format", "csv").out().size());
        folder.allowing(Folder.CONSENTS);

        Folder.Answer answer = folder.run(
                List.of("--consents", folder.file("consents.csv"), "--as-of", Folder.AS_OF, "--format", "csv"));

        assertEquals(8, answer.out().size());
    }

    @Test
    void listsWhoIsInTheDatabaseAsOfNowIfNoFileIsGiven() {
        List<String> first = load("--format", "csv").out();

        Folder.Answer answer = new Folder(temp).run(List.of("--format", "csv"));

        assertEquals(first, answer.out());
        assertTrue(answer.err().contains("As of: " + Folder.AS_OF), answer.err()::toString);
    }

    @Test
    void poursNobodyIntoADatabaseThatIsNamed() {
        Folder.Answer answer = new Folder(temp).run(List.of("--format", "csv"));

        assertEquals(0, answer.code());
        assertEquals(List.of(HEADER), answer.out());
        assertTrue(
                answer.err().contains("There are no contacts in this database; load some with --contacts FILE."),
                answer.err()::toString);
    }

    @Test
    void printsNoMoreThanTheLimit() {
        List<String> out = load("--format", "csv", "--limit", "2").out();

        assertEquals(3, out.size());
        assertTrue(out.get(2).startsWith("ada,"), out::toString);
    }

    @Test
    void writesNothingButTheListToTheOutput() {
        Folder.Answer answer = load("--format", "csv", "--explain", "ada");

        assertEquals(8, answer.out().size());
        assertTrue(answer.err().contains("Why Ada Reed (ada)?"), answer.err()::toString);
    }

    @Test
    void saysHowManyCannotBeReached() {
        assertTrue(load().err().stream().anyMatch(line -> line.startsWith("1 of 9 contacts have neither")));
    }

    private Folder.Answer load(String... more) {
        return new Folder(temp)
                .holding(Folder.CONTACTS, Folder.INTERACTIONS)
                .allowing(Folder.CONSENTS)
                .load(more);
    }
}
