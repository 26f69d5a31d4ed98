package dev.rapport.crm.jdbc;

import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A storage on the connection of the host: nothing is begun, ended, repeated or set. */
final class JoinedStorage implements Storage {

    private final JdbcTransaction transaction;
    private final Sql sql;
    private final @Nullable InstantSource clock;

    JoinedStorage(JdbcTransaction transaction, Sql sql, @Nullable InstantSource clock) {
        this.transaction = transaction;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
        transaction.requireTransaction(sql.engine());
        Db db = Db.joined(transaction.connection(), sql, tenant);
        try {
            T answer = work.run(new JdbcSession(db, clock, true));
            if (db.failure() != null) {
                throw new StorageException(
                        "a write was refused halfway and the work went on; roll the transaction back and run it again",
                        null);
            }
            return answer;
        } finally {
            if (db.failure() != null) {
                transaction.spoil();
            }
            db.end();
        }
    }

    @Override
    public boolean isJoined() {
        return true;
    }

    @Override
    public void close() {}
}
