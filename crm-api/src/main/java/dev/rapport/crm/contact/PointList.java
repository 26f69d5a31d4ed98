package dev.rapport.crm.contact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the points of one contact: no place twice, and at most one primary point of each type. */
final class PointList {

    private final List<PointEntry> entries = new ArrayList<>();

    /** Adds an entry; if it says to be primary, the earlier ones of its type no longer are. */
    void add(PointEntry entry) {
        int earlier = indexOf(entry.point());
        if (earlier >= 0) {
            throw new IllegalArgumentException("points: entry " + entries.size() + " is the same "
                    + entry.point().type() + " as entry " + earlier + "; remove that one first, or leave this one out");
        }
        if (entry.primary()) {
            entries.replaceAll(e ->
                    isOf(e, entry.point().type()) ? e.toBuilder().primary(false).build() : e);
        }
        entries.add(entry);
    }

    void remove(ContactPoint point) {
        int index = indexOf(point);
        if (index >= 0) {
            entries.remove(index);
        }
    }

    /** Returns the entries; where none of a type says to be primary, the first one is. */
    List<PointEntry> toList() {
        Set<PointType> settled = EnumSet.noneOf(PointType.class);
        entries.stream()
                .filter(PointEntry::primary)
                .forEach(e -> settled.add(e.point().type()));
        return entries.stream()
                .map(e -> settled.add(e.point().type())
                        ? e.toBuilder().primary(true).build()
                        : e)
                .toList();
    }

    /** Returns the entries that are valid on a day, the primary one first. */
    static List<PointEntry> usable(List<PointEntry> entries, PointType type, LocalDate day) {
        List<PointEntry> valid =
                entries.stream().filter(e -> isOf(e, type) && e.isValidOn(day)).toList();
        return Stream.concat(
                        valid.stream().filter(PointEntry::primary),
                        valid.stream().filter(e -> !e.primary()))
                .toList();
    }

    static boolean isOf(PointEntry entry, PointType type) {
        return entry.point().type() == type;
    }

    private int indexOf(ContactPoint point) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).point().isSamePlaceAs(point)) {
                return i;
            }
        }
        return -1;
    }
}
