package dev.rapport.crm.insight;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How promising somebody is, and which facts say so.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * LeadScore ada = scoring.score(timeline, asOf);
 * ada.points();        // 52.5
 * ada.because();       // 52.5 points: asked 40 (5 times, capped), called us 12.5 (once)
 * }</pre>
 *
 * @param points the sum of the parts, capped; below 0 if more is taken away than given
 * @param parts each line of the scoring, in its order
 */
public record LeadScore(double points, List<Part> parts) {
    /**
     * Copies the list.
     *
     * @param points the sum of the parts, capped
     * @param parts each line of the scoring, in its order
     */
    public LeadScore {
        parts = List.copyOf(parts);
    }

    /**
     * What one line gives.
     *
     * @param name the name of the line
     * @param facts how many interactions gave points
     * @param points what they give now, capped
     * @param isCapped whether they would give more without the cap
     */
    public record Part(String name, long facts, double points, boolean isCapped) {
        private String sentence() {
            String times = facts == 1 ? "once" : facts + " times";
            return name + " " + Words.number(points) + " (" + times + (isCapped ? ", capped)" : ")");
        }
    }

    /** {@return a sentence, such as "52.5 points: asked 40 (5 times, capped), called us 12.5 (once)"} */
    public String because() {
        String given = parts.stream()
                .filter(part -> part.facts() > 0)
                .map(Part::sentence)
                .collect(Collectors.joining(", "));
        return Words.number(points) + " points: " + (given.isEmpty() ? "nothing gave any" : given);
    }
}
