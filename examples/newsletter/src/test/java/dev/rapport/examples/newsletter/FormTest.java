package dev.rapport.examples.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FormTest {
    @Test
    void readsWhatBrowsersSend() {
        Form form = Form.parse("name=Zo%C3%AB+M%26M&topic=news&topic=offers&empty=&alone");

        assertEquals(Optional.of("Zoë M&M"), form.first("name"));
        assertEquals(List.of("news", "offers"), form.all("topic"));
        assertEquals(Optional.of(""), form.first("empty"));
        assertEquals(Optional.of(""), form.first("alone"));
        assertEquals(Optional.empty(), form.first("missing"));
    }

    @Test
    void readsWhatItWrites() {
        Form form = Form.EMPTY.and("a", "ü = &").and("b", "").and("a", "+%");

        assertEquals(form, Form.parse(form.encoded()));
    }

    @Test
    void refusesWhatIsEncodedWrongly() {
        assertThrows(IllegalArgumentException.class, () -> Form.parse("a=%zz"));
    }
}
