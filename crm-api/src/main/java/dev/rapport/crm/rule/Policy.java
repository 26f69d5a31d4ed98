package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.TimeWindow;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every rule and every contact: hours, caps, spacing, and the zone of those who have none.
 *
 * <p>Immutable and thread-safe. Nothing is limited unless said. A contact's own window beats the policy's window, its own
 * quiet hours beat the policy's quiet hours.
 *
 * <pre>{@code
 * Policy policy = Policy.builder()
 *         .window(TimeWindow.of("09:00", "18:00"))
 *         .cap(new Cap(2, 7))
 *         .fallbackZone(ZoneId.of("Europe/Paris"))
 *         .build();
 * }</pre>
 */
public final class Policy {

    private static final Policy NONE = builder().build();
    private static final int LONGEST_SPACING = 3_660;

    private final @Nullable TimeWindow window;
    private final @Nullable QuietHours quietHours;
    private final @Nullable Cap cap;
    private final int spacingDays;
    private final ZoneId fallbackZone;

    private Policy(Builder builder) {
        window = builder.window;
        quietHours = builder.quietHours;
        cap = builder.cap;
        spacingDays = builder.spacingDays;
        fallbackZone = builder.fallbackZone;
    }

    /**
     * Returns the policy that limits nothing.
     *
     * @return the policy
     */
    public static Policy none() {
        return NONE;
    }

    /**
     * Begins a policy.
     *
     * @return a builder that limits nothing yet
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a policy that starts as this one.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.window = window;
        builder.quietHours = quietHours;
        builder.cap = cap;
        builder.spacingDays = spacingDays;
        builder.fallbackZone = fallbackZone;
        return builder;
    }

    /**
     * Returns the hours in which contacts may be reached.
     *
     * @return the window, or empty for any hour
     */
    public Optional<TimeWindow> window() {
        return Optional.ofNullable(window);
    }

    /**
     * Returns the hours in which nobody is disturbed.
     *
     * @return the quiet hours, or empty for none
     */
    public Optional<QuietHours> quietHours() {
        return Optional.ofNullable(quietHours);
    }

    /**
     * Returns how often a contact may be contacted.
     *
     * @return the cap, or empty for any number
     */
    public Optional<Cap> cap() {
        return Optional.ofNullable(cap);
    }

    /**
     * Returns how many days after the last outbound contact the next one may be.
     *
     * @return the days; 0 for no spacing
     */
    public int spacingDays() {
        return spacingDays;
    }

    /**
     * Returns the zone of contacts whose own zone is unknown.
     *
     * @return the zone; UTC unless said
     */
    public ZoneId fallbackZone() {
        return fallbackZone;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policy that
                && Objects.equals(window, that.window)
                && Objects.equals(quietHours, that.quietHours)
                && Objects.equals(cap, that.cap)
                && spacingDays == that.spacingDays
                && fallbackZone.equals(that.fallbackZone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(window, quietHours, cap, spacingDays, fallbackZone);
    }

    @Override
    public String toString() {
        return "Policy[window " + window + ", quiet " + quietHours + ", cap " + cap + ", spacing " + spacingDays
                + " days, fallback " + fallbackZone + "]";
    }

    /**
     * Builds a {@link Policy}.
     *
     * <p>Mutable; not thread-safe.
     *
     * <pre>{@code
     * Policy spaced = Policy.builder().spacingDays(3).build();
     * }</pre>
     */
    public static final class Builder {

        private @Nullable TimeWindow window;
        private @Nullable QuietHours quietHours;
        private @Nullable Cap cap;
        private int spacingDays;
        private ZoneId fallbackZone = ZoneOffset.UTC;

        private Builder() {}

        /**
         * Sets the hours in which contacts may be reached.
         *
         * @param hours the window
         * @return this builder
         */
        public Builder window(TimeWindow hours) {
            window = Objects.requireNonNull(hours, "window");
            return this;
        }

        /**
         * Sets the hours in which nobody is disturbed.
         *
         * @param hours the quiet hours
         * @return this builder
         */
        public Builder quietHours(QuietHours hours) {
            quietHours = Objects.requireNonNull(hours, "quietHours");
            return this;
        }

        /**
         * Sets how often a contact may be contacted.
         *
         * @param limit the cap
         * @return this builder
         */
        public Builder cap(Cap limit) {
            cap = Objects.requireNonNull(limit, "cap");
            return this;
        }

        /**
         * Sets how many days after the last outbound contact the next one may be.
         *
         * @param days 0 to 3,660
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder spacingDays(int days) {
            if (days < 0 || days > LONGEST_SPACING) {
                throw new IllegalArgumentException(
                        "spacingDays: must be from 0 to " + LONGEST_SPACING + " days, was " + days);
            }
            spacingDays = days;
            return this;
        }

        /**
         * Sets the zone of contacts whose own zone is unknown.
         *
         * @param zone the zone
         * @return this builder
         */
        public Builder fallbackZone(ZoneId zone) {
            fallbackZone = Objects.requireNonNull(zone, "fallbackZone");
            return this;
        }

        /**
         * Ends the policy.
         *
         * @return the policy
         */
        public Policy build() {
            return new Policy(this);
        }
    }
}
