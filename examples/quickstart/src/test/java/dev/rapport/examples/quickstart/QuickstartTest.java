package dev.rapport.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.inmemory.InMemoryStorage;
import dev.rapport.crm.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuickstartTest {
    /** Three months after 24 November is a Wednesday. */
    static final String PRINTED =
            "2027-02-24T09:00Z[Europe/London] by CALL: stay-in-touch, 3 months after the call of 24 Nov 2026";

    @Test
    void printsTheNextContactFromADatabase(@TempDir Path temp) {
        assertEquals(PRINTED, printed(Quickstart.database(Databases.in(temp))));
    }

    @Test
    void printsTheSameFromMemory() {
        assertEquals(PRINTED, printed(InMemoryStorage.create()));
    }

    private static String printed(Storage storage) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Quickstart.run(storage, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}
