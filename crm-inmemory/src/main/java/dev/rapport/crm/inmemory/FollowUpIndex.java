package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The follow-ups of one tenant, filed under every question that is asked about them. */
final class FollowUpIndex {
    static final Comparator<FollowUp> LONGEST_DUE = FollowUpIndex::compareDue;

    private static final Comparator<FollowUp> BY_CONTACT = Comparator.comparing(FollowUp::contact);
    private static final Comparator<FollowUp> BY_OCCURRENCE =
            BY_CONTACT.thenComparing(FollowUp::rule).thenComparing(FollowUp::occurrence);
    private static final Comparator<FollowUp> NEWEST_CLOSED = Comparator.comparing(FollowUpIndex::closedAt)
            .thenComparing(FollowUp::id)
            .reversed();

    private record File(Index<FollowUp> index, Predicate<FollowUp> holds) {}

    private final Lookup<FollowUpId, FollowUp> byId;
    private final Index<FollowUp> byOccurrence;
    private final Index<FollowUp> queue;
    private final Index<FollowUp> active;
    private final Index<FollowUp> consumed;
    private final Index<FollowUp> snoozed;
    private final List<File> files;

    FollowUpIndex(Journal journal, Meter meter) {
        byId = new Lookup<>(journal, meter);
        byOccurrence = new Index<>(BY_OCCURRENCE, journal, meter);
        queue = new Index<>(LONGEST_DUE, journal, meter);
        active = new Index<>(BY_CONTACT.thenComparing(LONGEST_DUE), journal, meter);
        consumed = new Index<>(BY_CONTACT.thenComparing(NEWEST_CLOSED), journal, meter);
        snoozed = new Index<>(BY_CONTACT.thenComparing(FollowUp::id), journal, meter);
        files = List.of(
                new File(byOccurrence, f -> true),
                new File(queue, f -> f.status().isActive()),
                new File(active, f -> f.status().isActive()),
                new File(consumed, f -> f.status().isConsumed()),
                new File(snoozed, FollowUpIndex::countsAsSnoozed));
    }

    @Nullable
    FollowUp find(FollowUpId id) {
        return byId.find(id);
    }

    /** The one of the same contact, rule and occurrence. */
    @Nullable
    FollowUp findSame(FollowUp wanted) {
        return byOccurrence.first(
                f -> BY_OCCURRENCE.compare(f, wanted) >= 0, f -> BY_OCCURRENCE.compare(f, wanted) == 0);
    }

    List<FollowUp> of(ContactId contact) {
        return all(byOccurrence, contact, Integer.MAX_VALUE);
    }

    List<FollowUp> active(ContactId contact) {
        return all(active, contact, Integer.MAX_VALUE);
    }

    List<FollowUp> consumed(ContactId contact) {
        return all(consumed, contact, Integer.MAX_VALUE);
    }

    List<FollowUp> snoozed(ContactId contact) {
        return all(snoozed, contact, Integer.MAX_VALUE);
    }

    /** The active ones from the first that is reached, the longest due first. */
    Iterator<FollowUp> queue(Predicate<FollowUp> reached) {
        return queue.from(reached);
    }

    void add(FollowUp followUp) {
        byId.put(followUp.id(), followUp);
        for (File file : files) {
            if (file.holds.test(followUp)) {
                file.index.add(followUp);
            }
        }
    }

    void replace(FollowUp before, FollowUp after) {
        takeOut(before);
        add(after);
    }

    void remove(FollowUp followUp) {
        takeOut(followUp);
        byId.remove(followUp.id());
    }

    private void takeOut(FollowUp followUp) {
        for (File file : files) {
            if (file.holds.test(followUp)) {
                file.index.remove(followUp);
            }
        }
    }

    private static int compareDue(FollowUp a, FollowUp b) {
        int bySecond = Long.compare(a.due().toEpochSecond(), b.due().toEpochSecond());
        if (bySecond != 0) {
            return bySecond;
        }
        int byNano = Integer.compare(a.due().getNano(), b.due().getNano());
        return byNano != 0 ? byNano : a.id().compareTo(b.id());
    }

    static Instant dueAt(FollowUp followUp) {
        return followUp.due().toInstant();
    }

    private static Instant closedAt(FollowUp followUp) {
        return followUp.closedAt().orElse(Instant.MIN);
    }

    private static boolean countsAsSnoozed(FollowUp followUp) {
        return followUp.snoozedUntil().isPresent()
                && !followUp.status().isConsumed()
                && followUp.status() != FollowUpStatus.LAPSED;
    }

    private static List<FollowUp> all(Index<FollowUp> index, ContactId contact, int limit) {
        return index.range(
                f -> f.contact().compareTo(contact) >= 0, f -> f.contact().equals(contact), limit);
    }
}
