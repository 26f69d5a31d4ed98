package dev.rapport.crm.inmemory;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CandidateContract;
import java.time.InstantSource;

final class InMemoryCandidateTest extends CandidateContract {
    @Override
    protected Storage create(InstantSource leaseClock) {
        return InMemoryStorage.create(leaseClock);
    }
}
