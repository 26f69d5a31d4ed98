package dev.rapport.crm.contact;

import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.calendar.TimeWindow;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How and when a contact wishes to be approached.
 *
 * <p>Times are on the clock of the contact's zone. The contact's own window and quiet hours take the place of the
 * host's. Immutable and thread-safe.
 *
 * <pre>{@code
 * Preferences preferences = Preferences.builder()
 *         .preferredChannel(Channel.CALL)
 *         .window(new TimeWindow(LocalTime.of(9, 0), LocalTime.of(12, 0)))
 *         .build();
 * Contact ada = Contact.person("Ada Lovelace").preferences(preferences).build();
 * }</pre>
 */
public final class Preferences {

    private static final Preferences NONE = new Preferences(new Builder());

    private final @Nullable Channel preferredChannel;
    private final @Nullable TimeWindow window;
    private final @Nullable QuietHours quietHours;
    private final @Nullable LocalDate notBefore;

    @Size(max = 400)
    private final SortedSet<LocalDate> blackoutDays;

    private final boolean doNotContact;

    private Preferences(Builder builder) {
        preferredChannel = builder.preferredChannel;
        window = builder.window;
        quietHours = builder.quietHours;
        notBefore = builder.notBefore;
        blackoutDays = Sorted.setOf(builder.blackoutDays);
        doNotContact = builder.doNotContact;
    }

    /**
     * Returns the preferences of somebody who never told any.
     *
     * @return always the same, empty ones
     */
    public static Preferences none() {
        return NONE;
    }

    /**
     * Returns a builder without any preference.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a builder that holds these preferences.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.preferredChannel = preferredChannel;
        builder.window = window;
        builder.quietHours = quietHours;
        builder.notBefore = notBefore;
        builder.blackoutDays.addAll(blackoutDays);
        builder.doNotContact = doNotContact;
        return builder;
    }

    /**
     * Returns the channel to try first where a rule allows several.
     *
     * @return the channel, if there is one
     */
    public Optional<Channel> preferredChannel() {
        return Optional.ofNullable(preferredChannel);
    }

    /**
     * Returns the hours of the day in which to approach the contact.
     *
     * @return the window, if there is one
     */
    public Optional<TimeWindow> window() {
        return Optional.ofNullable(window);
    }

    /**
     * Returns the hours in which not to approach the contact.
     *
     * @return the quiet hours, if there are any
     */
    public Optional<QuietHours> quietHours() {
        return Optional.ofNullable(quietHours);
    }

    /**
     * Returns the first day on which to approach the contact.
     *
     * @return the day, if there is one
     */
    public Optional<LocalDate> notBefore() {
        return Optional.ofNullable(notBefore);
    }

    /**
     * Returns the days on which not to approach the contact.
     *
     * @return an unmodifiable set, the earliest day first
     */
    public SortedSet<LocalDate> blackoutDays() {
        return blackoutDays;
    }

    /**
     * Returns whether the contact must not be approached at all.
     *
     * @return true if no plan may be made
     */
    public boolean doNotContact() {
        return doNotContact;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Preferences that
                && doNotContact == that.doNotContact
                && Objects.equals(preferredChannel, that.preferredChannel)
                && Objects.equals(window, that.window)
                && Objects.equals(quietHours, that.quietHours)
                && Objects.equals(notBefore, that.notBefore)
                && blackoutDays.equals(that.blackoutDays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(preferredChannel, window, quietHours, notBefore, blackoutDays, doNotContact);
    }

    /**
     * Returns whether there are any preferences, and nothing of what they are.
     *
     * @return a text without the preferences
     */
    @Override
    public String toString() {
        return equals(NONE) ? "Preferences[none]" : "Preferences[some]";
    }

    /**
     * Collects preferences.
     *
     * <p>Not thread-safe.
     *
     * <pre>{@code
     * Preferences holiday = Preferences.builder()
     *         .notBefore(LocalDate.of(2027, 8, 15))
     *         .build();
     * }</pre>
     */
    public static final class Builder {

        private @Nullable Channel preferredChannel;
        private @Nullable TimeWindow window;
        private @Nullable QuietHours quietHours;
        private @Nullable LocalDate notBefore;
        private final TreeSet<LocalDate> blackoutDays = new TreeSet<>();
        private boolean doNotContact;

        private Builder() {}

        /**
         * Sets the channel to try first.
         *
         * @param channel the channel
         * @return this builder
         */
        public Builder preferredChannel(Channel channel) {
            preferredChannel = Objects.requireNonNull(channel, "channel");
            return this;
        }

        /**
         * Sets the hours of the day in which to approach the contact.
         *
         * @param hours the window, in the contact's zone
         * @return this builder
         */
        public Builder window(TimeWindow hours) {
            window = Objects.requireNonNull(hours, "window");
            return this;
        }

        /**
         * Sets the hours in which not to approach the contact.
         *
         * @param hours the quiet hours, in the contact's zone
         * @return this builder
         */
        public Builder quietHours(QuietHours hours) {
            quietHours = Objects.requireNonNull(hours, "quietHours");
            return this;
        }

        /**
         * Sets the first day on which to approach the contact.
         *
         * @param day the day, in the years 1 to 9999
         * @return this builder
         * @throws IllegalArgumentException if the year is outside that range
         */
        public Builder notBefore(LocalDate day) {
            notBefore = StorableTime.date("not before", day);
            return this;
        }

        /**
         * Sets the days on which not to approach the contact, in place of earlier ones.
         *
         * @param days at most 400 days, in the years 1 to 9999
         * @return this builder
         * @throws IllegalArgumentException if a year is outside that range
         */
        public Builder blackoutDays(Collection<LocalDate> days) {
            days.forEach(day -> StorableTime.date("blackout days", day));
            blackoutDays.clear();
            blackoutDays.addAll(days);
            return this;
        }

        /**
         * Sets whether the contact must not be approached at all.
         *
         * @param value true if no plan may be made
         * @return this builder
         */
        public Builder doNotContact(boolean value) {
            doNotContact = value;
            return this;
        }

        /**
         * Returns the preferences.
         *
         * @return the preferences
         */
        public Preferences build() {
            return new Preferences(this);
        }
    }
}
