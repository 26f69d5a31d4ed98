package dev.rapport.crm.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFolderTest {

    @TempDir
    Path temp;

    private final List<JsonNode> read = new ArrayList<>();

    private List<DynamicTest> tests(VectorFolder folder) {
        List<DynamicTest> tests = new ArrayList<>();
        folder.addTests(tests, "rules", (own, file) -> read.add(file), test -> test);
        return tests;
    }

    private static void assertFails(List<DynamicTest> tests) {
        assertEquals(1, tests.size());
        assertThrows(AssertionError.class, () -> tests.get(0).getExecutable().execute());
    }

    @Test
    void findsAFolderFromWhereTheCommandWasGiven() throws IOException {
        Files.createDirectories(temp.resolve("work/vectors"));
        Files.writeString(temp.resolve("work/vectors/rules-1.json"), "[]");
        Files.writeString(temp.resolve("work/vectors/consent.json"), "[]");
        List<DynamicTest> tests = tests(
                VectorFolder.of("vectors", Optional.of(temp.resolve("work").toString())));
        assertTrue(tests.isEmpty());
        assertEquals(1, read.size());
    }

    /** The tests of this module run in its folder. */
    @Test
    void findsAFolderFromTheModuleAndFromAboveIt() {
        tests(VectorFolder.of("src/test/resources/vectors", Optional.empty()));
        Path module = Objects.requireNonNull(Path.of("").toAbsolutePath().getFileName());
        tests(VectorFolder.of(module + "/src/test/resources/vectors", Optional.of("nowhere")));
        assertEquals(2, read.size());
    }

    @Test
    void failsForAFolderThatIsNotThere() {
        assertFails(tests(VectorFolder.of(temp.resolve("none").toString(), Optional.empty())));
        assertFails(tests(VectorFolder.of("no-such-folder", Optional.of(temp.toString()))));
    }

    @Test
    void failsForAFileThatCannotBeRead() throws IOException {
        Files.writeString(temp.resolve("rules.json"), "{\"vectors\": [");
        assertFails(tests(VectorFolder.of(temp.toString(), Optional.empty())));
    }

    @Test
    void endsAWindowWithTheDay() {
        assertEquals(LocalTime.MAX, VectorFolder.end("24:00"));
        assertEquals(LocalTime.of(18, 0), VectorFolder.end("18:00"));
    }
}
