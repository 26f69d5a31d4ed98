package dev.rapport.crm.inmemory;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmModelContract;
import java.time.InstantSource;

final class InMemoryCrmModelTest extends CrmModelContract {
    @Override
    protected Storage create(InstantSource leaseClock) {
        return InMemoryStorage.create(leaseClock);
    }
}
