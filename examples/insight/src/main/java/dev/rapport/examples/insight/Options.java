package dev.rapport.examples.insight;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the command line asks for. */
record Options(Optional<String> database, Optional<Instant> asOf, Currency currency, Path page) {
    static final String USAGE = """
            Shows who is slipping away, what the next quarter brings and whom to call tomorrow.

              --db JDBC-URL     a database of Rapport, such as the call list fills; invented customers without it
              --as-of INSTANT   as of when, such as 1998-07-01T00:00:00Z; now without it
              --currency CODE   which amounts count, such as USD; EUR without it
              --page FILE       where the page with charts is written; insight.html without it
              --help            this text

            Nothing is written to the database.
            """;

    static Options parse(List<String> args) {
        Optional<String> database = Optional.empty();
        Optional<Instant> asOf = Optional.empty();
        Currency currency = Currency.getInstance("EUR");
        Path page = Path.of("insight.html");
        Deque<String> left = new ArrayDeque<>(args);
        while (!left.isEmpty()) {
            String option = left.pop();
            if (!List.of("--db", "--as-of", "--currency", "--page").contains(option)) {
                throw new UsageException(option + ": is no option");
            }
            if (left.isEmpty()) {
                throw new UsageException(option + ": a value is missing");
            }
            String value = left.pop();
            switch (option) {
                case "--db" -> database = Optional.of(value);
                case "--as-of" -> asOf = Optional.of(instant(value));
                case "--currency" -> currency = currency(value);
                default -> page = Path.of(value);
            }
        }
        return new Options(database, asOf, currency, page);
    }

    private static Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw new UsageException("--as-of: must be an instant such as 1998-07-01T00:00:00Z", e);
        }
    }

    private static Currency currency(String value) {
        try {
            return Currency.getInstance(value);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--currency: must be a code of ISO 4217 such as EUR", e);
        }
    }
}
