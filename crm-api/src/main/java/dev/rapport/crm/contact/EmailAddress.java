package dev.rapport.crm.contact;

import dev.rapport.crm.error.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An e-mail address that mail can be sent to.
 *
 * <p>What RFC 5321 allows in an envelope is accepted: dot-atoms and quoted strings of up to 64 octets before the at
 * sign; after it a host name of up to 253 octets, a top-level or numeric one included, or an address literal of IPv4 or
 * IPv6. So are the internationalised addresses of RFC 6531. Spaces and tabs around the address are dropped. Whether the
 * domain exists is not asked: nothing here does I/O.
 *
 * <p>What only RFC 5322 allows inside a message is refused, because no mail server takes it in an envelope: comments
 * and folded white space anywhere, spaces beside dots and the at sign, quoted strings joined to other words by dots,
 * control characters even when quoted, host names with other ASCII characters than letters, digits, hyphens and dots,
 * literals that are neither IPv4 nor IPv6, and anything beyond the lengths above (a label has at most 63 octets, an
 * address 254). One deprecated form is accepted: an IPv6 literal in which {@code ::} stands for a single group.
 *
 * <p>Two addresses are equal if their texts are; the {@link #key()} tells whether they are the same mailbox. Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * EmailAddress address = EmailAddress.parse("Ada@B\u00fccher.example");
 * address.text();       // Ada@B\u00fccher.example
 * address.key();        // ada@xn--bcher-kva.example
 * address.toString();   // EmailAddress[18 characters]
 * }</pre>
 */
public final class EmailAddress implements ContactPoint {

    private static final int MAX_OCTETS = 254;

    private final String text;
    private final String key;

    private EmailAddress(String text, String key) {
        this.text = text;
        this.key = key;
    }

    /**
     * Returns the address that the text is.
     *
     * @param text a local part, an at sign, a domain
     * @return the address
     * @throws IllegalArgumentException if it is no such address; the message tells the rule and the position
     */
    public static EmailAddress parse(String text) {
        String address = dropSpacesAround(PlainText.sound("e-mail address", text));
        int octets = address.getBytes(StandardCharsets.UTF_8).length;
        if (octets > MAX_OCTETS) {
            throw new IllegalArgumentException("e-mail address: too long (" + octets + " octets, at most " + MAX_OCTETS
                    + "); give the address alone, without a name");
        }
        int at = EmailLocalPart.end(address);
        String domain = EmailDomain.ascii(address, at + 1);
        String local = EmailLocalPart.unquoted(address.substring(0, at));
        return new EmailAddress(address, (local + "@" + domain).toLowerCase(Locale.ROOT));
    }

    @Override
    public PointType type() {
        return PointType.EMAIL;
    }

    /**
     * Returns the address in lower case, without needless quotes, its local part in Unicode's form C and its domain in
     * ASCII. Servers may tell upper from lower case in local parts; none in use does.
     *
     * @return the key, at most 446 characters
     */
    @Override
    public String key() {
        return key;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /**
     * Returns the length of the address only.
     *
     * @return a text without the address
     */
    @Override
    public String toString() {
        return "EmailAddress[" + text.length() + " characters]";
    }

    static IllegalArgumentException refused(String rule, int index, String text) {
        return new IllegalArgumentException("e-mail address: " + rule + " (index " + index + " of length "
                + text.length() + "); write it like name@example.org");
    }

    private static String dropSpacesAround(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char unit) {
        return unit == ' ' || unit == '\t';
    }
}
