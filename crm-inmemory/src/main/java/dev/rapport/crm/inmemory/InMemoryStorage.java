package dev.rapport.crm.inmemory;

/**
 * A transactional storage that lives as long as the object.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * InMemoryStorage storage = InMemoryStorage.create();
 * }</pre>
 */
public final class InMemoryStorage {

    private InMemoryStorage() {}

    /**
     * Creates an empty storage.
     *
     * @return a new storage that shares nothing with others
     */
    public static InMemoryStorage create() {
        return new InMemoryStorage();
    }
}
