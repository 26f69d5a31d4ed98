package dev.rapport.examples.benchmarks;

import dev.rapport.crm.Crm;
import dev.rapport.crm.ImportReport;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.jdbc.JdbcStorage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Prints what it takes to import a list of subscribers into an empty database, and the same list again. */
public final class Imports {

    private static final Purpose NEWS = Purpose.marketing("news");
    private static final int FEW = 400;

    private final DataSource database;
    private final String name;

    private Imports(Engine engine, Path folder) {
        database = engine.dataSource(folder);
        name = engine.toString();
    }

    /**
     * Measures each size on each database, a new one for each.
     *
     * @param args how many grants; 6,000 and 60,000 unless said
     * @throws SQLException if a database refuses
     */
    public static void main(String[] args) throws SQLException {
        List<Integer> sizes = args.length == 0
                ? List.of(6_000, 60_000)
                : List.of(args).stream().map(Integer::valueOf).toList();
        for (Engine engine : Engine.values()) {
            for (int size : sizes) {
                System.out.println(new Imports(engine, Path.of("target")).table(size));
            }
        }
    }

    /** As small as can be. */
    static String smoke(Engine engine, Path folder) throws SQLException {
        return new Imports(engine, folder).table(2);
    }

    private String table(int size) throws SQLException {
        HeldConnection connection = new HeldConnection(database);
        Crm crm = Crm.builder()
                .storage(JdbcStorage.builder(connection.dataSource())
                        .createSchema()
                        .build())
                .clock(() -> SixRules.NOW)
                .build();
        int few = Math.min(size, FEW);
        // in a tenant of its own, so that the list below begins with an empty one
        int trips = connection.count(() -> imported(crm.forTenant("counted"), few));
        String again = String.format(Locale.ROOT, "%.2f", (double) trips / few);
        return "| " + name + ", " + size + " grants | s | grants/s | CPU us | KB | trips |\n|---|--:|--:|--:|--:|--:|\n"
                + line("first", crm, size, again)
                + line("the same again", crm, size, "");
    }

    private static String line(String what, Crm crm, int size, String trips) {
        Timings timings = new Timings();
        timings.add(size, () -> imported(crm, size));
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.0f | %.0f | %.1f | %s |%n",
                what,
                timings.wall() * size / 1_000_000,
                1_000_000 / timings.wall(),
                timings.cpu(),
                timings.kilobytes(),
                trips);
    }

    private static void imported(Crm crm, int size) {
        List<Subscriber> list =
                IntStream.range(0, size).mapToObj(Imports::subscriber).toList();
        ImportReport report = crm.subscriptions().importAll(list, MissingContacts.CREATE);
        if (report.contactable() != size) {
            throw new IllegalStateException(report.text());
        }
    }

    private static Subscriber subscriber(int number) {
        return Subscriber.row(Integer.toString(number))
                .externalRef("list", Integer.toString(number))
                .name("Reader")
                .email("reader-" + number + "@example.org")
                .purposes(NEWS)
                .subscribed(SixRules.NOW.minusSeconds(86_400))
                .proof(Proof.NONE
                        .and(Proof.Part.NOTICE_VERSION, "signup-v3")
                        .and(Proof.Part.METHOD, "web form")
                        .and(Proof.Part.REF, "form " + number))
                .build();
    }
}
