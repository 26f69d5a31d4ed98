package dev.rapport.examples.benchmarks;

import dev.rapport.crm.contact.ContactId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Prints what it costs to record a call and to plan the next one, beside the same by hand. */
public final class Recording {

    private static final int CALLS = 10;
    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");

    private record Contender(String name, HeldConnection connection, Recorder recorder) {}

    private final Engine engine;
    private final List<Contender> contenders = new ArrayList<>();
    private final ByRapport rapport;
    private long minutes;

    private Recording(Engine engine, Path folder) throws SQLException {
        this.engine = engine;
        DataSource dataSource = engine.dataSource(folder);
        HeldConnection ours = new HeldConnection(dataSource);
        rapport = new ByRapport(ours.dataSource());
        HeldConnection bare = new HeldConnection(dataSource);
        contenders.add(new Contender("bare insert", bare, new BareInsert(engine, bare.connection())));
        HeldConnection steps = new HeldConnection(dataSource);
        contenders.add(new Contender("by hand", steps, ByHand.stepByStep(engine, steps.connection())));
        if (engine == Engine.POSTGRESQL) {
            HeldConnection once = new HeldConnection(dataSource);
            contenders.add(new Contender("by hand, one write", once, ByHand.atOnce(engine, once.connection())));
        }
        contenders.add(new Contender("rapport", ours, rapport));
    }

    /**
     * Measures each database with a short and a long history.
     *
     * @param args how many groups of ten calls, 60 unless said
     * @throws SQLException if a database refuses
     */
    public static void main(String[] args) throws SQLException {
        int groups = args.length == 0 ? 60 : Integer.parseInt(args[0]);
        for (Engine engine : Engine.values()) {
            Recording recording = new Recording(engine, Path.of("target"));
            recording.measure(10, groups);
            System.out.println(recording.table(10, groups));
            System.out.println(recording.table(10_000, groups));
        }
    }

    /** Both histories on every database, as small as can be. */
    static String smoke(Engine engine, Path folder) throws SQLException {
        Recording recording = new Recording(engine, folder);
        return recording.table(2, 2) + recording.table(20, 2);
    }

    private String table(int history, int groups) {
        List<Timings> timings = measure(history, groups);
        double bare = timings.get(0).wall();
        double hand = timings.get(1).wall();
        StringBuilder table = new StringBuilder("| " + engine + ", " + history
                + " interactions | us | quartiles | x bare | x by hand | CPU us | KB | trips |\n"
                + "|---|--:|--:|--:|--:|--:|--:|--:|\n");
        for (int i = 0; i < timings.size(); i++) {
            Timings t = timings.get(i);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f-%.0f | %.2f | %.2f | %.0f | %.1f | %d |%n",
                    contenders.get(i).name(),
                    t.wall(),
                    t.wall(0.25),
                    t.wall(0.75),
                    t.wall() / bare,
                    t.wall() / hand,
                    t.cpu(),
                    t.kilobytes(),
                    trips(contenders.get(i))));
        }
        return table.toString();
    }

    private int trips(Contender contender) {
        ContactId contact = contactWith(contender.recorder(), 1);
        return contender.connection().count(() -> contender.recorder().record(contact, next()));
    }

    /** Call group by call group, each time in another order. A short history gets a new contact for each group. */
    private List<Timings> measure(int history, int groups) {
        List<ContactId> contacts = contenders.stream()
                .map(contender -> contactWith(contender.recorder(), history))
                .toList();
        List<Timings> timings = contenders.stream().map(c -> new Timings()).toList();
        boolean isShort = history <= 10 * CALLS;
        for (int group = 0; group < groups; group++) {
            for (int i = 0; i < contenders.size(); i++) {
                int turn = (group + i) % contenders.size();
                Recorder recorder = contenders.get(turn).recorder();
                ContactId contact = isShort ? contactWith(recorder, history) : contacts.get(turn);
                timings.get(turn).add(CALLS, () -> call(recorder, contact));
            }
        }
        return timings;
    }

    private ContactId contactWith(Recorder recorder, int history) {
        ContactId contact = rapport.newContact();
        for (int i = 0; i < history; i++) {
            recorder.record(contact, next());
        }
        return contact;
    }

    private void call(Recorder recorder, ContactId contact) {
        for (int i = 0; i < CALLS; i++) {
            recorder.record(contact, next());
        }
    }

    private Instant next() {
        return FIRST.plusSeconds(60 * minutes++);
    }
}
