package dev.rapport.crm;

/**
 * Told how far planning has come, and asked whether to go on.
 *
 * <p>Called after each batch, on the thread that plans.
 *
 * <pre>{@code
 * long planned = crm.plan(soFar -> {
 *     bar.stepTo(soFar);
 *     return !Thread.currentThread().isInterrupted();
 * });
 * }</pre>
 */
@FunctionalInterface
public interface PlanProgress {
    /**
     * Hears how many contacts are planned and committed.
     *
     * @param planned contacts planned so far
     * @return true to go on, false to stop here; what is done stays done
     */
    boolean goOn(long planned);
}
