package dev.rapport.crm.consent;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is decided about a planned message, and for how long.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * ConsentOutlook outlook = ledger.outlook(policies, request, due, now);
 * if (outlook.decision().isPermitted()) {
 *     outlook.mayChangeAt().ifPresent(queue::askAgainAt);
 * }
 * }</pre>
 *
 * @param decision the decision
 * @param mayChangeAt no later than the first instant from which the same ledger decides otherwise, and after both instants
 *     that were asked about; empty if it never does
 */
public record ConsentOutlook(ConsentDecision decision, Optional<Instant> mayChangeAt) {
    /**
     * Checks that nothing is null.
     *
     * @param decision the decision
     * @param mayChangeAt no later than the first instant from which the same ledger decides otherwise
     */
    public ConsentOutlook {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(mayChangeAt, "mayChangeAt");
    }
}
