package dev.rapport.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says nothing in Java that is not compiled and run here. */
final class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)<!-- (\\S+) -->\\s*```java\\n(.*?)```");
    private static final Pattern REGION =
            Pattern.compile("(?s) *// spotless:off, README: (\\S+)\\n(.*?)\\n *// spotless:on");
    private static final int MOST_LINES = 200;

    private final String readme = read(Path.of("../../README.md"));

    @Test
    void showsTheCodeThatIsRunHere() {
        SortedMap<String, String> shown = new TreeMap<>();
        Matcher block = BLOCK.matcher(readme);
        while (block.find()) {
            shown.put(block.group(1), block.group(2));
        }

        assertEquals(regions(), shown);
        assertEquals(
                shown.size(),
                Pattern.compile("```java").matcher(readme).results().count());
    }

    @Test
    void showsTheLineThatItPrints() {
        assertTrue(readme.contains("\n" + QuickstartTest.PRINTED + "\n"));
    }

    @Test
    void isReadInOneGo() {
        assertTrue(readme.lines().count() <= MOST_LINES);
    }

    private static SortedMap<String, String> regions() {
        SortedMap<String, String> regions = new TreeMap<>();
        for (Path source : sources()) {
            Matcher region = REGION.matcher(read(source));
            while (region.find()) {
                regions.put(region.group(1), region.group(2).stripIndent() + "\n");
            }
        }
        return regions;
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("ReadmeTest.java"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("the sources cannot be read", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
