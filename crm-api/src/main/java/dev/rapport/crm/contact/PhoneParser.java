package dev.rapport.crm.contact;

/**
 * Reads telephone numbers as people write them; the host supplies it.
 *
 * <p>The library has none of its own: national formats change, and a parser that changed with the library would change
 * the keys of stored numbers. Implementations must be thread-safe.
 *
 * <pre>{@code
 * PhoneParser parser = (text, region) -> PhoneNumber.parse(toE164(text, region));
 * Contact.person("Ada").phone(parser.parse("020 7946 0000", "GB"));
 * }</pre>
 */
@FunctionalInterface
public interface PhoneParser {

    /**
     * Returns the number that the text means in the region.
     *
     * @param text a number in a national or international format
     * @param region the two letters of ISO 3166 for the country whose national format is meant
     * @return the number
     * @throws IllegalArgumentException if the text is not a number there; the message must not repeat the text
     */
    PhoneNumber parse(String text, String region);
}
