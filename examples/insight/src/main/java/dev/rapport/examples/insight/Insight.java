package dev.rapport.examples.insight;

import dev.rapport.crm.error.CrmException;
import dev.rapport.crm.inmemory.InMemoryStorage;
import dev.rapport.crm.jdbc.JdbcStorage;
import dev.rapport.crm.storage.Storage;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Prints what a shop owner wants to know in the morning, and writes it as one page with charts.
 *
 * <pre>{@code
 * mvn -q -pl examples/insight -am compile exec:java
 * }</pre>
 */
public final class Insight {
    private Insight() {}

    /**
     * Runs the example; ends the process only if it fails.
     *
     * @param args the options, see {@code --help}
     */
    public static void main(String[] args) {
        // the validator's library logs where everything else does
        System.setProperty("org.jboss.logging.provider", "slf4j");
        int code = run(utf8(System.out), utf8(System.err), InstantSource.system(), args);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs the example: 0 if all went well, 2 if it was called wrongly, 1 if the database or the file would not. */
    static int run(PrintStream out, PrintStream err, InstantSource clock, String... args) {
        if (List.of(args).contains("--help")) {
            out.print(Options.USAGE);
            return 0;
        }
        try {
            Options options = Options.parse(List.of(args));
            Report report = options.database().isPresent()
                    ? stored(options, options.asOf().orElseGet(clock::instant))
                    : invented(options);
            out.print(ReportText.of(report));
            Files.writeString(options.page(), Page.of(report));
            err.println("The page with charts: " + options.page().toAbsolutePath());
            return 0;
        } catch (UsageException e) {
            err.println("insight: " + e.getMessage());
            err.println("Run it with --help to see the options.");
            return 2;
        } catch (CrmException e) {
            err.println("insight: " + e.getMessage());
            return 1;
        } catch (IOException | UncheckedIOException e) {
            err.println("insight: the page cannot be written; name another file with --page");
            return 1;
        }
    }

    private static Report stored(Options options, Instant now) {
        String url = options.database().orElseThrow();
        try (Storage storage = JdbcStorage.builder(new DatabaseOf(url)).build()) {
            return new Shop(storage, now, options.currency()).report();
        }
    }

    private static Report invented(Options options) {
        Instant now = options.asOf().orElse(SampleShop.TODAY);
        try (Storage storage = InMemoryStorage.create()) {
            SampleShop.fill(storage);
            return new Shop(storage, now, options.currency()).report();
        }
    }
}
