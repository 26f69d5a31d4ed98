package dev.rapport.crm.contact;

import dev.rapport.crm.error.PlainText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The name and type of something a host knows about its contacts.
 *
 * <p>Names are 1 to 64 characters in one line; spaces around them are dropped and case counts. One name has one type.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * static final AttributeKey<Long> EMPLOYEES = AttributeKey.number("employees");
 *
 * Contact acme = Contact.organisation("Acme Ltd").attribute(EMPLOYEES, 250L).build();
 * acme.attributes().get(EMPLOYEES);   // Optional[250]
 * }</pre>
 *
 * @param <T> the class of the values
 */
public final class AttributeKey<T> {

    private static final int MAX_NAME_LENGTH = 64;

    private final String name;
    private final AttributeType type;
    private final Class<T> valueClass;

    private AttributeKey(String name, AttributeType type, Class<T> valueClass) {
        this.name = PlainText.line(
                "attribute name", Objects.requireNonNull(name, "name").strip(), MAX_NAME_LENGTH);
        this.type = type;
        this.valueClass = valueClass;
    }

    /**
     * Returns a key for texts of at most 4,000 characters.
     *
     * @param name the name
     * @return the key
     * @throws IllegalArgumentException if the name is blank, too long, or not one line of sound text
     */
    public static AttributeKey<String> text(String name) {
        return new AttributeKey<>(name, AttributeType.TEXT, String.class);
    }

    /**
     * Returns a key for whole numbers.
     *
     * @param name the name
     * @return the key
     * @throws IllegalArgumentException if the name is blank, too long, or not one line of sound text
     */
    public static AttributeKey<Long> number(String name) {
        return new AttributeKey<>(name, AttributeType.NUMBER, Long.class);
    }

    /**
     * Returns a key for decimal numbers of at most 38 digits.
     *
     * @param name the name
     * @return the key
     * @throws IllegalArgumentException if the name is blank, too long, or not one line of sound text
     */
    public static AttributeKey<BigDecimal> decimal(String name) {
        return new AttributeKey<>(name, AttributeType.DECIMAL, BigDecimal.class);
    }

    /**
     * Returns a key for yes or no.
     *
     * @param name the name
     * @return the key
     * @throws IllegalArgumentException if the name is blank, too long, or not one line of sound text
     */
    public static AttributeKey<Boolean> flag(String name) {
        return new AttributeKey<>(name, AttributeType.FLAG, Boolean.class);
    }

    /**
     * Returns a key for dates.
     *
     * @param name the name
     * @return the key
     * @throws IllegalArgumentException if the name is blank, too long, or not one line of sound text
     */
    public static AttributeKey<LocalDate> date(String name) {
        return new AttributeKey<>(name, AttributeType.DATE, LocalDate.class);
    }

    /**
     * Returns a key for instants, which are truncated to microseconds.
     *
     * @param name the name
     * @return the key
     * @throws IllegalArgumentException if the name is blank, too long, or not one line of sound text
     */
    public static AttributeKey<Instant> instant(String name) {
        return new AttributeKey<>(name, AttributeType.INSTANT, Instant.class);
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the type of the values.
     *
     * @return the type
     */
    public AttributeType type() {
        return type;
    }

    T cast(Object value) {
        return valueClass.cast(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeKey<?> that && name.equals(that.name) && type == that.type;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type);
    }

    /**
     * Returns the name and the type.
     *
     * @return a text for messages
     */
    @Override
    public String toString() {
        return "AttributeKey[" + name + ", " + type + "]";
    }
}
