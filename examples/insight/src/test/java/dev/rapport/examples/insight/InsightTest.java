package dev.rapport.examples.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InsightTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String page = "";

    @BeforeAll
    void runOnce(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("insight.html");
        assertEquals(0, run(out, new ByteArrayOutputStream(), "--page", file.toString()));
        page = Files.readString(file);
    }

    private static int run(ByteArrayOutputStream out, ByteArrayOutputStream err, String... args) {
        return Insight.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InstantSource.fixed(SampleShop.TODAY),
                args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode data() throws IOException {
        String begin = "<script type=\"application/json\" id=\"data\">";
        int from = page.indexOf(begin) + begin.length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    @Test
    void printsEachPart() {
        for (String part : new String[] {
            "As of 2026-11-02: 600 customers bought ",
            "fresh ",
            " | lapsed ",
            "R5",
            "Purchases that they will make: 2026-12 ",
            "Open deals:",
            "To call tomorrow"
        }) {
            assertTrue(printed().contains(part), () -> part + " in\n" + printed());
        }
    }

    @Test
    void countsEachCustomerOnceInTheLadderAndTheGrid() throws IOException {
        long ladder = 0;
        for (JsonNode rung : data().get("ladder")) {
            ladder += rung.asLong();
        }
        long grid = 0;
        for (JsonNode row : data().get("grid")) {
            for (JsonNode cell : row) {
                grid += cell.asLong();
            }
        }
        assertEquals(600, ladder);
        assertEquals(600, grid);
    }

    @Test
    void putsThoseFirstOfWhomMostWouldBeLost() throws IOException {
        double before = Double.MAX_VALUE;
        for (JsonNode call : data().get("calls")) {
            assertTrue(call.get("atRisk").asDouble() <= before);
            assertTrue(call.get("alive").asDouble() < 0.53, "called is who is as likely gone as not by tomorrow");
            before = call.get("atRisk").asDouble();
        }
        assertTrue(before < Double.MAX_VALUE, "nobody is called");
    }

    @Test
    void expectsOnlyAPartOfWhatOpenDealsAreWorth() throws IOException {
        assertFalse(data().get("pipeline").isEmpty());
        for (JsonNode month : data().get("pipeline")) {
            assertTrue(month.get("weighted").asDouble() < month.get("amount").asDouble());
        }
    }

    @Test
    void holdsEverythingInOneFile() {
        assertTrue(page.contains("Chart.js v4"));
        assertFalse(page.contains("src="));
        assertFalse(page.contains("href="));
    }

    @Test
    void saysWhatIsWrongWithAnOption() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(2, run(new ByteArrayOutputStream(), err, "--as-of", "yesterday"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("--as-of: must be an instant"));
        assertEquals(2, run(new ByteArrayOutputStream(), err, "--colour", "red"));
        assertEquals(2, run(new ByteArrayOutputStream(), err, "--db"));
        assertEquals(2, run(new ByteArrayOutputStream(), err, "--currency", "EURO"));
    }

    @Test
    void saysThatThePageCannotBeWritten(@TempDir Path folder) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(1, run(new ByteArrayOutputStream(), err, "--page", folder.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("--page"));
    }
}
