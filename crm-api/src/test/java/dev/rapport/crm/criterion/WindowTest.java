package dev.rapport.crm.criterion;

import static dev.rapport.crm.criterion.Criteria.atLeast;
import static dev.rapport.crm.criterion.Criteria.atMost;
import static dev.rapport.crm.criterion.Criteria.firstLongerAgo;
import static dev.rapport.crm.criterion.Criteria.firstWithin;
import static dev.rapport.crm.criterion.Criteria.inLast;
import static dev.rapport.crm.criterion.Criteria.lastLongerAgo;
import static dev.rapport.crm.criterion.Criteria.lastWithin;
import static dev.rapport.crm.criterion.Criteria.sumAtLeast;
import static dev.rapport.crm.criterion.Criteria.sumAtMost;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Conditions look at stretches of time, in the zone that is asked in. */
class WindowTest {
    private static final TouchFilter BOUGHT = TouchFilter.kinds(InteractionKind.PURCHASE);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2027-03-31T10:00:00-04:00[America/New_York]");
    private static final Contact ADA = Contact.person("Ada").build();

    private static Subject bought(ZonedDateTime asOf, String... at) {
        return Subject.of(
                ADA,
                Stream.of(at)
                        .map(time -> Interaction.purchase(ADA.id())
                                .at(Instant.parse(time))
                                .build())
                        .toList(),
                asOf);
    }

    private static Interaction spent(String amount, String currency) {
        return Interaction.purchase(ADA.id())
                .at(NOW.minusDays(2).toInstant())
                .amount(Money.of(amount, currency))
                .build();
    }

    /** A month before 31 March is 28 February, which begins at five in the morning in UTC. */
    @Test
    void beginsWithTheDayThatIsSoLongAgoInTheZone() {
        Criterion once = atLeast(1, BOUGHT, inLast(Period.ofMonths(1)));
        assertEquals(
                Optional.of(Instant.parse("2027-02-28T05:00:00Z")),
                inLast(Period.ofMonths(1)).begin(NOW));
        assertTrue(once.test(bought(NOW, "2027-02-28T05:00:00Z")));
        assertFalse(once.test(bought(NOW, "2027-02-28T04:59:59.999999Z")));
        assertTrue(once.test(bought(NOW.withZoneSameInstant(ZoneOffset.UTC), "2027-02-28T04:59:59.999999Z")));
    }

    @Test
    void endsNowAndKnowsNothingThatIsAhead() {
        String now = NOW.toInstant().toString();
        String next = NOW.toInstant().plusNanos(1_000).toString();
        assertTrue(atLeast(1, BOUGHT, inLast(Period.ofDays(1))).test(bought(NOW, now)));
        assertFalse(atLeast(1, BOUGHT, inLast(Period.ofDays(1))).test(bought(NOW, next)));
        assertTrue(atLeast(1, BOUGHT).test(bought(NOW, now)));
        assertTrue(atMost(1, BOUGHT).test(bought(NOW, now, next)));
        assertTrue(lastWithin(BOUGHT, Period.ofDays(1)).test(bought(NOW, now, next)));
        assertFalse(firstWithin(BOUGHT, Period.ofDays(1)).test(bought(NOW, next)));
    }

    @Test
    void isHalfOpenBetweenInstants() {
        Instant from = Instant.parse("2027-01-01T00:00:00Z");
        Instant to = Instant.parse("2027-02-01T00:00:00Z");
        Criterion january = atLeast(1, BOUGHT, Window.between(from, to));
        assertTrue(january.test(bought(NOW, "2027-01-01T00:00:00Z")));
        assertTrue(january.test(bought(NOW, "2027-01-31T23:59:59.999999Z")));
        assertFalse(january.test(bought(NOW, "2027-02-01T00:00:00Z")));
        assertFalse(january.test(bought(NOW, "2026-12-31T23:59:59.999999Z")));
        assertTrue(atLeast(1, BOUGHT, Window.since(from)).test(bought(NOW, "2027-02-01T00:00:00Z")));
        assertThrows(IllegalArgumentException.class, () -> Window.between(to, to));
    }

    @Test
    void tellsWhatIsLongerAgoFromWhatNeverWas() {
        Period month = Period.ofMonths(1);
        String before = "2027-02-28T04:59:59Z";
        String since = "2027-02-28T05:00:00Z";
        assertTrue(lastLongerAgo(BOUGHT, month).test(bought(NOW, before)));
        assertFalse(lastLongerAgo(BOUGHT, month).test(bought(NOW, before, since)));
        assertFalse(lastLongerAgo(BOUGHT, month).test(bought(NOW)));
        assertTrue(lastWithin(BOUGHT, month).test(bought(NOW, before, since)));
        assertFalse(lastWithin(BOUGHT, month).test(bought(NOW)));
        assertTrue(firstLongerAgo(BOUGHT, month).test(bought(NOW, before, since)));
        assertTrue(firstWithin(BOUGHT, month).test(bought(NOW, since)));
        assertFalse(firstWithin(BOUGHT, month).test(bought(NOW, before, since)));
    }

    @Test
    void addsAmountsOfOneCurrency() {
        Subject subject =
                Subject.of(ADA, List.of(spent("10.50", "EUR"), spent("-0.50", "EUR"), spent("1000", "USD")), NOW);
        Window lately = inLast(Period.ofDays(3));
        assertTrue(sumAtLeast(Money.of("10", "EUR"), BOUGHT, lately).test(subject));
        assertFalse(sumAtLeast(Money.of("10.000000001", "EUR"), BOUGHT, lately).test(subject));
        assertTrue(sumAtMost(Money.of("10", "EUR"), BOUGHT, lately).test(subject));
        assertTrue(sumAtMost(Money.of("0", "EUR"), BOUGHT, inLast(Period.ofDays(1)))
                .test(subject));
        assertTrue(sumAtMost(Money.of("0", "JPY"), BOUGHT, lately).test(subject));
    }

    @Test
    void knowsWhetherItIsAllTime() {
        assertTrue(Window.ever().isEver());
        assertFalse(Window.since(NOW.toInstant()).isEver());
        assertFalse(inLast(Period.ofYears(1_000)).isEver());
        assertTrue(inLast(Period.ofYears(1_000)).contains(Instant.parse("1999-01-01T00:00:00Z"), NOW));
        assertEquals("ever", Window.ever().toString());
        assertEquals("in the last 2 days", inLast(Period.ofDays(2)).toString());
    }

    @Test
    void refusesWhatIsNoStretchOfTime() {
        for (Period wrong : List.of(Period.ZERO, Period.ofDays(-1), Period.of(1, -1, 0), Period.ofYears(1_001))) {
            assertThrows(IllegalArgumentException.class, () -> inLast(wrong));
            assertThrows(IllegalArgumentException.class, () -> lastWithin(BOUGHT, wrong));
        }
        assertThrows(IllegalArgumentException.class, () -> new Bounds(Optional.empty(), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> Bounds.atLeast(new BigDecimal("1E999999999")));
        assertEquals(Bounds.atLeast(new BigDecimal("1.50")), Bounds.atLeast(new BigDecimal("1.5")));
    }

    /** In New York the clocks were put forward on 14 March 2027, so that day was an hour shorter. */
    @Test
    void countsDaysAndNotHours() {
        ZonedDateTime later = ZonedDateTime.parse("2027-03-15T00:30:00-04:00[America/New_York]");
        assertEquals(NEW_YORK, later.getZone());
        assertEquals(
                Optional.of(Instant.parse("2027-03-14T05:00:00Z")),
                inLast(Period.ofDays(1)).begin(later));
    }
}
