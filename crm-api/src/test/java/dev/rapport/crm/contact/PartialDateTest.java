package dev.rapport.crm.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.calendar.LeapDay;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PartialDateTest {

    @Test
    void keepsTheYearOnlyIfItIsKnown() {
        assertEquals(OptionalInt.of(1990), PartialDate.parse("1990-03-01").year());
        assertEquals(OptionalInt.empty(), PartialDate.parse("--03-01").year());
        assertEquals(MonthDay.of(3, 1), PartialDate.parse("--03-01").monthDay());
    }

    @Test
    void asksWhatBecomesOfTheLeapDayInACommonYear() {
        PartialDate leap = PartialDate.parse("--02-29");
        assertEquals(Optional.of(LocalDate.of(2028, 2, 29)), leap.in(2028, LeapDay.SKIP));
        assertEquals(Optional.of(LocalDate.of(2027, 2, 28)), leap.in(2027, LeapDay.FEB_28));
        assertEquals(Optional.of(LocalDate.of(2027, 3, 1)), leap.in(2027, LeapDay.MAR_1));
        assertEquals(Optional.empty(), leap.in(2027, LeapDay.SKIP));
        assertEquals(
                Optional.of(LocalDate.of(2027, 3, 1)),
                PartialDate.parse("1990-03-01").in(2027, LeapDay.SKIP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1990",
                "1990-02-29",
                "--02-30",
                "02-28",
                "1990-3-1",
                "0000-01-01",
                "-0001-01-01",
                "+10000-01-01",
                " --02-28",
                "--02-28x"
            })
    void refusesWhatIsNoDayWithoutRepeatingIt(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> PartialDate.parse(text));
        assertFalse(!text.isBlank() && String.valueOf(refusal.getMessage()).contains('"' + text + '"'));
        assertEquals(null, refusal.getCause());
    }

    @Property
    void readsBackWhatItPrints(
            @ForAll @IntRange(min = 1, max = 9999) int year, @ForAll @IntRange(min = 1, max = 365) int day) {
        LocalDate date = LocalDate.ofYearDay(year, day);
        PartialDate known = PartialDate.of(date);
        PartialDate unknown = PartialDate.of(MonthDay.from(date));
        assertEquals(date.toString(), known.toString());
        assertEquals(known, PartialDate.parse(known.toString()));
        assertEquals(unknown, PartialDate.parse(unknown.toString()));
        assertEquals(Optional.of(date), unknown.in(year, LeapDay.SKIP));
    }
}
