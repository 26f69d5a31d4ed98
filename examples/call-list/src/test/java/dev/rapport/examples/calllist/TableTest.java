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

    @Test
    void namesTheYearIfItIsNotThisOne() {
        load();

        Folder.Answer answer = new Folder(temp).run(List.of("--as-of", "2027-01-04T08:00:00Z"));

        assertTrue(answer.out().stream().anyMatch(line -> line.contains("Thu 20 Aug 2026 09:00 Tokyo")));
    }

    @Test
    void keepsItsColumnsUnderNamesOfEveryScript() {
        // written to on Monday 26 October: two working days, but three days apart, later
        List<String> names = List.of("Ada Reed", "東京太郎", "김철수", "Zoe\u0301 Reed", "ｱｷﾗ", "\uD842\uDFB7田");
        StringBuilder contacts = new StringBuilder("id,name,email,phone,zone,birthday,tags\n");
        StringBuilder interactions =
                new StringBuilder("id,contact,kind,channel,direction,at,amount,currency,subject,outcome\n");
        for (int i = 0; i < names.size(); i++) {
            contacts.append("c%d,%s,c%d@example.org,,,,\n".formatted(i, names.get(i), i));
            interactions.append("%d,c%d,EMAIL,EMAIL,OUT,2026-10-26T15:00:00Z,,,,\n".formatted(i, i));
        }

        List<String> rows = new Folder(temp)
                .holding(contacts.toString(), interactions.toString()).load().out().stream()
                        .filter(line -> line.contains(" UTC  "))
                        .toList();

        assertEquals(names.size(), rows.size());
        for (String row : rows) {
            assertEquals(cells(rows.get(0), "Thu 29 Oct"), cells(row, "Thu 29 Oct"), row);
        }
    }

    /** How many places of a terminal come before it: full-width signs take two, those that are put over others none. */
    private static int cells(String line, String before) {
        return line.substring(0, line.indexOf(before))
                .codePoints()
                .map(sign -> sign == 0x301 ? 0 : sign >= 0x1100 && !(sign >= 0xFF61 && sign <= 0xFFDC) ? 2 : 1)
                .sum();
    }

    private Folder.Answer load(String... more) {
        return new Folder(temp)
                .holding(Folder.CONTACTS, Folder.INTERACTIONS)
                .allowing(Folder.CONSENTS)
                .load(more);
    }
}
