package dev.rapport.crm.insight;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.interaction.Interaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The moment that a question is asked for, and the zone in which its days are counted.
 *
 * <p>What happened later does not count; what happened at that very instant does. Immutable and thread-safe.
 *
 * <pre>{@code
 * AsOf endOfMay = AsOf.of(Instant.parse("2026-05-31T22:00:00Z"), ZoneId.of("Europe/Paris"));
 * endOfMay.today();       // 2026-06-01: it is midnight in Paris
 * }</pre>
 *
 * @param instant the last moment that counts, truncated to the microsecond, in the years 1 to 9999
 * @param zone where local dates are counted
 */
public record AsOf(Instant instant, ZoneId zone) {
    private static final Comparator<Interaction> BY_TIME =
            Comparator.comparing(Interaction::occurredAt).thenComparing(Interaction::factId);

    /**
     * Truncates the instant.
     *
     * @param instant the last moment that counts
     * @param zone where local dates are counted
     * @throws IllegalArgumentException if the instant is outside the years 1 to 9999
     */
    public AsOf {
        instant = StorableTime.instant("asOf", instant);
        Objects.requireNonNull(zone, "zone");
    }

    /**
     * A moment and a zone.
     *
     * @param instant the last moment that counts
     * @param zone where local dates are counted
     * @return both
     * @throws IllegalArgumentException if the instant is outside the years 1 to 9999
     */
    public static AsOf of(Instant instant, ZoneId zone) {
        return new AsOf(instant, zone);
    }

    /**
     * The same as a condition is asked for: {@code Subject.asOf()}.
     *
     * @param moment the last moment that counts, in the zone where local dates are counted
     * @return both
     * @throws IllegalArgumentException if the instant is outside the years 1 to 9999
     */
    public static AsOf of(ZonedDateTime moment) {
        return new AsOf(moment.toInstant(), moment.getZone());
    }

    /** {@return the local date of the moment} */
    public LocalDate today() {
        return day(instant);
    }

    /**
     * The local date of another moment, in the same zone.
     *
     * @param moment any moment
     * @return its date
     */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /**
     * Whether a fact counts.
     *
     * @param interaction the fact
     * @return true if it did not happen later
     */
    public boolean sees(Interaction interaction) {
        return !interaction.occurredAt().isAfter(instant);
    }

    Stream<Interaction> seen(Iterable<Interaction> interactions) {
        return StreamSupport.stream(interactions.spliterator(), false).filter(this::sees);
    }

    /** By time, then by id: sums of fractions and running balances do not depend on the order in which facts come. */
    List<Interaction> inOrder(Iterable<Interaction> interactions) {
        return seen(interactions).sorted(BY_TIME).toList();
    }
}
