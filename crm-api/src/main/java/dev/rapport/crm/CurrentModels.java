package dev.rapport.crm;

import dev.rapport.crm.forecast.Calibration;
import dev.rapport.crm.interaction.AnswerHours;
import java.util.Objects;
import java.util.Optional;

/**
 * The newest models of a tenant, all as of one moment: what its rules plan by.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * RuleBook book(CurrentModels models) {
 *     RuleOpening winBack = Rule.named("win-back").purpose(SERVICE).via(CALL);
 *     return RuleBook.version(2).models(models.version()).of(models.calibration()
 *             .<Rule>map(known -> winBack.whenAliveBelow(0.5, known.purchases()).of(PURCHASE))
 *             .orElseGet(() -> winBack.whenSilentFor(2.0).timesTheRhythmOf(PURCHASE)));
 * }
 * }</pre>
 *
 * @param version how many models the tenant has kept, of both kinds and all versions; 0 before the first
 * @param calibration the models of purchases, if there are any yet
 * @param answerHours at which hours people answer, if that was learned yet
 */
public record CurrentModels(int version, Optional<Calibration> calibration, Optional<AnswerHours> answerHours) {
    /**
     * Checks the version.
     *
     * @param version how many models the tenant has kept
     * @param calibration the models of purchases
     * @param answerHours at which hours people answer
     * @throws IllegalArgumentException if the version is negative
     */
    public CurrentModels {
        Objects.requireNonNull(calibration, "calibration");
        Objects.requireNonNull(answerHours, "answerHours");
        if (version < 0) {
            throw new IllegalArgumentException("version: must be 0 or more, was " + version);
        }
    }
}
