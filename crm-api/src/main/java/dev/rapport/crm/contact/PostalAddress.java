package dev.rapport.crm.contact;

import dev.rapport.crm.error.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place to which letters go.
 *
 * <p>Up to six street lines, a locality, a region, a postal code and a country; at least one part beside the country.
 * Each part is one line of at most 200 characters; spaces around it are dropped. No order of a country's envelope is
 * assumed. Two addresses are equal if all parts are; the {@link #key()} also overlooks case and punctuation. Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * PostalAddress address = PostalAddress.builder()
 *         .street("10 Downing Street").locality("London").postalCode("SW1A 2AA").country("GB")
 *         .build();
 * address.key();   // 10 downing street london sw1a 2aa gb
 * }</pre>
 */
public final class PostalAddress implements ContactPoint {

    private static final int MAX_STREET_LINES = 6;
    private static final int MAX_PART_LENGTH = 200;
    private static final int MAX_KEY_LENGTH = 700;
    private static final int PARTS_AFTER_STREET = 4;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}&&[^#/]]+");

    private final List<String> street;
    private final String locality;
    private final String region;
    private final String postalCode;
    private final String country;
    private final String key;

    private PostalAddress(Builder builder) {
        street = List.copyOf(builder.street);
        locality = builder.locality;
        region = builder.region;
        postalCode = builder.postalCode;
        country = builder.country;
        String parts = String.join(" ", parts().toList());
        key = NameKey.fold(PUNCTUATION.matcher(parts).replaceAll(" "));
        if (key.length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException("postal address: too long (" + key.length() + " characters, at most "
                    + MAX_KEY_LENGTH + " in all); leave out what the post does not need");
        }
        if (street.isEmpty() && locality.isEmpty() && region.isEmpty() && postalCode.isEmpty()) {
            throw new IllegalArgumentException(
                    "postal address: no part beside the country; give a street, locality, region or postal code");
        }
    }

    /**
     * Returns a builder without any part.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a builder that holds these parts.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.street.addAll(street);
        builder.locality = locality;
        builder.region = region;
        builder.postalCode = postalCode;
        builder.country = country;
        return builder;
    }

    /**
     * Returns the address that {@link #text()} wrote.
     *
     * @param text the street lines, then a line each for locality, region, postal code and country, empty if unknown
     * @return the address
     * @throws IllegalArgumentException if there are fewer than four lines, or a part is refused
     */
    public static PostalAddress parse(String text) {
        String[] lines = text.split("\n", -1);
        int streetLines = lines.length - PARTS_AFTER_STREET;
        if (streetLines < 0) {
            throw new IllegalArgumentException("postal address: " + lines.length + " lines, at least "
                    + PARTS_AFTER_STREET + "; end with locality, region, postal code and country, each on its line");
        }
        Builder builder = builder();
        for (int i = 0; i < streetLines; i++) {
            builder.street(lines[i]);
        }
        return builder.locality(lines[streetLines])
                .region(lines[streetLines + 1])
                .postalCode(lines[streetLines + 2])
                .country(lines[streetLines + 3])
                .build();
    }

    /**
     * Returns the street, house, box or building.
     *
     * @return the lines in the order in which they were given; may be empty
     */
    public List<String> street() {
        return street;
    }

    /**
     * Returns the town or village.
     *
     * @return the locality, if known
     */
    public Optional<String> locality() {
        return known(locality);
    }

    /**
     * Returns the state, province or county.
     *
     * @return the region, if known
     */
    public Optional<String> region() {
        return known(region);
    }

    /**
     * Returns the postal code.
     *
     * @return the code, if known
     */
    public Optional<String> postalCode() {
        return known(postalCode);
    }

    /**
     * Returns the country.
     *
     * @return its two capital letters of ISO 3166, if known
     */
    public Optional<String> country() {
        return known(country);
    }

    @Override
    public PointType type() {
        return PointType.POSTAL;
    }

    /**
     * Returns all parts in one line, case-folded, punctuation replaced by spaces, spaces collapsed.
     *
     * @return the key, at most 700 characters
     */
    @Override
    public String key() {
        return key;
    }

    /**
     * Returns the street lines, then a line each for locality, region, postal code and country, empty if unknown.
     *
     * @return the text that {@link #parse} reads
     */
    @Override
    public String text() {
        return String.join("\n", parts().toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PostalAddress that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /**
     * Returns the country, and the length of the address only.
     *
     * @return a text without the address
     */
    @Override
    public String toString() {
        return "PostalAddress[" + (country.isEmpty() ? "" : country + ", ") + key.length() + " characters]";
    }

    private Stream<String> parts() {
        return Stream.concat(street.stream(), Stream.of(locality, region, postalCode, country));
    }

    private static Optional<String> known(String part) {
        return part.isEmpty() ? Optional.empty() : Optional.of(part);
    }

    /**
     * Collects the parts of an address.
     *
     * <p>An empty text means that the part is not known. Not thread-safe.
     *
     * <pre>{@code
     * PostalAddress address = PostalAddress.builder()
     *         .street("Box 7").postalCode("12345").country("SE")
     *         .build();
     * }</pre>
     */
    public static final class Builder {

        private final List<String> street = new ArrayList<>();
        private String locality = "";
        private String region = "";
        private String postalCode = "";
        private String country = "";

        private Builder() {}

        /**
         * Adds street lines; nothing is added for an empty one.
         *
         * @param lines lines of at most 200 characters
         * @return this builder
         * @throws IllegalArgumentException if a line is refused, or there are more than six
         */
        public Builder street(String... lines) {
            Stream.of(lines)
                    .map(line -> part("street", line))
                    .filter(line -> !line.isEmpty())
                    .forEach(street::add);
            if (street.size() > MAX_STREET_LINES) {
                throw new IllegalArgumentException(
                        "street: " + street.size() + " lines, at most " + MAX_STREET_LINES + "; join some of them");
            }
            return this;
        }

        /**
         * Removes all street lines.
         *
         * @return this builder
         */
        public Builder clearStreet() {
            street.clear();
            return this;
        }

        /**
         * Sets the town or village.
         *
         * @param value at most 200 characters
         * @return this builder
         * @throws IllegalArgumentException if it is too long, or not one line of sound text
         */
        public Builder locality(String value) {
            locality = part("locality", value);
            return this;
        }

        /**
         * Sets the state, province or county.
         *
         * @param value at most 200 characters
         * @return this builder
         * @throws IllegalArgumentException if it is too long, or not one line of sound text
         */
        public Builder region(String value) {
            region = part("region", value);
            return this;
        }

        /**
         * Sets the postal code.
         *
         * @param value at most 200 characters
         * @return this builder
         * @throws IllegalArgumentException if it is too long, or not one line of sound text
         */
        public Builder postalCode(String value) {
            postalCode = part("postal code", value);
            return this;
        }

        /**
         * Sets the country.
         *
         * @param value its two letters of ISO 3166, in either case
         * @return this builder
         * @throws IllegalArgumentException if it is not two letters
         */
        public Builder country(String value) {
            String code = part("country", value).toUpperCase(Locale.ROOT);
            if (!code.isEmpty() && !COUNTRY.matcher(code).matches()) {
                throw new IllegalArgumentException("country: not two letters A-Z (length " + code.length()
                        + "); give the code of ISO 3166, like GB");
            }
            country = code;
            return this;
        }

        /**
         * Returns the address.
         *
         * @return the address
         * @throws IllegalArgumentException if there is no part beside the country, or the whole is too long
         */
        public PostalAddress build() {
            return new PostalAddress(this);
        }

        private static String part(String property, String value) {
            String stripped = Objects.requireNonNull(value, property).strip();
            return stripped.isEmpty() ? "" : PlainText.line(property, stripped, MAX_PART_LENGTH);
        }
    }
}
