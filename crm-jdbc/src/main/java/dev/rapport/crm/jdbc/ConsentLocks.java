package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ContactPoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is locked when a point is: one of 65,536 slots. Two points that share one wait for each other for nothing, which is
 * rare; in return nothing about a point is kept that would have to be erased.
 */
final class ConsentLocks {

    private final Db db;

    ConsentLocks(Db db) {
        this.db = db;
    }

    /** In the order of the slots, which is the same for everybody; a row that is not there is made and locked at once. */
    void lock(Collection<ContactPoint> points) {
        TreeSet<Integer> slots = new TreeSet<>();
        points.forEach(point -> slots.add(slot(PointKey.of(point))));
        List<@Nullable Object[]> rows = new ArrayList<>();
        slots.forEach(slot -> rows.add(new @Nullable Object[] {db.tenant(), slot, 1L}));
        db.insert("""
                insert into {consent_lock} as l (tenant_id, slot, revision)
                values {rows} on conflict (tenant_id, slot) do update set revision = l.revision + 1""", rows);
    }

    private static int slot(PointKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((key.type() + "\n" + key.key()).getBytes(StandardCharsets.UTF_8));
            return Short.toUnsignedInt(ByteBuffer.wrap(hash).getShort());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
