package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PartialDate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a permission check knows of a person besides the ledger: points, time zone and date of birth.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Recipient ada = Recipient.of(adaId)
 *         .zone(ZoneId.of("Europe/London"))
 *         .birthDate(LocalDate.of(1990, 12, 10))
 *         .point(EmailAddress.parse("ada@example.org"))
 *         .build();
 * }</pre>
 */
public final class Recipient {
    private final ContactId id;
    private final List<ContactPoint> points;
    private final @Nullable ZoneId zone;
    private final List<ZoneId> zones;
    private final @Nullable LocalDate birthDate;

    private Recipient(Builder b) {
        id = b.id;
        points = List.copyOf(b.points);
        zone = b.zone;
        zones = b.zones != null ? b.zones : b.zone != null ? List.of(b.zone) : List.of();
        birthDate = b.birthDate;
    }

    /**
     * What a contact says of itself.
     *
     * @param contact the contact
     * @return all its points, its zone, and its birthday if the year is known
     */
    public static Recipient from(Contact contact) {
        Builder recipient = of(contact.id());
        contact.points().forEach(entry -> recipient.point(entry.point()));
        contact.zone().ifPresent(recipient::zone);
        PartialDate birthday = contact.dates().get(Contact.BIRTHDAY);
        if (birthday != null && birthday.year().isPresent()) {
            recipient.birthDate(birthday.monthDay().atYear(birthday.year().getAsInt()));
        }
        return recipient.build();
    }

    /**
     * Begins a description without any point, zone or date of birth.
     *
     * @param id who it is
     * @return a builder
     */
    public static Builder of(ContactId id) {
        return new Builder(id);
    }

    /**
     * Who it is.
     *
     * @return the id of the contact
     */
    public ContactId id() {
        return id;
    }

    /**
     * Where the person can be reached.
     *
     * @return the points, in the order given
     */
    public List<ContactPoint> points() {
        return points;
    }

    /**
     * The zone in which dates are judged.
     *
     * @return the zone; if empty, dates are judged in UTC
     */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /**
     * The zones in one of which the person may be, all of which must be open; the one zone unless said otherwise.
     *
     * @return the zones; if empty, a channel with hours is closed
     */
    public List<ZoneId> zones() {
        return zones;
    }

    /**
     * When the person was born.
     *
     * @return the date, if known
     */
    public Optional<LocalDate> birthDate() {
        return Optional.ofNullable(birthDate);
    }

    @Override
    public String toString() {
        return "Recipient[" + id + "]";
    }

    /**
     * Says who a recipient is, piece by piece.
     *
     * <p>Not thread-safe.
     *
     * <pre>{@code
     * Recipient ada = Recipient.of(adaId).zone(ZoneId.of("Europe/London")).build();
     * }</pre>
     */
    public static final class Builder {
        private final ContactId id;
        private final List<ContactPoint> points = new ArrayList<>();
        private @Nullable ZoneId zone;
        private @Nullable List<ZoneId> zones;
        private @Nullable LocalDate birthDate;

        private Builder(ContactId id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /**
         * Adds a point.
         *
         * @param value where the person can be reached
         * @return this builder
         */
        public Builder point(ContactPoint value) {
            points.add(Objects.requireNonNull(value, "point"));
            return this;
        }

        /**
         * Says in which zone the person lives.
         *
         * @param value the zone
         * @return this builder
         */
        public Builder zone(ZoneId value) {
            zone = Objects.requireNonNull(value, "zone");
            return this;
        }

        /**
         * Says in which zones the person may be, for the hours of channels.
         *
         * @param values all of them; empty if nobody knows
         * @return this builder
         */
        public Builder zones(List<ZoneId> values) {
            zones = List.copyOf(values);
            return this;
        }

        /**
         * Says when the person was born.
         *
         * @param value the date
         * @return this builder
         */
        public Builder birthDate(LocalDate value) {
            birthDate = Objects.requireNonNull(value, "birthDate");
            return this;
        }

        /**
         * The recipient.
         *
         * @return a complete, immutable value
         */
        public Recipient build() {
            return new Recipient(this);
        }
    }
}
