package dev.rapport.crm.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
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
