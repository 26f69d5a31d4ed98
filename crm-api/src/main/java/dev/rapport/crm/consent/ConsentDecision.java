package dev.rapport.crm.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message may go, why, and which facts and which clause of which policy say so.
 *
 * <p>Holds nothing of a person but ids. Immutable and thread-safe.
 *
 * <pre>{@code
 * ConsentDecision decision = ledger.decide(policies, request, now);
 * if (!decision.isPermitted()) {
 *     log.info("not sent: {}", decision.explanation());
 * }
 * }</pre>
 */
public final class ConsentDecision {
    private final ConsentReason reason;
    private final @Nullable LegalBasis basis;
    private final @Nullable Instant retryAt;
    private final @Nullable ConsentPolicy policy;
    private final String clause;
    private final List<ConsentId> facts;

    private ConsentDecision(
            ConsentReason reason, @Nullable LegalBasis basis, @Nullable Instant retryAt, Ground ground) {
        this.reason = reason;
        this.basis = basis;
        this.retryAt = retryAt;
        this.policy = ground.policy;
        this.clause = ground.clause != null ? ground.clause : reason.clause();
        this.facts = ground.facts;
    }

    /** What a decision rests on; without a clause of its own it is the one of the reason. */
    record Ground(@Nullable ConsentPolicy policy, @Nullable String clause, List<ConsentId> facts) {
        static final Ground NOTHING = new Ground(null, null, List.of());

        static Ground of(@Nullable ConsentPolicy policy, @Nullable Consent fact) {
            return new Ground(
                    policy,
                    null,
                    fact == null ? List.of() : List.of(fact.stamp().id()));
        }

        Ground by(String parameter) {
            return new Ground(policy, parameter, facts);
        }

        Ground and(@Nullable Consent fact) {
            if (fact == null) {
                return this;
            }
            List<ConsentId> more = new ArrayList<>(facts);
            more.add(fact.stamp().id());
            return new Ground(policy, clause, List.copyOf(more));
        }
    }

    static ConsentDecision refused(ConsentReason reason, Ground ground) {
        return new ConsentDecision(reason, null, null, ground);
    }

    static ConsentDecision later(ConsentReason reason, @Nullable Instant retryAt, Ground ground) {
        return new ConsentDecision(reason, null, retryAt, ground);
    }

    static ConsentDecision permitted(LegalBasis basis, Ground ground) {
        return new ConsentDecision(ConsentReason.PERMITTED, basis, null, ground);
    }

    static ConsentDecision nonMarketing() {
        return new ConsentDecision(ConsentReason.NON_MARKETING, null, null, Ground.NOTHING);
    }

    /**
     * A refusal that needs no ledger, for who makes audiences.
     *
     * @param reason {@link ConsentReason#DUPLICATE_POINT}, {@link ConsentReason#NO_POINT}, {@link ConsentReason#HELD_OUT}, or
     *     {@link ConsentReason#ERASED} for somebody who has no point left to ask about
     * @return the decision
     */
    public static ConsentDecision leftOut(ConsentReason reason) {
        if (reason != ConsentReason.DUPLICATE_POINT
                && reason != ConsentReason.NO_POINT
                && reason != ConsentReason.HELD_OUT
                && reason != ConsentReason.ERASED) {
            throw new IllegalArgumentException(
                    "reason: is " + reason + ", which only a ledger can say; ask crm.consents().decide(...)");
        }
        return refused(reason, Ground.NOTHING);
    }

    /**
     * Whether the message may go.
     *
     * @return true if it may, at the instant that was asked about
     */
    public boolean isPermitted() {
        return reason.isPermitted();
    }

    /**
     * Why.
     *
     * @return the first check that failed, or how it was permitted
     */
    public ConsentReason reason() {
        return reason;
    }

    /**
     * The strongest basis in force, as the first policy that judges bases sees it.
     *
     * @return the basis, if marketing is permitted
     */
    public Optional<LegalBasis> basis() {
        return Optional.ofNullable(basis);
    }

    /**
     * When to try again.
     *
     * @return for a refusal for timing the first instant at which the check that failed would pass, if there is one
     */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }

    /**
     * Which policy decided.
     *
     * @return its name; empty if the answer is the same under every policy
     */
    public Optional<String> policy() {
        return Optional.ofNullable(policy).map(ConsentPolicy::name);
    }

    /**
     * Which parameter of the policy decided.
     *
     * @return its name, such as {@code minAge}; empty if no parameter did, but what a person or the business said
     */
    public Optional<String> clause() {
        return policy == null || clause.isEmpty() ? Optional.empty() : Optional.of(clause);
    }

    /**
     * The facts that decided.
     *
     * @return their ids, the weightiest first
     */
    public List<ConsentId> facts() {
        return facts;
    }

    /**
     * A sentence or two for who must answer for it.
     *
     * @return English text without anything of a person
     */
    public String explanation() {
        StringBuilder text = new StringBuilder(isPermitted() ? "Permitted. " : "Refused. ").append(reason.sentence());
        if (basis != null) {
            text.append(" Basis: ").append(basis).append('.');
        }
        if (policy != null) {
            text.append(" Policy: ").append(policy.name());
            clause().ifPresent(clause -> text.append(", ").append(clause));
            text.append('.');
        }
        if (retryAt != null) {
            text.append(" Not before ").append(retryAt).append('.');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "ConsentDecision[" + reason + "]";
    }
}
