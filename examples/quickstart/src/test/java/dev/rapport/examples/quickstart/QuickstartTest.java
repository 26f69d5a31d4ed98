package dev.rapport.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

final class QuickstartTest {

    @Test
    void runs() {
        assertDoesNotThrow(() -> Quickstart.main(new String[0]));
    }
}
