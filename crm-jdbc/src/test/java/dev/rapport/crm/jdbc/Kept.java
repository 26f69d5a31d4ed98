package dev.rapport.crm.jdbc;

import java.sql.Connection;

/** One connection that stays open, as a pool would keep it for a busy thread. */
record Kept(Connection connection) implements ConnectionSource {

    @Override
    public Connection acquire() {
        return connection;
    }

    @Override
    public void release(Connection released) {}

    @Override
    public boolean isInTransaction() {
        return false;
    }
}
