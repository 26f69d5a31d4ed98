package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.TimeWindow;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PolicyTest {

    private static Policy.Builder full() {
        return Policy.builder()
                .window(TimeWindow.of("09:00", "17:00"))
                .quietHours(QuietHours.of("12:00", "13:00"))
                .cap(new Cap(2, 7))
                .spacingDays(3)
                .fallbackZone(ZoneId.of("Europe/London"));
    }

    @Test
    void isEqualIfItSaysTheSame() {
        assertEquals(full().build(), full().build());
        assertEquals(full().build().hashCode(), full().build().hashCode());
        assertEquals(Policy.none(), Policy.builder().build());
    }

    @Test
    void isAnotherIfItDiffersInOneThing() {
        List<Policy> all = List.of(
                full().build(),
                full().window(TimeWindow.of("09:00", "18:00")).build(),
                full().quietHours(QuietHours.of("12:00", "14:00")).build(),
                full().cap(new Cap(2, 8)).build(),
                full().spacingDays(4).build(),
                full().fallbackZone(ZoneId.of("Europe/Paris")).build());
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < all.size(); j++) {
                if (i != j) {
                    assertNotEquals(all.get(i), all.get(j));
                    assertNotEquals(all.get(i).hashCode(), all.get(j).hashCode());
                }
            }
        }
        assertNotEquals(full().build(), "a policy");
    }

    @Test
    void goesOnFromAnother() {
        Policy policy = full().build();
        assertEquals(policy, policy.toBuilder().build());
        Policy spaced = policy.toBuilder().spacingDays(5).build();
        assertEquals(5, spaced.spacingDays());
        assertEquals(policy.window(), spaced.window());
        assertEquals(Optional.of(new Cap(2, 7)), spaced.cap());
    }

    @Test
    void saysWhatItLimits() {
        String text = full().build().toString();
        for (String part : List.of("09:00", "12:00", "spacing 3 days", "Europe/London")) {
            assertEquals(true, text.contains(part), text);
        }
    }
}
