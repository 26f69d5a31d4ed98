package dev.rapport.crm.jdbc;

import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.storage.ModelStore;
import dev.rapport.crm.storage.StoredModel;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was learned: one row for each version, only ever inserted. */
final class ModelTable implements ModelStore {

    private final Db db;

    ModelTable(Db db) {
        this.db = db;
    }

    @Override
    public Optional<StoredModel> find(String kind, long version) {
        return db.first(
                "select kind, version, doc from {model} where tenant_id = ? and kind = ? and version = ?",
                ModelTable::read,
                db.tenant(),
                kind,
                version);
    }

    /** One statement, so that it is of one moment whatever the isolation of the host. */
    @Override
    public List<Newest> newest() {
        return db.list("""
                select m.kind, m.version, m.doc, n.kept
                from (
                    select kind, max(version) as version, count(*) as kept
                    from {model} where tenant_id = ? group by kind) n
                join {model} m on m.tenant_id = ? and m.kind = n.kind and m.version = n.version
                order by m.kind""", row -> new Newest(read(row), row.number()), db.tenant(), db.tenant());
    }

    private static StoredModel read(Row row) throws SQLException {
        return new StoredModel(row.text(), row.number(), row.text());
    }

    void keep(List<StoredModel> models) {
        int kept = db.insert(
                "insert into {model} (tenant_id, kind, version, doc) values {rows} {unless taken}",
                models.stream()
                        .map(m -> new @Nullable Object[] {db.tenant(), m.kind(), m.version(), m.text()})
                        .toList());
        if (kept < models.size()) {
            throw new DuplicateException("model", "version");
        }
    }
}
