package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who has an address or number: most have one holder, found at once; those who share it with an earlier holder are in an
 * index.
 */
final class PointIndex {
    private record Sharer(PointKey key, ContactRow row) {}

    private static final Comparator<Sharer> ORDER =
            Comparator.comparing(Sharer::key).thenComparing(Sharer::row, ContactRow.BY_ID);

    private final Lookup<PointKey, ContactRow> firstHolders;
    private final Index<Sharer> sharers;

    PointIndex(Journal journal, Meter meter) {
        firstHolders = new Lookup<>(journal, meter);
        sharers = new Index<>(ORDER, journal, meter);
    }

    List<ContactRow> find(ContactPoint point) {
        PointKey key = PointKey.of(point);
        ContactRow first = firstHolders.find(key);
        if (first == null) {
            return List.of();
        }
        List<Sharer> others = sharers.range(reaches(key), s -> s.key().equals(key), Integer.MAX_VALUE);
        if (others.isEmpty()) {
            return List.of(first);
        }
        List<ContactRow> holders = new ArrayList<>(others.size() + 1);
        holders.add(first);
        others.forEach(other -> holders.add(other.row()));
        holders.sort(ContactRow.BY_ID);
        return holders;
    }

    void add(ContactRow row) {
        keys(row.contact()).forEach(key -> add(key, row));
    }

    void remove(ContactRow row) {
        keys(row.contact()).forEach(key -> remove(key, row));
    }

    private void add(PointKey key, ContactRow row) {
        if (firstHolders.find(key) == null) {
            firstHolders.put(key, row);
        } else {
            sharers.add(new Sharer(key, row));
        }
    }

    private void remove(PointKey key, ContactRow row) {
        if (firstHolders.find(key) != row) {
            sharers.remove(new Sharer(key, row));
            return;
        }
        Sharer heir = sharers.first(reaches(key), s -> s.key().equals(key));
        if (heir == null) {
            firstHolders.remove(key);
        } else {
            sharers.remove(heir);
            firstHolders.put(key, heir.row());
        }
    }

    private static Collection<PointKey> keys(Contact contact) {
        Set<PointKey> keys = new LinkedHashSet<>();
        contact.points().forEach(entry -> keys.add(PointKey.of(entry.point())));
        return keys;
    }

    private static Predicate<Sharer> reaches(PointKey key) {
        return sharer -> sharer.key().compareTo(key) >= 0;
    }
}
