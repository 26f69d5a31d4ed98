package dev.rapport.crm.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How many deals reached each stage of a pipeline, and what became of them.
 *
 * <p>A deal has reached the furthest stage that it was ever moved to and every stage before; a deal that was won has reached
 * all. So no stage has more than the one before it, and the share that was won never falls from stage to stage. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Funnel funnel = sales.funnel(Deal.of(facts, asOf));
 * funnel.steps().get(1).winRate();       // of the deals that reached the second stage and were decided
 * funnel.because();                      // lead 40, offer 22, won 9; lost 12; 1 in no stage of this pipeline
 * }</pre>
 *
 * @param steps each stage, in order
 * @param won how many deals were won
 * @param lost how many were lost
 * @param unplaced how many are in a stage that the pipeline does not know
 */
public record Funnel(List<Step> steps, long won, long lost, long unplaced) {
    /**
     * Copies the list.
     *
     * @param steps each stage, in order
     * @param won how many deals were won
     * @param lost how many were lost
     * @param unplaced how many are in a stage that the pipeline does not know
     */
    public Funnel {
        steps = List.copyOf(steps);
    }

    /**
     * What became of the deals that reached a stage.
     *
     * @param stage which
     * @param reached how many came so far
     * @param here how many are there now
     * @param won of those that reached it, how many were won
     * @param lost of those that reached it, how many were lost
     */
    public record Step(String stage, long reached, long here, long won, long lost) {
        /** {@return the share of won deals among those that reached the stage and were decided; empty without one} */
        public OptionalDouble winRate() {
            return won + lost == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) won / (won + lost));
        }
    }

    static Funnel of(Pipeline pipeline, Collection<Deal> deals) {
        List<Deal> placed = deals.stream()
                .filter(d -> pipeline.isOpen(d) || pipeline.isWon(d) || pipeline.isLost(d))
                .toList();
        List<Step> steps = new ArrayList<>();
        for (String stage : pipeline.stages()) {
            int needed = steps.size() + 1;
            List<Deal> reached =
                    placed.stream().filter(d -> pipeline.reached(d) >= needed).toList();
            steps.add(new Step(
                    stage,
                    reached.size(),
                    reached.stream().filter(d -> d.stage().equals(stage)).count(),
                    reached.stream().filter(pipeline::isWon).count(),
                    reached.stream().filter(pipeline::isLost).count()));
        }
        return new Funnel(
                steps,
                placed.stream().filter(pipeline::isWon).count(),
                placed.stream().filter(pipeline::isLost).count(),
                deals.size() - placed.size());
    }

    /** {@return a sentence, such as "lead 40, offer 22, won 9; lost 12; 1 in no stage of this pipeline"} */
    public String because() {
        String reached = steps.stream().map(s -> s.stage() + " " + s.reached()).collect(Collectors.joining(", "));
        return reached + ", won " + won + "; lost " + lost
                + (unplaced == 0 ? "" : "; " + unplaced + " in no stage of this pipeline");
    }
}
