package dev.rapport.crm.testkit;

/**
 * Proves that a storage keeps every promise of {@code dev.rapport.crm.storage}.
 *
 * <p>An adapter extends it once and inherits every test. Each test works in two new tenants of its own, so all of them may
 * share one database; only the clock is new for each. Not thread-safe: JUnit makes an instance for each test.
 *
 * <pre>{@code
 * final class InMemoryStorageTest extends StorageContract {
 *     @Override
 *     protected Storage create(InstantSource leaseClock) {
 *         return InMemoryStorage.create(leaseClock);
 *     }
 * }
 * }</pre>
 */
public abstract class StorageContract extends ModelPromises {
    /** Creates the contract; JUnit does, for each test. */
    protected StorageContract() {}
}
