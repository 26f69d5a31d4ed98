package dev.rapport.crm.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an error of the database means for the transaction that met it. */
enum Failure {
    /** Another transaction was in the way; nothing was applied, and the same again may well work. */
    CONFLICT,
    /** The connection or the server is gone; before the commit that means nothing was applied. */
    CONNECTION,
    /** The server may only be read any more; another one takes the writes. */
    DEMOTED,
    /** The server does not know itself whether it has committed. */
    UNKNOWN,
    /** It took too long: in a commit nobody knows, elsewhere nothing was applied. */
    TIMEOUT,
    /** The same again would fail again. */
    FINAL;

    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
    private static final Set<String> SHUT_DOWN = Set.of("57P01", "57P02", "57P03");
    private static final Set<Integer> CONFLICT_CODES = Set.of(1213, 1205);

    static Failure of(SQLException e) {
        String state = state(e);
        if (CONFLICTS.contains(state) || (!state.startsWith("08") && CONFLICT_CODES.contains(e.getErrorCode()))) {
            return CONFLICT;
        }
        if (state.equals("40003")) {
            return UNKNOWN;
        }
        if (state.equals("25006")) {
            return DEMOTED;
        }
        if (state.startsWith("08") || SHUT_DOWN.contains(state)) {
            return CONNECTION;
        }
        return e instanceof SQLTimeoutException || state.equals("57014") ? TIMEOUT : FINAL;
    }

    /** The state of the error, or of the first of those behind it that has one. */
    static String state(SQLException e) {
        @Nullable SQLException next = e;
        while (next != null) {
            if (next.getSQLState() != null) {
                return next.getSQLState();
            }
            next = next.getNextException();
        }
        return "";
    }

    boolean mayPassBeforeCommit() {
        return this == CONFLICT || this == CONNECTION || this == DEMOTED || this == UNKNOWN;
    }

    boolean leavesCommitUnknown() {
        return this == CONNECTION || this == UNKNOWN || this == TIMEOUT;
    }

    boolean breaksTheConnection() {
        return this == CONNECTION || this == DEMOTED || this == UNKNOWN;
    }
}
