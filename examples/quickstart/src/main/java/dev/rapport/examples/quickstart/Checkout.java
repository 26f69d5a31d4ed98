package dev.rapport.examples.quickstart;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.jdbc.JdbcTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A host that keeps its order and the purchase in one transaction of its own.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * new Checkout(dataSource, crm).pay("order-1001", ada.id(), Money.of("149.90", "EUR"));
 * }</pre>
 */
public final class Checkout {
    private final DataSource dataSource;
    private final Crm crm;

    /**
     * Prepares the host's own service.
     *
     * @param dataSource the database of the host and of the CRM
     * @param crm the CRM
     */
    public Checkout(DataSource dataSource, Crm crm) {
        this.dataSource = dataSource;
        this.crm = crm;
    }

    /**
     * Keeps both, or neither.
     *
     * @param order the key of the order
     * @param customer who buys
     * @param price what it costs
     * @throws SQLException if the order is not accepted
     */
    public void pay(String order, ContactId customer, Money price) throws SQLException {
        Interaction purchase = Interaction.purchase(customer)
                .amount(price)
                .externalRef("shop", order)
                .build();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            // spotless:off, README: join
            crm.join(JdbcTransaction.of(connection)).interactions().record(purchase);    // the host commits
            // spotless:on
            keep(connection, order);
            connection.commit();
        }
    }

    private static void keep(Connection connection, String order) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into orders (id) values (?)")) {
            statement.setString(1, order);
            statement.executeUpdate();
        }
    }
}
