package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ContactPoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
        Optional<String> together = db.engine().lockSlots();
        if (together.isPresent()) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            slots.forEach(slot -> rows.add(new @Nullable Object[] {db.tenant(), slot, 1L}));
            db.insert(together.get(), rows);
        } else {
            slots.forEach(this::lock);
        }
    }

    /** Whoever finds no row, and then that it cannot make one, has met another who made it. */
    private void lock(int slot) {
        if (!isThere(slot)
                && db.insert(
                                "insert into {consent_lock} (tenant_id, slot, revision) values {rows} {unless taken}",
                                List.<@Nullable Object[]>of(new @Nullable Object[] {db.tenant(), slot, 1L}))
                        == 0) {
            isThere(slot);
        }
    }

    private boolean isThere(int slot) {
        return db.update(
                        "update {consent_lock} set revision = revision + 1 where tenant_id = ? and slot = ?",
                        db.tenant(),
                        slot)
                > 0;
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
