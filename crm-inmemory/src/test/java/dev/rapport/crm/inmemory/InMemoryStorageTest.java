package dev.rapport.crm.inmemory;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.StorageContract;
import java.time.InstantSource;

final class InMemoryStorageTest extends StorageContract {
    @Override
    protected Storage create(InstantSource leaseClock) {
        return InMemoryStorage.create(leaseClock);
    }
}
