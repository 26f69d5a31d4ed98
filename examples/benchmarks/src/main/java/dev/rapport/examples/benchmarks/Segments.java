package dev.rapport.examples.benchmarks;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Segment;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criteria;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Window;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.jdbc.JdbcStorage;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Prints how long it takes to find who bought three times in 90 days and has not heard from us for a month, and may be mailed. */
public final class Segments {
    private static final int ROUNDS = 9;
    private static final int PAGE = 50;
    private static final ZonedDateTime NOW =
            Instant.parse("2026-11-24T09:00:00Z").atZone(ZoneOffset.UTC);
    private static final Criterion ASLEEP = Criteria.atLeast(
                    3, TouchFilter.kinds(InteractionKind.PURCHASE), Window.inLast(Period.ofDays(90)))
            .and(Criteria.lastLongerAgo(TouchFilter.any().outbound(), Period.ofMonths(1)));

    private static final Segment MAILABLE = Segment.named("asleep, and may be mailed")
            .where(ASLEEP.and(Criteria.permitted(Purpose.marketing("news"), Channel.EMAIL)))
            .build();
    private static final String TENANT = TenantId.DEFAULT.value();

    /** Without a look whether the contact is still there: it is. */
    private static final String BY_HAND = """
            from (select contact_id from crm_timeline
                where tenant_id = ? and kind = 'PURCHASE' and occurred_at >= ? and occurred_at <= ?
                group by contact_id having count(*) >= 3) a
            where exists (select 1 from crm_timeline t where t.tenant_id = ? and t.contact_id = a.contact_id
                    and t.direction = 'OUTBOUND' and t.occurred_at < ?)
                and not exists (select 1 from crm_timeline t where t.tenant_id = ? and t.contact_id = a.contact_id
                    and t.direction = 'OUTBOUND' and t.occurred_at >= ? and t.occurred_at <= ?)""";

    /** Of a ledger in which there are only grants for this and withdrawals of everything, at addresses that nobody shares. */
    private static final String PERMITTED = """
             and exists (select 1 from crm_consent g where g.tenant_id = ? and g.contact_id = a.contact_id
                    and g.kind = 'GRANTED' and g.doc like '%"EMAIL"%' and g.doc like '%["news","MARKETING"]%'
                    and not exists (select 1 from crm_consent w where w.tenant_id = ? and w.contact_id = g.contact_id
                        and w.kind in ('WITHDRAWN', 'OBJECTED', 'SUPPRESSED', 'RESTRICTED') and w.given_at >= g.given_at))""";

    private record Contender(String name, Supplier<Object> question) {}

    private final Connection connection;
    private final Storage storage;
    private final Crm crm;

    private Segments(Path folder) throws SQLException {
        HeldConnection held = new HeldConnection(Engine.POSTGRESQL.dataSource(folder));
        connection = held.connection();
        storage = JdbcStorage.builder(held.dataSource()).createSchema().build();
        crm = Crm.builder().storage(storage).clock(NOW::toInstant).build();
    }

    /**
     * Measures a million contacts with ten interactions each, on average.
     *
     * @param args how many contacts, if not a million
     * @throws SQLException if the database refuses
     */
    public static void main(String[] args) throws SQLException {
        int contacts = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        System.out.println(new Segments(Path.of("target")).table(contacts));
    }

    static String smoke(Path folder) throws SQLException {
        return new Segments(folder).table(1_000);
    }

    private String table(int contacts) throws SQLException {
        long start = System.nanoTime();
        Population.load(connection, contacts, 10 * contacts);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Contender> contenders = List.of(
                new Contender("count, by hand", this::countByHand),
                new Contender("count, rapport", this::count),
                new Contender("first page, by hand", this::pageByHand),
                new Contender("first page, rapport", this::page),
                new Contender("count who may be mailed, by hand", this::mailableByHand),
                new Contender("count who may be mailed, rapport", this::mailable),
                new Contender("first page of them, by hand", this::mailablePageByHand),
                new Contender("first page of them, rapport", this::mailablePage));
        List<List<Double>> millis =
                contenders.stream().<List<Double>>map(c -> new ArrayList<>()).toList();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            // by hand first
            Supplier<Object> judge = contenders.get(i - i % 2).question();
            expected.add(judge.get());
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                long begin = System.nanoTime();
                Object answer = contenders.get(i).question().get();
                millis.get(i).add((System.nanoTime() - begin) / 1e6);
                if (!answer.equals(expected.get(i))) {
                    throw new IllegalStateException(contenders.get(i).name() + ": not the same contacts");
                }
            }
        }
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "| %,d contacts, %,d interactions, loaded in %.0f s; %s found | ms | quartiles |%n|---|--:|--:|%n",
                contacts,
                10 * contacts,
                seconds,
                count()));
        for (int i = 0; i < contenders.size(); i++) {
            double[] sorted =
                    millis.get(i).stream().mapToDouble(d -> d).sorted().toArray();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f-%.0f |%n",
                    contenders.get(i).name(),
                    sorted[ROUNDS / 2],
                    sorted[ROUNDS / 4],
                    sorted[ROUNDS - 1 - ROUNDS / 4]));
        }
        return table.toString();
    }

    private Object count() {
        return storage.inTransaction(TenantId.DEFAULT, s -> s.contacts().count(ASLEEP, NOW))
                .getAsLong();
    }

    private Object page() {
        return storage.inTransaction(
                TenantId.DEFAULT,
                s -> s.contacts()
                        .candidates(ASLEEP, NOW, PAGE, Optional.empty())
                        .items());
    }

    private Object mailable() {
        return crm.segments().count(MAILABLE);
    }

    private Object mailablePage() {
        return crm.segments()
                .page(MAILABLE, PAGE, Optional.empty())
                .map(Contact::id)
                .items();
    }

    private Object countByHand() {
        return byHand("select count(*) " + BY_HAND, row -> row.getLong(1)).get(0);
    }

    private Object pageByHand() {
        return byHand(
                "select contact_id " + BY_HAND + " order by contact_id limit " + PAGE,
                row -> new ContactId(row.getObject(1, UUID.class)));
    }

    private Object mailableByHand() {
        return byHand("select count(*) " + BY_HAND + PERMITTED, row -> row.getLong(1), TENANT, TENANT)
                .get(0);
    }

    private Object mailablePageByHand() {
        return byHand(
                "select contact_id " + BY_HAND + PERMITTED + " order by contact_id limit " + PAGE,
                row -> new ContactId(row.getObject(1, UUID.class)),
                TENANT,
                TENANT);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> byHand(String sql, Reader<T> reader, Object... more) {
        Instant now = NOW.toInstant();
        Instant from =
                NOW.toLocalDate().minusDays(90).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant month =
                NOW.toLocalDate().minusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Object> args = new ArrayList<>(List.of(TENANT, from, now, TENANT, month, TENANT, month, now));
        args.addAll(List.of(more));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Engine.POSTGRESQL.bind(statement, args.toArray());
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
