package dev.rapport.crm.contact;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.error.PlainText;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contact point together with what is known about it: label, validity, origin.
 *
 * <p>Immutable and thread-safe. Instants are truncated to microseconds.
 *
 * <pre>{@code
 * PointEntry work = PointEntry.builder(EmailAddress.parse("ada@example.org"))
 *         .label("work").validUntil(LocalDate.of(2027, 12, 31)).source("trade fair")
 *         .build();
 * Contact ada = Contact.person("Ada Lovelace").point(work).build();
 * }</pre>
 */
public final class PointEntry {

    private final ContactPoint point;

    @Size(max = 64)
    private final @Nullable String label;

    private final boolean primary;
    private final @Nullable LocalDate validFrom;
    private final @Nullable LocalDate validUntil;

    @Size(max = 64)
    private final @Nullable String source;

    private final @Nullable Instant learnedAt;
    private final @Nullable Instant verifiedAt;

    private PointEntry(Builder builder) {
        point = builder.point;
        label = builder.label;
        primary = builder.primary;
        validFrom = builder.validFrom;
        validUntil = builder.validUntil;
        source = builder.source;
        learnedAt = builder.learnedAt;
        verifiedAt = builder.verifiedAt;
        if (validFrom != null && validUntil != null && validUntil.isBefore(validFrom)) {
            throw new IllegalArgumentException(
                    "valid until: before valid from; give the last day, or leave one of them out");
        }
    }

    /**
     * Returns an entry of which nothing is known but the point.
     *
     * @param point the point
     * @return the entry
     */
    public static PointEntry of(ContactPoint point) {
        return builder(point).build();
    }

    /**
     * Returns a builder for an entry of the point.
     *
     * @param point the point
     * @return a new builder
     */
    public static Builder builder(ContactPoint point) {
        return new Builder(point);
    }

    /**
     * Returns a builder that holds this entry.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(point);
        builder.label = label;
        builder.primary = primary;
        builder.validFrom = validFrom;
        builder.validUntil = validUntil;
        builder.source = source;
        builder.learnedAt = learnedAt;
        builder.verifiedAt = verifiedAt;
        return builder;
    }

    /**
     * Returns the point.
     *
     * @return where somebody can be reached
     */
    public ContactPoint point() {
        return point;
    }

    /**
     * Returns what the point is to the contact, such as work or home.
     *
     * @return the label, if there is one
     */
    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    /**
     * Returns whether this is the point to take first among those of its type.
     *
     * @return true for at most one point of each type of a contact
     */
    public boolean primary() {
        return primary;
    }

    /**
     * Returns the first day of validity.
     *
     * @return the day, or empty if it was always valid
     */
    public Optional<LocalDate> validFrom() {
        return Optional.ofNullable(validFrom);
    }

    /**
     * Returns the last day of validity.
     *
     * @return the day, itself included, or empty if no end is known
     */
    public Optional<LocalDate> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    /**
     * Returns whether the point is valid on a day.
     *
     * @param day the day
     * @return true from the first to the last day of validity, both included
     */
    public boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || !day.isAfter(validUntil));
    }

    /**
     * Returns from where the point is known.
     *
     * @return the source, if there is one
     */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /**
     * Returns since when the point is known.
     *
     * @return the instant, if it was noted
     */
    public Optional<Instant> learnedAt() {
        return Optional.ofNullable(learnedAt);
    }

    /**
     * Returns when the point was last found to belong to the contact.
     *
     * @return the instant, or empty if it was never verified
     */
    public Optional<Instant> verifiedAt() {
        return Optional.ofNullable(verifiedAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointEntry that
                && point.equals(that.point)
                && primary == that.primary
                && Objects.equals(label, that.label)
                && Objects.equals(validFrom, that.validFrom)
                && Objects.equals(validUntil, that.validUntil)
                && Objects.equals(source, that.source)
                && Objects.equals(learnedAt, that.learnedAt)
                && Objects.equals(verifiedAt, that.verifiedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(point, primary, label, validFrom, validUntil);
    }

    /**
     * Returns the type and length of the point only.
     *
     * @return a text without the point
     */
    @Override
    public String toString() {
        return "PointEntry[" + point + "]";
    }

    /**
     * Collects what is known about a point.
     *
     * <p>Not thread-safe.
     *
     * <pre>{@code
     * PointEntry entry = PointEntry.builder(PhoneNumber.parse("+442079460000"))
     *         .label("home").primary(true)
     *         .build();
     * }</pre>
     */
    public static final class Builder {

        private final ContactPoint point;
        private @Nullable String label;
        private boolean primary;
        private @Nullable LocalDate validFrom;
        private @Nullable LocalDate validUntil;
        private @Nullable String source;
        private @Nullable Instant learnedAt;
        private @Nullable Instant verifiedAt;

        private Builder(ContactPoint point) {
            this.point = Objects.requireNonNull(point, "point");
            if (point instanceof ErasedPoint) {
                throw new IllegalArgumentException(
                        "point: is what stays of somebody who was erased, nobody can be reached there; give the address itself");
            }
        }

        /**
         * Sets what the point is to the contact.
         *
         * @param value one line, at most 64 characters
         * @return this builder
         * @throws IllegalArgumentException if it is blank or not one line of sound text
         */
        public Builder label(String value) {
            label = PlainText.line("label", value, PlainText.UNLIMITED);
            return this;
        }

        /**
         * Sets whether this is the point to take first among those of its type.
         *
         * @param value true to take it first
         * @return this builder
         */
        public Builder primary(boolean value) {
            primary = value;
            return this;
        }

        /**
         * Sets the first day of validity.
         *
         * @param day the day, in the years 1 to 9999
         * @return this builder
         * @throws IllegalArgumentException if the year is outside that range
         */
        public Builder validFrom(LocalDate day) {
            validFrom = StorableTime.date("valid from", day);
            return this;
        }

        /**
         * Sets the last day of validity.
         *
         * @param day the day, itself included, in the years 1 to 9999
         * @return this builder
         * @throws IllegalArgumentException if the year is outside that range
         */
        public Builder validUntil(LocalDate day) {
            validUntil = StorableTime.date("valid until", day);
            return this;
        }

        /**
         * Sets from where the point is known.
         *
         * @param value one line, at most 64 characters
         * @return this builder
         * @throws IllegalArgumentException if it is blank or not one line of sound text
         */
        public Builder source(String value) {
            source = PlainText.line("source", value, PlainText.UNLIMITED);
            return this;
        }

        /**
         * Sets since when the point is known.
         *
         * @param instant the instant, in the years 1 to 9999
         * @return this builder
         * @throws IllegalArgumentException if the year is outside that range
         */
        public Builder learnedAt(Instant instant) {
            learnedAt = StorableTime.instant("learned at", instant);
            return this;
        }

        /**
         * Sets when the point was last found to belong to the contact.
         *
         * @param instant the instant, in the years 1 to 9999
         * @return this builder
         * @throws IllegalArgumentException if the year is outside that range
         */
        public Builder verifiedAt(Instant instant) {
            verifiedAt = StorableTime.instant("verified at", instant);
            return this;
        }

        /**
         * Returns the entry.
         *
         * @return the entry
         * @throws IllegalArgumentException if the validity ends before it begins
         */
        public PointEntry build() {
            return new PointEntry(this);
        }
    }
}
