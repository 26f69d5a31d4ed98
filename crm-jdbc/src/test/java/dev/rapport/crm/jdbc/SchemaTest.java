package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.error.SchemaException;
import dev.rapport.crm.storage.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SchemaTest {

    private static final int NODES = 12;

    private static String script(Database kind, int from) {
        StringBuilder script = new StringBuilder();
        Schema.print(kind.dialect(), from, Schema.latest(), script);
        return script.toString();
    }

    private static void apply(DataSource database, String script) {
        for (String statement : script.split(";\\s*\\R", -1)) {
            if (!statement.isBlank()) {
                Database.run(database, statement);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatToDoIfThereAreNoTables(Database kind) {
        DataSource database = kind.create();
        SchemaException refusal = assertThrows(
                SchemaException.class,
                () -> JdbcStorage.builder(database).tablePrefix("my_").build());
        assertEquals(
                "there are no tables my_*, this release needs version 1; call createSchema() on the builder, or apply"
                        + " what Schema.of(Dialect." + kind + ").tablePrefix(\"my_\").print(0, 1, out) prints",
                refusal.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPrintedIsWhatIsCreated(Database kind) {
        DataSource printed = kind.create();
        apply(printed, script(kind, 0));
        JdbcStorage.builder(printed).build().inTransaction(TenantId.DEFAULT, Tour::visit);
        DataSource created = kind.create();
        JdbcStorage.builder(created).createSchema().build();
        assertEquals(Database.ask(printed, kind.structure()), Database.ask(created, kind.structure()));
        assertTrue(Database.ask(created, kind.structure()).size() > 20);
    }

    @ParameterizedTest
    @EnumSource
    void workOnTablesOfALaterVersionThatAllowsIt(Database kind) {
        DataSource database = kind.create();
        JdbcStorage.builder(database).createSchema().build();
        Database.run(database, "update crm_schema_version set version = 7");
        JdbcStorage.builder(database).build();
        JdbcStorage.builder(database).createSchema().build();
        assertEquals(List.of("7"), Database.ask(database, "select version from crm_schema_version"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesTablesThatAreTooNewForIt(Database kind) {
        DataSource database = kind.create();
        JdbcStorage.builder(database).createSchema().build();
        Database.run(database, "update crm_schema_version set version = 7, oldest_code = 2");
        for (JdbcStorage.Builder builder : List.of(
                JdbcStorage.builder(database), JdbcStorage.builder(database).createSchema())) {
            SchemaException refusal = assertThrows(SchemaException.class, builder::build);
            assertEquals(
                    "the tables crm_* have version 7, which code older than version 2 cannot use, and this is version 1;"
                            + " update this library",
                    refusal.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereAnEarlierTryHasStopped(Database kind) {
        DataSource database = kind.create();
        Schema.beginnings()
                .forEach(statement -> Database.run(database, new Sql(kind.dialect(), "crm_", null).of(statement)));
        assertThrows(SchemaException.class, () -> JdbcStorage.builder(database).build());
        JdbcStorage.builder(database).createSchema().build();
    }

    @ParameterizedTest
    @EnumSource
    void createsTheTablesOnceIfManyNodesStartAtOnce(Database kind) throws Exception {
        DataSource database = kind.create();
        String schema = kind.schema();
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            CountDownLatch start = new CountDownLatch(NODES);
            List<Future<JdbcStorage>> starting = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                starting.add(nodes.submit(() -> {
                    start.countDown();
                    start.await();
                    return JdbcStorage.builder(database)
                            .schema(schema)
                            .createSchema()
                            .build();
                }));
            }
            for (Future<JdbcStorage> node : starting) {
                node.get(60, TimeUnit.SECONDS).inTransaction(TenantId.DEFAULT, s -> s.now());
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void refusesWhatIsNoName() {
        JdbcStorage.Builder builder = JdbcStorage.builder(SqliteFile.newDatabase());
        for (String bad : List.of("1x", "a-b", "a b", "x;drop", "ä", "\"q\"", "a.b")) {
            assertThrows(IllegalArgumentException.class, () -> builder.tablePrefix(bad), bad);
            assertThrows(IllegalArgumentException.class, () -> builder.schema(bad), bad);
        }
        assertThrows(IllegalArgumentException.class, () -> builder.schema(""));
        assertThrows(IllegalArgumentException.class, () -> builder.tablePrefix("x".repeat(32)));
    }

    @Test
    void refusesVersionsThatDoNotExist() {
        StringBuilder out = new StringBuilder();
        assertThrows(IllegalArgumentException.class, () -> Schema.print(Dialect.SQLITE, -1, 1, out));
        assertThrows(IllegalArgumentException.class, () -> Schema.print(Dialect.SQLITE, 1, 0, out));
        assertThrows(IllegalArgumentException.class, () -> Schema.print(Dialect.SQLITE, 0, Schema.latest() + 1, out));
        assertEquals(0, out.length());
    }

    @Test
    void namesTheSupportedDatabasesIfThisIsNone() {
        DataSource other = Watched.of(SqliteFile.newDatabase(), new Watched.Watcher() {});
        UnsupportedDatabaseException refusal = assertThrows(
                UnsupportedDatabaseException.class,
                () -> JdbcStorage.builder(Renamed.of(other, "Oracle")).build());
        assertEquals("Oracle", refusal.product());
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("PostgreSQL, SQLite, H2 and MariaDB"),
                refusal.getMessage());
        JdbcStorage.builder(Renamed.of(other, "Oracle"))
                .dialect(Dialect.SQLITE)
                .createSchema()
                .build();
    }
}
