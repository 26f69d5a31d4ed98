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
                '{"name":"Person ' || i || '","points":[{"type":"EMAIL","text":"' || i || '@example.org"}]}'
            from generate_series(1, {contacts}) i""";

    /** What goes with each contact: nobody was ever planned. */
    private static final List<String> BESIDES = List.of("""
            insert into crm_contact_point (tenant_id, type, point_key, contact_id)
            select 'default', 'EMAIL', i || '@example.org', md5(i::text)::uuid from generate_series(1, {contacts}) i""", """
            insert into crm_plan_state (tenant_id, contact_id, book_version)
            select 'default', md5(i::text)::uuid, 0 from generate_series(1, {contacts}) i""");

    /** Three of five want the news, by what a form proves; every tenth of them took that back. */
    private static final List<String> CONSENTS = List.of("""
            insert into crm_consent_point (tenant_id, id, type, point_key, contact_id, text)
            select 'default', md5('point ' || i)::uuid, 'EMAIL', i || '@example.org', md5(i::text)::uuid, i || '@example.org'
            from generate_series(1, {contacts}) i where i % 5 < 3""", """
            insert into crm_consent_evidence (tenant_id, id, doc)
            select 'default', md5('grant ' || i)::uuid,
                '{"proof":{"NOTICE_VERSION":"signup-v3","METHOD":"web form","REF":"form ' || i || '"}}'
            from generate_series(1, {contacts}) i where i % 5 < 3""", """
            insert into crm_consent (tenant_id, id, contact_id, kind, given_at, recorded_at, stamped, point_id, evidence_id, doc)
            select 'default', md5('grant ' || i)::uuid, md5(i::text)::uuid, 'GRANTED', at, at, 1, md5('point ' || i)::uuid,
                md5('grant ' || i)::uuid,
                '{"channels":["EMAIL"],"purposes":[["news","MARKETING"]],"basis":"EXPRESS","source":"SUBJECT","version":"1"}'
            from generate_series(1, {contacts}) i, (values (timestamptz '2025-01-01 12:00:00Z')) as a (at) where i % 5 < 3""", """
            insert into crm_consent (tenant_id, id, contact_id, kind, given_at, recorded_at, stamped, doc)
            select 'default', md5('no ' || i)::uuid, md5(i::text)::uuid, 'WITHDRAWN', at, at, 1, '{"channels":[],"purposes":[]}'
            from generate_series(1, {contacts}) i, (values (timestamptz '2026-01-01 12:00:00Z')) as a (at) where i % 50 = 0""");

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

    /** The tables that segments read are in order when it is done. */
    static void load(Connection connection, int contacts, int interactions) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select setseed(0.4711)");
            statement.execute(CONTACTS.replace("{contacts}", Integer.toString(contacts)));
            for (String more : BESIDES) {
                statement.execute(more.replace("{contacts}", Integer.toString(contacts)));
            }
            for (String more : CONSENTS) {
                statement.execute(more.replace("{contacts}", Integer.toString(contacts)));
            }
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
            for (String table :
                    List.of("contact", "contact_point", "plan_state", "timeline", "consent", "consent_point")) {
                statement.execute("vacuum analyze crm_" + table);
            }
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
