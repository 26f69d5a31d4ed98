package dev.rapport.crm.jdbc;

import dev.rapport.crm.error.SchemaException;
import dev.rapport.crm.error.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Checks and creates the tables; nodes that start together go one after another, by a lock on the row of the version. */
final class Migration {

    /** What the version table says. */
    private record Found(int version, int oldestCode) {}

    private final Connection connection;
    private final Sql sql;

    Migration(Connection connection, Sql sql) {
        this.connection = connection;
        this.sql = sql;
    }

    void validate() throws SQLException {
        Found found = find().orElseThrow(() -> missing(0));
        if (found.version() < Schema.latest()) {
            throw missing(found.version());
        }
        if (found.oldestCode() > Schema.latest()) {
            throw new SchemaException("the tables " + sql.table("*") + " have version " + found.version()
                    + ", which code older than version " + found.oldestCode() + " cannot use, and this is version "
                    + Schema.latest() + "; update this library");
        }
    }

    private SchemaException missing(int version) {
        String schema = sql.schema() == null ? "" : ".schema(\"" + sql.schema() + "\")";
        return new SchemaException((version == 0
                        ? "there are no tables " + sql.table("*")
                        : "the tables " + sql.table("*") + " have version " + version)
                + ", this release needs version " + Schema.latest()
                + "; call createSchema() on the builder, or apply what Schema.of(Dialect."
                + sql.dialect().name()
                + ").tablePrefix(\"" + sql.of("{prefix}") + "\")" + schema + ".print(" + version + ", "
                + Schema.latest() + ", out) prints");
    }

    void run(Retries retries) throws SQLException {
        if (find().filter(found -> found.version() >= Schema.latest()).isPresent()) {
            return;
        }
        Retries.Attempts attempts = retries.begin();
        while (true) {
            try {
                createVersionTable();
                migrate();
                return;
            } catch (SQLException e) {
                // IF NOT EXISTS fails when two do it at once; the next time the table is there
                Failure failure = sql.engine().failure(e);
                if (!attempts.again(sql.engine().isAlreadyThere(e) ? Failure.CONFLICT : failure)) {
                    throw new StorageException(
                            "the tables " + sql.table("*") + " could not be created (SQLState " + Failure.state(e)
                                    + "); let the user of the data source create tables, or apply what Schema prints",
                            e);
                }
            }
        }
    }

    private void createVersionTable() throws SQLException {
        if (find().isPresent()) {
            return;
        }
        createSchema();
        for (String statement : Schema.beginnings()) {
            execute(statement);
        }
    }

    /** Asks first: somebody who may not create a schema may use one that is there. */
    private void createSchema() throws SQLException {
        Optional<String> byName = sql.engine().schemaByName();
        if (sql.schema() == null || byName.isEmpty()) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement(byName.get())) {
            query.setString(1, sql.schema());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    Engine.execute(connection, "create schema if not exists " + sql.schema());
                }
            }
        }
    }

    private void migrate() throws SQLException {
        Engine engine = sql.engine();
        engine.begin(connection);
        try {
            int version = lockVersion();
            while (version < Schema.latest()) {
                version++;
                for (String statement : Schema.steps(sql.dialect(), version)) {
                    execute(statement);
                }
            }
            engine.commit(connection);
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw e;
        }
        // the dialect may have switched it off
        connection.setAutoCommit(true);
    }

    private void rollback(Exception because) {
        try {
            sql.engine().rollback(connection);
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private int lockVersion() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        sql.complete("select version from " + Schema.VERSION_TABLE + " where id = 1 {for update}"))) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private Optional<Found> find() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        sql.complete("select version, oldest_code from " + Schema.VERSION_TABLE + " where id = 1"))) {
            return row.next() && row.getInt(1) > 0
                    ? Optional.of(new Found(row.getInt(1), row.getInt(2)))
                    : Optional.empty();
        } catch (SQLException e) {
            if (sql.engine().isMissingTable(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void execute(String template) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.complete(template));
        }
    }
}
