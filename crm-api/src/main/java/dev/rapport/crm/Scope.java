package dev.rapport.crm;

import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.util.Optional;

/** In whose transaction the handles work: one of their own for each call, one that is open already, or the host's. */
interface Scope {
    <T> T run(TransactionWork<T> work);

    /** Whether it belongs to one transaction, and so to one tenant. */
    boolean isBound();

    /** Whether the host ends the transaction. */
    boolean isJoined();

    /** The same, in whose ledger points find what erased people have said about them. */
    default Scope recalling(Optional<TombstoneKeys> keys) {
        return keys.map(live -> recalling(this, live)).orElse(this);
    }

    private static Scope recalling(Scope scope, TombstoneKeys keys) {
        return new Scope() {
            @Override
            public <T> T run(TransactionWork<T> work) {
                return scope.run(session -> work.run(new RecallingSession(session, keys)));
            }

            @Override
            public boolean isBound() {
                return scope.isBound();
            }

            @Override
            public boolean isJoined() {
                return scope.isJoined();
            }
        };
    }

    static Scope own(Storage storage, TenantId tenant) {
        return of(storage, tenant, false);
    }

    static Scope joined(Storage storage, TenantId tenant) {
        return of(storage, tenant, true);
    }

    private static Scope of(Storage storage, TenantId tenant, boolean bound) {
        return new Scope() {
            @Override
            public <T> T run(TransactionWork<T> work) {
                try {
                    return storage.inTransaction(tenant, work);
                } catch (DuplicateException raced) {
                    if (storage.isJoined()) {
                        throw raced;
                    }
                    // Somebody wrote the same key between our look and our write; now we see it and can compare.
                    return storage.inTransaction(tenant, work);
                }
            }

            @Override
            public boolean isBound() {
                return bound;
            }

            @Override
            public boolean isJoined() {
                return storage.isJoined();
            }
        };
    }

    static Scope within(StorageSession session, boolean joined) {
        return new Scope() {
            @Override
            public <T> T run(TransactionWork<T> work) {
                return work.run(session);
            }

            @Override
            public boolean isBound() {
                return true;
            }

            @Override
            public boolean isJoined() {
                return joined;
            }
        };
    }
}
