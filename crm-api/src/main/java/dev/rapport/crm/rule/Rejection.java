package dev.rapport.crm.rule;

import java.util.Objects;
import java.util.Optional;

/**
 * Why one rule plans nothing.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * plan.rejected().values().forEach(rejection ->
 *         System.out.println(rejection.rule() + ": " + rejection.code().words()));
 * }</pre>
 *
 * @param rule the id of the rule
 * @param code the reason
 * @param occurrence the key of the occurrence that was rejected, if it came that far
 * @param failure the type of the exception that the rule threw, if it did; never its message
 */
public record Rejection(String rule, RejectionCode code, Optional<String> occurrence, Optional<String> failure)
        implements Verdict {

    /**
     * Checks that nothing is null.
     *
     * @param rule the id of the rule
     * @param code the reason
     * @param occurrence the key of the occurrence that was rejected
     * @param failure the type of the exception
     */
    public Rejection {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(occurrence, "occurrence");
        Objects.requireNonNull(failure, "failure");
    }
}
