package dev.rapport.crm.contact;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.error.PlainText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

/**
 * The types that the value of an attribute can have.
 *
 * <p>Each one has a text form, in which storages may keep it. Immutable and thread-safe.
 *
 * <pre>{@code
 * AttributeType type = AttributeType.of(value);   // DECIMAL for a BigDecimal
 * String text = type.print(value);                // 12.50
 * Object same = type.parse(text);
 * }</pre>
 */
public enum AttributeType {
    /** A {@link String} of at most 4,000 characters; it may be empty. */
    TEXT(String.class) {
        @Override
        Object read(String text) {
            return text;
        }
    },
    /** A {@link Long}. */
    NUMBER(Long.class) {
        @Override
        Object read(String text) {
            return Long.valueOf(text);
        }
    },
    /** A {@link BigDecimal} with at most 38 digits and a scale from -38 to 38. */
    DECIMAL(BigDecimal.class) {
        @Override
        Object read(String text) {
            return new BigDecimal(text);
        }
    },
    /** A {@link Boolean}. */
    FLAG(Boolean.class) {
        @Override
        Object read(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("neither true nor false");
            };
        }
    },
    /** A {@link LocalDate} in the years 1 to 9999. */
    DATE(LocalDate.class) {
        @Override
        Object read(String text) {
            return LocalDate.parse(text);
        }
    },
    /** An {@link Instant} in the years 1 to 9999, truncated to microseconds. */
    INSTANT(Instant.class) {
        @Override
        Object read(String text) {
            return Instant.parse(text);
        }
    };

    static final int MAX_TEXT_LENGTH = 4000;
    private static final int MAX_DIGITS = 38;

    private final Class<?> valueClass;

    AttributeType(Class<?> valueClass) {
        this.valueClass = valueClass;
    }

    /**
     * Returns the type of a value.
     *
     * @param value a value of one of the six classes
     * @return its type
     * @throws IllegalArgumentException if it has another class
     */
    public static AttributeType of(Object value) {
        for (AttributeType type : values()) {
            if (type.valueClass.isInstance(value)) {
                return type;
            }
        }
        throw new IllegalArgumentException("attribute: no type for "
                + value.getClass().getName() + "; give a String, Long, BigDecimal, Boolean, LocalDate or Instant");
    }

    /**
     * Returns the text form of a value of this type.
     *
     * @param value the value
     * @return a text that {@link #parse} reads
     * @throws IllegalArgumentException if the value has another type
     */
    public String print(Object value) {
        if (!valueClass.isInstance(value)) {
            throw new IllegalArgumentException("attribute: a " + of(value) + " is not a " + this);
        }
        return value.toString();
    }

    /**
     * Returns the value that {@link #print} printed.
     *
     * @param text the text form
     * @return an equal value
     * @throws IllegalArgumentException if the text is not a value of this type
     */
    public Object parse(String text) {
        Objects.requireNonNull(text, "text");
        try {
            return read(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            // not passed on as a cause: its message repeats the value
            throw new IllegalArgumentException(
                    "attribute: the text is no " + this + " (length " + text.length() + "); store it again");
        }
    }

    abstract Object read(String text);

    /** Returns the value as it is kept, or refuses it. */
    static Object checked(String name, Object value) {
        String property = "attribute " + name;
        return switch (of(Objects.requireNonNull(value, property))) {
            case TEXT -> checkedText(property, (String) value);
            case DECIMAL -> checkedDecimal(property, (BigDecimal) value);
            case DATE -> StorableTime.date(property, (LocalDate) value);
            case INSTANT -> StorableTime.instant(property, (Instant) value);
            case NUMBER, FLAG -> value;
        };
    }

    private static String checkedText(String property, String value) {
        if (value.length() > MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException(property + ": too long (length " + value.length() + ", at most "
                    + MAX_TEXT_LENGTH + "); shorten it, or keep a document elsewhere and its address here");
        }
        return PlainText.sound(property, value);
    }

    private static BigDecimal checkedDecimal(String property, BigDecimal value) {
        if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    property + ": more than " + MAX_DIGITS + " digits or a scale beyond " + MAX_DIGITS + "; round it");
        }
        return value;
    }

    /**
     * Returns the name in small letters.
     *
     * @return the name as messages write it
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
