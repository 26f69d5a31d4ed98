package dev.rapport.crm.contact;

import static dev.rapport.crm.contact.EmailAddress.refused;

import java.net.IDN;
import java.util.regex.Pattern;

/** What stands after the at sign: a host name or an address literal of RFC 5321. */
final class EmailDomain {

    private static final int MAX_OCTETS = 253;
    private static final int MAX_LABEL_OCTETS = 63;
    private static final int MAX_IPV6_GROUPS = 8;
    private static final String IPV6_TAG = "IPv6:";
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6_GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    private EmailDomain() {}

    /** Returns the domain that begins at the index, in ASCII. */
    static String ascii(String text, int from) {
        if (from == text.length()) {
            throw refused("nothing after the at sign", from, text);
        }
        String domain = text.substring(from);
        if (domain.startsWith("[")) {
            requireLiteral(domain, text, from);
            return domain;
        }
        if (domain.chars().allMatch(c -> c < 0x80)) {
            requireHostName(domain, text, from);
            return domain;
        }
        return internationalised(domain, text, from);
    }

    private static String internationalised(String domain, String text, int from) {
        String ascii;
        try {
            ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            // not passed on as a cause: its message repeats the domain
            throw refused("the domain has no ASCII form", from, text);
        }
        if (!ascii.chars().allMatch(c -> c < 0x80)) {
            throw refused("the domain has no ASCII form", from, text);
        }
        requireHostName(ascii, text, from);
        return ascii;
    }

    private static void requireHostName(String host, String text, int from) {
        if (host.length() > MAX_OCTETS) {
            throw refused("more than " + MAX_OCTETS + " octets after the at sign", from, text);
        }
        int label = 0;
        for (int i = 0; i <= host.length(); i++) {
            if (i == host.length() || host.charAt(i) == '.') {
                requireLabel(host.substring(label, i), text, from + label);
                label = i + 1;
            } else if (!EmailLocalPart.isLetterOrDigit(host.charAt(i)) && host.charAt(i) != '-') {
                throw refused("a character that is not allowed in a domain", from + i, text);
            }
        }
    }

    private static void requireLabel(String label, String text, int index) {
        if (label.isEmpty()) {
            throw refused("a dot that is not between two characters", index, text);
        }
        if (label.length() > MAX_LABEL_OCTETS) {
            throw refused("more than " + MAX_LABEL_OCTETS + " octets between two dots", index, text);
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            throw refused("a hyphen that is not between two characters", index, text);
        }
    }

    private static void requireLiteral(String domain, String text, int from) {
        if (!domain.endsWith("]")) {
            throw refused("the closing bracket is missing", text.length(), text);
        }
        String literal = domain.substring(1, domain.length() - 1);
        boolean valid = literal.regionMatches(true, 0, IPV6_TAG, 0, IPV6_TAG.length())
                ? isIpv6(literal.substring(IPV6_TAG.length()))
                : IPV4.matcher(literal).matches();
        if (!valid) {
            throw refused("not an address literal of IPv4 or IPv6", from, text);
        }
    }

    /** Counts the groups on both sides of {@code ::}, which stands for at least one. */
    private static boolean isIpv6(String address) {
        int gap = address.indexOf("::");
        if (gap != address.lastIndexOf("::")) {
            return false;
        }
        if (gap < 0) {
            return groups(address, true) == MAX_IPV6_GROUPS;
        }
        int before = gap == 0 ? 0 : groups(address.substring(0, gap), false);
        int after = gap + 2 == address.length() ? 0 : groups(address.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < MAX_IPV6_GROUPS;
    }

    private static int groups(String part, boolean last) {
        String[] groups = part.split(":", -1);
        int count = groups.length;
        for (int i = 0; i < groups.length; i++) {
            if (last && i == groups.length - 1 && IPV4.matcher(groups[i]).matches()) {
                count++;
            } else if (!IPV6_GROUP.matcher(groups[i]).matches()) {
                return -1;
            }
        }
        return count;
    }
}
