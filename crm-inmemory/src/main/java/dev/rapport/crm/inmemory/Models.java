package dev.rapport.crm.inmemory;

import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.storage.ModelStore;
import dev.rapport.crm.storage.StoredModel;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was learned from the data of one tenant. */
final class Models implements ModelStore {
    static final Comparator<StoredModel> BY_VERSION =
            Comparator.comparing(StoredModel::kind).thenComparingLong(StoredModel::version);

    private final Tenant tenant;
    private final Access access;

    Models(Tenant tenant, Access access) {
        this.tenant = tenant;
        this.access = access;
    }

    @Override
    public Optional<StoredModel> find(String kind, long version) {
        access.check();
        return Optional.ofNullable(tenant.models.first(
                m -> m.kind().compareTo(kind) > 0 || (m.kind().equals(kind) && m.version() >= version),
                m -> m.kind().equals(kind) && m.version() == version));
    }

    @Override
    public List<Newest> newest() {
        access.check();
        SortedMap<String, Newest> newest = new TreeMap<>();
        Iterator<StoredModel> all = tenant.models.from(m -> true);
        while (all.hasNext()) {
            StoredModel next = all.next();
            newest.merge(next.kind(), new Newest(next, 1), (before, one) -> new Newest(next, before.kept() + 1));
        }
        return List.copyOf(newest.values());
    }

    void keep(StoredModel model) {
        if (find(model.kind(), model.version()).isPresent()) {
            throw new DuplicateException("model", "version");
        }
        tenant.models.add(model);
    }
}
