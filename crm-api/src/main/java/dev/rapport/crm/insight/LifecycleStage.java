package dev.rapport.crm.insight;

/**
 * Where somebody is in their life as a customer.
 *
 * <p>{@link Lifecycle} says when each begins and ends. Immutable and thread-safe.
 *
 * <pre>{@code
 * LifecyclePlace ada = Lifecycle.standard().place(timeline, asOf);
 * boolean mayBeWonBack = ada.stage() == LifecycleStage.LOST;
 * }</pre>
 */
public enum LifecycleStage {
    /** Has not bought yet. */
    PROSPECT,
    /** Bought for the first time not long ago. */
    NEW,
    /** Buys. */
    ACTIVE,
    /** Has not bought for a while. */
    LAPSING,
    /** Has not bought for so long that nobody counts on it. */
    LOST,
    /** Was lost, and bought again not long ago. */
    WON_BACK
}
