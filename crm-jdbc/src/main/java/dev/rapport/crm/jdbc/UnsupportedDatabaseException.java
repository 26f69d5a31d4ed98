package dev.rapport.crm.jdbc;

import static java.util.Objects.requireNonNull;

import dev.rapport.crm.error.CrmException;
import java.io.Serial;

/**
 * Thrown when a connection leads to a database product that has no dialect.
 *
 * <p>Not thread-safe, like every throwable.
 *
 * <pre>{@code
 * try {
 *     JdbcStorage.builder(dataSource).build();
 * } catch (UnsupportedDatabaseException unsupported) {
 *     log.error("cannot run on {}", unsupported.product());
 * }
 * }</pre>
 */
public final class UnsupportedDatabaseException extends CrmException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String product;

    /**
     * Creates an exception for a product.
     *
     * @param message what is supported instead
     * @param product the name that the database gives itself
     */
    public UnsupportedDatabaseException(String message, String product) {
        super(message);
        this.product = requireNonNull(product, "product");
    }

    static UnsupportedDatabaseException of(String product, String supported) {
        return new UnsupportedDatabaseException(
                "no dialect for the database " + product + "; supported are " + supported
                        + ", name one with dialect(...) if this is a compatible one",
                product);
    }

    /**
     * The name that the database gives itself.
     *
     * @return the product name of the JDBC metadata
     */
    public String product() {
        return product;
    }
}
