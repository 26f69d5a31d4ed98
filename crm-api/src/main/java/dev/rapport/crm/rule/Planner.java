package dev.rapport.crm.rule;

import dev.rapport.crm.facts.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plans whom to contact next: a pure function of one contact's facts, a rule book and a moment.
 *
 * <p>The moment decides only which occurrence of a series is meant, what has lapsed, and the status. No clock, no I/O;
 * thread-safe.
 *
 * <pre>{@code
 * Plan plan = Planner.plan(facts, book, Permission.unchecked(), now);
 * plan.next().ifPresent(next -> System.out.println(next.because()));
 * System.out.println(Planner.explain(facts, book, Permission.unchecked(), now).text());
 * }</pre>
 */
public final class Planner {

    private Planner() {}

    /**
     * Plans one contact.
     *
     * @param facts what is known of the contact; interactions after {@code now} are not filtered
     * @param book the rules, with policy and calendar
     * @param permission who may be contacted how; asked on the due date
     * @param now the moment that it is planned for
     * @return the plan
     */
    public static Plan plan(Facts facts, RuleBook book, Permission permission, Instant now) {
        return plan(new Situation(facts, book, now), permission, null);
    }

    /**
     * Plans one contact and writes down each step.
     *
     * @param facts what is known of the contact
     * @param book the rules, with policy and calendar
     * @param permission who may be contacted how
     * @param now the moment that it is planned for
     * @return the plan with its steps
     */
    public static Explanation explain(Facts facts, RuleBook book, Permission permission, Instant now) {
        Trace trace = new Trace();
        Plan plan = plan(new Situation(facts, book, now), permission, trace);
        if (plan.isDoNotContact()) {
            book.rules()
                    .forEach(rule -> trace.step(
                            rule.id(), "DO_NOT_CONTACT", rule.id(), "the contact asked not to be contacted"));
        }
        plan.also()
                .forEach(next -> plan.ahead(next)
                        .ifPresent(first ->
                                trace.step(next.rule(), "LATER", "lane " + next.lane(), Phrases.earlier(first, next))));
        return new Explanation(plan, trace.steps());
    }

    private static Plan plan(Situation situation, Permission permission, @Nullable Trace trace) {
        if (situation.facts.contact().preferences().doNotContact()) {
            return Plan.doNotContact();
        }
        List<NextContact> candidates = new ArrayList<>(situation.book.options().size());
        SortedMap<String, Rejection> rejected = new TreeMap<>();
        for (RuleOptions<?> rule : situation.book.options()) {
            Verdict verdict = judge(new Planning(situation, permission, rule, trace), rule);
            if (verdict instanceof NextContact next) {
                candidates.add(next);
            } else {
                rejected.put(rule.id(), (Rejection) verdict);
            }
        }
        if (situation.book.hasGroups()) {
            outrank(candidates, rejected, trace);
        }
        return Plan.of(candidates, rejected, situation.horizon.validUntil(situation.now, situation.clock));
    }

    /** A rule that throws must not keep the others from being planned. */
    private static Verdict judge(Planning planning, RuleOptions<?> rule) {
        try {
            return planning.judge();
        } catch (RuntimeException failure) {
            return new Rejection(
                    rule.id(),
                    RejectionCode.RULE_FAILED,
                    Optional.empty(),
                    Optional.of(failure.getClass().getName()));
        }
    }

    private static void outrank(List<NextContact> candidates, Map<String, Rejection> rejected, @Nullable Trace trace) {
        Map<String, Integer> highest = new HashMap<>();
        for (NextContact next : candidates) {
            Terms terms = next.options().terms;
            if (terms.group != null) {
                highest.merge(terms.group, terms.priority, Math::max);
            }
        }
        candidates.removeIf(next -> {
            Terms terms = next.options().terms;
            boolean isOutranked = terms.group != null && terms.priority < highest.getOrDefault(terms.group, 0);
            if (isOutranked) {
                rejected.put(
                        terms.id,
                        new Rejection(
                                terms.id, RejectionCode.OUTRANKED, Optional.of(next.occurrence()), Optional.empty()));
                if (trace != null) {
                    trace.step(terms.id, "OUTRANKED", "group " + terms.group, RejectionCode.OUTRANKED.words());
                }
            }
            return isOutranked;
        });
    }
}
