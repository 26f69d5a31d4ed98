package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.crm.vectors.VectorFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** The worked cases of the semantics; with {@code -Dcrm.vectors=DIR} also those of a folder. */
class RuleVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static int run;
    private static int failed;

    @TestFactory
    Stream<DynamicTest> plansAsTheVectorsSay() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(
                RuleVectorsTest.class.getClassLoader().getResourceAsStream("vectors/rules.json"))) {
            addTests(tests, JSON.readTree(file));
        }
        VectorFolder.named()
                .ifPresent(
                        folder -> folder.addTests(tests, "rules", RuleVectorsTest::addTests, RuleVectorsTest::counted));
        return tests.stream();
    }

    @Test
    void failsOnAKeyThatIsNotKnown() throws IOException {
        JsonNode vector = JSON.readTree("""
                {"given": {"contact": {"id": "c1", "shoeSize": 42}, "rules": [], "now": "2026-01-01T00:00:00Z"},
                 "expect": {"status": "NONE"}}""");
        assertThrows(IllegalArgumentException.class, () -> check(vector));
    }

    @Test
    void failsOnAnExpectationThatIsNotKnown() throws IOException {
        JsonNode vector = JSON.readTree("""
                {"given": {"contact": {"id": "c1"}, "rules": [], "now": "2026-01-01T00:00:00Z"},
                 "expect": {"status": "NONE", "mood": "good"}}""");
        assertThrows(IllegalArgumentException.class, () -> check(vector));
    }

    @Test
    void failsOnAnExpectationThatIsNotMet() throws IOException {
        JsonNode vector = JSON.readTree("""
                {"given": {"contact": {"id": "c1"}, "rules": [], "now": "2026-01-01T00:00:00Z"},
                 "expect": {"status": "DUE", "rule": "r1"}}""");
        assertThrows(AssertionError.class, () -> check(vector));
    }

    @Test
    void readsAWindowThatEndsWithTheDay() throws IOException {
        JsonNode vector = JSON.readTree("""
                {"given": {"contact": {"id": "c1", "window": ["20:00", "24:00"], "quiet": ["22:00", "24:00"]},
                           "rules": [{"id": "r", "kind": "ON", "local": "2026-01-05T22:30"}],
                           "now": "2026-01-01T00:00:00Z"},
                 "expect": {"rule": "r", "dueLocal": "2026-01-06T20:00+00:00", "adjustments": ["QUIET", "WINDOW"]}}""");
        check(vector);
    }

    @AfterAll
    static void tellHowManyRan() {
        System.out.println("vectors: " + run + " run, " + failed + " failed");
    }

    private static void addTests(List<DynamicTest> tests, JsonNode file) {
        JsonNode vectors = file.isArray() ? file : file.get("vectors");
        for (JsonNode vector : vectors) {
            tests.add(DynamicTest.dynamicTest(nameOf(vector), counted(() -> check(vector))));
        }
    }

    private static String nameOf(JsonNode vector) {
        return vector.path("id").asText() + " " + vector.path("why").asText();
    }

    private static Executable counted(Executable test) {
        return () -> {
            run++;
            boolean passed = false;
            try {
                test.execute();
                passed = true;
            } finally {
                failed += passed ? 0 : 1;
            }
        };
    }

    private static void check(JsonNode vector) {
        StrictObject given = new StrictObject("given", vector.get("given"));
        StrictObject expect = new StrictObject("expect", vector.get("expect"));
        VectorCase vectorCase = new VectorCase(given);
        Plan plan = Planner.plan(vectorCase.facts, vectorCase.book, vectorCase.permission, vectorCase.now);
        new VectorExpectation(nameOf(vector), expect, vectorCase.ids).check(plan);
        given.checkAllRead();
        expect.checkAllRead();
    }
}
