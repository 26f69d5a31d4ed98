package dev.rapport.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.interaction.Money;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckoutTest {
    private static final Money PRICE = Money.of("149.90", "EUR");

    @Test
    void keepsTheOrderAndThePurchase() throws SQLException {
        checkout.pay("order-1", ada.id(), PRICE);

        assertEquals(1, purchases());
    }

    @Test
    void keepsNeitherIfTheOrderIsRefused() throws SQLException {
        checkout.pay("order-1", ada.id(), PRICE);
        Contact bob = crm.contacts().add(Contact.person("Bob").build());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into orders values ('order-2')");
        }

        assertThrows(SQLException.class, () -> checkout.pay("order-2", bob.id(), PRICE));

        assertEquals(0, crm.interactions().stream(bob.id()).count());
        assertEquals(1, purchases());
    }

    private final DataSource dataSource;
    private final Crm crm;
    private final Contact ada;
    private final Checkout checkout;

    CheckoutTest(@TempDir Path temp) {
        dataSource = Databases.in(temp);
        crm = Crm.builder().storage(Quickstart.database(dataSource)).build();
        ada = crm.contacts().add(Contact.person("Ada").build());
        checkout = new Checkout(dataSource, crm);
    }

    @BeforeEach
    void createTheTableOfTheHost() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders (id text primary key)");
        }
    }

    private long purchases() {
        return crm.interactions().stream(ada.id()).count();
    }
}
