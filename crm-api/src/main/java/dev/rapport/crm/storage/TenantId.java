package dev.rapport.crm.storage;

import java.util.regex.Pattern;

/**
 * Whose data a transaction reads and writes.
 *
 * <p>1 to 64 characters of a to z, A to Z, 0 to 9, dot, underscore and hyphen. Immutable and thread-safe.
 *
 * <pre>{@code
 * storage.inTransaction(new TenantId("acme"), session -> session.contacts().find(id));
 * }</pre>
 *
 * @param value the name of the tenant
 */
public record TenantId(String value) implements Comparable<TenantId> {
    // before the constants, whose constructor needs it
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The tenant of applications that need no tenants. */
    public static final TenantId DEFAULT = new TenantId("default");

    /**
     * Checks the characters.
     *
     * @param value the name of the tenant
     */
    public TenantId {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "tenant: length is " + value.length()
                            + ", must be 1 to 64 characters of a-z, A-Z, 0-9, '.', '_' and '-'; map your own key to such a name");
        }
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
