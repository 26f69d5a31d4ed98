package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

final class CallListTest {

    @Test
    void runs() {
        assertDoesNotThrow(() -> CallList.main(new String[0]));
    }
}
