package dev.rapport.crm;

import static dev.rapport.crm.criterion.Criteria.tagged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.contact.ContactId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTest {
    private final ContactId ada = ContactId.next();
    private final ContactId bob = ContactId.next();

    @Test
    void keepsWhatItWasGiven() {
        Segment segment = Segment.named("vips")
                .where(tagged("vip"))
                .including(bob, ada)
                .excluding(List.of())
                .build();
        assertEquals(List.of(ada, bob), List.copyOf(segment.included()));
        assertEquals(tagged("vip"), segment.criterion());
        assertEquals(segment, segment.toBuilder().build());
        assertEquals(segment.hashCode(), segment.toBuilder().build().hashCode());
        assertNotEquals(segment, segment.toBuilder().excluding(ContactId.next()).build());
        assertNotEquals(segment, segment.toBuilder().where(tagged("other")).build());
        assertEquals("Segment[vips]", segment.toString());
    }

    @Test
    void refusesWhatCannotBeDecided() {
        Segment.Builder both =
                Segment.named("both").where(tagged("vip")).including(ada).excluding(ada);
        assertThrows(IllegalArgumentException.class, both::build);
        assertThrows(IllegalStateException.class, Segment.named("nobody")::build);
        assertThrows(IllegalArgumentException.class, () -> Segment.named(" "));
        assertThrows(IllegalArgumentException.class, () -> Segment.named("a".repeat(65)));
    }
}
