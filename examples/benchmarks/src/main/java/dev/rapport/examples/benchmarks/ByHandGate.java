package dev.rapport.examples.benchmarks;

import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.contact.ContactId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes who sends with care: locks the contact and the point, looks for a grant and for a later withdrawal, and
 * writes the same rows as the gate. It knows one kind of grant and one of withdrawal, and no other record of the address.
 */
final class ByHandGate {

    private static final String LOCK =
            "select contact_id, activity from crm_plan_state where tenant_id = ? and contact_id = ? for update";

    private static final String POINT = """
            select id from crm_consent_point
            where tenant_id = ? and type = 'EMAIL' and point_key = ? and contact_id = ? for update""";

    private static final String LAST_WORD = """
            select kind from crm_consent
            where tenant_id = ? and contact_id = ? and kind in ('GRANTED', 'WITHDRAWN')
            order by given_at desc limit 1""";

    private static final String CONTACTED = """
            insert into crm_consent (tenant_id, id, contact_id, kind, given_at, recorded_at, stamped, point_id, permit_id, doc)
            values (?, ?, ?, 'CONTACTED', ?, ?, 0, ?, ?, ?)""";

    private static final String INTERACTION = """
            insert into crm_interaction (tenant_id, id, occurred_at, recorded_at, kind, channel, direction,
                source, ext_id, doc)
            values (?, ?, ?, ?, 'EMAIL', 'EMAIL', 'OUTBOUND', 'rapport.permit', ?, ?)""";

    private static final String TIMELINE = """
            insert into crm_timeline (tenant_id, contact_id, occurred_at, fact_id, entry_id, kind, channel, direction)
            values (?, ?, ?, ?, ?, 'EMAIL', 'EMAIL', 'OUTBOUND')""";

    private static final String STATE = "update crm_plan_state set activity = ? where tenant_id = ? and contact_id = ?";

    private final Connection connection;

    ByHandGate(Connection connection) {
        this.connection = connection;
    }

    /** Records the contact and commits; true if the message may be handed over. */
    boolean redeem(ContactId contact, String address, String permit, Instant now) {
        try {
            Engine.POSTGRESQL.begin(connection);
            boolean isPermitted =
                    one(LOCK, "default", contact.value()) != null && judged(contact, address, permit, now);
            Engine.POSTGRESQL.commit(connection);
            return isPermitted;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean judged(ContactId contact, String address, String permit, Instant now) throws SQLException {
        Object point = one(POINT, "default", address, contact.value());
        if (point == null || !"GRANTED".equals(one(LAST_WORD, "default", contact.value()))) {
            return false;
        }
        Object entry = ConsentId.next().value();
        Object message = ConsentId.next().value();
        String document = "{\"channels\":[\"EMAIL\"],\"purposes\":[[\"news\",\"MARKETING\"]]}";
        write(CONTACTED, "default", entry, contact.value(), now, now, point, permit, document);
        String sent =
                "{\"participants\":[[\"" + contact + "\",\"DIRECT\"]],\"subject\":\"News\",\"zone\":\"Europe/London\"}";
        write(INTERACTION, "default", message, now, now, permit, sent);
        write(TIMELINE, "default", contact.value(), now, message, message);
        write(STATE, "1|" + now, "default", contact.value());
        return true;
    }

    private @Nullable Object one(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Engine.POSTGRESQL.bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getObject(1) : null;
            }
        }
    }

    private void write(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Engine.POSTGRESQL.bind(statement, values);
            statement.executeUpdate();
        }
    }
}
