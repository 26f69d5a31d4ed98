package dev.rapport.crm.facts;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has become of the occurrences that rules planned for a contact: which are used up, which are snoozed.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Occurrences none = Occurrences.none();
 * Occurrences done = new Occurrences(Set.of("birthday:2026"), Map.of(), Optional.empty());
 * }</pre>
 *
 * @param consumed the keys of the occurrences that were completed or skipped
 * @param snoozes until when an occurrence is snoozed, by its key, on the contact's wall clock
 * @param contactSnooze until when the whole contact is snoozed, on its wall clock
 */
public record Occurrences(
        Set<String> consumed, Map<String, LocalDateTime> snoozes, Optional<LocalDateTime> contactSnooze) {
    private static final Occurrences NONE = new Occurrences(Set.of(), Map.of(), Optional.empty());

    /**
     * Copies the collections.
     *
     * @param consumed the keys of the occurrences that were completed or skipped
     * @param snoozes until when an occurrence is snoozed, by its key, on the contact's wall clock
     * @param contactSnooze until when the whole contact is snoozed, on its wall clock
     */
    public Occurrences {
        consumed = Set.copyOf(consumed);
        snoozes = Map.copyOf(snoozes);
    }

    /**
     * Nothing was completed, skipped or snoozed.
     *
     * @return the empty value
     */
    public static Occurrences none() {
        return NONE;
    }

    /**
     * As these, with one more that is used up.
     *
     * @param key the key of the occurrence
     * @return other occurrences
     */
    public Occurrences andConsumed(String key) {
        Set<String> more = new HashSet<>(consumed);
        more.add(key);
        return new Occurrences(more, snoozes, contactSnooze);
    }

    /**
     * As these, with one that is snoozed; if it was snoozed already, until the later of the two.
     *
     * @param key the key of the occurrence
     * @param until until when, on the contact's wall clock
     * @return other occurrences
     */
    public Occurrences andSnoozed(String key, LocalDateTime until) {
        Map<String, LocalDateTime> more = new HashMap<>(snoozes);
        more.merge(key, until, Occurrences::later);
        return new Occurrences(consumed, more, contactSnooze);
    }

    /**
     * As these, with the whole contact snoozed; if it was already, until the later of the two.
     *
     * @param until until when, on the contact's wall clock
     * @return other occurrences
     */
    public Occurrences andContactSnoozed(LocalDateTime until) {
        return new Occurrences(
                consumed,
                snoozes,
                Optional.of(contactSnooze.map(earlier -> later(earlier, until)).orElse(until)));
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
