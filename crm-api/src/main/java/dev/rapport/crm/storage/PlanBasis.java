package dev.rapport.crm.storage;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What a plan was made with, besides the facts: it is made again with what comes later in this order.
 *
 * <p>Ordered by the version of the rule book, then by how often purposes were revised, then by the version of the time-zone
 * data. Storages compare the last two as one text. Immutable and thread-safe.
 *
 * <pre>{@code
 * PlanBasis before = new PlanBasis(3, "2025b");
 * boolean planAgain = before.compareTo(new PlanBasis(3, "2025c")) < 0;
 * }</pre>
 *
 * @param bookVersion the version of the rule book
 * @param zoneData the version of the time-zone data, which due dates became instants with; once purposes were revised, what
 *     {@link #revised} has made of it
 */
public record PlanBasis(int bookVersion, String zoneData) implements Comparable<PlanBasis> {
    private static final Pattern ZONE_DATA = Pattern.compile("[!-~]{1,32}");
    private static final int REVISIONS = 10_000_000;
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

    /**
     * The same after revisions of purposes, by which grants may have become stale: later than with fewer of them, whatever the
     * time-zone data.
     *
     * @param times how often purposes were revised so far, 0 to 9,999,999
     * @return another basis, or this one for 0
     */
    public PlanBasis revised(int times) {
        if (times < 0 || times >= REVISIONS) {
            throw new IllegalArgumentException("times: is " + times + ", must be 0 to " + (REVISIONS - 1));
        }
        // as many digits for each number, so that the order of texts is that of numbers
        return times == 0 ? this : new PlanBasis(bookVersion, "r" + (REVISIONS + times) + ":" + zoneData);
    }

    @Override
    public int compareTo(PlanBasis other) {
        return ORDER.compare(this, other);
    }
}
