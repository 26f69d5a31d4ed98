package dev.rapport.crm.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ChangesTest {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final Contact ADA = Contact.person("Ada")
            .id(new ContactId(UUID.fromString("01900000-0000-7000-8000-000000000001")))
            .build();
    private static final Change ADDED = new Change.ContactAdded(ADA, AT);
    private static final Change ERASED =
            new Change.ContactErased(new Erased(FactStamp.next(), ADA.id(), List.of()), Map.of());

    @Test
    void writesAnErasureByItself() {
        assertEquals(List.of(ERASED), Changes.of(ERASED).list());
    }

    @Test
    void refusesAnErasureBesideAnotherChange() {
        for (List<Change> list : List.of(List.of(ERASED, ADDED), List.of(ADDED, ERASED), List.of(ERASED, ERASED))) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Changes(list));

            assertEquals(
                    "changes: an erasure is written by itself; write what comes before and after it in calls of their own",
                    e.getMessage());
        }
    }
}
