package dev.rapport.examples.benchmarks;

import static dev.rapport.crm.contact.Channel.EMAIL;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.PartialDate;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.jdbc.JdbcStorage;
import dev.rapport.crm.rehearsal.Rehearsal;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Prints how long it takes to play two rule books with many contacts through the next twelve months. */
public final class Rehearsals {
    private static final int BATCH = 500;
    private static final int HISTORY = 4;

    private final Engine engine;
    private final Crm crm;

    private Rehearsals(Engine engine, Path folder) throws SQLException {
        this.engine = engine;
        HeldConnection held = new HeldConnection(engine.dataSource(folder));
        crm = Crm.builder()
                .storage(JdbcStorage.builder(held.dataSource()).createSchema().build())
                .rules(SixRules.book())
                .clock(() -> SixRules.NOW)
                .build();
    }

    /**
     * Measures each database.
     *
     * @param args how many contacts, 100,000 unless said
     * @throws SQLException if a database refuses
     */
    public static void main(String[] args) throws SQLException {
        int contacts = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        for (Engine engine : Engine.values()) {
            System.out.println(new Rehearsals(engine, Path.of("target")).table(contacts));
        }
    }

    /** As small as can be. */
    static String smoke(Engine engine, Path folder) throws SQLException {
        return new Rehearsals(engine, folder).table(3);
    }

    private String table(int contacts) {
        for (int from = 0; from < contacts; from += BATCH) {
            add(from, Math.min(contacts, from + BATCH));
        }
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "| %s, %,d contacts, %d interactions each, %d MB | s | contacts/s | touches |%n|---|--:|--:|--:|%n",
                engine,
                contacts,
                HISTORY,
                Runtime.getRuntime().maxMemory() >> 20));
        long start = System.nanoTime();
        Rehearsal year = crm.rehearsal().run();
        line(table, "one book", contacts, start, year.touches());
        start = System.nanoTime();
        crm.rehearsal().compare(other());
        line(table, "two books compared", contacts, start, 0);
        return table.toString();
    }

    private static void line(StringBuilder table, String what, int contacts, long start, long touches) {
        double seconds = (System.nanoTime() - start) / 1e9;
        table.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.0f | %s |%n",
                what,
                seconds,
                contacts / seconds,
                touches == 0 ? "" : Long.toString(touches)));
    }

    private void add(int from, int to) {
        List<Contact> contacts = IntStream.range(from, to)
                .mapToObj(i -> Contact.person("Person " + i)
                        .email("person-" + i + "@example.org")
                        .phone("+44207" + (1_000_000 + i))
                        .zone("Europe/London")
                        .date("birthday", PartialDate.of(SixRules.BIRTHDAY.plusDays(i % 365)))
                        .build())
                .toList();
        crm.contacts().addAll(contacts);
        List<Interaction> history = new ArrayList<>();
        for (int i = 0; i < contacts.size(); i++) {
            Duration before = Duration.ofHours(1 + 5L * ((from + i) % 500));
            history.addAll(before(contacts.get(i), before));
        }
        crm.interactions().recordAll(history);
    }

    private static List<Interaction> before(Contact contact, Duration before) {
        Instant at = SixRules.NOW.minus(before);
        return List.of(
                Interaction.purchase(contact.id()).at(at).build(),
                Interaction.call(contact.id()).outbound().at(at.minus(before)).build(),
                Interaction.meeting(contact.id())
                        .at(at.minus(before.multipliedBy(2)))
                        .build(),
                Interaction.email(contact.id())
                        .outbound()
                        .at(at.minus(before.multipliedBy(3)))
                        .build());
    }

    /** A simpler one, to be compared with. */
    private static RuleBook other() {
        return RuleBook.version(2)
                .calendar(WorkCalendar.mondayToFriday().holidays(SixRules.HOLIDAYS))
                .of(Rule.named("reorder")
                        .purpose(Purpose.nonMarketing("care"))
                        .once(Offset.days(45))
                        .afterLast(InteractionKind.PURCHASE)
                        .via(EMAIL)
                        .onWorkingDays());
    }
}
