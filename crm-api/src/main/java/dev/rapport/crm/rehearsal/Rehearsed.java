package dev.rapport.crm.rehearsal;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.rule.Rejection;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rule book would do with one contact.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rehearsed ada = new Rehearsed(id, Optional.of("bob"), Optional.of(Period.ofMonths(1)), times, plan.rejected().values());
 * if (ada.timesTooSoon() > 0) {
 *     slowDown(ada.contact());
 * }
 * }</pre>
 *
 * @param contact whom
 * @param owner who in the team looks after the contact
 * @param wanted how much time the contact wants between two contacts, if that is known; a positive period
 * @param times when it would be contacted, earliest first
 * @param rejections why the rules plan nothing more at the end
 */
public record Rehearsed(
        ContactId contact,
        Optional<String> owner,
        Optional<Period> wanted,
        List<RehearsedTouch> times,
        Collection<Rejection> rejections) {
    /**
     * Copies the lists.
     *
     * @param contact whom
     * @param owner who in the team looks after the contact
     * @param wanted how much time the contact wants between two contacts, if that is known; a positive period
     * @param times when it would be contacted, earliest first
     * @param rejections why the rules plan nothing more at the end
     */
    public Rehearsed {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(owner, "owner");
        wanted.ifPresent(Rehearsed::requirePositive);
        times = List.copyOf(times);
        rejections = List.copyOf(rejections);
    }

    private static void requirePositive(Period wanted) {
        if (wanted.isZero() || wanted.isNegative()) {
            throw new IllegalArgumentException("wanted: must be longer than nothing and not go back, was " + wanted
                    + "; leave it empty for somebody who has not said");
        }
    }

    /**
     * How often it would be contacted sooner than wanted after the time before; days are those of the contact.
     *
     * @return zero or more; zero if it has not said what it wants
     */
    public long timesTooSoon() {
        if (wanted.isEmpty()) {
            return 0;
        }
        long soon = 0;
        for (int i = 1; i < times.size(); i++) {
            LocalDate before = times.get(i - 1).day();
            if (times.get(i).day().isBefore(before.plus(wanted.get()))) {
                soon++;
            }
        }
        return soon;
    }
}
