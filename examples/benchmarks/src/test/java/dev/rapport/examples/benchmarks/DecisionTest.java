package dev.rapport.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Plan;
import dev.rapport.crm.rule.Planner;
import dev.rapport.crm.rule.Rule;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

final class DecisionTest {

    @Test
    void theRulesFindTheDatesThatAreComputedByHand() {
        Plan plan = Planner.plan(SixRules.facts(), SixRules.book(), Permission.unchecked(), SixRules.NOW);
        Map<String, ZonedDateTime> due = new HashMap<>();
        Stream.concat(plan.next().stream(), plan.also().stream())
                .forEach((NextContact next) -> due.put(next.rule(), next.due()));
        List<ZonedDateTime> byRule =
                SixRules.book().rules().stream().map(Rule::id).map(due::get).toList();
        assertEquals(List.of(new PlainDates().dates(SixRules.NOW)), byRule);
    }

    @Test
    void printsEachContender() throws RunnerException {
        String table = Decision.table(new OptionsBuilder()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1)));
        assertTrue(Stream.of("| plain |", "| plan |", "| explain |").allMatch(table::contains), table);
    }
}
