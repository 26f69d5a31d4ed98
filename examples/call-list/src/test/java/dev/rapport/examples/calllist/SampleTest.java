package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleTest {
    private final WrongRows wrong = new WrongRows("sample");

    @Test
    void hasManyCustomersInSeveralZonesOverEighteenMonths() {
        List<CsvRow> contacts = rows(Sample.contacts());
        List<CsvRow> interactions = rows(Sample.interactions());

        assertTrue(contacts.size() >= 200);
        assertTrue(contacts.stream().map(row -> row.required("zone")).distinct().count() >= 5);
        assertTrue(contacts.stream().anyMatch(row -> row.text("birthday").isPresent()));
        List<Instant> times = interactions.stream()
                .map(row -> Instant.parse(row.required("at")))
                .sorted()
                .toList();
        assertTrue(Duration.between(times.get(0), Sample.TODAY).toDays() > 540);
        assertTrue(times.get(times.size() - 1).isBefore(Sample.TODAY));
        assertEquals(
                "CALL EMAIL PURCHASE",
                interactions.stream()
                        .map(row -> row.required("kind"))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void hasCustomersWhoAllowedOffersByOneChannelOrAnotherOrNoneAndSomeWithoutEvidence() {
        List<CsvRow> consents = rows(Sample.consents());
        Set<String> allowing =
                consents.stream().map(row -> row.required("contact")).collect(Collectors.toSet());

        assertTrue(allowing.size() < rows(Sample.contacts()).size());
        for (String channel : List.of("EMAIL", "CALL")) {
            List<CsvRow> some = consents.stream()
                    .filter(row -> row.required("channel").equals(channel))
                    .toList();
            assertTrue(some.size() > 50);
            assertTrue(some.size() < allowing.size());
        }
        assertTrue(consents.stream().anyMatch(row -> row.text("evidence").isEmpty()));
        assertTrue(consents.stream()
                .map(row -> Instant.parse(row.required("granted_at")))
                .allMatch(Sample.TODAY::isAfter));
    }

    @Test
    void isLoadedWholeAndPrintedAsAList(@TempDir Path temp) throws Exception {
        Folder.Answer answer = new Folder(temp).start();

        assertEquals(0, answer.code());
        assertTrue(answer.err().contains("As of: " + Sample.TODAY), answer.err()::toString);
        assertTrue(
                answer.err()
                        .contains("contacts.csv: " + rows(Sample.contacts()).size()
                                + " added, 0 known already, 0 left out"),
                answer.err()::toString);
        assertTrue(
                answer.err()
                        .contains("interactions.csv: "
                                + rows(Sample.interactions()).size() + " added, 0 known already, 0 left out"),
                answer.err()::toString);
        assertTrue(
                answer.err()
                        .contains("consents.csv: " + rows(Sample.consents()).size()
                                + " added, 0 known already, 0 left out"),
                answer.err()::toString);
        assertTrue(answer.out().size() > 25);
        assertEquals(
                2, answer.out().stream().filter(line -> line.startsWith("Why ")).count());
        assertTrue(answer.out().stream()
                .anyMatch(line -> line.startsWith("  Not ") && line.contains("no channel is permitted")));
    }

    private List<CsvRow> rows(CsvFile file) {
        List<CsvRow> rows = new ArrayList<>();
        file.read(rows::add, wrong);
        assertEquals(0, wrong.count());
        return rows;
    }
}
