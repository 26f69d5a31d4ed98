package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which records are one person, as far as a moment knows. */
final class Mergers {
    private final Map<ContactId, List<Merged>> byRecord = new HashMap<>();

    void add(Merged merged) {
        byRecord.computeIfAbsent(merged.from(), id -> new ArrayList<>()).add(merged);
        byRecord.computeIfAbsent(merged.into(), id -> new ArrayList<>()).add(merged);
    }

    boolean touch(ContactId record) {
        return byRecord.containsKey(record);
    }

    /** Every record of the same person, whenever it became that. */
    Set<ContactId> circle(ContactId record) {
        return touch(record) ? circle(record, new Moment(Instant.MAX, Instant.MAX)) : Set.of(record);
    }

    /** Every record of the same person, the given one first. */
    Set<ContactId> circle(ContactId record, Moment moment) {
        return circle(record, moment, null);
    }

    /** The same, by the merges before an instant only. */
    Set<ContactId> circle(ContactId record, Moment moment, @Nullable Instant before) {
        Set<ContactId> circle = new LinkedHashSet<>();
        Deque<ContactId> open = new ArrayDeque<>();
        circle.add(record);
        open.add(record);
        while (!open.isEmpty()) {
            for (Merged merged : byRecord.getOrDefault(open.remove(), List.of())) {
                if (moment.counts(merged) && (before == null || merged.at().isBefore(before))) {
                    addNew(merged.from(), circle, open);
                    addNew(merged.into(), circle, open);
                }
            }
        }
        return circle;
    }

    private static void addNew(ContactId record, Set<ContactId> circle, Deque<ContactId> open) {
        if (circle.add(record)) {
            open.add(record);
        }
    }

    /** The record that speaks for the person now. */
    ContactId survivor(ContactId record, Moment moment) {
        Set<ContactId> seen = new HashSet<>();
        ContactId last = record;
        ContactId next = record;
        while (next != null && seen.add(next)) {
            last = next;
            next = mergedInto(next, moment);
        }
        return last;
    }

    private @Nullable ContactId mergedInto(ContactId record, Moment moment) {
        ContactId into = null;
        for (Merged merged : byRecord.getOrDefault(record, List.of())) {
            if (merged.from().equals(record) && moment.counts(merged)) {
                into = merged.into();
            }
        }
        return into;
    }

    /** The instants from one on at which records joined the person, in order. */
    private Set<Instant> joins(Set<ContactId> circle, Moment moment, Instant from) {
        Set<Instant> joins = new TreeSet<>();
        for (ContactId record : circle) {
            for (Merged merged : byRecord.getOrDefault(record, List.of())) {
                if (moment.counts(merged) && !merged.at().isBefore(from)) {
                    joins.add(merged.at());
                }
            }
        }
        return joins;
    }

    /** Whether something that was said of some records is still open when another joins them. */
    interface Open {
        boolean isFound(Set<ContactId> side, Instant since, Instant join);
    }

    /** When something that was said of a person counts as said: it is carried over by each merge that finds it open. */
    Instant carried(Consent.OfPerson fact, Moment moment, Open open) {
        Instant at = fact.at();
        if (touch(fact.person())) {
            for (Instant join : joins(circle(fact.person(), moment), moment, at)) {
                Set<ContactId> side = circle(fact.person(), moment, join);
                if (grewAt(join, side, moment) && open.isFound(side, at, join)) {
                    at = join;
                }
            }
        }
        return at;
    }

    /** Whether exactly then a merge joined one of these records with another. */
    private boolean grewAt(Instant at, Set<ContactId> side, Moment moment) {
        for (ContactId record : side) {
            for (Merged merged : byRecord.getOrDefault(record, List.of())) {
                if (merged.at().equals(at)
                        && moment.counts(merged)
                        && side.contains(merged.from()) != side.contains(merged.into())) {
                    return true;
                }
            }
        }
        return false;
    }
}
