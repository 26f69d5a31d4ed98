package dev.rapport.crm.contact;

import dev.rapport.crm.error.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    /**
     * Returns the identity.
     *
     * @return the id
     */
    public ContactId id() {
        return id;
    }

    /**
     * Returns what the contact is.
     *
     * @return the kind
     */
    public ContactKind kind() {
        return kind;
    }

    /**
     * Returns the name as it was given.
     *
     * @return the name, never blank
     */
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
        return points.stream()
                .map(PointEntry::point)
                .filter(EmailAddress.class::isInstance)
                .map(EmailAddress.class::cast)
                .toList();
    }

    /**
     * Returns all telephone numbers.
     *
     * @return an unmodifiable list, in the order in which they were added
     */
    public List<PhoneNumber> phones() {
        return points.stream()
                .map(PointEntry::point)
                .filter(PhoneNumber.class::isInstance)
                .map(PhoneNumber.class::cast)
                .toList();
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
        return channel.pointType().isEmpty() || !pointsFor(channel, day).isEmpty();
    }

    /**
     * Returns the zone in which the contact lives.
     *
     * @return the zone, if known
     */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /**
     * Returns the language and region in which to address the contact.
     *
     * @return the locale, if known
     */
    public Optional<Locale> locale() {
        return Optional.ofNullable(locale);
    }

    /**
     * Returns the tags.
     *
     * @return an unmodifiable set, sorted by name
     */
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

    /**
     * Returns what the contact is to others.
     *
     * @return an unmodifiable set, sorted by kind, then id
     */
    public SortedSet<Relation> relations() {
        return relations;
    }

    /**
     * Returns how and when the contact wishes to be approached.
     *
     * @return the preferences, empty ones if none were told
     */
    public Preferences preferences() {
        return preferences;
    }

    /**
     * Returns what the host knows beyond the fields of the library.
     *
     * @return the attributes, sorted by name
     */
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

    /**
     * Returns who of the host's people looks after the contact.
     *
     * @return the host's name for that user, if there is one
     */
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

    /**
     * Collects the fields of a contact.
     *
     * <p>The lengths and counts that the methods name are checked when the contact is handed over, all at once. Not
     * thread-safe; may be used again after {@link #build()}.
     *
     * <pre>{@code
     * Contact vip = ada.toBuilder().tag("vip").removeTag("prospect").build();
     * }</pre>
     */
    public static final class Builder {

        private static final Pattern DATE_NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

        private final ContactKind kind;
        private ContactId id;
        private String name;
        private final PointList points;
        private @Nullable ZoneId zone;
        private @Nullable Locale locale;
        private final TreeSet<Tag> tags;
        private final TreeMap<String, PartialDate> dates;
        private final TreeSet<Relation> relations;
        private Preferences preferences;
        private final Attributes.Builder attributes;
        private final TreeSet<ExternalRef> externalRefs;
        private @Nullable String owner;
        private long revision;

        private Builder(ContactKind kind, String name) {
            this.kind = kind;
            this.id = ContactId.next();
            this.name = checkedName(name);
            points = new PointList(List.of());
            tags = new TreeSet<>();
            dates = new TreeMap<>();
            relations = new TreeSet<>();
            preferences = Preferences.none();
            attributes = Attributes.builder();
            externalRefs = new TreeSet<>();
        }

        private Builder(Contact contact) {
            kind = contact.kind;
            id = contact.id;
            name = contact.name;
            points = new PointList(contact.points);
            zone = contact.zone;
            locale = contact.locale;
            tags = new TreeSet<>(contact.tags);
            dates = new TreeMap<>(contact.dates);
            relations = new TreeSet<>(contact.relations);
            preferences = contact.preferences;
            attributes = contact.attributes.toBuilder();
            externalRefs = new TreeSet<>(contact.externalRefs);
            owner = contact.owner;
            revision = contact.revision;
        }

        /**
         * Sets the id, in place of the new one.
         *
         * @param value the id
         * @return this builder
         */
        public Builder id(ContactId value) {
            id = Objects.requireNonNull(value, "id");
            return this;
        }

        /**
         * Sets the name, in place of the one given first.
         *
         * @param value one line of at most 300 characters
         * @return this builder
         * @throws IllegalArgumentException if it is blank or not one line of sound text
         */
        public Builder name(String value) {
            name = checkedName(value);
            return this;
        }

        /**
         * Adds an e-mail address.
         *
         * @param address the address, in the form of {@link EmailAddress#parse}
         * @return this builder
         * @throws IllegalArgumentException if it is no address, or the contact has it already
         */
        public Builder email(String address) {
            return email(EmailAddress.parse(address));
        }

        /**
         * Adds an e-mail address.
         *
         * @param address the address
         * @return this builder
         * @throws IllegalArgumentException if the contact has it already
         */
        public Builder email(EmailAddress address) {
            return point(PointEntry.of(address));
        }

        /**
         * Adds a telephone number.
         *
         * @param number the number, in the form of {@link PhoneNumber#parse}
         * @return this builder
         * @throws IllegalArgumentException if it is no number in that form, or the contact has it already
         */
        public Builder phone(String number) {
            return phone(PhoneNumber.parse(number));
        }

        /**
         * Adds a telephone number.
         *
         * @param number the number
         * @return this builder
         * @throws IllegalArgumentException if the contact has it already
         */
        public Builder phone(PhoneNumber number) {
            return point(PointEntry.of(number));
        }

        /**
         * Adds a point with what is known about it; a contact has at most 100.
         *
         * <p>The first point of a type is primary, unless a later one says that it is; the last that says so wins.
         *
         * @param entry the entry
         * @return this builder
         * @throws IllegalArgumentException if the contact has a point of the same type and key
         */
        public Builder point(PointEntry entry) {
            points.add(entry);
            return this;
        }

        /**
         * Removes a point, if the contact has it.
         *
         * @param point a point of the same type and key
         * @return this builder
         */
        public Builder removePoint(ContactPoint point) {
            points.remove(point);
            return this;
        }

        /**
         * Sets the zone in which the contact lives.
         *
         * @param zoneId a region like {@code Europe/London}, or an offset
         * @return this builder
         * @throws IllegalArgumentException if Java knows no such zone
         */
        public Builder zone(String zoneId) {
            try {
                zone = ZoneId.of(zoneId);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("zone: not known to this Java (length " + zoneId.length()
                        + "); give a region like Europe/London or an offset like +01:00");
            }
            return this;
        }

        /**
         * Sets the zone in which the contact lives.
         *
         * @param value the zone
         * @return this builder
         */
        public Builder zone(ZoneId value) {
            zone = Objects.requireNonNull(value, "zone");
            return this;
        }

        /**
         * Sets the language and region in which to address the contact.
         *
         * @param value the locale; what its language tag does not tell is dropped
         * @return this builder
         */
        public Builder locale(Locale value) {
            locale = Locale.forLanguageTag(value.toLanguageTag());
            return this;
        }

        /**
         * Adds a tag; a contact has at most 200.
         *
         * @param tag one line of at most 64 characters
         * @return this builder
         * @throws IllegalArgumentException if it is blank, too long, or not one line of sound text
         */
        public Builder tag(String tag) {
            tags.add(new Tag(tag));
            return this;
        }

        /**
         * Removes a tag, if the contact has it.
         *
         * @param tag the tag
         * @return this builder
         * @throws IllegalArgumentException if it could not be a tag
         */
        public Builder removeTag(String tag) {
            tags.remove(new Tag(tag));
            return this;
        }

        /**
         * Sets a date that returns each year, in place of an earlier one of that name; a contact has at most 50.
         *
         * @param dateName 1 to 64 small letters, digits and hyphens, a letter first
         * @param date the date
         * @return this builder
         * @throws IllegalArgumentException if the name is not such a token
         */
        public Builder date(String dateName, PartialDate date) {
            if (!DATE_NAME.matcher(dateName).matches()) {
                throw new IllegalArgumentException("date name: not 1 to 64 small letters a-z, digits and hyphens with a"
                        + " letter first (length " + dateName.length() + "); write it like wedding-day");
            }
            dates.put(dateName, Objects.requireNonNull(date, "date"));
            return this;
        }

        /**
         * Sets the birthday.
         *
         * @param date a date like {@code 1990-03-01}, or {@code --03-01} without a year
         * @return this builder
         * @throws IllegalArgumentException if it is no such date
         */
        public Builder birthday(String date) {
            return date(BIRTHDAY, PartialDate.parse(date));
        }

        /**
         * Removes a date, if there is one of that name.
         *
         * @param dateName the name of the date
         * @return this builder
         */
        public Builder removeDate(String dateName) {
            dates.remove(dateName);
            return this;
        }

        /**
         * Adds what the contact is to another; a contact has at most 200 relations.
         *
         * @param relationKind what it is, such as {@link Relation#WORKS_AT}
         * @param to the other contact
         * @return this builder
         * @throws IllegalArgumentException if the kind is not a token
         */
        public Builder relation(String relationKind, ContactId to) {
            relations.add(new Relation(relationKind, to));
            return this;
        }

        /**
         * Removes a relation, if the contact has it.
         *
         * @param relation the relation
         * @return this builder
         */
        public Builder removeRelation(Relation relation) {
            relations.remove(relation);
            return this;
        }

        /**
         * Sets how and when the contact wishes to be approached.
         *
         * @param value the preferences
         * @return this builder
         */
        public Builder preferences(Preferences value) {
            preferences = Objects.requireNonNull(value, "preferences");
            return this;
        }

        /**
         * Sets an attribute, in place of an earlier value of that name; a contact has at most 200.
         *
         * @param key the name and type
         * @param value the value
         * @param <T> the class of the value
         * @return this builder
         * @throws IllegalArgumentException if the value is refused, or the earlier one has another type
         */
        public <T> Builder attribute(AttributeKey<T> key, T value) {
            attributes.put(key, value);
            return this;
        }

        /**
         * Sets all attributes that another set holds, in place of earlier values of their names.
         *
         * @param values the attributes
         * @return this builder
         * @throws IllegalArgumentException if an earlier value of one of the names has another type
         */
        public Builder attributes(Attributes values) {
            attributes.putAll(values);
            return this;
        }

        /**
         * Removes an attribute, if there is one of that name.
         *
         * @param key the name; its type does not matter
         * @return this builder
         */
        public Builder removeAttribute(AttributeKey<?> key) {
            attributes.remove(key);
            return this;
        }

        /**
         * Adds the key by which another system knows the contact; a contact has at most 100.
         *
         * @param source the other system, at most 64 characters
         * @param externalId the key there, at most 255 characters
         * @return this builder
         * @throws IllegalArgumentException if a part is blank, too long, or not one line of sound text
         */
        public Builder externalRef(String source, String externalId) {
            externalRefs.add(new ExternalRef(source, externalId));
            return this;
        }

        /**
         * Removes an external reference, if the contact has it.
         *
         * @param ref the reference
         * @return this builder
         */
        public Builder removeExternalRef(ExternalRef ref) {
            externalRefs.remove(ref);
            return this;
        }

        /**
         * Sets who of the host's people looks after the contact.
         *
         * @param user the host's name for that user, at most 128 characters
         * @return this builder
         * @throws IllegalArgumentException if it is blank or not one line of sound text
         */
        public Builder owner(String user) {
            owner = PlainText.line("owner", user, PlainText.UNLIMITED);
            return this;
        }

        /**
         * Removes the owner, if there is one.
         *
         * @return this builder
         */
        public Builder clearOwner() {
            owner = null;
            return this;
        }

        /**
         * Removes the zone, if there is one.
         *
         * @return this builder
         */
        public Builder clearZone() {
            zone = null;
            return this;
        }

        /**
         * Removes the locale, if there is one.
         *
         * @return this builder
         */
        public Builder clearLocale() {
            locale = null;
            return this;
        }

        /**
         * Sets how often the contact was stored; for storages only.
         *
         * @param value 0 if never
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder revision(long value) {
            if (value < 0) {
                throw new IllegalArgumentException("revision: " + value + " is below 0; leave it to the storage");
            }
            revision = value;
            return this;
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

        private static String checkedName(String name) {
            return PlainText.line("name", name, PlainText.UNLIMITED);
        }
    }
}
