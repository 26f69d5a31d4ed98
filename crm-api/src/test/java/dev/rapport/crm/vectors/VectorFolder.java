package dev.rapport.crm.vectors;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The worked cases of a folder that a command line names; what cannot be read is a failed test, never none. */
public final class VectorFolder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Path folder;

    private VectorFolder(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /**
     * The folder that {@code -Dcrm.vectors} names, if it is said. A relative one is looked for where the command was given,
     * then where the test runs, which is the module, and above that.
     */
    public static Optional<VectorFolder> named() {
        return Optional.ofNullable(System.getProperty("crm.vectors"))
                .filter(name -> !name.isBlank())
                .map(name -> of(name, Optional.ofNullable(System.getenv("PWD"))));
    }

    static VectorFolder of(String name, Optional<String> caller) {
        List<Path> bases = new ArrayList<>();
        caller.map(Path::of).filter(Path::isAbsolute).ifPresent(bases::add);
        for (Path base = Path.of("").toAbsolutePath(); base != null; base = base.getParent()) {
            bases.add(base);
        }
        Path folder = bases.stream()
                .map(base -> base.resolve(name))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(bases.get(0).resolve(name));
        return new VectorFolder(name, folder);
    }

    /**
     * Adds the tests of each file whose name begins like that.
     *
     * @param reader adds the tests of a file
     * @param counted counts a test that is there only to fail
     */
    public void addTests(
            List<DynamicTest> tests,
            String beginning,
            BiConsumer<List<DynamicTest>, JsonNode> reader,
            UnaryOperator<Executable> counted) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> isNamed(file, beginning)).sorted().toList();
        } catch (IOException | RuntimeException e) {
            tests.add(broken("-Dcrm.vectors=" + name, "no folder that can be read: " + folder, e, counted));
            return;
        }
        for (Path file : files) {
            List<DynamicTest> own = new ArrayList<>();
            try {
                reader.accept(own, JSON.readTree(file.toFile()));
                tests.addAll(own);
            } catch (IOException | RuntimeException e) {
                tests.add(broken(file.toString(), "no file of vectors: " + file, e, counted));
            }
        }
    }

    private static boolean isNamed(Path file, String beginning) {
        String text = Objects.requireNonNull(file.getFileName()).toString().toLowerCase(Locale.ROOT);
        return text.startsWith(beginning) && text.endsWith(".json");
    }

    private static DynamicTest broken(String test, String message, Exception cause, UnaryOperator<Executable> counted) {
        return DynamicTest.dynamicTest(test, counted.apply(() -> fail(message, cause)));
    }

    /** The end of a window, which may be that of the day. */
    public static LocalTime end(String text) {
        return text.startsWith("24:00") ? LocalTime.MAX : LocalTime.parse(text);
    }
}
