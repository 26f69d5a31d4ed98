package dev.rapport.crm.storage;

import java.util.List;
import java.util.Optional;

/**
 * Models that were learned from the data of the tenant, in all their versions: they are kept and never changed.
 *
 * <p>There is nothing personal in them, so an erasure leaves them as they are. [S-205] Not thread-safe: it belongs to its
 * session.
 *
 * <pre>{@code
 * for (ModelStore.Newest newest : session.models().newest()) {
 *     print(newest.model().kind() + ": version " + newest.model().version() + " of " + newest.kept());
 * }
 * }</pre>
 */
public interface ModelStore {
    /**
     * The model of one kind and version.
     *
     * @param kind what it is
     * @param version which of them
     * @return the model as it was kept [S-200], or empty if there is none
     */
    Optional<StoredModel> find(String kind, long version);

    /**
     * The model of each kind that has the greatest version, in whatever order they were kept. [S-202]
     *
     * @return by kind [S-203], all as of one moment
     */
    List<Newest> newest();

    /**
     * The newest model of a kind.
     *
     * <p>Immutable and thread-safe.
     *
     * <pre>{@code
     * long all = session.models().newest().stream().mapToLong(ModelStore.Newest::kept).sum();
     * }</pre>
     *
     * @param model the model
     * @param kept how many of its kind there are, itself included: more with each that is kept. [S-204]
     */
    record Newest(StoredModel model, long kept) {}
}
