package dev.rapport.crm.contact;

import dev.rapport.crm.error.PlainText;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@link Contact.Builder} collects; apart from it only so that both can be read whole. */
abstract class ContactFields<B extends ContactFields<B>> {

    private static final Pattern DATE_NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    final ContactKind kind;
    ContactId id;
    String name;
    final PointList points = new PointList();

    @Nullable
    ZoneId zone;

    @Nullable
    Locale locale;

    final TreeSet<Tag> tags = new TreeSet<>();
    final TreeMap<String, PartialDate> dates = new TreeMap<>();
    final TreeSet<Relation> relations = new TreeSet<>();
    Preferences preferences = Preferences.none();
    final Attributes.Builder attributes = Attributes.builder();
    final TreeSet<ExternalRef> externalRefs = new TreeSet<>();

    @Nullable
    String owner;

    long revision;

    ContactFields(ContactKind kind, String name) {
        this.kind = kind;
        this.id = ContactId.next();
        this.name = checkedName(name);
    }

    ContactFields(Contact contact) {
        kind = contact.kind();
        id = contact.id();
        name = contact.name();
        contact.points().forEach(points::add);
        zone = contact.zone().orElse(null);
        locale = contact.locale().orElse(null);
        tags.addAll(contact.tags());
        dates.putAll(contact.dates());
        relations.addAll(contact.relations());
        preferences = contact.preferences();
        attributes.putAll(contact.attributes());
        externalRefs.addAll(contact.externalRefs());
        owner = contact.owner().orElse(null);
        revision = contact.revision();
    }

    abstract B self();

    /**
     * Sets the id, in place of the new one.
     *
     * @param value the id
     * @return this builder
     */
    public B id(ContactId value) {
        id = Objects.requireNonNull(value, "id");
        return self();
    }

    /**
     * Sets the name, in place of the one given first.
     *
     * @param value one line of at most 300 characters
     * @return this builder
     * @throws IllegalArgumentException if it is blank or not one line of sound text
     */
    public B name(String value) {
        name = checkedName(value);
        return self();
    }

    /**
     * Adds an e-mail address, which the contact must not have yet.
     *
     * @param address the address, in the form of {@link EmailAddress#parse}
     * @return this builder
     */
    public B email(String address) {
        return email(EmailAddress.parse(address));
    }

    /**
     * Adds an e-mail address.
     *
     * @param address the address
     * @return this builder
     */
    public B email(EmailAddress address) {
        return point(PointEntry.of(address));
    }

    /**
     * Adds a telephone number, which the contact must not have yet.
     *
     * @param number the number, in the form of {@link PhoneNumber#parse}
     * @return this builder
     */
    public B phone(String number) {
        return phone(PhoneNumber.parse(number));
    }

    /**
     * Adds a telephone number.
     *
     * @param number the number
     * @return this builder
     */
    public B phone(PhoneNumber number) {
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
    public B point(PointEntry entry) {
        points.add(entry);
        return self();
    }

    /**
     * Removes a point, if the contact has it.
     *
     * @param point a point of the same type and key
     * @return this builder
     */
    public B removePoint(ContactPoint point) {
        points.remove(point);
        return self();
    }

    /**
     * Sets the zone in which the contact lives.
     *
     * @param zoneId a region like {@code Europe/London}, or an offset
     * @return this builder
     * @throws IllegalArgumentException if Java knows no such zone
     */
    public B zone(String zoneId) {
        zone = Region.zone(zoneId);
        return self();
    }

    /**
     * Sets the zone in which the contact lives.
     *
     * @param value the zone
     * @return this builder
     */
    public B zone(ZoneId value) {
        zone = Objects.requireNonNull(value, "zone");
        return self();
    }

    /**
     * Sets the language and region in which to address the contact.
     *
     * @param value the locale, as far as its language tag tells it; the tag has at most 64 characters
     * @return this builder
     */
    public B locale(Locale value) {
        locale = Region.locale(value);
        return self();
    }

    /**
     * Adds a tag; a contact has at most 200.
     *
     * @param tag one line of at most 64 characters
     * @return this builder
     * @throws IllegalArgumentException if it is blank, too long, or not one line of sound text
     */
    public B tag(String tag) {
        tags.add(new Tag(tag));
        return self();
    }

    /**
     * Removes a tag, if the contact has it.
     *
     * @param tag the tag
     * @return this builder
     */
    public B removeTag(String tag) {
        tags.remove(new Tag(tag));
        return self();
    }

    /**
     * Sets a date that returns each year, in place of an earlier one of that name; a contact has at most 50.
     *
     * @param dateName 1 to 64 small letters, digits and hyphens, a letter first
     * @param date the date
     * @return this builder
     * @throws IllegalArgumentException if the name is not such a token
     */
    public B date(String dateName, PartialDate date) {
        if (!DATE_NAME.matcher(dateName).matches()) {
            throw new IllegalArgumentException("date name: not 1 to 64 small letters a-z, digits and hyphens with a"
                    + " letter first (length " + dateName.length() + "); write it like wedding-day");
        }
        dates.put(dateName, Objects.requireNonNull(date, "date"));
        return self();
    }

    /**
     * Sets the birthday.
     *
     * @param date a date like {@code 1990-03-01}, or {@code --03-01} without a year
     * @return this builder
     * @throws IllegalArgumentException if it is no such date
     */
    public B birthday(String date) {
        return date(Contact.BIRTHDAY, PartialDate.parse(date));
    }

    /**
     * Removes a date, if there is one of that name.
     *
     * @param dateName the name of the date
     * @return this builder
     */
    public B removeDate(String dateName) {
        dates.remove(dateName);
        return self();
    }

    /**
     * Adds what the contact is to another; a contact has at most 200 relations.
     *
     * @param relationKind what it is, such as {@link Relation#WORKS_AT}
     * @param to the other contact
     * @return this builder
     * @throws IllegalArgumentException if the kind is not a token
     */
    public B relation(String relationKind, ContactId to) {
        relations.add(new Relation(relationKind, to));
        return self();
    }

    /**
     * Removes a relation, if the contact has it.
     *
     * @param relation the relation
     * @return this builder
     */
    public B removeRelation(Relation relation) {
        relations.remove(relation);
        return self();
    }

    /**
     * Sets how and when the contact wishes to be approached.
     *
     * @param value the preferences
     * @return this builder
     */
    public B preferences(Preferences value) {
        preferences = Objects.requireNonNull(value, "preferences");
        return self();
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
    public <T> B attribute(AttributeKey<T> key, T value) {
        attributes.put(key, value);
        return self();
    }

    /**
     * Sets all attributes that another set holds, in place of earlier values of their names.
     *
     * @param values the attributes
     * @return this builder
     * @throws IllegalArgumentException if an earlier value of one of the names has another type
     */
    public B attributes(Attributes values) {
        attributes.putAll(values);
        return self();
    }

    /**
     * Removes an attribute, if there is one of that name.
     *
     * @param key the name; its type does not matter
     * @return this builder
     */
    public B removeAttribute(AttributeKey<?> key) {
        attributes.remove(key);
        return self();
    }

    /**
     * Adds the key by which another system knows the contact; a contact has at most 100.
     *
     * @param source the other system, at most 64 characters
     * @param externalId the key there, at most 255 characters
     * @return this builder
     * @throws IllegalArgumentException if a part is blank, too long, or not one line of sound text
     */
    public B externalRef(String source, String externalId) {
        externalRefs.add(new ExternalRef(source, externalId));
        return self();
    }

    /**
     * Removes an external reference, if the contact has it.
     *
     * @param ref the reference
     * @return this builder
     */
    public B removeExternalRef(ExternalRef ref) {
        externalRefs.remove(ref);
        return self();
    }

    /**
     * Sets who of the host's people looks after the contact.
     *
     * @param user the host's name for that user, at most 128 characters
     * @return this builder
     * @throws IllegalArgumentException if it is blank or not one line of sound text
     */
    public B owner(String user) {
        owner = PlainText.line("owner", user, PlainText.UNLIMITED);
        return self();
    }

    /** {@return this builder, without the owner} */
    public B clearOwner() {
        owner = null;
        return self();
    }

    /** {@return this builder, without the zone} */
    public B clearZone() {
        zone = null;
        return self();
    }

    /** {@return this builder, without the locale} */
    public B clearLocale() {
        locale = null;
        return self();
    }

    /**
     * Sets how often the contact was stored; for storages only.
     *
     * @param value 0 if never
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public B revision(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("revision: " + value + " is below 0; leave it to the storage");
        }
        revision = value;
        return self();
    }

    private static String checkedName(String name) {
        return PlainText.line("name", name, PlainText.UNLIMITED);
    }
}
