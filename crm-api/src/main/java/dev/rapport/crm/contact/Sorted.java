package dev.rapport.crm.contact;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Unmodifiable sorted copies, of which the empty ones cost nothing: most contacts have none of most things. */
final class Sorted {

    private Sorted() {}

    static <T extends Comparable<? super T>> SortedSet<T> setOf(SortedSet<T> values) {
        return values.isEmpty()
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    static <K extends Comparable<? super K>, V> SortedMap<K, V> mapOf(SortedMap<K, V> values) {
        return values.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
