package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import jakarta.validation.Valid;
import java.util.List;

/**
 * The controller ended grants; unlike a withdrawal it restricts nothing that is given later.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.expired(ada.id(), OFFERS).actor("bob"));
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person whose grants
 * @param scope which of them
 */
public record Expired(
        FactStamp stamp, ContactId person, @Valid ConsentScope scope) implements Consent.OfPerson, Stamped<Expired> {
    /**
     * The same, at one point only.
     *
     * @param point the point
     * @return a new fact
     */
    public Expired to(ContactPoint point) {
        return new Expired(stamp, person, scope.to(point));
    }

    /**
     * The same, over some channels only.
     *
     * @param channels at least one channel
     * @return a new fact
     */
    public Expired by(Channel... channels) {
        return new Expired(stamp, person, scope.by(channels));
    }

    /**
     * The same, for some purposes only.
     *
     * @param purposes at least one purpose
     * @return a new fact
     */
    public Expired purposes(Purpose... purposes) {
        return new Expired(stamp, person, scope.purposes(purposes));
    }

    @Override
    public List<ContactPoint> points() {
        return scope.point().stream().toList();
    }

    @Override
    public Expired stamped(FactStamp value) {
        return new Expired(value, person, scope);
    }
}
