package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reasons are told of the columns of the file, in the order of its lines. */
final class ReasonTest {
    private static final String CONTACTS = """
            id,name,email,phone,zone,birthday,tags
            ok,Ok,ok@example.org,,,,
            a\tb,A,,,,,
            c,A\tb,,,,,
            d,D,nowhere,,,,
            e,E,,12,,,
            f,F,,,Nowhere,,
            g,G,,,,31.12.,
            h,H,,,,0000-01-01,
            i,I,,,,,a\tb
            """;

    private static final String INTERACTIONS = """
            id,contact,kind,channel,direction,at,amount,currency,subject,outcome
            1,ok,PURCHASE,,,2026-09-28T12:00:00Z,12,eur,,
            a\tb,ok,PURCHASE,,,2026-09-28T12:00:00Z,,,,
            3,a\tb,PURCHASE,,,2026-09-28T12:00:00Z,,,,
            4,ok,!,,,2026-09-28T12:00:00Z,,,,
            5,ok,PURCHASE,!,,2026-09-28T12:00:00Z,,,,
            6,ok,PURCHASE,,!,2026-09-28T12:00:00Z,,,,
            7,ok,PURCHASE,,,+10000-01-01T00:00:00Z,,,,
            8,ok,PURCHASE,,,2026-09-28T12:00:00Z,1e999999999,EUR,,
            9,ok,PURCHASE,,,2026-09-28T12:00:00Z,1,EURO,,
            10,ok,PURCHASE,,,2026-09-28T12:00:00Z,,,a\0b,
            11,ok,PURCHASE,,,2026-09-28T12:00:00Z,,,,NOT NOW
            """;

    private static final String CONSENTS = """
            contact,channel,purpose,granted_at,evidence
            a\tb,EMAIL,offers,2026-01-01T12:00:00Z,form 1
            ok,!,offers,2026-01-01T12:00:00Z,form 1
            ok,EMAIL,all,2026-01-01T12:00:00Z,form 1
            ok,EMAIL,offers,0000-01-01T12:00:00Z,form 1
            ok,EMAIL,offers,2026-01-01T12:00:00Z,a\0b
            """;

    @TempDir
    private Path temp;

    @Test
    void namesTheColumnThatIsWrong() {
        Folder.Answer answer = new Folder(temp)
                .holding(CONTACTS, INTERACTIONS)
                .allowing(CONSENTS)
                .load();

        assertEquals(
                List.of("3 id", "4 name", "5 email", "6 phone", "7 zone", "8 birthday", "9 birthday", "10 tags"),
                linesAndColumns(answer, "contacts.csv"));
        assertEquals(
                List.of(
                        "3 id",
                        "4 contact",
                        "5 kind",
                        "6 channel",
                        "7 direction",
                        "8 at",
                        "9 amount",
                        "10 currency",
                        "11 subject",
                        "12 outcome"),
                linesAndColumns(answer, "interactions.csv"));
        assertEquals(
                List.of("2 contact", "3 channel", "4 purpose", "5 granted_at", "6 evidence"),
                linesAndColumns(answer, "consents.csv"));
    }

    @Test
    void tellsOfWrongRowsInTheOrderOfTheFile() {
        String contacts = """
                id,name,email,phone,zone,birthday,tags
                b,B,,,,,
                b,Another,,,,,
                ,Nobody,,,,,
                a,A,,,,,
                a,Another,,,,,
                """;

        Folder.Answer answer =
                new Folder(temp).holding(contacts, Folder.INTERACTIONS).load();

        assertEquals(List.of("3 id", "4 id", "6 id"), linesAndColumns(answer, "contacts.csv"));
    }

    private static List<String> linesAndColumns(Folder.Answer answer, String file) {
        return answer.err().stream()
                .filter(line -> line.startsWith(file + ":") && line.contains(": left out: "))
                .map(line -> line.split(":", 5))
                .map(parts -> parts[1] + parts[3])
                .toList();
    }
}
