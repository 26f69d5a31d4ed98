package dev.rapport.crm.contact;

import dev.rapport.crm.error.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A person, organisation or household that a host keeps in touch with.
 *
 * <p>Complete on its own before it is stored. Equal if all fields are, the revision too. Immutable and thread-safe.
 *
 * <pre>{@code
 * Contact ada = Contact.person("Ada Lovelace")
 *         .email("ada@example.org").phone("+442079460000")
 *         .zone("Europe/London").tag("customer").externalRef("shop", "4711")
 *         .build();
 * Contact moved = ada.toBuilder().zone("Europe/Paris").build();
 * }</pre>
 */
public final class Contact {

    /** The name under which {@link Builder#birthday} keeps its date. */
    public static final String BIRTHDAY = "birthday";

    private final ContactId id;
    private final ContactKind kind;

    @Size(max = 300)
    private final String name;

    @Size(max = 100)
    private final List<@Valid PointEntry> points;

    private final @Nullable ZoneId zone;
    private final @Nullable Locale locale;

    @Size(max = 200)
    private final SortedSet<Tag> tags;

    @Size(max = 50)
    private final SortedMap<String, PartialDate> dates;

    @Size(max = 200)
    private final SortedSet<Relation> relations;

    @Valid
    private final Preferences preferences;

    @Valid
    private final Attributes attributes;

    @Size(max = 100)
    private final SortedSet<ExternalRef> externalRefs;

    @Size(max = 128)
    private final @Nullable String owner;

    private final long revision;

    private Contact(Builder builder) {
        id = builder.id;
        kind = builder.kind;
        name = builder.name;
        points = builder.points.toList();
        zone = builder.zone;
        locale = builder.locale;
        tags = Sorted.setOf(builder.tags);
        dates = Sorted.mapOf(builder.dates);
        relations = Sorted.setOf(builder.relations);
        preferences = builder.preferences;
        attributes = builder.attributes.build();
        externalRefs = Sorted.setOf(builder.externalRefs);
        owner = builder.owner;
        revision = builder.revision;
        if (relations.stream().anyMatch(relation -> relation.to().equals(id))) {
            throw new IllegalArgumentException("relations: one leads to the contact itself; name another contact");
        }
    }

    /**
     * Returns a builder for a person with a new id.
     *
     * @param name the whole name, one line of at most 300 characters in any script; one letter is enough
     * @return a new builder
     * @throws IllegalArgumentException if the name is blank or not one line of sound text
     */
    public static Builder person(String name) {
        return new Builder(ContactKind.PERSON, name);
    }

    /**
     * Returns a builder for an organisation with a new id.
     *
     * @param name the name, one line of at most 300 characters in any script
     * @return a new builder
     * @throws IllegalArgumentException if the name is blank or not one line of sound text
     */
    public static Builder organisation(String name) {
        return new Builder(ContactKind.ORGANISATION, name);
    }

    /**
     * Returns a builder for a household with a new id.
     *
     * @param name the name, one line of at most 300 characters in any script
     * @return a new builder
     * @throws IllegalArgumentException if the name is blank or not one line of sound text
     */
    public static Builder household(String name) {
        return new Builder(ContactKind.HOUSEHOLD, name);
    }

    /**
     * Returns a builder that holds this contact, its id and revision too.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * Returns the form of a name by which storages sort contacts and search them by prefix.
     *
     * <p>Compatibility forms are unified (NFKC), case is folded without regard to a locale, white space is collapsed and
     * dropped at both ends, and the rest is cut at 300 characters. Every storage uses this one form.
     *
     * @param text a name, or the beginning of one
     * @return the key; of a key, the same key
     */
    public static String nameKeyOf(String text) {
        return NameKey.of(PlainText.sound("name", text));
    }

    /** {@return the identity} */
    public ContactId id() {
        return id;
    }

    /** {@return what the contact is} */
    public ContactKind kind() {
        return kind;
    }

    /** {@return the name as it was given, never blank} */
    public String name() {
        return name;
    }

    /**
     * Returns the name as storages sort and search it.
     *
     * @return what {@link #nameKeyOf} makes of the name
     */
    public String nameKey() {
        return NameKey.of(name);
    }

    /**
     * Returns all points; of each type that occurs, exactly one is primary.
     *
     * @return an unmodifiable list, in the order in which they were added
     */
    public List<PointEntry> points() {
        return points;
    }

    /**
     * Returns all e-mail addresses.
     *
     * @return an unmodifiable list, in the order in which they were added
     */
    public List<EmailAddress> emails() {
        return pointsOf(EmailAddress.class);
    }

    /**
     * Returns all telephone numbers.
     *
     * @return an unmodifiable list, in the order in which they were added
     */
    public List<PhoneNumber> phones() {
        return pointsOf(PhoneNumber.class);
    }

    /**
     * Returns the point to take first among those of a type.
     *
     * @param type the type
     * @return the entry, or empty if there is no point of that type
     */
    public Optional<PointEntry> primary(PointType type) {
        return points.stream()
                .filter(entry -> entry.primary() && PointList.isOf(entry, type))
                .findFirst();
    }

    /**
     * Returns the points by which a channel can reach the contact on a day.
     *
     * @param channel the channel
     * @param day the day on which the points must be valid
     * @return the entries, the primary one first; empty also for a channel that needs no point
     */
    public List<PointEntry> pointsFor(Channel channel, LocalDate day) {
        return channel.pointType()
                .map(type -> PointList.usable(points, type, day))
                .orElse(List.of());
    }

    /**
     * Returns whether the contact has what a channel needs, on any day.
     *
     * @param channel the channel
     * @return true if the channel needs no point, or there is one of its type
     */
    public boolean hasUsablePoint(Channel channel) {
        return channel.pointType().map(type -> primary(type).isPresent()).orElse(true);
    }

    /**
     * Returns whether the contact has what a channel needs on a day.
     *
     * @param channel the channel
     * @param day the day on which a point must be valid
     * @return true if the channel needs no point, or there is a valid one of its type
     */
    public boolean hasUsablePoint(Channel channel, LocalDate day) {
        PointType type = channel.pointType().orElse(null);
        if (type == null) {
            return true;
        }
        // asked for every rule of every plan, so without the sorting of pointsFor
        for (PointEntry entry : points) {
            if (PointList.isOf(entry, type) && entry.isValidOn(day)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the zone in which the contact lives, if known} */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /** {@return the language and region in which to address the contact, if known} */
    public Optional<Locale> locale() {
        return Optional.ofNullable(locale);
    }

    /** {@return the tags, sorted by name; unmodifiable} */
    public SortedSet<Tag> tags() {
        return tags;
    }

    /**
     * Returns the dates that return each year, such as the birthday.
     *
     * @return an unmodifiable map, sorted by the name of the date
     */
    public SortedMap<String, PartialDate> dates() {
        return dates;
    }

    /** {@return what the contact is to others, sorted by kind, then id; unmodifiable} */
    public SortedSet<Relation> relations() {
        return relations;
    }

    /** {@return how and when the contact wishes to be approached, empty if that was never told} */
    public Preferences preferences() {
        return preferences;
    }

    /** {@return what the host knows beyond the fields of the library, sorted by name} */
    public Attributes attributes() {
        return attributes;
    }

    /**
     * Returns the keys by which other systems know the contact.
     *
     * @return an unmodifiable set, sorted by source, then id
     */
    public SortedSet<ExternalRef> externalRefs() {
        return externalRefs;
    }

    /** {@return the host's name for the user who looks after the contact, if there is one} */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    /**
     * Returns how often the contact was stored.
     *
     * @return 0 if never, 1 after it was added, one more after each change
     */
    public long revision() {
        return revision;
    }

    /**
     * Returns whether another contact says the same.
     *
     * @param other the contact to compare with
     * @return true if all fields but the id and the revision are equal
     */
    public boolean sameContentAs(Contact other) {
        return kind == other.kind
                && name.equals(other.name)
                && points.equals(other.points)
                && Objects.equals(zone, other.zone)
                && Objects.equals(locale, other.locale)
                && tags.equals(other.tags)
                && dates.equals(other.dates)
                && relations.equals(other.relations)
                && preferences.equals(other.preferences)
                && attributes.equals(other.attributes)
                && externalRefs.equals(other.externalRefs)
                && Objects.equals(owner, other.owner);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contact that && revision == that.revision && id.equals(that.id) && sameContentAs(that);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, revision);
    }

    /**
     * Returns the identity only.
     *
     * @return a text with the id
     */
    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }

    private <P extends ContactPoint> List<P> pointsOf(Class<P> type) {
        return points.stream()
                .map(PointEntry::point)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /**
     * Collects the fields of a contact.
     *
     * <p>Each method throws {@link IllegalArgumentException} for what could not be such a value. The lengths and counts
     * that the methods name are checked when the contact is handed over, all at once. Not thread-safe; may be used again
     * after {@link #build()}.
     *
     * <pre>{@code
     * Contact vip = ada.toBuilder().tag("vip").removeTag("prospect").build();
     * }</pre>
     */
    public static final class Builder extends ContactFields<Builder> {

        private Builder(ContactKind kind, String name) {
            super(kind, name);
        }

        private Builder(Contact contact) {
            super(contact);
        }

        /**
         * Returns the contact.
         *
         * @return the contact
         * @throws IllegalArgumentException if a relation leads to the contact itself
         */
        public Contact build() {
            return new Contact(this);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
