package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AsOfTest {

    @Test
    void countsWhatHappenedAtThatInstantAndNothingLater() {
        AsOf noon = AsOf.of(Made.noon(3), Made.UTC);
        assertTrue(noon.sees(Made.purchase(3)));
        assertFalse(noon.sees(Made.purchase(4)));
        AsOf before = AsOf.of(Made.noon(3).minusNanos(1000), Made.UTC);
        assertFalse(before.sees(Made.purchase(3)));
    }

    @Test
    void countsDaysInItsZone() {
        Instant night = Instant.parse("2026-05-31T22:00:00Z");
        assertEquals(
                LocalDate.of(2026, 6, 1),
                AsOf.of(night, ZoneId.of("Europe/Paris")).today());
        assertEquals(AsOf.of(night, ZoneId.of("Europe/Paris")), AsOf.of(night.atZone(ZoneId.of("Europe/Paris"))));
        assertEquals(LocalDate.of(2026, 5, 31), AsOf.of(night, Made.UTC).today());
    }

    @Test
    void refusesWhatNoDatabaseHolds() {
        assertThrows(IllegalArgumentException.class, () -> AsOf.of(Instant.MAX, Made.UTC));
    }
}
