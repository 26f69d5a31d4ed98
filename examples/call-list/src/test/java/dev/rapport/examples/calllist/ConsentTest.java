package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsentTest {
    private static final String HEADER = "contact,channel,purpose,granted_at,evidence\n";

    @TempDir
    private Path temp;

    @Test
    void listsOnlyAnswersThatAreAwaitedIfNobodyHasAllowedOffers() {
        Folder.Answer answer = folder().load("--format", "csv");

        assertEquals(List.of("cleo,unanswered"), whoAndWhy(answer));
        // all but cleo, gus and ida: nothing happened with gus, ida has no address, and cleo is awaited
        assertSaid(answer, "6 of 9 contacts lack consent for a rule; give it with --consents FILE.");
    }

    @Test
    void contactsByTheChannelThatWasAllowedAndByNoOther() {
        Folder.Answer answer = folder().allowing(HEADER + "emi,EMAIL,offers,2026-07-01T03:00:00Z,form 1\n"
                        + "ada,CALL,offers,2026-01-10T09:00:00Z,note 2\n")
                .load("--format", "csv");

        // emi may not be called; 9 months after the purchase of 31 July she may be written to
        assertEquals(List.of("cleo,unanswered", "emi,win-back"), whoAndWhy(answer));
        assertSaid(answer, "6 of 9 contacts lack consent for a rule; --explain says for which.");
    }

    @Test
    void keepsAGrantWithoutEvidenceButDoesNotRelyOnIt() {
        Folder.Answer answer = folder().allowing(HEADER + "ada,EMAIL,offers,2026-01-10T09:00:00Z,\n")
                .load("--format", "csv", "--explain", "ada");

        assertEquals(List.of("cleo,unanswered"), whoAndWhy(answer));
        assertSaid(answer, "consents.csv: permits nothing: EVIDENCE_MISSING in line 2");
        assertSaid(answer, "consents.csv: 1 added, 0 known already, 0 left out");
        assertTrue(
                answer.err().stream()
                        .anyMatch(line -> line.startsWith("  Not reorder: no channel is permitted on that date (EMAIL")
                                && line.contains("lacks evidence")),
                answer.err()::toString);
    }

    @Test
    void completesAGrantWhoseEvidenceIsFoundLater() {
        Folder folder = folder().allowing(HEADER + "ada,EMAIL,offers,2026-01-10T09:00:00Z,\n");
        folder.load("--format", "csv");

        Folder.Answer answer = folder.allowing(HEADER + "ada,EMAIL,offers,2026-01-10T09:00:00Z,form 1\n")
                .load("--format", "csv");

        assertEquals(List.of("ada,reorder", "cleo,unanswered"), whoAndWhy(answer));
    }

    @Test
    void saysByWhichPolicyItAsks() {
        assertSaid(folder().load(), "Consent: " + CallRules.CONSENT_IN_WORDS);
    }

    private Folder folder() {
        return new Folder(temp).holding(Folder.CONTACTS, Folder.INTERACTIONS);
    }

    private static List<String> whoAndWhy(Folder.Answer answer) {
        return answer.out().stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(fields -> fields[0] + "," + fields[1])
                .toList();
    }

    private static void assertSaid(Folder.Answer answer, String line) {
        assertTrue(answer.err().contains(line), answer.err()::toString);
    }
}
