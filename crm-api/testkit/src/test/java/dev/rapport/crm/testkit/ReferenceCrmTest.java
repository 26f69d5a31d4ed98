package dev.rapport.crm.testkit;

import dev.rapport.crm.storage.Storage;
import java.time.InstantSource;

/** The facade on the simplest storage. */
class ReferenceCrmTest extends CrmContract {
    @Override
    protected Storage create(InstantSource leaseClock) {
        return ReferenceStorage.create(leaseClock);
    }
}
