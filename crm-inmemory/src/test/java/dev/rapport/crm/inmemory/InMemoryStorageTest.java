package dev.rapport.crm.inmemory;

import static org.junit.jupiter.api.Assertions.assertNotSame;

import org.junit.jupiter.api.Test;

final class InMemoryStorageTest {

    @Test
    void eachStorageIsItsOwn() {
        assertNotSame(InMemoryStorage.create(), InMemoryStorage.create());
    }
}
