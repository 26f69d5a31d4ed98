package dev.rapport.crm.storage;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What a plan was made with, besides the facts: it is made again with what comes later in this order.
 *
 * <p>Ordered by the version of the rule book, then by that of the time-zone data, compared as text. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * PlanBasis before = new PlanBasis(3, "2025b");
 * boolean planAgain = before.compareTo(new PlanBasis(3, "2025c")) < 0;
 * }</pre>
 *
 * @param bookVersion the version of the rule book
 * @param zoneData the version of the time-zone data, which due dates became instants with
 */
public record PlanBasis(int bookVersion, String zoneData) implements Comparable<PlanBasis> {
    private static final Pattern ZONE_DATA = Pattern.compile("[!-~]{1,32}");
    private static final Comparator<PlanBasis> ORDER =
            Comparator.comparingInt(PlanBasis::bookVersion).thenComparing(PlanBasis::zoneData);

    /**
     * Checks the versions.
     *
     * @param bookVersion the version of the rule book, 1 or more
     * @param zoneData the version of the time-zone data: 1 to 32 visible characters of ASCII
     */
    public PlanBasis {
        if (bookVersion < 1) {
            throw new IllegalArgumentException("bookVersion: is " + bookVersion + ", must be 1 or more");
        }
        if (!ZONE_DATA.matcher(zoneData).matches()) {
            throw new IllegalArgumentException("zoneData: of " + zoneData.length()
                    + " characters, must be 1 to 32 visible characters of ASCII; such as \"2025b\"");
        }
    }

    @Override
    public int compareTo(PlanBasis other) {
        return ORDER.compare(this, other);
    }
}
