package dev.rapport.examples.benchmarks;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.InteractionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** The floor: one row, one commit, nothing planned. */
final class BareInsert implements Recorder {

    static final String INSERT = """
            insert into crm_interaction (tenant_id, id, occurred_at, recorded_at, kind, channel, direction, doc)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Engine engine;
    private final Connection connection;

    BareInsert(Engine engine, Connection connection) {
        this.engine = engine;
        this.connection = connection;
    }

    @Override
    public void record(ContactId contact, Instant at) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            engine.bind(insert, row(contact, at));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object[] row(ContactId contact, Instant at) {
        return new Object[] {
            "default", InteractionId.next().value(), at, SixRules.NOW, "CALL", "CALL", "OUTBOUND", doc(contact)
        };
    }

    private static String doc(ContactId contact) {
        return "{\"kind\":\"CALL\",\"participants\":[[\"" + contact
                + "\",\"DIRECT\"]],\"channel\":\"CALL\",\"direction\":\"OUTBOUND\","
                + "\"subject\":\"Licence renewal\",\"zone\":\"Europe/London\"}";
    }
}
