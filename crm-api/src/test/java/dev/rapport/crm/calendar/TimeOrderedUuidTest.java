package dev.rapport.crm.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeOrderedUuidTest {

    private static final long YEAR_6429 = 140_000_000_000_000L;

    @Property
    void risesWhateverTheClockDoes(@ForAll @NotEmpty List<@LongRange(min = 0, max = YEAR_6429) Long> millis) {
        Iterator<Long> ticks = millis.iterator();
        TimeOrderedUuid ids = TimeOrderedUuid.of(() -> Instant.ofEpochMilli(ticks.next()));
        UUID last = new UUID(0, Long.MIN_VALUE);
        for (int i = 0; i < millis.size(); i++) {
            UUID next = ids.next();
            assertTrue(next.compareTo(last) > 0);
            assertEquals(7, next.version());
            assertEquals(2, next.variant());
            last = next;
        }
    }

    @Property
    void beginsWithTheMilliseconds(@ForAll @LongRange(min = 0, max = YEAR_6429) long millis) {
        UUID id = TimeOrderedUuid.of(InstantSource.fixed(Instant.ofEpochMilli(millis)))
                .next();
        assertEquals(millis, id.getMostSignificantBits() >>> 16);
    }

    @Test
    void overflowsIntoTheNextMillisecondWhenTheClockStandsStill() {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        TimeOrderedUuid ids = TimeOrderedUuid.of(InstantSource.fixed(now));
        UUID last = ids.next();
        for (int i = 0; i < 3 * 4096; i++) {
            UUID next = ids.next();
            assertTrue(next.compareTo(last) > 0);
            last = next;
        }
        long ahead = (last.getMostSignificantBits() >>> 16) - now.toEpochMilli();
        assertTrue(ahead == 3, "three full counters further, but it was " + ahead);
    }

    @Test
    void risesInEachThreadAndNeverRepeats() throws InterruptedException, ExecutionException {
        TimeOrderedUuid ids = TimeOrderedUuid.of(InstantSource.fixed(Instant.EPOCH));
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<UUID>>> made = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                made.add(threads.submit(() -> {
                    List<UUID> mine = new ArrayList<>();
                    for (int i = 0; i < 5000; i++) {
                        mine.add(ids.next());
                    }
                    return mine;
                }));
            }
            for (Future<List<UUID>> future : made) {
                List<UUID> mine = future.get();
                List<UUID> sorted = new ArrayList<>(mine);
                Collections.sort(sorted);
                assertEquals(sorted, mine);
                mine.forEach(id -> assertTrue(seen.add(id.getMostSignificantBits())));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void goesOnUntilTheLastMillisecondOfFortySevenBits() {
        long last = 0x7FFF_FFFF_FFFFL;
        UUID id = TimeOrderedUuid.of(InstantSource.fixed(Instant.ofEpochMilli(last)))
                .next();
        assertEquals(last, id.getMostSignificantBits() >>> 16);
        assertThrows(
                IllegalStateException.class,
                () -> TimeOrderedUuid.of(InstantSource.fixed(Instant.ofEpochMilli(last + 1)))
                        .next());
    }

    @Test
    void isRandomFromSourceToSource() {
        Set<Long> ends = new HashSet<>();
        Set<Long> counters = new HashSet<>();
        for (int source = 0; source < 100; source++) {
            UUID id = TimeOrderedUuid.of(InstantSource.fixed(Instant.EPOCH)).next();
            ends.add(id.getLeastSignificantBits());
            counters.add(id.getMostSignificantBits() & 0xFFF);
        }
        assertEquals(100, ends.size(), "62 random bits repeat once in ten million million million pairs");
        assertTrue(counters.size() > 1, "the counter starts anywhere");
        assertTrue(Collections.max(counters) < 2048, "and leaves half of its room");
    }

    @Test
    void isOneSourceForTheWholeMachine() {
        assertSame(TimeOrderedUuid.system(), TimeOrderedUuid.system());
        UUID first = TimeOrderedUuid.system().next();
        assertTrue(TimeOrderedUuid.compare(first, TimeOrderedUuid.system().next()) < 0);
    }

    @Test
    void readsTheWholeTextInEitherCase() {
        UUID id = new UUID(0x0190_A5C4_0000_7000L, 0x8000_0000_0000_00FEL);
        assertEquals(id, TimeOrderedUuid.parse("contact id", "0190a5c4-0000-7000-8000-0000000000fe"));
        assertEquals(id, TimeOrderedUuid.parse("contact id", "0190A5C4-0000-7000-8000-0000000000FE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0190a5c4-0000-7000-8000-0000000000f",
                "0190a5c4-0000-7000-8000-0000000000fe0",
                "0190a5c4-0000-7000-8000-0000000000fg",
                "0190a5c40-000-7000-8000-0000000000fe",
                "00190a5c4-000-7000-8000-0000000000fe",
                "0190a5c4000070008000-0000000000fe0000"
            })
    void refusesAnyOtherTextAndDoesNotRepeatIt(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> TimeOrderedUuid.parse("contact id", text));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("contact id: "), message);
        assertTrue(text.isEmpty() || !message.contains(text), message);
        assertNull(refused.getCause(), "its message repeats the text");
    }

    @Property
    void comparesAsTheTextDoes(@ForAll long a, @ForAll long b, @ForAll long c, @ForAll boolean sameStart) {
        UUID one = new UUID(a, b);
        UUID other = new UUID(sameStart ? a : c, c);
        assertEquals(
                Integer.signum(one.toString().compareTo(other.toString())),
                Integer.signum(TimeOrderedUuid.compare(one, other)));
        assertEquals(0, TimeOrderedUuid.compare(one, new UUID(a, b)));
    }

    @Test
    void refusesAClockThatIsFarOff() {
        assertThrows(
                IllegalStateException.class,
                () -> TimeOrderedUuid.of(InstantSource.fixed(Instant.ofEpochMilli(-1)))
                        .next());
        assertThrows(
                IllegalStateException.class,
                () -> TimeOrderedUuid.of(InstantSource.fixed(Instant.parse("9000-01-01T00:00:00Z")))
                        .next());
    }
}
