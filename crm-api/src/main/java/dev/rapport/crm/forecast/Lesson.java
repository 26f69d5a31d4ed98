package dev.rapport.crm.forecast;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was learned from a sample: a calibration, or why there is none yet.
 *
 * <p>Without one, plan by each customer's own rhythm. Immutable and thread-safe.
 *
 * <pre>{@code
 * Lesson lesson = crm.insights().calibrate(ModelKind.MBG_NBD, euro);
 * lesson.calibration().ifPresent(crm.models()::keep);
 * lesson.obstacles().forEach(obstacle -> log.info("no dates by a model yet: {}", obstacle));
 * }</pre>
 *
 * @param obstacles what there is too little of; empty if there is enough
 * @param calibration what was learned; empty if there are obstacles
 */
public record Lesson(List<FitObstacle> obstacles, Optional<Calibration> calibration) {
    /**
     * Copies the list.
     *
     * @param obstacles what there is too little of
     * @param calibration what was learned
     * @throws IllegalArgumentException if there are both, or neither
     */
    public Lesson {
        obstacles = List.copyOf(obstacles);
        Objects.requireNonNull(calibration, "calibration");
        if (obstacles.isEmpty() == calibration.isEmpty()) {
            throw new IllegalArgumentException("calibration: must be there exactly if there are no obstacles");
        }
    }

    /**
     * Learns a model of purchases, if the sample is {@linkplain PurchaseSample#obstacles enough} for one.
     *
     * @param version one more than that of the former calibration, or 1
     * @param cutOff the day as of which the histories of the sample are
     * @param kind which model
     * @param sample the histories of all customers
     * @return the obstacles, or the calibration without a model of amounts
     * @throws NoFitException if there is enough, and yet no parameters are the most likely
     */
    public static Lesson of(int version, LocalDate cutOff, ModelKind kind, PurchaseSample sample) {
        List<FitObstacle> obstacles = sample.obstacles();
        return new Lesson(
                obstacles,
                obstacles.isEmpty() ? Optional.of(Calibration.fit(version, cutOff, kind, sample)) : Optional.empty());
    }

    /**
     * Learns a model of amounts too, if one fits them.
     *
     * @param histories what each customer has spent up to the cut-off day
     * @return the same with that model; as it is with obstacles, or if no parameters are the most likely
     */
    public Lesson fitSpend(Collection<SpendHistory> histories) {
        try {
            return new Lesson(obstacles, calibration.map(known -> known.fitSpend(histories)));
        } catch (NoFitException e) {
            return this;
        }
    }
}
