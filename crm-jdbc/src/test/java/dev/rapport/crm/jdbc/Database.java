package dev.rapport.crm.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The databases on which tests run. */
enum Database {
    SQLITE {
        @Override
        DataSource create() {
            return SqliteFile.newDatabase();
        }
    },
    POSTGRESQL {
        @Override
        DataSource create() {
            return PostgresServer.newDatabase();
        }
    };

    /** A new, empty database. */
    abstract DataSource create();

    Dialect dialect() {
        return Dialect.valueOf(name());
    }

    static void run(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot run " + sql, e);
        }
    }

    /** The first column of every row. */
    static List<String> ask(DataSource database, String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask " + query, e);
        }
    }
}
