package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableTest {
    @TempDir
    private Path temp;

    @Test
    void listsWhoIsDueTodayTheMostUrgentFirst() {
        List<String> out = load().out();

        assertEquals(
                "Call list as of 2026-11-02T08:00:00Z: 5 of 9 contacts are due, 2 come later. The most urgent first:",
                out.get(0));
        // emi: 100 x (1 + 3); ada: 120 x (1 + 5/30); ben: 100; cleo: 100, six hours later; hal: 100 x (1 + 3/274)
        List<String> who = out.subList(5, 10).stream()
                .map(line -> line.substring(3).split("  ", -1)[0])
                .toList();
        assertEquals(List.of("Emi Ueda (emi)", "Ada Reed (ada)", "Hal Pryce (hal)", "Ben Vogel (ben)", "cleo"), who);
    }

    @Test
    void saysWhenOnTheClockOfTheContactAndHowLate() {
        String emi = load().out().get(5);

        assertTrue(
                emi.matches(" *1  Emi Ueda \\(emi\\) +Thu 20 Aug 09:00 Tokyo +CALL +74 days +40  rekindle, 20 days .*"),
                emi);
    }

    @Test
    void explainsTwoInFullOneOfThemWithARejection() {
        List<String> out = load().out();

        assertEquals(2, out.stream().filter(line -> line.startsWith("Why ")).count());
        assertTrue(out.contains("Why Emi Ueda (emi)?"), out::toString);
        assertTrue(out.stream().anyMatch(line -> line.startsWith("  Not reorder: it is too late")), out::toString);
    }

    @Test
    void explainsWhoIsAskedFor() {
        List<String> out = load("--explain", "ida", "--limit", "1").out();

        assertTrue(out.contains("... and 4 more, see --limit."), out::toString);
        assertTrue(out.contains("Why Ida Thiele (ida)?"), out::toString);
        assertTrue(out.contains("  Not reorder: there is no address or number for it."), out::toString);
        assertFalse(out.contains("Why Emi Ueda (emi)?"), out::toString);
    }

    private Folder.Answer load(String... more) {
        return new Folder(temp)
                .holding(Folder.CONTACTS, Folder.INTERACTIONS)
                .allowing(Folder.CONSENTS)
                .load(more);
    }
}
