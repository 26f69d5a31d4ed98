package dev.rapport.crm.forecast;

import dev.rapport.crm.error.CrmException;

/**
 * No parameters of the model are the most likely for what customers have bought.
 *
 * <p>That happens when they are too few or too alike: then the likelihood grows for ever in some direction. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * try {
 *     model = PurchaseModel.fit(ModelKind.BG_NBD, sample);
 * } catch (NoFitException e) {
 *     log.warn("the former model stays", e);
 * }
 * }</pre>
 */
public final class NoFitException extends CrmException {
    private static final long serialVersionUID = 1L;

    NoFitException(String model) {
        super("no " + model + " model fits: its likelihood has no maximum among parameters from "
                + Ascent.SMALLEST + " to " + Ascent.LARGEST
                + "; keep the former parameters, try the other kind of model, or wait for more purchases");
    }
}
