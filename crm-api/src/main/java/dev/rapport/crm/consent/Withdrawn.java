package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import jakarta.validation.Valid;
import java.util.List;

/**
 * The person took permission back.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.withdrawn(ada.id()));                      // everything
 * crm.consents().record(Consent.withdrawn(ada.id()).by(SMS).to(number));   // no more text messages there
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 * @param scope how much
 */
public record Withdrawn(
        FactStamp stamp, ContactId person, @Valid ConsentScope scope) implements Consent.OfPerson, Stamped<Withdrawn> {
    /**
     * The same, at one point only.
     *
     * @param point the point
     * @return a new fact
     */
    public Withdrawn to(ContactPoint point) {
        return new Withdrawn(stamp, person, scope.to(point));
    }

    /**
     * The same, over some channels only.
     *
     * @param channels at least one channel
     * @return a new fact
     */
    public Withdrawn by(Channel... channels) {
        return new Withdrawn(stamp, person, scope.by(channels));
    }

    /**
     * The same, for some purposes only.
     *
     * @param purposes at least one purpose
     * @return a new fact
     */
    public Withdrawn purposes(Purpose... purposes) {
        return new Withdrawn(stamp, person, scope.purposes(purposes));
    }

    @Override
    public List<ContactPoint> points() {
        return scope.point().stream().toList();
    }

    @Override
    public Withdrawn stamped(FactStamp value) {
        return new Withdrawn(value, person, scope);
    }
}
