package dev.rapport.crm.criterion;

import java.time.ZoneId;
import java.util.Objects;

/**
 * The contact is known to live by the clocks of a zone.
 *
 * <p>Zones are compared by their names: who is in Europe/Dublin is not in Europe/London. Immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion french = Criteria.inZone(ZoneId.of("Europe/Paris"));
 * }</pre>
 *
 * @param zone the zone of the contact itself; nobody is in a zone because it is the fallback
 */
public record InZone(ZoneId zone) implements Criterion {
    /**
     * Checks that there is one.
     *
     * @param zone the zone
     */
    public InZone {
        Objects.requireNonNull(zone, "zone");
    }

    @Override
    public boolean test(Subject subject) {
        return subject.contact().zone().filter(zone::equals).isPresent();
    }

    @Override
    public String toString() {
        return Sentence.discreet(this);
    }
}
