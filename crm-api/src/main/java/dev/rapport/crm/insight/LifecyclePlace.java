package dev.rapport.crm.insight;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The stage of a customer, since when, and until when if nothing is bought.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * LifecyclePlace ada = Lifecycle.standard().place(timeline, asOf);
 * ada.stage();               // ACTIVE
 * ada.dates().until();       // the day on which she is lapsing
 * }</pre>
 *
 * @param stage where the customer is
 * @param purchaseDays on how many local days something was bought
 * @param lastOn the last of them
 * @param dates since when, and until when
 */
public record LifecyclePlace(LifecycleStage stage, int purchaseDays, Optional<LocalDate> lastOn, Dates dates) {
    /**
     * Since when a stage lasts, and the first day after it.
     *
     * @param since the first day of the stage; empty for somebody who never bought
     * @param until the first day of the next stage if nothing is bought; empty if it lasts
     */
    public record Dates(Optional<LocalDate> since, Optional<LocalDate> until) {
        static final Dates NONE = new Dates(Optional.empty(), Optional.empty());

        static Dates since(LocalDate day) {
            return new Dates(Optional.of(day), Optional.empty());
        }

        static Dates between(LocalDate since, LocalDate until) {
            return new Dates(Optional.of(since), Optional.of(until));
        }
    }

    /** {@return a sentence, such as "lapsing since 4 Nov 2026: bought on 7 days, last on 4 May 2026; until 4 May 2027 if nothing is bought"} */
    public String because() {
        if (lastOn.isEmpty()) {
            return "prospect: has not bought yet";
        }
        return Words.lower(stage)
                + dates.since().map(day -> " since " + Words.day(day)).orElse("")
                + ": bought on " + Words.count(purchaseDays, "day") + ", last on "
                + Words.day(lastOn.get())
                + dates.until()
                        .map(day -> "; until " + Words.day(day) + " if nothing is bought")
                        .orElse("");
    }
}
