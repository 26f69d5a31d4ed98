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

    /** The last two are right: of one nobody noted how it was allowed, the other is for what needs no permission. */
    private static final String CONSENTS = """
            contact,channel,purpose,granted_at,evidence
            good,EMAIL,offers,2026-01-01T12:00:00Z,form 1
            nobody,EMAIL,offers,2026-01-01T12:00:00Z,form 2
            good,CALL,offers,2026-01-01T12:00:00Z,form 3
            good,E-MAIL!,offers,2026-01-01T12:00:00Z,form 4
            good,EMAIL,everything,2026-01-01T12:00:00Z,form 5
            good,EMAIL,offers,1.1.2026,form 6
            good,EMAIL,offers,2026-11-02T08:00:01Z,form 7
            good,EMAIL,offers,2026-01-01T12:00:00Z,form 8,more
            ,EMAIL,offers,2026-01-01T12:00:00Z,form 9
            last,EMAIL,offers,2026-01-01T12:00:00Z,
            good,EMAIL,service,2026-01-01T12:00:00Z,
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
        assertReported(answer, "contacts.csv:7: left out: birthday: ");
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
        // good alone: nobody noted how last has allowed it
        assertEquals(2, answer.out().size());
    }

    @Test
    void leavesOutWrongConsentsAndKeepsThoseThatPermitNothing() {
        Folder.Answer answer = load();

        assertReported(answer, "consents.csv:3: left out: contact: there is no contact with this id");
        assertReported(answer, "consents.csv:4: left out: channel: the contact has no address or number for it");
        assertReported(answer, "consents.csv:5: left out: ");
        assertReported(answer, "consents.csv:6: left out: purpose: is none of offers and service");
        assertReported(answer, "consents.csv:7: left out: granted_at: not an instant");
        assertReported(answer, "consents.csv:8: left out: granted_at: is later than the time of the list");
        assertReported(answer, "consents.csv:9: left out: has 6 fields, the header has 5");
        assertReported(answer, "consents.csv:10: left out: contact: is empty");
        assertReported(answer, "consents.csv: permits nothing: EVIDENCE_MISSING in line 11");
        assertReported(answer, "consents.csv: 3 added, 0 known already, 8 left out");
    }

    @Test
    void repeatsNothingThatARowSaysOfAPerson() {
        String err = String.join("\n", load().err());

        for (String secret : List.of(
                "Secretname",
                "not-an-address",
                "Atlantis",
                "31.12.1990",
                "28.9.2026",
                "twelve",
                "E-MAIL!",
                "everything",
                "1.1.2026")) {
            assertFalse(err.contains(secret), err);
        }
    }

    private static void assertReported(Folder.Answer answer, String beginning) {
        assertTrue(
                answer.err().stream().anyMatch(line -> line.startsWith(beginning)),
                () -> beginning + " is not in " + answer.err());
    }

    private Folder.Answer load() {
        return new Folder(temp)
                .holding(CONTACTS, INTERACTIONS)
                .allowing(CONSENTS)
                .load("--format", "csv");
    }
}
