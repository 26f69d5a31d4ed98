package dev.rapport.crm.testkit;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/**
 * Compares a storage with {@link ReferenceStorage} over random chains of transactions.
 *
 * <p>Two tenants, few ids and a clock that moves: contacts are added and revised, facts appended, corrected and retracted,
 * follow-ups planned, claimed and finished, and some transactions roll back. Every answer, page, cursor and exception must
 * be the same. All chains may share one database: each works in two new tenants. Not thread-safe: jqwik makes an instance
 * for each property.
 *
 * <pre>{@code
 * final class InMemoryStorageModelTest extends StorageModelContract {
 *     @Override
 *     protected Storage create(InstantSource leaseClock) {
 *         return InMemoryStorage.create(leaseClock);
 *     }
 * }
 * }</pre>
 */
public abstract class StorageModelContract {
    private final MutableClock clock = Samples.clock();
    private @Nullable Storage storage;

    /** Creates the contract; jqwik does. */
    protected StorageModelContract() {}

    /**
     * Opens the storage to be tested, once for all chains.
     *
     * @param leaseClock what leases are to be measured by
     * @return the storage
     */
    protected abstract Storage create(InstantSource leaseClock);

    @BeforeProperty
    final void open() {
        storage = create(clock);
    }

    @AfterProperty
    final void close() {
        storage().close();
    }

    @Property
    final void answersAsTheModelDoes(@ForAll("chains") ModelChain chain) {
        chain.run(storage(), List.of(tenant(), tenant()), clock);
    }

    @Provide
    final Arbitrary<ModelChain> chains() {
        return ModelChain.any();
    }

    private Storage storage() {
        if (storage == null) {
            throw new IllegalStateException("storage: not open; run the contract with JUnit");
        }
        return storage;
    }

    private static TenantId tenant() {
        return new TenantId("m-" + UUID.randomUUID());
    }
}
