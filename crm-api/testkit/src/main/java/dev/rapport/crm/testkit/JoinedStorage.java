package dev.rapport.crm.testkit;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;

/** A storage that says it works inside a transaction of the host. */
record JoinedStorage(Storage storage) implements Storage {
    @Override
    public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
        return storage.inTransaction(tenant, work);
    }

    @Override
    public boolean isJoined() {
        return true;
    }

    @Override
    public void close() {
        storage.close();
    }
}
