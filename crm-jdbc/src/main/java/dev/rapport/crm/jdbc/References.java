package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ExternalRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks many external references up at once. */
final class References {

    private static final int MAX_REFS_A_STATEMENT = 64;

    private final Db db;
    private final String table;
    private final String holder;

    References(Db db, String table, String holder) {
        this.db = db;
        this.table = table;
        this.holder = holder;
    }

    /** Who has which of the references; what nobody has is left out. */
    Map<ExternalRef, UUID> holders(Collection<ExternalRef> refs) {
        List<ExternalRef> distinct = refs.stream().distinct().toList();
        Map<ExternalRef, UUID> holders = new HashMap<>();
        int from = 0;
        while (from < distinct.size()) {
            int size = Math.min(MAX_REFS_A_STATEMENT, Integer.highestOneBit(distinct.size() - from));
            add(distinct.subList(from, from + size), holders);
            from += size;
        }
        return holders;
    }

    private void add(List<ExternalRef> refs, Map<ExternalRef, UUID> holders) {
        // one branch for each: an index look-up on every database
        String branch = "select source, ext_id, " + holder + " from " + table
                + " where tenant_id = ? and source = ? and ext_id = ?";
        List<@Nullable Object> args = new ArrayList<>();
        refs.forEach(ref -> args.addAll(List.of(db.tenant(), ref.source(), ref.id())));
        db.list(
                        branch + (" union all " + branch).repeat(refs.size() - 1),
                        row -> Map.entry(new ExternalRef(row.text(), row.text()), row.id()),
                        args.toArray())
                .forEach(e -> holders.put(e.getKey(), e.getValue()));
    }
}
