package dev.rapport.crm.facts;

import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.criterion.Subject;
import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Everything that a decision about one contact may depend on.
 *
 * <p>Interactions later than now are not filtered: whoever makes the facts passes those to be seen. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Facts facts = Facts.of(ada, Activity.of(history, book.needs(), ZoneOffset.UTC));
 * Plan plan = Planner.plan(facts, book, Permission.unchecked(), now);
 * }</pre>
 *
 * @param contact the contact as it is
 * @param activity what its interactions amount to
 * @param occurrences what has become of earlier plans
 * @param ledger everything that permissions to contact it are judged by, if it was declared as needed, else empty
 */
public record Facts(Contact contact, Activity activity, Occurrences occurrences, ConsentLedger ledger) {
    /**
     * Facts of a contact for which nothing was planned before.
     *
     * @param contact the contact
     * @param activity what its interactions amount to
     * @return the facts, without a ledger
     */
    public static Facts of(Contact contact, Activity activity) {
        return new Facts(contact, activity, Occurrences.none(), ConsentLedger.empty());
    }

    /**
     * The first interaction, by time and then by id.
     *
     * @param filter which are meant
     * @return the first, or empty
     */
    public Optional<Touch> first(TouchFilter filter) {
        return activity.first(filter);
    }

    /**
     * The last interaction, by time and then by id.
     *
     * @param filter which are meant
     * @return the last, or empty
     */
    public Optional<Touch> last(TouchFilter filter) {
        return activity.last(filter);
    }

    /**
     * How many interactions there were.
     *
     * @param filter which are meant
     * @return zero or more
     */
    public long count(TouchFilter filter) {
        return activity.count(filter);
    }

    /**
     * The contact as a condition sees it.
     *
     * @param asOf when and in which zone it is asked; what is later counts only if nothing declared {@link
     *     FactNeeds#asked} when the activity was made
     * @return the subject
     */
    public Subject asOf(ZonedDateTime asOf) {
        return new FactsSubject(contact, activity.dealings(asOf), asOf, ledger.records(contact.id()));
    }

    @Override
    public String toString() {
        return "Facts[" + contact.id() + "]";
    }
}
