package dev.rapport.crm.inmemory;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.ConsentRaceContract;
import java.time.InstantSource;

final class InMemoryConsentRaceTest extends ConsentRaceContract {
    @Override
    protected Storage create(InstantSource leaseClock) {
        return InMemoryStorage.create(leaseClock);
    }
}
