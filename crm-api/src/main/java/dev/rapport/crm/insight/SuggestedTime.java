package dev.rapport.crm.insight;

import java.time.LocalTime;

/**
 * The hour at which somebody answers most probably.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * SuggestedTime best = calls.suggest(own, everybody, hours).orElseThrow();
 * LocalTime at = best.time();       // 09:00 on the contact's clock
 * }</pre>
 *
 * @param hour from 0 to 23, on the clock of the contact
 * @param chance how probable an answer is, from 0 to 1
 * @param evidence what it was learned from
 */
public record SuggestedTime(int hour, double chance, Evidence evidence) {
    /**
     * What was answered of what was attempted.
     *
     * @param here by the contact, at this hour
     * @param elsewhere by the contact, at all other hours
     * @param everybody by everybody, at this hour
     */
    public record Evidence(Proportion here, Proportion elsewhere, Proportion everybody) {}

    /** {@return the beginning of the hour} */
    public LocalTime time() {
        return LocalTime.of(hour, 0);
    }

    /** {@return a sentence, such as "4 of 5 attempts at 9:00 answered, 20 % at all other hours; everybody 31 % at 9:00"} */
    public String because() {
        String at = " at " + hour + ":00";
        return evidence.here().successes() + " of "
                + Words.count(evidence.here().trials(), "attempt") + at + " answered, "
                + share(evidence.elsewhere()) + " at all other hours; everybody "
                + share(evidence.everybody()) + at;
    }

    private static String share(Proportion proportion) {
        return proportion.trials() == 0
                ? "none tried"
                : Words.percent(proportion.rate().orElseThrow());
    }
}
