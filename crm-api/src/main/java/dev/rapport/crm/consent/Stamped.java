package dev.rapport.crm.consent;

import java.time.Instant;

/**
 * A fact that can be told with another stamp: at another time, by another actor.
 *
 * <p>Each method gives a new value and leaves the old one as it is.
 *
 * <pre>{@code
 * crm.consents().record(Consent.objected(ada.id()).at(yesterday).actor("bob"));
 * }</pre>
 *
 * @param <T> what kind of fact it is
 */
public interface Stamped<T extends Consent> {

    /**
     * Its id, when it happened, when we learned of it, and by whom.
     *
     * @return the stamp
     */
    FactStamp stamp();

    /**
     * The same with another stamp.
     *
     * @param value the stamp
     * @return a new fact
     */
    T stamped(FactStamp value);

    /**
     * The same under an id of the caller's choice.
     *
     * @param value the id
     * @return a new fact
     */
    default T id(ConsentId value) {
        return stamped(stamp().id(value));
    }

    /**
     * The same at another time; the time of recording unless said.
     *
     * @param value when it happened, truncated to microseconds
     * @return a new fact
     */
    default T at(Instant value) {
        return stamped(stamp().at(value));
    }

    /**
     * The same, entered by somebody.
     *
     * @param value a name or id of the host's own, 1 to 128 characters
     * @return a new fact
     */
    default T actor(String value) {
        return stamped(stamp().actor(value));
    }

    /**
     * The same, said for another controller or brand than our own.
     *
     * @param value its name, 1 to 128 characters
     * @return a new fact
     */
    default T controller(String value) {
        return stamped(stamp().controller(value));
    }
}
