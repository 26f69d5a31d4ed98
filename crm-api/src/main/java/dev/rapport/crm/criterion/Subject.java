package dev.rapport.crm.criterion;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a condition is asked about: one contact and what happened with it, as of an instant and in a zone.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion loyal = tagged("customer").and(atLeast(3, TouchFilter.kinds(PURCHASE)));
 * boolean yes = loyal.test(Subject.of(ada, history, now.atZone(paris)));
 * }</pre>
 */
public interface Subject {
    /**
     * A contact with its history, of whose permissions, follow-ups and numbers nothing is known.
     *
     * @param contact the contact
     * @param effective each fact once: its last correction, no retractions; in any order, also later ones
     * @param asOf when and in which zone it is asked
     * @return the subject
     */
    static Subject of(Contact contact, Collection<Interaction> effective, ZonedDateTime asOf) {
        return of(contact, Dealings.of(effective, asOf), asOf);
    }

    /**
     * A contact with what happened, of whose permissions, follow-ups and numbers nothing is known.
     *
     * @param contact the contact
     * @param dealings what happened, as of the same instant
     * @param asOf when and in which zone it is asked
     * @return the subject
     */
    static Subject of(Contact contact, Dealings dealings, ZonedDateTime asOf) {
        return new PlainSubject(contact, dealings, asOf);
    }

    /**
     * The contact itself.
     *
     * @return its revision of that time
     */
    Contact contact();

    /**
     * Which records are one person with the contact, who is among them.
     *
     * @return those that are or were {@linkplain dev.rapport.crm.consent.Merged merged} with it; the contact alone if there are
     *     none or nobody knows
     */
    default Set<ContactId> records() {
        return Set.of(contact().id());
    }

    /**
     * When and in which zone it is asked.
     *
     * @return the instant, with the zone in which days are counted
     */
    ZonedDateTime asOf();

    /**
     * What has happened with the contact.
     *
     * @return the dealings as of that instant
     */
    Dealings dealings();

    /**
     * Whether it may be contacted.
     *
     * @param purpose what for
     * @param channel how
     * @return the decision about the point that speaks most for it; empty if there is none or nobody knows
     */
    default Optional<ConsentDecision> consent(Purpose purpose, Channel channel) {
        return Optional.empty();
    }

    /**
     * Its follow-ups, also those that are over.
     *
     * @return by due date; none if nobody knows
     */
    default List<FollowUp> followUps() {
        return List.of();
    }

    /**
     * A number about it, as {@link Measures} give it.
     *
     * @param name what is measured
     * @return the number; empty if nobody knows
     */
    default OptionalDouble measure(String name) {
        return OptionalDouble.empty();
    }
}
