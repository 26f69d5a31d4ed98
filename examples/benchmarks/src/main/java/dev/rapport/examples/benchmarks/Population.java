package dev.rapport.examples.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Contacts with two years of interactions, made inside of PostgreSQL: a quarter purchases, the rest letters, calls and visits; some
 * contacts are much busier than others. Always the same, but for the ids of interactions.
 */
final class Population {
    private static final String CONTACTS = """
            insert into crm_contact (tenant_id, id, kind, revision, since, name_key, doc)
            select 'default', md5(i::text)::uuid, 'PERSON', 1, timestamptz '2024-11-01 00:00:00Z', 'person ' || i,
                '{"name":"Person ' || i || '"}'
            from generate_series(1, {contacts}) i""";

    private static final String DRAWN = """
            create temporary table drawn as
            select timestamptz '2026-11-24 09:00:00Z' - ({interactions} - i) * interval '2 years' / {interactions} as occurred_at,
                gen_random_uuid() as id, md5((1 + floor({contacts} * power(random(), 1.5)))::bigint::text)::uuid as contact_id,
                random() as what, random() as how
            from generate_series(1, {interactions}) i""";

    private static final String KIND = """
            case when what < 0.25 then 'PURCHASE' when what < 0.7 then 'EMAIL' when what < 0.85 then 'CALL'
                else 'VISIT' end""";
    private static final String CHANNEL =
            "case when what < 0.25 then null when what < 0.7 then 'EMAIL'" + " when what < 0.85 then 'CALL' end";
    private static final String DIRECTION = """
            case when what < 0.25 or what >= 0.85 then null when how < 0.8 then 'OUTBOUND' else 'INBOUND' end""";

    private static final String INTERACTIONS = """
            insert into crm_interaction (tenant_id, id, occurred_at, recorded_at, kind, channel, direction, doc)
            select 'default', id, occurred_at, occurred_at, {kind}, {channel}, {direction},
                '{"participants":[["' || contact_id || '","DIRECT"]],"zone":"Europe/London"}'
            from drawn order by occurred_at""";

    private static final String LINES = """
            insert into crm_timeline (tenant_id, contact_id, occurred_at, fact_id, entry_id, kind, channel, direction,
                amount, currency)
            select 'default', contact_id, occurred_at, id, id, {kind}, {channel}, {direction},
                case when what < 0.25 then (how * 200)::numeric(28, 2) end, case when what < 0.25 then 'EUR' end
            from drawn order by occurred_at""";

    private Population() {}

    static void load(Connection connection, int contacts, int interactions) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select setseed(0.4711)");
            statement.execute(CONTACTS.replace("{contacts}", Integer.toString(contacts)));
            statement.execute(DRAWN.replace("{contacts}", Integer.toString(contacts))
                    .replace("{interactions}", Integer.toString(interactions)));
            List<String> indexes = taken(statement, "crm_interaction");
            indexes.addAll(taken(statement, "crm_timeline"));
            for (String insert : List.of(INTERACTIONS, LINES)) {
                statement.execute(insert.replace("{kind}", KIND)
                        .replace("{channel}", CHANNEL)
                        .replace("{direction}", DIRECTION));
            }
            statement.execute("drop table drawn");
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("vacuum analyze crm_contact");
            statement.execute("vacuum analyze crm_timeline");
        }
    }

    /** An index is made faster when all rows are there; answers the statements that make those of a table again. */
    private static List<String> taken(Statement statement, String table) throws SQLException {
        List<String> drops = new ArrayList<>();
        List<String> again = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select conname, pg_get_constraintdef(oid) from pg_constraint"
                + " where conrelid = '" + table + "'::regclass and contype = 'p'")) {
            while (rows.next()) {
                drops.add("alter table " + table + " drop constraint " + rows.getString(1));
                again.add("alter table " + table + " add constraint " + rows.getString(1) + " " + rows.getString(2));
            }
        }
        try (ResultSet rows =
                statement.executeQuery("select i.indexrelid::regclass, pg_get_indexdef(i.indexrelid) from pg_index i"
                        + " where i.indrelid = '" + table + "'::regclass and not i.indisprimary")) {
            while (rows.next()) {
                drops.add("drop index " + rows.getString(1));
                again.add(rows.getString(2));
            }
        }
        for (String drop : drops) {
            statement.execute(drop);
        }
        return again;
    }
}
