package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is true of every statement, seen while every one of them runs. */
final class StatementsTest {

    private static final TenantId TENANT = new TenantId("acme");
    private static final Pattern TABLE = Pattern.compile(
            "(?:from|join|into|update|table|on) +([a-z_.]*(?:contact"
                    + "|contact_point|contact_tag|contact_ref|contact_revision|plan_state|interaction|correction|corrected|timeline|erasure"
                    + "|consent|consent_lock|consent_point|consent_tombstone|consent_merger|consent_evidence|sealed_evidence|follow_up|model|schema_version))\\b");

    private static final Pattern PRIMARY_KEY =
            Pattern.compile("(?s)(?:create|alter) table (?:if not exists )?([a-z_]+).*primary key \\(([^)]*)\\)");
    private static final Pattern INDEX = Pattern.compile("index (?:if not exists )?[a-z_]+ on ([a-z_]+) \\(([^)]*)\\)");

    private static Set<String> run(JdbcStorage.Builder builder) {
        Storage storage = builder.build();
        storage.inTransaction(TENANT, Tour::visit);
        storage.inTransaction(TENANT, Tour::claim);
        return STATEMENTS.get();
    }

    private static final ThreadLocal<Set<String>> STATEMENTS = ThreadLocal.withInitial(TreeSet::new);

    private static DataSource remembering(DataSource database) {
        STATEMENTS.get().clear();
        return Watched.of(database, new Watched.Watcher() {
            @Override
            public void before(String action, String sql) {
                if (action.equals("execute")) {
                    STATEMENTS.get().add(sql.toLowerCase(Locale.ROOT));
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void namesTheTenantForEveryTableThatItTouches(Database kind) {
        DataSource database = remembering(kind.create());
        Set<String> statements = run(JdbcStorage.builder(database).createSchema());
        List<String> ofTenants = statements.stream()
                .filter(sql -> TABLE.matcher(sql).find())
                .filter(sql -> !sql.contains("schema_version"))
                .toList();
        assertTrue(ofTenants.size() > 50, "saw " + ofTenants.size());
        for (String sql : ofTenants) {
            assertTrue(sql.contains("tenant_id"), sql);
        }
        Set<String> tables = new TreeSet<>();
        ofTenants.forEach(sql -> TABLE.matcher(sql).results().forEach(m -> tables.add(m.group(1))));
        tables.remove("crm_schema_version");
        assertEquals(tables, keyed(statements, PRIMARY_KEY));
        assertFalse(keyed(statements, INDEX).isEmpty());
    }

    /** The tables of the keys that the statements make, each of which names the tenant. */
    private static Set<String> keyed(Set<String> statements, Pattern making) {
        Set<String> keyed = new TreeSet<>();
        for (String sql : statements) {
            Matcher key = making.matcher(sql);
            if (key.find() && !key.group(1).equals("crm_schema_version")) {
                assertTrue(List.of(key.group(2).split(", ", -1)).contains("tenant_id"), sql);
                keyed.add(key.group(1));
            }
        }
        return keyed;
    }

    @ParameterizedTest
    @EnumSource
    void putsThePrefixBeforeEveryTableAndIndex(Database kind) {
        DataSource database = remembering(kind.create());
        Set<String> statements =
                run(JdbcStorage.builder(database).tablePrefix("my_").createSchema());
        Set<String> tables = new TreeSet<>();
        for (String sql : statements) {
            TABLE.matcher(sql).results().forEach(m -> tables.add(m.group(1)));
        }
        assertEquals(21, tables.size(), tables.toString());
        tables.forEach(table -> assertTrue(table.startsWith("my_"), table));
        List<String> names = Database.ask(database, kind.names(kind.home()));
        assertTrue(names.size() > 30, names.toString());
        names.forEach(name -> assertTrue(name.startsWith("my_"), name));
    }

    @ParameterizedTest
    @EnumSource
    void keepsTwoPrefixesApart(Database kind) {
        DataSource database = kind.create();
        Storage one =
                JdbcStorage.builder(database).tablePrefix("one_").createSchema().build();
        Storage other =
                JdbcStorage.builder(database).tablePrefix("").createSchema().build();
        var ada = one.inTransaction(TENANT, Tour::visit);
        assertTrue(other.inTransaction(TENANT, s -> s.contacts().find(ada.id())).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void putsTheSchemaBeforeEveryTableAndIndex(Database kind) {
        DataSource database = remembering(kind.create());
        String schema = kind.schema();
        Set<String> statements =
                run(JdbcStorage.builder(database).schema(schema).createSchema());
        Set<String> tables = new TreeSet<>();
        for (String sql : statements) {
            if (!sql.startsWith("create")) {
                TABLE.matcher(sql).results().forEach(m -> tables.add(m.group(1)));
            }
        }
        assertEquals(21, tables.size(), tables.toString());
        tables.forEach(table -> assertTrue(table.startsWith(schema + ".crm_"), table));
        List<String> names = Database.ask(database, kind.names(schema));
        assertTrue(names.size() > 30, names.toString());
        names.forEach(name -> assertTrue(name.startsWith("crm_"), name));
    }
}
