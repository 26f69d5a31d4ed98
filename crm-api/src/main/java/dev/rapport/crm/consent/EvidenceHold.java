package dev.rapport.crm.consent;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.error.PlainText;
import java.time.Instant;

/**
 * How long, and on which ground, the evidence of somebody who is erased is held under seal.
 *
 * <p>Laws that ask for erasure let a business keep what it needs to defend itself until claims are barred, and nothing else may
 * be done with it. Which time that is, a lawyer says. It ends with the next {@code crm.plan()} of the tenant: where nothing is
 * planned, call it all the same. Immutable and thread-safe.
 *
 * <pre>{@code
 * Instant barred = LocalDate.of(2030, 1, 1).atStartOfDay(berlin).toInstant();
 * crm.contacts().erase(ada.id(), new EvidenceHold(barred, "legal claims, barred after three years"));
 * }</pre>
 *
 * @param until exactly then it is over; to the microsecond
 * @param ground why it may be held, 1 to 200 characters in one line; it stays readable, so it must not tell who the person is
 */
public record EvidenceHold(Instant until, String ground) {
    /**
     * Checks the ground.
     *
     * @param until exactly then it is over
     * @param ground why it may be held, 1 to 200 characters
     * @throws IllegalArgumentException if the ground is blank, too long or has a line break
     */
    public EvidenceHold {
        until = StorableTime.instant("hold.until", until);
        PlainText.line("hold.ground", ground, 200);
    }
}
