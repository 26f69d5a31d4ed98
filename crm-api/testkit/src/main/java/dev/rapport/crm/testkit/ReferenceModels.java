package dev.rapport.crm.testkit;

import dev.rapport.crm.storage.ModelStore;
import dev.rapport.crm.storage.StoredModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that was ever kept, in a list. */
final class ReferenceModels implements ModelStore {
    private final ReferenceSession session;

    ReferenceModels(ReferenceSession session) {
        this.session = session;
    }

    @Override
    public Optional<StoredModel> find(String kind, long version) {
        return session.state().model(kind, version);
    }

    @Override
    public List<Newest> newest() {
        Map<String, List<StoredModel>> byKind = session.state().models.stream()
                .collect(Collectors.groupingBy(StoredModel::kind, TreeMap::new, Collectors.toList()));
        List<Newest> newest = new ArrayList<>();
        byKind.forEach((kind, all) -> all.stream()
                .max(Comparator.comparingLong(StoredModel::version))
                .ifPresent(last -> newest.add(new Newest(last, all.size()))));
        return List.copyOf(newest);
    }
}
