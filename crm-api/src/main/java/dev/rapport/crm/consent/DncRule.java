package dev.rapport.crm.consent;

import dev.rapport.crm.error.PlainText;
import java.util.Set;

/**
 * Which do-not-call register must be asked, how recently, and which bases make that unnecessary.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * DncRule tps = new DncRule("UK_TPS", 28, Set.of(LegalBasis.EXPRESS, LegalBasis.EXPRESS_WRITTEN));
 * }</pre>
 *
 * @param register the name of the register, 1 to 64 characters
 * @param maxAgeDays how many local days old a check may be
 * @param overriddenBy any of these in force waives the whole check; in no order
 */
public record DncRule(String register, int maxAgeDays, Set<LegalBasis> overriddenBy) {
    /**
     * Checks the name and the days.
     *
     * @param register the name of the register, 1 to 64 characters
     * @param maxAgeDays how many local days old a check may be
     * @param overriddenBy any of these in force waives the whole check
     */
    public DncRule {
        PlainText.require("dnc.register", register, 64);
        overriddenBy = Set.copyOf(overriddenBy);
        if (maxAgeDays < 0) {
            throw new IllegalArgumentException("dnc.maxAgeDays: " + maxAgeDays + ", must not be negative");
        }
    }
}
