package dev.rapport.crm.forecast;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/**
 * The models of one shop, and of which data they were learned: what is kept, and what rules plan by.
 *
 * <p>Dates that are computed from a calibration stay the same until another version replaces it. {@code crm.insights()} learns
 * one from the stored purchases, and {@code crm.models()} keeps it in all its versions; the text is for whoever stores it
 * elsewhere. Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.insights().calibrate(ModelKind.MBG_NBD, euro).calibration().ifPresent(crm.models()::keep);
 * ...
 * Calibration stored = crm.models().calibration().orElseThrow();
 * Rule.named("win-back").whenAliveBelow(0.5, stored.purchases()).of(PURCHASE);
 * }</pre>
 *
 * @param version counted up with each calibration, from 1
 * @param cutOff the day up to which purchases were looked at
 * @param customers how many customers were looked at
 * @param repeaters how many of them had bought again
 * @param purchases the model of purchases
 * @param spend the model of amounts, if there is one
 */
public record Calibration(
        int version,
        LocalDate cutOff,
        long customers,
        long repeaters,
        PurchaseModel purchases,
        Optional<SpendModel> spend) {

    /**
     * Checks the numbers.
     *
     * @param version counted up with each calibration, from 1
     * @param cutOff the day up to which purchases were looked at
     * @param customers how many customers were looked at
     * @param repeaters how many of them had bought again
     * @param purchases the model of purchases
     * @param spend the model of amounts, if there is one
     * @throws IllegalArgumentException if the version or the number of customers is below 1, or that of repeaters is
     *     negative or greater than that of customers
     */
    public Calibration {
        Objects.requireNonNull(cutOff, "cutOff");
        Objects.requireNonNull(purchases, "purchases");
        Objects.requireNonNull(spend, "spend");
        if (version < 1) {
            throw new IllegalArgumentException("version: must be 1 or more, was " + version);
        }
        if (customers < 1 || repeaters < 0 || repeaters > customers) {
            throw new IllegalArgumentException("repeaters: must be among the customers, who must be 1 or more");
        }
    }

    /**
     * Learns a model of purchases. Ask the sample for its {@linkplain PurchaseSample#obstacles obstacles} first.
     *
     * @param version one more than that of the former calibration, or 1
     * @param cutOff the day as of which the histories of the sample are
     * @param kind which model
     * @param sample the histories of all customers
     * @return the calibration, without a model of amounts
     * @throws NoFitException if no parameters are the most likely
     */
    public static Calibration fit(int version, LocalDate cutOff, ModelKind kind, PurchaseSample sample) {
        PurchaseModel model = PurchaseModel.fit(kind, sample);
        return new Calibration(version, cutOff, sample.customers(), sample.repeaters(), model, Optional.empty());
    }

    /**
     * Learns a model of amounts too.
     *
     * @param histories what each customer has spent up to the cut-off day
     * @return the same calibration with that model
     * @throws NoFitException if no parameters are the most likely
     */
    public Calibration fitSpend(Collection<SpendHistory> histories) {
        return new Calibration(
                version, cutOff, customers, repeaters, purchases, Optional.of(SpendModel.fit(histories)));
    }

    /**
     * Reads what {@link #text()} has printed.
     *
     * @param text one line
     * @return an equal calibration
     * @throws IllegalArgumentException if the text is something else; the message names the place
     */
    public static Calibration parse(String text) {
        return CalibrationText.read(text);
    }

    /**
     * Prints the calibration so that it can be stored; every number is exact, and the form will always be read.
     *
     * @return one line of ASCII, at most 350 characters
     */
    public String text() {
        return CalibrationText.write(this);
    }

    /** Returns the {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
