package dev.rapport.crm.testkit;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import java.time.InstantSource;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a storage finds by a condition whom the condition itself names.
 *
 * <p>Random contacts and histories, with corrections, retractions and what is yet to happen, are asked for by random conditions
 * as of instants in several zones. Whoever meets a condition must be offered; where every storage decides, nobody else may be,
 * and as many must be counted. All tries may share one database: each works in a new tenant. Not thread-safe: jqwik makes an
 * instance for each property.
 *
 * <pre>{@code
 * final class InMemoryCandidateTest extends CandidateContract {
 *     @Override
 *     protected Storage create(InstantSource leaseClock) {
 *         return InMemoryStorage.create(leaseClock);
 *     }
 * }
 * }</pre>
 */
public abstract class CandidateContract {
    private @Nullable Storage storage;

    /** Creates the contract; jqwik does. */
    protected CandidateContract() {}

    /**
     * Opens the storage to be tested, once for all tries.
     *
     * @param leaseClock what leases are to be measured by
     * @return the storage
     */
    protected abstract Storage create(InstantSource leaseClock);

    @BeforeProperty
    final void open() {
        storage = create(Samples.clock());
    }

    @AfterProperty
    final void close() {
        storage().close();
    }

    @Property(tries = 100)
    final void offersWhomTheConditionNames(@ForAll long seed) {
        new CandidateWorld(seed).check(storage(), new TenantId("w-" + UUID.randomUUID()));
    }

    private Storage storage() {
        if (storage == null) {
            throw new IllegalStateException("storage: not open; run the contract with JUnit");
        }
        return storage;
    }
}
