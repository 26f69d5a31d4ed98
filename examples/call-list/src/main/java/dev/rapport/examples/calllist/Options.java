package dev.rapport.examples.calllist;

import dev.rapport.crm.calendar.StorableTime;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the command line asks for. */
record Options(
        Optional<Path> contacts,
        Optional<Path> interactions,
        Optional<Path> consents,
        Optional<String> database,
        Optional<Instant> asOf,
        OptionalInt limit,
        Format format,
        Optional<String> explain) {

    /** How the list is printed. */
    enum Format {
        TABLE,
        CSV
    }

    static final String USAGE = """
            Usage: call-list [--contacts FILE] [--interactions FILE] [--consents FILE] [--db JDBC-URL]
                             [--as-of INSTANT] [--limit N] [--format table|csv] [--explain EXTERNAL-ID]

              --contacts      CSV with id,name,email,phone,zone,birthday,tags
              --interactions  CSV with id,contact,kind,channel,direction,at,amount,currency,subject,outcome
              --consents      CSV with contact,channel,purpose,granted_at,evidence: who has allowed what;
                              without a grant nobody gets offers, only answers that are awaited
              --db            where to keep them; a SQLite file in this folder unless said
                              without any file: whoever is there already; and without --db:
                              a sample of invented customers
              --as-of         the time of the list, such as 2026-11-02T08:00:00Z; now unless said,
                              for the sample the day on which it ends; what is known of later
                              days counts, too
              --limit         how many lines to print; 20 in a table, all in CSV unless said
              --format        table for people, csv for programs; table unless said
              --explain       the contact to explain in full
            """;

    private static final List<String> NAMES = List.of(
            "--contacts", "--interactions", "--consents", "--db", "--as-of", "--limit", "--format", "--explain");

    private static final BigInteger MOST_LINES = BigInteger.valueOf(Integer.MAX_VALUE);

    static Options parse(String... args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!NAMES.contains(args[i])) {
                throw new UsageException("Unknown option: argument " + (i + 1));
            }
            if (i + 1 == args.length) {
                throw new UsageException(args[i] + ": its value is missing");
            }
            if (given.put(args[i], args[i + 1]) != null) {
                throw new UsageException(args[i] + ": is given twice");
            }
        }
        return new Options(
                file(given, "--contacts"),
                file(given, "--interactions"),
                file(given, "--consents"),
                database(given),
                asOf(given),
                limit(given),
                format(given),
                Optional.ofNullable(given.get("--explain")));
    }

    /** Never into a database that was named: there are real customers. */
    boolean isSample() {
        return contacts.isEmpty() && interactions.isEmpty() && consents.isEmpty() && database.isEmpty();
    }

    private static Optional<Path> file(Map<String, String> given, String name) {
        try {
            Optional<Path> file = Optional.ofNullable(given.get(name)).map(Path::of);
            file.filter(path -> !Files.isReadable(path) || !Files.isRegularFile(path))
                    .ifPresent(path -> {
                        throw new UsageException(name + ": there is no file to read at " + path.toAbsolutePath());
                    });
            return file;
        } catch (InvalidPathException e) {
            throw new UsageException(name + ": no file has such a name here");
        }
    }

    private static Optional<String> database(Map<String, String> given) {
        Optional<String> url = Optional.ofNullable(given.get("--db"));
        if (url.filter(text -> !text.startsWith("jdbc:")).isPresent()) {
            throw new UsageException("--db: not a JDBC URL; it looks like jdbc:sqlite:customers.db");
        }
        return url;
    }

    private static Optional<Instant> asOf(Map<String, String> given) {
        try {
            return Optional.ofNullable(given.get("--as-of"))
                    .map(text -> StorableTime.instant("--as-of", Instant.parse(text)));
        } catch (DateTimeException e) {
            throw new UsageException("--as-of: not an instant; it looks like 2026-11-02T08:00:00Z");
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static OptionalInt limit(Map<String, String> given) {
        if (!given.containsKey("--limit")) {
            return OptionalInt.empty();
        }
        try {
            BigInteger limit = new BigInteger(given.get("--limit"));
            if (limit.signum() > 0) {
                return OptionalInt.of(limit.min(MOST_LINES).intValue());
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("--limit: not a whole number of 1 or more");
    }

    private static Format format(Map<String, String> given) {
        return switch (given.getOrDefault("--format", "table").toLowerCase(Locale.ROOT)) {
            case "table" -> Format.TABLE;
            case "csv" -> Format.CSV;
            default -> throw new UsageException("--format: is neither table nor csv");
        };
    }
}
