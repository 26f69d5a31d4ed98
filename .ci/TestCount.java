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
 * <p>Run as {@code java TestCount.java MINIMUM REPORTS...}: each directory of reports must hold the minimum. A test may
 * wait for what is not part of the project, such as a folder of data; its reason to skip then names the property,
 * -Dcrm.something.
 */
final class TestCount {

    private static final Pattern CASE = Pattern.compile("<testcase[ >]");
    private static final Pattern SKIPPED = Pattern.compile("(?s)<skipped[ />][^>]*>(?:<!\\[CDATA\\[.*?]]>)?");
    private static final Pattern QUOTED = Pattern.compile("(?s)<!\\[CDATA\\[.*?]]>");
    private static final Pattern ASKS_FOR_MORE = Pattern.compile("-Dcrm\\.");

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
            List<String> skips = skips(reports);
            long waiting = skips.stream()
                    .filter(ASKS_FOR_MORE.asPredicate())
                    .count();
            long skipped = skips.size() - waiting;
            long executed = cases(reports) - skips.size();
            System.out.println(executed + " tests executed, " + minimum + " required, " + skipped + " skipped, " + waiting
                    + " waiting for what is outside: " + directory);
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

    /** What a test prints is quoted in its report and must not count. */
    private static long cases(List<String> reports) {
        return reports.stream()
                .map(report -> QUOTED.matcher(report).replaceAll(""))
                .mapToLong(report -> CASE.matcher(report).results().count())
                .sum();
    }

    private static List<String> skips(List<String> reports) {
        return reports.stream()
                .flatMap(report -> SKIPPED.matcher(report).results())
                .map(match -> match.group())
                .toList();
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
            return Files.readString(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
