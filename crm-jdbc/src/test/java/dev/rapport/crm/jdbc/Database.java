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

        @Override
        DataSource hasty() {
            return KeptConnections.of(create(), "pragma synchronous = off");
        }

        /** A schema of SQLite is an attached file; that of the connection is always called so. */
        @Override
        String schema() {
            return "main";
        }

        @Override
        String home() {
            return "main";
        }

        @Override
        String tables() {
            return "select name from sqlite_schema where type = 'table' order by name";
        }

        @Override
        String names(String schema) {
            return "select name from " + schema + ".sqlite_schema where name not like 'sqlite%'";
        }

        @Override
        String structure() {
            return "select name || ' ' || coalesce(sql, '') from sqlite_schema order by 1";
        }

        /** There are no users in a file. */
        @Override
        DataSource withoutRightTo(DataSource owner, String table) {
            for (String change : List.of("update", "delete")) {
                run(
                        owner,
                        "create trigger no_" + change + " before " + change + " on " + table
                                + " begin select raise(abort, 'no'); end");
            }
            return owner;
        }
    },
    POSTGRESQL {
        @Override
        DataSource create() {
            return PostgresServer.newDatabase();
        }

        @Override
        DataSource hasty() {
            return KeptConnections.of(create(), "set synchronous_commit = off");
        }

        @Override
        String names(String schema) {
            return "select indexname from pg_indexes where schemaname = '" + schema
                    + "' union select tablename from pg_tables where schemaname = '" + schema + "'";
        }

        @Override
        String structure() {
            return COLUMNS + " union all select indexdef from pg_indexes where schemaname = 'public' order by 1";
        }

        @Override
        DataSource withoutRightTo(DataSource owner, String table) {
            run(owner, "create role eraser");
            run(owner, "grant select, insert, update, delete on all tables in schema public to eraser");
            run(owner, "revoke update, delete on " + table + " from eraser");
            return KeptConnections.of(owner, "set role eraser");
        }
    },
    H2 {
        @Override
        DataSource create() {
            return H2Database.newDatabase();
        }

        @Override
        DataSource hasty() {
            return create();
        }

        /** Those of keys are made up by the database. */
        @Override
        String names(String schema) {
            return "select lower(index_name) from information_schema.indexes where lower(table_schema) = '" + schema
                    + "' and index_type_name <> 'PRIMARY KEY' union select lower(table_name)"
                    + " from information_schema.tables where lower(table_schema) = '" + schema + "'";
        }

        @Override
        String structure() {
            return COLUMNS
                    + " union all select concat(index_name, ' ', table_name, ' ', column_name, ' ', ordinal_position)"
                    + " from information_schema.index_columns where lower(table_schema) = 'public' order by 1";
        }

        @Override
        DataSource withoutRightTo(DataSource owner, String table) {
            run(owner, "create user eraser password ''");
            for (String each : ask(owner, tables())) {
                run(
                        owner,
                        "grant select, insert" + (each.equals(table) ? "" : ", update, delete") + " on " + each
                                + " to eraser");
            }
            return H2Database.as(owner, "eraser");
        }
    },
    MARIADB {
        @Override
        DataSource create() {
            return MariaDbServer.newDatabase("?sessionVariables=tx_isolation='READ-COMMITTED'");
        }

        @Override
        DataSource hasty() {
            return KeptConnections.of(MariaDbServer.newDatabase(""), "select 1");
        }

        @Override
        String schema() {
            return MariaDbServer.newName();
        }

        @Override
        String home() {
            return "database()";
        }

        @Override
        String tables() {
            return "select table_name from information_schema.tables where table_schema = database() order by 1";
        }

        /** Names of indexes are those of their tables. */
        @Override
        String names(String schema) {
            String of = schema.equals(home()) ? schema : "'" + schema + "'";
            return "select distinct index_name from information_schema.statistics where index_name <> 'PRIMARY' and table_schema = "
                    + of + " union select table_name from information_schema.tables where table_schema = " + of;
        }

        @Override
        String structure() {
            return "select concat_ws(' ', table_name, column_name, column_type, collation_name, is_nullable)"
                    + " from information_schema.columns where table_schema = database()"
                    + " union all select concat_ws(' ', table_name, index_name, seq_in_index, column_name, non_unique)"
                    + " from information_schema.statistics where table_schema = database() order by 1";
        }

        @Override
        void analyze(DataSource database) {
            run(database, "analyze table " + String.join(", ", ask(database, tables())));
        }

        /** The server of the tests asks nobody who they are. */
        @Override
        DataSource withoutRightTo(DataSource owner, String table) {
            for (String change : List.of("update", "delete")) {
                run(
                        owner,
                        "create trigger no_" + change + " before " + change + " on " + table
                                + " for each row signal sqlstate '45000'");
            }
            return owner;
        }
    };

    private static final String COLUMNS =
            "select concat(table_name, ' ', column_name, ' ', data_type, ' ', is_nullable)"
                    + " from information_schema.columns where lower(table_schema) = 'public'";

    /** A new, empty database. */
    abstract DataSource create();

    /** A new, empty database that waits for no disk, with connections that are kept. */
    abstract DataSource hasty();

    Dialect dialect() {
        return Dialect.valueOf(name());
    }

    /** A schema of its own for the tables. */
    String schema() {
        return "sales";
    }

    /** The schema in which tables are that name none. */
    String home() {
        return "public";
    }

    /** A query for the names of all tables in the home schema. */
    String tables() {
        return "select lower(table_name) from information_schema.tables where lower(table_schema) = '" + home()
                + "' order by 1";
    }

    /** A query for the names of all tables and indexes in a schema. */
    abstract String names(String schema);

    /** A query for all that the tables in the home schema are made of. */
    abstract String structure();

    /** The same database for somebody who may neither update nor delete rows of one table. */
    abstract DataSource withoutRightTo(DataSource owner, String table);

    /** Counts the rows of all tables, for better plans. */
    void analyze(DataSource database) {
        run(database, "analyze");
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
