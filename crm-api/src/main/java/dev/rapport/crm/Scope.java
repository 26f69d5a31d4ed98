package dev.rapport.crm;

import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;

/** In whose transaction the handles work: one of their own for each call, one that is open already, or the host's. */
interface Scope {
    <T> T run(TransactionWork<T> work);

    /** Whether each call has a transaction of its own, so that a call may use several one after another. */
    boolean isOwn();

    /** Whether the host ends the transaction. */
    boolean isJoined();

    static Scope own(Storage storage, TenantId tenant) {
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
            public boolean isOwn() {
                return !storage.isJoined();
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
            public boolean isOwn() {
                return false;
            }

            @Override
            public boolean isJoined() {
                return joined;
            }
        };
    }
}
