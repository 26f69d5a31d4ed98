package dev.rapport.crm.rule;

import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.rule.World.PURCHASE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.facts.FactNeeds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a cap remembers: the newest 64 outbound contacts, unless a rule declares more. */
class CapTest {

    private static final String NOW = "2026-06-01T12:00:00Z";

    /** Due on 9 February, a day after an e-mail; then others daily from 1 March. */
    private static World afterwards(int number) {
        World world = World.of(Rule.named("r").once(Offset.days(30)).afterLast(PURCHASE))
                .policy(Policy.builder().cap(new Cap(1, 7)))
                .bought("2026-01-10T15:00:00Z")
                .sent(EMAIL, "2026-02-08T10:00:00Z");
        for (int i = 0; i < number; i++) {
            world.sent(
                    EMAIL,
                    Instant.parse("2026-03-01T10:00:00Z")
                            .plus(i, ChronoUnit.DAYS)
                            .toString());
        }
        return world;
    }

    @Test
    void remembersWhatSixtyThreeOthersHaveFollowed() {
        assertEquals("2026-02-15T09:00 [CAP]", afterwards(63).due(NOW));
    }

    @Test
    void takesADayToHaveRoomThatSixtyFourOthersHaveFollowed() {
        assertEquals("2026-02-09T09:00", afterwards(64).due(NOW));
    }

    @Test
    void remembersMoreIfARuleDeclaresIt() {
        World world = afterwards(64);
        Rule longMemory = Rule.named("x").decidedBy(FactNeeds.none().outboundTouches(65), facts -> Optional.empty());
        world.rules = List.of(world.rules.get(0), longMemory);
        assertEquals("2026-02-15T09:00 [CAP]", world.due(NOW));
    }
}
