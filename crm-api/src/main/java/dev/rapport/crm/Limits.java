package dev.rapport.crm;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** How much one call may ask for. */
final class Limits {
    private static final int MAX_PAGE = 1_000;
    private static final int MAX_YEAR = 9_000;

    private Limits() {}

    static int page(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException(
                    "limit: is " + limit + ", must be 1 to " + MAX_PAGE + "; ask for the next page with its cursor");
        }
        return limit;
    }

    /** To the microsecond, and within the years that every database holds. */
    static LocalDateTime wallClock(String property, LocalDateTime value) {
        if (value.getYear() < 1 || value.getYear() > MAX_YEAR) {
            throw new IllegalArgumentException(property + ": year is " + value.getYear() + ", must be 1 to " + MAX_YEAR
                    + "; set do-not-contact for somebody who is never to be contacted");
        }
        return value.truncatedTo(ChronoUnit.MICROS);
    }
}
