package dev.rapport.crm.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many contacts of each variant had the outcome.
 *
 * <p>Decide by it only when it {@linkplain #isOver() is over}; {@link Experiment} says why. Immutable and thread-safe.
 *
 * <pre>{@code
 * ExperimentResult result = experiment.measure(timelines, TouchFilter.kinds(PURCHASE), asOf);
 * if (result.isOver()) {
 *     ProportionDifference gain = result.againstHoldOut("short");
 *     gain.because();       // 60 of 500 (12 %) against 30 of 500 (6 %): 6 points more, from 2.5 to 9.6
 * }
 * }</pre>
 *
 * @param arms each variant in its order, then the group that is held out if there is one
 * @param isOver whether the end that was chosen before has come
 */
public record ExperimentResult(List<Arm> arms, boolean isOver) {
    /**
     * Copies the list.
     *
     * @param arms each variant in its order, then the group that is held out
     * @param isOver whether the end that was chosen before has come
     */
    public ExperimentResult {
        arms = List.copyOf(arms);
    }

    /**
     * One group of contacts.
     *
     * @param variant what they got; empty for those who are held out
     * @param outcomes how many of them had the outcome
     */
    public record Arm(Optional<String> variant, Proportion outcomes) {
        private String sentence() {
            return variant.orElse("held out") + " " + outcomes.sentence();
        }
    }

    /**
     * By how much a variant does better than another.
     *
     * @param variant one
     * @param other the one that it is compared with
     * @return the difference, with its interval
     * @throws IllegalArgumentException if there is no such variant, or nobody in one of them
     */
    public ProportionDifference between(String variant, String other) {
        return ProportionDifference.of(outcomes(Optional.of(variant)), outcomes(Optional.of(other)));
    }

    /**
     * By how much a variant does better than nothing.
     *
     * @param variant which
     * @return the difference to the group that is held out, with its interval
     * @throws IllegalArgumentException if there is no such variant or group, or nobody in one of them
     */
    public ProportionDifference againstHoldOut(String variant) {
        return ProportionDifference.of(outcomes(Optional.of(variant)), outcomes(Optional.empty()));
    }

    private Proportion outcomes(Optional<String> variant) {
        return arms.stream()
                .filter(arm -> arm.variant().equals(variant))
                .map(Arm::outcomes)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("variant: the experiment has no such group"));
    }

    /** {@return a sentence, such as "short 60 of 500 (12 %), long 45 of 500 (9 %), held out 5 of 100 (5 %)"} */
    public String because() {
        return arms.stream().map(Arm::sentence).collect(Collectors.joining(", "))
                + (isOver ? "" : "; not over yet, so decide nothing by it");
    }

    /** Counts contacts by what they got. */
    static final class Tally {
        private final Experiment experiment;
        private final Map<Optional<String>, long[]> counts = new LinkedHashMap<>();

        Tally(Experiment experiment) {
            this.experiment = experiment;
            experiment.variants().forEach(variant -> counts.put(Optional.of(variant), new long[2]));
            experiment.holdOut().ifPresent(group -> counts.put(Optional.empty(), new long[2]));
        }

        void add(Optional<String> variant, boolean isSuccess) {
            long[] count = counts.computeIfAbsent(variant, unknown -> new long[2]);
            count[0] += isSuccess ? 1 : 0;
            count[1]++;
        }

        ExperimentResult result(AsOf asOf) {
            List<Arm> arms = new ArrayList<>();
            counts.forEach((variant, count) -> arms.add(new Arm(variant, new Proportion(count[0], count[1]))));
            return new ExperimentResult(arms, !asOf.instant().isBefore(experiment.end()));
        }
    }
}
