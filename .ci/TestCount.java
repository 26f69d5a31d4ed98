import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fails a build whose tests were not found, and in CI one that skips some.
 *
 * <p>Run as {@code java TestCount.java MINIMUM REPORTS...}: each directory of reports must hold the minimum.
 */
final class TestCount {

    private static final Pattern EXECUTED = Pattern.compile("<testcase[ >]");
    private static final Pattern SKIPPED = Pattern.compile("<skipped[ />]");

    private TestCount() {}

    public static void main(String[] args) {
        if (!Files.isDirectory(Path.of("src"))) {
            return; // a module that only gathers others
        }
        long minimum = Long.parseLong(args[0]);
        boolean maySkip = !"true".equals(System.getenv("CI"));
        boolean good = true;
        for (String directory : List.of(args).subList(1, args.length)) {
            List<String> reports = reports(Path.of(directory));
            long skipped = count(SKIPPED, reports);
            long executed = count(EXECUTED, reports) - skipped;
            System.out.println(executed + " tests executed, " + minimum + " required, " + skipped + " skipped: " + directory);
            if (executed < minimum) {
                System.err.println("Fewer tests than the module's tests.minimum were executed: " + directory);
                good = false;
            }
            if (skipped > 0 && !maySkip) {
                System.err.println("Tests were skipped, which CI=true forbids: " + directory);
                good = false;
            }
        }
        if (!good) {
            System.exit(1);
        }
    }

    private static long count(Pattern element, List<String> reports) {
        return reports.stream().mapToLong(report -> element.matcher(report).results().count()).sum();
    }

    private static List<String> reports(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .map(TestCount::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path report) {
        try {
            // what a test prints is quoted in the report and must not count
            return Files.readString(report).replaceAll("(?s)<!\\[CDATA\\[.*?]]>", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
