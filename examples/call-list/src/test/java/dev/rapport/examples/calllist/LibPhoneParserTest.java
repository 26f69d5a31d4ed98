package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LibPhoneParserTest {
    private final LibPhoneParser parser = new LibPhoneParser();

    @Test
    void readsTheSameNumberInNationalAndInternationalFormat() {
        assertEquals("+442079460000", parser.parse("020 7946 0000", "GB").text());
        assertEquals("+442079460000", parser.parse("+44 (0)20 7946 0000", "US").text());
        assertEquals("+12125550123", parser.parse("(212) 555-0123", "US").text());
    }

    @Test
    void refusesWhatIsNoNumberWithoutRepeatingIt() {
        for (String text : List.of("call me", "12", "020 7946 0000 0000 0000")) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> parser.parse(text, "GB"));
            assertFalse(String.valueOf(refused.getMessage()).contains(text));
        }
    }

    @Test
    void takesTheCountryFromTheZone() {
        assertEquals("DE", Regions.of(Optional.of("Europe/Berlin")));
        assertEquals("US", Regions.of(Optional.of("America/Chicago")));
        assertEquals("US", Regions.of(Optional.empty()));
    }

    /**
     * The numbers are the national significant numbers, so what is expected is the country code before them. Region 001 is
     * no country: its numbers are written with their code only.
     */
    @Test
    void readsTheExampleNumbersOfEveryCountry() throws IOException {
        List<String> lines = Files.readAllLines(examples());
        List<String> wrong = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            String expected = "+" + fields[1] + fields[3];
            String text = fields[0].equals("001") ? expected : fields[3];
            String parsed = parser.parse(text, fields[0]).text();
            if (!parsed.equals(expected)) {
                wrong.add(line + " as " + parsed);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(1_144, lines.size() - 1);
    }

    private static Path examples() {
        @Nullable String given = System.getProperty("crm.shared");
        for (Path p = Path.of("").toAbsolutePath(); given == null && p != null; p = p.getParent()) {
            given = Files.isDirectory(p.resolve("shared/data"))
                    ? p.resolve("shared").toString()
                    : null;
        }
        Path file = Path.of(given == null ? "shared" : given, "data", "phone", "libphonenumber-examples.csv");
        if (!Files.isReadable(file)) {
            String message =
                    "SKIPPED: no data/phone/libphonenumber-examples.csv; give its folder with -Dcrm.shared=DIR";
            System.out.println(message);
            return abort(message);
        }
        return file;
    }
}
