package dev.rapport.crm.rule;

import dev.rapport.crm.interaction.SuggestedTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan with everything that led to it, for a salesperson and for whoever wonders about a rule.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Explanation explanation = Planner.explain(facts, book, permission, now);
 * System.out.println(explanation.text());
 * // Next: by CALL on 24 Feb 2027 at 09:00 (Europe/London): stay-in-touch, 3 months after the call of 24 Nov 2026.
 * // Not chase: what it counts from has not happened.
 * }</pre>
 *
 * @param plan the plan
 * @param steps each step, rule by rule, in the order in which they were made
 */
public record Explanation(Plan plan, List<Step> steps) {

    /**
     * Copies the list.
     *
     * @param plan the plan
     * @param steps each step
     */
    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * One step of the way to a plan.
     *
     * @param rule the id of the rule
     * @param code what was done: an {@link Adjustment}, a {@link RejectionCode}, or DATE, PERMISSION or DUE; LATER if
     *     another of the same lane comes first, DO_NOT_CONTACT if the contact is not to be contacted at all
     * @param input what it was done to
     * @param output what came of it
     */
    public record Step(String rule, String code, String input, String output) {}

    /**
     * Returns the steps of one rule.
     *
     * @param rule the id of the rule
     * @return its steps, in the order in which they were made
     */
    public List<Step> steps(String rule) {
        return steps.stream().filter(step -> step.rule().equals(rule)).toList();
    }

    /**
     * Returns the plan in English.
     *
     * @return a line for each planned contact and each rule that plans none
     */
    public String text() {
        if (plan.isDoNotContact()) {
            return "Nothing is planned: the contact asked not to be contacted.";
        }
        StringBuilder text = new StringBuilder();
        if (plan.next().isEmpty() && !plan.rejected().isEmpty()) {
            text.append("Nothing is planned.\n");
        }
        plan.next()
                .ifPresent(next -> text.append("Next: ").append(sentence(next)).append(".\n"));
        plan.also()
                .forEach(next -> text.append("Also: ")
                        .append(sentence(next))
                        .append(plan.ahead(next)
                                .map(first -> "; but " + Phrases.earlier(first, next))
                                .orElse(""))
                        .append(".\n"));
        plan.rejected()
                .values()
                .forEach(no -> text.append("Not ")
                        .append(no.rule())
                        .append(": ")
                        .append(no.code().words())
                        .append(reasons(no))
                        .append(".\n"));
        return text.isEmpty() ? "Nothing is planned: there are no rules." : text.substring(0, text.length() - 1);
    }

    /** What the permission said of each channel on the last date that it was asked about. */
    private String reasons(Rejection no) {
        if (no.code() != RejectionCode.BLOCKED_CONSENT) {
            return "";
        }
        List<Step> asked = steps(no.rule()).stream()
                .filter(step -> step.code().equals("PERMISSION"))
                .toList();
        String day = asked.get(asked.size() - 1).input().replaceFirst(".* ", " ");
        return asked.stream()
                .filter(step -> step.input().endsWith(day))
                .map(step -> step.input() + ": " + step.output())
                .map(line -> line.endsWith(".") ? line.substring(0, line.length() - 1) : line)
                .distinct()
                .collect(Collectors.joining("; ", " (", ")"));
    }

    private static String sentence(NextContact next) {
        String channel = next.findChannel().map(by -> "by " + by + " ").orElse("");
        String adjusted = Stream.concat(
                        next.adjustments().stream().map(Adjustment::words),
                        next.suggestedTime().map(SuggestedTime::because).stream())
                .collect(Collectors.joining("; "));
        return channel + "on " + Phrases.of(next.due().toLocalDateTime()) + " ("
                + Phrases.of(next.due().getZone()) + "): " + next.because()
                + (adjusted.isEmpty() ? "" : "; " + adjusted);
    }
}
