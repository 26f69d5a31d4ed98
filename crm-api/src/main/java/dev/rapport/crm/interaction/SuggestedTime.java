package dev.rapport.crm.interaction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;

/**
 * The hour at which somebody answers most probably.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * SuggestedTime best = crm.insights().suggestedTime(ada.id(), hours).orElseThrow();
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
    public record Evidence(Share here, Share elsewhere, Share everybody) {}

    /**
     * How many of how many.
     *
     * @param answered how many attempts were answered
     * @param attempted of how many
     */
    public record Share(long answered, long attempted) {
        private String percent() {
            return attempted == 0
                    ? "none tried"
                    : BigDecimal.valueOf(100.0 * answered / attempted).setScale(0, RoundingMode.HALF_EVEN) + " %";
        }
    }

    /** {@return the beginning of the hour} */
    public LocalTime time() {
        return LocalTime.of(hour, 0);
    }

    /** {@return a sentence, such as "4 of 5 attempts at 9:00 answered, 20 % at all other hours; everybody 31 % at 9:00"} */
    public String because() {
        Share here = evidence.here();
        String at = " at " + hour + ":00";
        return here.answered() + " of " + here.attempted() + (here.attempted() == 1 ? " attempt" : " attempts") + at
                + " answered, " + evidence.elsewhere().percent() + " at all other hours; everybody "
                + evidence.everybody().percent() + at;
    }
}
