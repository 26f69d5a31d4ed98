package dev.rapport.examples.benchmarks;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.followup.FollowUpId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * What somebody writes who knows the one rule: reads and locks the facts, writes four rows, commits.
 *
 * <p>The follow-up is one row that moves; no earlier occasion is kept.
 */
final class ByHand implements Recorder {

    private static final String FACTS = """
            select s.activity, c.doc, f.due_at
            from crm_plan_state s
            join crm_contact c on c.tenant_id = s.tenant_id and c.id = s.contact_id
            left join crm_follow_up f on f.tenant_id = s.tenant_id and f.contact_id = s.contact_id
                and f.rule = 'stay-in-touch' and f.occurrence = 'stay-in-touch'
            where s.tenant_id = ? and s.contact_id = ?\s""";

    private static final String TIMELINE = """
            insert into crm_timeline (tenant_id, contact_id, occurred_at, fact_id, entry_id, kind, channel, direction)
            values (?, ?, ?, ?, ?, 'CALL', 'CALL', 'OUTBOUND')""";

    private static final String STATE = "update crm_plan_state set activity = ? where tenant_id = ? and contact_id = ?";

    private static final String FOLLOW_UP = """
            insert into crm_follow_up (tenant_id, id, contact_id, due_at, queue_at, because, rule, occurrence,
                version, lane, due_zone, channel, priority, status)
            values (?, ?, ?, ?, ?, ?, 'stay-in-touch', 'stay-in-touch', 1, 'main', 'Europe/London', 'CALL', 0, 'OPEN')
            on conflict (tenant_id, contact_id, rule, occurrence) do update set
                due_at = excluded.due_at, queue_at = excluded.queue_at, because = excluded.because,
                version = crm_follow_up.version + 1""";

    private static final String AT_ONCE =
            "with i as (" + BareInsert.INSERT + "), t as (" + TIMELINE + "), s as (" + STATE + ") " + FOLLOW_UP;

    private final Engine engine;
    private final Connection connection;
    private final boolean isAtOnce;
    private final PlainDates dates = new PlainDates();

    private ByHand(Engine engine, Connection connection, boolean isAtOnce) {
        this.engine = engine;
        this.connection = connection;
        this.isAtOnce = isAtOnce;
    }

    static ByHand stepByStep(Engine engine, Connection connection) {
        return new ByHand(engine, connection, false);
    }

    /** All writes in one statement, which only PostgreSQL can do. */
    static ByHand atOnce(Engine engine, Connection connection) {
        return new ByHand(engine, connection, true);
    }

    @Override
    public void record(ContactId contact, Instant at) {
        try {
            engine.begin(connection);
            String activity = activity(contact, at);
            Object[] row = BareInsert.row(contact, at);
            Object[] line = {"default", contact.value(), at, row[1], row[1]};
            Object[] state = {activity, "default", contact.value()};
            Object[] followUp = followUp(contact, at);
            if (isAtOnce) {
                write(AT_ONCE, row, line, state, followUp);
            } else {
                write(BareInsert.INSERT, row);
                write(TIMELINE, line);
                write(STATE, state);
                write(FOLLOW_UP, followUp);
            }
            engine.commit(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The count and the last time, one further. */
    private String activity(ContactId contact, Instant at) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FACTS + engine.lock)) {
            engine.bind(select, "default", contact.value());
            try (ResultSet facts = select.executeQuery()) {
                if (!facts.next() || facts.getString(2).isEmpty()) {
                    throw new IllegalStateException("no such contact");
                }
                String before = facts.getString(1);
                // a new contact has the library's text, which has several lines
                boolean isOurs = before != null && before.indexOf('\n') < 0;
                long count = isOurs ? Long.parseLong(before.substring(0, before.indexOf('|'))) : 0;
                return (count + 1) + "|" + at;
            }
        }
    }

    private Object[] followUp(ContactId contact, Instant at) {
        LocalDate called = LocalDate.ofInstant(at, SixRules.LONDON);
        ZonedDateTime due = dates.due(called.plusMonths(3));
        Instant instant = due.toInstant().truncatedTo(ChronoUnit.MICROS);
        return new Object[] {
            "default",
            FollowUpId.next().value(),
            contact.value(),
            instant,
            instant,
            "stay-in-touch, 3 months after the call of " + called
        };
    }

    private void write(String sql, Object[]... rows) throws SQLException {
        Object[] all = rows.length == 1
                ? rows[0]
                : Arrays.stream(rows).flatMap(Arrays::stream).toArray();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            engine.bind(statement, all);
            statement.executeUpdate();
        }
    }
}
