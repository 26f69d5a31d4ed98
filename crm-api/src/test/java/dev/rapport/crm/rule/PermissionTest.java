package dev.rapport.crm.rule;

import static dev.rapport.crm.calendar.Offset.days;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.rule.World.NEWS;
import static dev.rapport.crm.rule.World.PURCHASE;
import static dev.rapport.crm.rule.World.SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.facts.FactNeeds;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PermissionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final World world = World.of(
                    Rule.named("news")
                            .purpose(NEWS)
                            .once(days(30))
                            .afterLast(PURCHASE)
                            .via(EMAIL)
                            .lane("news"),
                    Rule.named("service")
                            .purpose(SERVICE)
                            .once(days(30))
                            .afterLast(PURCHASE)
                            .via(EMAIL))
            .bought("2026-02-01T10:00:00Z");

    private Plan plan(Permission permission) {
        return Planner.plan(world.facts(), world.book(), permission, NOW);
    }

    private static Map<String, RejectionCode> rejected(Plan plan) {
        return plan.rejected().values().stream().collect(Collectors.toMap(Rejection::rule, Rejection::code));
    }

    @Test
    void permitsServiceAndRefusesMarketing() {
        Plan plan = plan(Permission.serviceOnly());
        assertEquals("service", plan.next().orElseThrow().rule());
        assertEquals(Map.of("news", RejectionCode.BLOCKED_CONSENT), rejected(plan));
    }

    @Test
    void permitsAllWhereItIsCheckedElsewhere() {
        Plan plan = plan(Permission.unchecked());
        assertEquals(2, plan.lanes().size());
        assertTrue(plan.rejected().isEmpty());
    }

    @Test
    void needsNothingUnlessItSaysSo() {
        assertEquals(FactNeeds.none(), Permission.unchecked().needs());
        assertEquals(FactNeeds.none(), Permission.serviceOnly().needs());
    }
}
