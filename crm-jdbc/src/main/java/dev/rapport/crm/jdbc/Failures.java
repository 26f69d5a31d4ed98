package dev.rapport.crm.jdbc;

import dev.rapport.crm.error.StorageException;
import java.sql.SQLException;

/** Says what failed without repeating the driver's message, which may hold what a person has said. */
final class Failures {

    private Failures() {}

    static StorageException inStatement(SQLException e) {
        return new StorageException("the database refused a statement" + code(e) + "; the cause says why", e);
    }

    static StorageException inConnection(SQLException e) {
        return new StorageException(
                "no connection to the database" + code(e) + "; look at the data source, the cause says why", e);
    }

    static StorageException inCommit(SQLException e) {
        return new StorageException(
                "the database refused to commit" + code(e) + ", nothing was kept; the cause says why", e);
    }

    static StorageException inRow(Exception e) {
        return new StorageException(
                "a stored document cannot be read; it was changed from outside, or by a later release", e);
    }

    private static String code(SQLException e) {
        String state = Failure.state(e);
        return state.isEmpty() ? " (code " + e.getErrorCode() + ")" : " (SQLState " + state + ")";
    }
}
