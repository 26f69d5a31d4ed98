package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.testkit.Samples;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A file that is closed and opened again between transactions. */
final class H2FileTest {

    @Test
    void keepsWhatWasCommittedWhenItIsClosed() {
        DataSource file = H2Database.newFile();
        Contact ada = Samples.person().build();
        JdbcStorage.builder(file).createSchema().build().inTransaction(TenantId.DEFAULT, s -> {
            s.write(Changes.of(new Change.ContactAdded(ada, Samples.NOW)));
            return true;
        });
        Storage again = JdbcStorage.builder(file).build();
        assertTrue(again.inTransaction(TenantId.DEFAULT, s -> s.contacts().find(ada.id()))
                .isPresent());
    }
}
