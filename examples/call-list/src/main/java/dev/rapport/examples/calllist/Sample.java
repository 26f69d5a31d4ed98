package dev.rapport.examples.calllist;

import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The invented customers that come with the program. */
final class Sample {
    /** The Monday morning on which their story stops. */
    static final Instant TODAY = Instant.parse("2026-11-02T08:00:00Z");

    private Sample() {}

    static CsvFile contacts() {
        return file("contacts.csv", ContactRows.COLUMNS);
    }

    static CsvFile interactions() {
        return file("interactions.csv", InteractionRows.COLUMNS);
    }

    static CsvFile consents() {
        return file("consents.csv", ConsentRows.COLUMNS);
    }

    private static CsvFile file(String name, List<String> columns) {
        URL url = Objects.requireNonNull(Sample.class.getResource("sample/" + name), name);
        return new CsvFile(name, url, columns);
    }
}
