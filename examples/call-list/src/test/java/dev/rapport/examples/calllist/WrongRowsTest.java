package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WrongRowsTest {
    private static final String CONTACTS = """
            id,name,email,phone,zone,birthday,tags
            good,Good One,good@example.org,,,,
            ,No Id,x@example.org,,,,
            mail,Secretname,not-an-address,,,,
            zone,Secretname,,,Europe/Atlantis,,
            phone,Secretname,,12,Europe/Berlin,,
            day,Secretname,,,,31.12.1990,
            short,Secretname
            good,Another One,other@example.org,,,,
            last,Last One,last@example.org,,,,
            """;

    private static final String INTERACTIONS = """
            id,contact,kind,channel,direction,at,amount,currency,subject,outcome
            1,good,PURCHASE,,,2026-09-28T12:00:00Z,,,,
            2,nobody,PURCHASE,,,2026-09-28T12:00:00Z,,,,
            3,good,PURCHASE,,,28.9.2026,,,,
            4,good,,,,2026-09-28T12:00:00Z,,,,
            5,good,EMAIL,EMAIL,SIDEWAYS,2026-09-28T12:00:00Z,,,,
            6,good,PURCHASE,,,2026-09-28T12:00:00Z,twelve,EUR,,
            7,good,PURCHASE,,,2026-09-28T12:00:00Z,12,EURO,,
            1,good,PURCHASE,,,2026-09-29T12:00:00Z,,,,
            9,last,PURCHASE,,,2026-09-28T12:00:00Z,,,,
            """;

    @TempDir
    private Path temp;

    @Test
    void leavesOutWrongContactsAndLoadsTheOthers() {
        Folder.Answer answer = load();

        assertReported(answer, "contacts.csv:3: left out: id: is empty");
        assertReported(answer, "contacts.csv:4: left out: ");
        assertReported(answer, "contacts.csv:5: left out: ");
        assertReported(answer, "contacts.csv:6: left out: phone: ");
        assertReported(answer, "contacts.csv:7: left out: date: ");
        assertReported(answer, "contacts.csv:8: left out: has 2 fields, the header has 7");
        assertReported(answer, "contacts.csv:9: left out: id: is known already with other content");
        assertReported(answer, "contacts.csv: 2 added, 0 known already, 7 left out");
    }

    @Test
    void leavesOutWrongInteractionsAndLoadsTheOthers() {
        Folder.Answer answer = load();

        assertReported(answer, "interactions.csv:3: left out: contact: there is no contact with this id");
        assertReported(answer, "interactions.csv:4: left out: at: not an instant");
        assertReported(answer, "interactions.csv:5: left out: kind: is empty");
        assertReported(answer, "interactions.csv:6: left out: direction: ");
        assertReported(answer, "interactions.csv:7: left out: amount: ");
        assertReported(answer, "interactions.csv:8: left out: currency: ");
        assertReported(answer, "interactions.csv:9: left out: id: is known already with other content");
        assertReported(answer, "interactions.csv: 2 added, 0 known already, 7 left out");
        assertEquals(3, answer.out().size());
    }

    @Test
    void repeatsNothingThatARowSaysOfAPerson() {
        String err = String.join("\n", load().err());

        for (String secret : List.of("Secretname", "not-an-address", "Atlantis", "31.12.1990", "28.9.2026", "twelve")) {
            assertFalse(err.contains(secret), err);
        }
    }

    private static void assertReported(Folder.Answer answer, String beginning) {
        assertTrue(
                answer.err().stream().anyMatch(line -> line.startsWith(beginning)),
                () -> beginning + " is not in " + answer.err());
    }

    private Folder.Answer load() {
        return new Folder(temp).holding(CONTACTS, INTERACTIONS).load("--format", "csv");
    }
}
