package dev.rapport.crm.inmemory;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmContract;
import java.time.InstantSource;

/** The facade in memory. */
class InMemoryCrmTest extends CrmContract {
    @Override
    protected Storage create(InstantSource leaseClock) {
        return InMemoryStorage.create(leaseClock);
    }
}
