package dev.rapport.crm.insight;

import dev.rapport.crm.interaction.Interaction;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How promising somebody is: points by fact, each line with its own half-life and cap, and a cap on the whole.
 *
 * <p>A fact counts for every line that it matches. Immutable and thread-safe.
 *
 * <pre>{@code
 * LeadScoring scoring = LeadScoring.of(
 *                 LeadPoints.of("asked", TouchFilter.kinds(FORM), 10).halvedEvery(Duration.ofDays(30)).atMost(40),
 *                 LeadPoints.of("called us", TouchFilter.kinds(CALL).inbound(), 15).halvedEvery(Duration.ofDays(14)))
 *         .atMost(100);
 * LeadScore ada = scoring.score(timeline, asOf);
 * }</pre>
 *
 * @param lines in the order in which the answer names them
 * @param cap the most that anybody has; above 0
 */
public record LeadScoring(List<LeadPoints> lines, OptionalDouble cap) {
    /**
     * Copies the list.
     *
     * @param lines in the order in which the answer names them
     * @param cap the most that anybody has
     * @throws IllegalArgumentException if there is no line, two have the same name, or the cap is not above 0
     */
    public LeadScoring {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lines: none; say at least which facts give points");
        }
        if (lines.stream().map(LeadPoints::name).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("lines: two have the same name; the answer could not tell them apart");
        }
        requireCap(cap);
    }

    /**
     * A score without a cap.
     *
     * @param lines which facts give points
     * @return the scoring
     * @throws IllegalArgumentException if there is no line, or two have the same name
     */
    public static LeadScoring of(LeadPoints... lines) {
        return new LeadScoring(Arrays.asList(lines), OptionalDouble.empty());
    }

    /**
     * The same with a cap on the whole.
     *
     * @param most the most that anybody has
     * @return the scoring
     * @throws IllegalArgumentException if it is not above 0
     */
    public LeadScoring atMost(double most) {
        return new LeadScoring(lines, OptionalDouble.of(most));
    }

    /**
     * Scores somebody.
     *
     * @param interactions what happened with them, in any order
     * @param asOf when it is asked
     * @return the score, 0 if nothing gives points
     */
    public LeadScore score(Iterable<Interaction> interactions, AsOf asOf) {
        List<Interaction> seen = asOf.inOrder(interactions);
        List<LeadScore.Part> parts =
                lines.stream().map(line -> part(line, seen, asOf)).toList();
        double sum = parts.stream().mapToDouble(LeadScore.Part::points).sum();
        return new LeadScore(Math.min(sum, cap.orElse(Double.POSITIVE_INFINITY)), parts);
    }

    private static LeadScore.Part part(LeadPoints line, List<Interaction> seen, AsOf asOf) {
        long facts = 0;
        double sum = 0;
        for (Interaction i : seen) {
            if (line.facts().matches(i.kind(), i.channel(), i.direction())) {
                facts++;
                sum += line.worthAfter(Duration.between(i.occurredAt(), asOf.instant()));
            }
        }
        double points = line.capped(sum);
        return new LeadScore.Part(line.name(), facts, points, points != sum);
    }

    static void requireCap(OptionalDouble cap) {
        if (cap.isPresent() && !(cap.getAsDouble() > 0 && Double.isFinite(cap.getAsDouble()))) {
            throw new IllegalArgumentException("cap: must be a number above 0; leave it out for none");
        }
    }
}
