package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class PromiseTest {
    private static Set<String> without(List<String> all, List<String> those) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(new HashSet<>(those));
        return rest;
    }

    @Test
    void everyPromiseOfAStorageHasATest() throws IOException {
        List<String> made = Promises.made("storage", "S");
        assertFalse(made.isEmpty());
        assertEquals(Set.of(), without(made, Promises.tested(StorageContract.class)));
    }

    @Test
    void everyTestOfAStorageNamesAPromise() throws IOException {
        assertEquals(Set.of(), without(Promises.tested(StorageContract.class), Promises.made("storage", "S")));
        for (Method test : Promises.tests(StorageContract.class).toList()) {
            assertFalse(Promises.of(test).findAny().isEmpty(), test.getName());
        }
    }

    @Test
    void everyPromiseOfAStorageHasANumberOfItsOwn() throws IOException {
        List<String> made = Promises.made("storage", "S");
        assertEquals(new HashSet<>(made).size(), made.size(), "numbers " + made);
    }

    @Test
    void everyPromiseOfTheFacadeHasATest() throws IOException {
        List<String> made = Promises.made("", "C");
        assertFalse(made.isEmpty());
        assertEquals(Set.of(), without(made, Promises.tested(CrmContract.class)));
    }

    @Test
    void everyNumberThatATestOfTheFacadeNamesIsPromised() throws IOException {
        assertEquals(Set.of(), without(Promises.tested(CrmContract.class), Promises.made("", "C")));
    }

    @Test
    void everyPromiseOfTheFacadeHasANumberOfItsOwn() throws IOException {
        List<String> made = Promises.made("", "C");
        assertEquals(new HashSet<>(made).size(), made.size(), "numbers " + made);
    }
}
