package dev.rapport.crm.testkit;

import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.storage.Storage;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

final class ReferenceStorageTest extends StorageContract {
    @Override
    protected Storage create(InstantSource leaseClock) {
        return ReferenceStorage.create(leaseClock);
    }

    @Override
    protected Optional<Storage> createFailingToCommit(InstantSource leaseClock) {
        return Optional.of(new ReferenceStorage(leaseClock, new ReentrantLock(), () -> {
            throw new StorageException("the network went away", null);
        }));
    }
}
