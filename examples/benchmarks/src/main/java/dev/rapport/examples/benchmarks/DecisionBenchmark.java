package dev.rapport.examples.benchmarks;

import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.rule.Explanation;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Plan;
import dev.rapport.crm.rule.Planner;
import dev.rapport.crm.rule.RuleBook;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decides one contact by six rules, and computes the same dates by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {

    private final Facts facts = SixRules.facts();
    private final RuleBook book = SixRules.book();
    private final Permission permission = Permission.unchecked();
    private final Instant now = SixRules.NOW;
    private final PlainDates plain = new PlainDates();

    /**
     * Computes the six dates by hand.
     *
     * @return the dates
     */
    @Benchmark
    public ZonedDateTime[] plain() {
        return plain.dates(now);
    }

    /**
     * Plans the contact.
     *
     * @return the plan
     */
    @Benchmark
    public Plan plan() {
        return Planner.plan(facts, book, permission, now);
    }

    /**
     * Plans the contact and writes down each step.
     *
     * @return the plan with its steps
     */
    @Benchmark
    public Explanation explain() {
        return Planner.explain(facts, book, permission, now);
    }
}
