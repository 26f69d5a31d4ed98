package dev.rapport.crm.consent;

import dev.rapport.crm.error.PlainText;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What every fact of consent carries: its id, its place in the ledger, when it happened, when we learned of it, and by whom.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * FactStamp stamp = FactStamp.of(ConsentId.next(), 17, Instant.parse("2026-05-04T09:00:00Z"))
 *         .recorded(Instant.parse("2026-05-04T09:00:03Z"))
 *         .actor("web shop");
 * }</pre>
 *
 * @param id the id of the fact
 * @param sequence its place in the ledger; never changes an answer, only which of two simultaneous facts explains it
 * @param at when it happened
 * @param recorded when we learned of it
 * @param actor who entered it, if known
 * @param controller for whom it was said; empty means for us
 */
public record FactStamp(
        ConsentId id,
        long sequence,
        Instant at,
        Instant recorded,
        Optional<String> actor,
        Optional<String> controller) {

    static final Comparator<FactStamp> IN_TIME = Comparator.comparing(FactStamp::at)
            .thenComparingLong(FactStamp::sequence)
            .thenComparing(FactStamp::id);

    /**
     * Checks that nothing is missing.
     *
     * @param id the id of the fact
     * @param sequence its place in the ledger
     * @param at when it happened
     * @param recorded when we learned of it
     * @param actor who entered it, if known
     * @param controller for whom it was said; empty means for us
     */
    public FactStamp {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(recorded, "recorded");
        actor.ifPresent(value -> PlainText.require("actor", value, 128));
        controller.ifPresent(value -> PlainText.require("controller", value, 128));
    }

    /**
     * A stamp of something that we learned when it happened.
     *
     * @param id the id of the fact
     * @param sequence its place in the ledger
     * @param at when it happened
     * @return the stamp, for ourselves as controller
     */
    public static FactStamp of(ConsentId id, long sequence, Instant at) {
        return new FactStamp(id, sequence, at, at, Optional.empty(), Optional.empty());
    }

    /**
     * The same, learned at another time.
     *
     * @param value when we learned of it
     * @return a new stamp
     */
    public FactStamp recorded(Instant value) {
        return new FactStamp(id, sequence, at, value, actor, controller);
    }

    /**
     * The same, entered by somebody.
     *
     * @param value a name or id of the host's own, 1 to 128 characters
     * @return a new stamp
     */
    public FactStamp actor(String value) {
        return new FactStamp(id, sequence, at, recorded, Optional.of(value), controller);
    }

    /**
     * The same, said for another controller or brand than our own.
     *
     * @param value its name, 1 to 128 characters
     * @return a new stamp
     */
    public FactStamp controller(String value) {
        return new FactStamp(id, sequence, at, recorded, actor, Optional.of(value));
    }
}
