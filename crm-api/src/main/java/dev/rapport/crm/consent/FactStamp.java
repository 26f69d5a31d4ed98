package dev.rapport.crm.consent;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.error.PlainText;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every fact of consent carries: its id, when it happened, when we learned of it, and by whom.
 *
 * <p>Recording stamps both times; a time that was not given is then that of recording. Ids order facts that happened at the
 * same time. Immutable and thread-safe.
 *
 * <pre>{@code
 * FactStamp stamp = FactStamp.next().at(Instant.parse("2026-05-04T09:00:00Z")).actor("web shop");
 * stamp.knownTime();   // Optional[2026-05-04T09:00:00Z]
 * stamp.recorded();    // IllegalStateException until it is recorded
 * }</pre>
 */
public final class FactStamp {
    /** The order in which a decision looks at facts; it never changes an answer, only which fact explains it. */
    static final Comparator<FactStamp> IN_TIME =
            Comparator.<FactStamp, Instant>comparing(stamp -> stamp.at()).thenComparing(stamp -> stamp.id());

    static final Comparator<FactStamp> AS_RECORDED = Comparator.<FactStamp, Instant>comparing(stamp -> stamp.at())
            .thenComparing(stamp -> stamp.recorded())
            .thenComparing(stamp -> stamp.id());

    private static final ConsentId NO_ID = ConsentId.parse("00000000-0000-0000-0000-000000000000");

    private final ConsentId id;
    private final @Nullable Instant at;
    private final @Nullable Instant recorded;
    private final boolean timeStamped;
    private final Optional<String> actor;
    private final Optional<String> controller;

    private FactStamp(ConsentId id, Times times, Optional<String> actor, Optional<String> controller) {
        this.id = Objects.requireNonNull(id, "id");
        this.at = times.at;
        this.recorded = times.recorded;
        this.timeStamped = times.stamped;
        this.actor = actor;
        this.controller = controller;
    }

    private record Times(@Nullable Instant at, @Nullable Instant recorded, boolean stamped) {
        static final Times UNKNOWN = new Times(null, null, false);
    }

    /**
     * A stamp with a new id and without any time.
     *
     * @return the stamp, for ourselves as controller
     */
    public static FactStamp next() {
        return new FactStamp(ConsentId.next(), Times.UNKNOWN, Optional.empty(), Optional.empty());
    }

    /**
     * A stamp of something that we learned when it happened.
     *
     * @param id the id of the fact
     * @param at when it happened, truncated to microseconds
     * @return the stamp, for ourselves as controller
     */
    public static FactStamp of(ConsentId id, Instant at) {
        Instant time = StorableTime.instant("at", at);
        return new FactStamp(id, new Times(time, time, false), Optional.empty(), Optional.empty());
    }

    /**
     * Its id.
     *
     * @return the id of the fact
     */
    public ConsentId id() {
        return id;
    }

    /**
     * When it happened, to the microsecond.
     *
     * @return the instant
     * @throws IllegalStateException if none was given and it has not been recorded yet
     */
    public Instant at() {
        if (at == null) {
            throw new IllegalStateException(
                    "at: not given, and stamped only when the fact is recorded; call at(...) or use what record(...) returns");
        }
        return at;
    }

    /**
     * When we learned of it, to the microsecond.
     *
     * @return the instant
     * @throws IllegalStateException if it has not been recorded yet
     */
    public Instant recorded() {
        if (recorded == null) {
            throw new IllegalStateException(
                    "recorded: stamped only when the fact is recorded; use what record(...) returns");
        }
        return recorded;
    }

    /**
     * When it happened, if that is known.
     *
     * @return the instant; empty only for a fact that was given no time and has not been recorded
     */
    public Optional<Instant> knownTime() {
        return Optional.ofNullable(at);
    }

    /**
     * Whether {@link #at()} was stamped at recording because the host gave no time.
     *
     * @return true if it is the time of recording
     */
    public boolean isTimeStamped() {
        return timeStamped;
    }

    /**
     * Who entered it.
     *
     * @return a name or id of the host's own, if known
     */
    public Optional<String> actor() {
        return actor;
    }

    /**
     * For whom it was said.
     *
     * @return the controller or brand; empty means for us
     */
    public Optional<String> controller() {
        return controller;
    }

    /**
     * The same under another id.
     *
     * @param value the id
     * @return a new stamp
     */
    public FactStamp id(ConsentId value) {
        return new FactStamp(value, times(), actor, controller);
    }

    /**
     * The same at another time.
     *
     * @param value when it happened, truncated to microseconds
     * @return a new stamp
     */
    public FactStamp at(Instant value) {
        return times(new Times(StorableTime.instant("at", value), recorded, false));
    }

    /**
     * The same, learned at another time.
     *
     * @param value when we learned of it, truncated to microseconds
     * @return a new stamp
     */
    public FactStamp recorded(Instant value) {
        return times(new Times(at, StorableTime.instant("recorded", value), timeStamped));
    }

    /**
     * What recording stamps: for the facade.
     *
     * @param now when we learn of it; also when it happened, if no time was given
     * @return a new stamp with both times
     */
    public FactStamp stamp(Instant now) {
        Instant time = StorableTime.instant("recorded", now);
        return times(at == null || timeStamped ? new Times(time, time, true) : new Times(at, time, false));
    }

    /**
     * Restores what was stamped at recording: for storages.
     *
     * @param value when we learned of it
     * @param isTimeStamped whether the time of the fact was stamped as well
     * @return a new stamp
     */
    public FactStamp restored(Instant value, boolean isTimeStamped) {
        return times(new Times(at, value, isTimeStamped));
    }

    /**
     * The same, entered by somebody.
     *
     * @param value a name or id of the host's own, 1 to 128 characters
     * @return a new stamp
     */
    public FactStamp actor(String value) {
        return new FactStamp(id, times(), Optional.of(PlainText.require("actor", value, 128)), controller);
    }

    /**
     * The same, said for another controller or brand than our own.
     *
     * @param value its name, 1 to 128 characters
     * @return a new stamp
     */
    public FactStamp controller(String value) {
        return new FactStamp(id, times(), actor, Optional.of(PlainText.require("controller", value, 128)));
    }

    /** The same, entered by nobody in particular. */
    FactStamp anonymous() {
        return new FactStamp(id, times(), Optional.empty(), controller);
    }

    /** What the host has given: without the id, which is compared by itself, and without what recording stamps. */
    FactStamp asGiven() {
        return new FactStamp(NO_ID, new Times(timeStamped ? null : at, null, false), actor, controller);
    }

    private Times times() {
        return new Times(at, recorded, timeStamped);
    }

    private FactStamp times(Times value) {
        return new FactStamp(id, value, actor, controller);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof FactStamp other
                && id.equals(other.id)
                && times().equals(other.times())
                && actor.equals(other.actor)
                && controller.equals(other.controller);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "FactStamp[" + id + "]";
    }
}
