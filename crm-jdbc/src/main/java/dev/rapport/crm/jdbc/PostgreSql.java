package dev.rapport.crm.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL: several statements go in one round trip. */
final class PostgreSql extends Engine {

    PostgreSql() {
        super("PostgreSQL");
    }

    @Override
    void bindIds(PreparedStatement statement, int index, Ids ids) throws SQLException {
        statement.setArray(
                index,
                statement.getConnection().createArrayOf("uuid", ids.values().toArray()));
    }

    @Override
    String inIds() {
        return "= any (?)";
    }

    /** As an array, or the planner may join by reading whole tables. */
    @Override
    String inAll() {
        return "= any (array(";
    }

    @Override
    String endOfAll() {
        return "))";
    }

    /** Each column by an array, which may find a key with the type of another. */
    @Override
    String inMine() {
        return "type = any (array(select type from mine)) and point_key = any (array(select point_key from mine))";
    }

    @Override
    boolean nestsQueries() {
        return true;
    }

    @Override
    String unlessTaken() {
        return "on conflict do nothing";
    }

    @Override
    Optional<String> lockSlots() {
        return Optional.of(Sqlite.LOCK_SLOTS);
    }

    @Override
    String now() {
        return "select clock_timestamp()";
    }

    @Override
    boolean skipsLockedRows() {
        return true;
    }

    @Override
    boolean takesSeveralStatements() {
        return true;
    }

    @Override
    String snapshot() {
        return "begin isolation level repeatable read, read only";
    }

    @Override
    boolean isMissingTable(SQLException e) {
        return Set.of("42P01", "3F000").contains(Failure.state(e));
    }

    @Override
    boolean isAlreadyThere(SQLException e) {
        return Set.of("23505", "42P07", "42P06", "42710").contains(Failure.state(e));
    }

    @Override
    Optional<String> schemaByName() {
        return Optional.of("select 1 from pg_catalog.pg_namespace where nspname = lower(?)");
    }
}
