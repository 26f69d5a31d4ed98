package dev.rapport.crm;

/** How much one call may ask for. */
final class Limits {
    private static final int MAX_PAGE = 1_000;

    private Limits() {}

    static int page(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException(
                    "limit: is " + limit + ", must be 1 to " + MAX_PAGE + "; ask for the next page with its cursor");
        }
        return limit;
    }
}
