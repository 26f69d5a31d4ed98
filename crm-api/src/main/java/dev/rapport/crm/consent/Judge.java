package dev.rapport.crm.consent;

import dev.rapport.crm.consent.ConsentDecision.Ground;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers one question: first what holds under every policy, then each policy in turn. */
final class Judge {
    private static final List<ConsentPolicy> UNKNOWN_JURISDICTION = List.of(ConsentPolicy.STRICT);

    private final Scene scene;

    Judge(Scene scene) {
        this.scene = scene;
    }

    ConsentDecision decide(List<ConsentPolicy> given) {
        Prohibitions prohibitions = new Prohibitions(scene);
        Consent erasure = prohibitions.erasure();
        if (erasure != null) {
            return ConsentDecision.refused(ConsentReason.ERASED, Ground.of(null, erasure));
        }
        Consent suppression = prohibitions.suppression();
        if (suppression != null) {
            return ConsentDecision.refused(ConsentReason.SUPPRESSED, Ground.of(null, suppression));
        }
        Consent restriction = prohibitions.restriction();
        if (!scene.request.purpose().isMarketing()) {
            return restriction == null
                    ? ConsentDecision.nonMarketing()
                    : ConsentDecision.refused(ConsentReason.RESTRICTED, Ground.of(null, restriction));
        }
        List<ConsentPolicy> policies = judging(given);
        if (restriction != null) {
            return restricted(restriction, policies);
        }
        return each(policies);
    }

    /** Hours and caps alone permit nobody: without a policy that judges bases, the strict one does. */
    static List<ConsentPolicy> judging(List<ConsentPolicy> given) {
        if (given.isEmpty()) {
            return UNKNOWN_JURISDICTION;
        }
        for (int i = 0; i < given.size(); i++) {
            if (!given.get(i).isOverlay()) {
                return given;
            }
        }
        List<ConsentPolicy> policies = new ArrayList<>(given);
        policies.add(0, ConsentPolicy.STRICT);
        return policies;
    }

    // a tombstone comes before a restriction, and only a policy can say whether a grant has lifted it
    private ConsentDecision restricted(Consent restriction, List<ConsentPolicy> policies) {
        for (ConsentPolicy policy : policies) {
            if (!policy.isOverlay()) {
                Barriers barriers = new Barriers(scene, new GrantCheck(scene, policy));
                if (barriers.isTombstoneOpen()) {
                    return refused(ConsentReason.SUPPRESSED, policy, barriers.tombstone);
                }
                break;
            }
        }
        return ConsentDecision.refused(ConsentReason.RESTRICTED, Ground.of(null, restriction));
    }

    private ConsentDecision each(List<ConsentPolicy> policies) {
        ConsentDecision first = null;
        for (int i = 0; i < policies.size(); i++) {
            ConsentPolicy policy = policies.get(i);
            ConsentDecision refusal;
            if (policy.isOverlay()) {
                refusal = new Timing(scene, policy).capsAndHours();
            } else {
                ConsentDecision decision = judge(policy);
                first = first == null ? decision : first;
                refusal = decision.isPermitted() ? null : decision;
            }
            if (refusal != null) {
                return refusal;
            }
        }
        if (first == null) {
            throw new IllegalStateException("no policy judged");
        }
        return first;
    }

    private ConsentDecision judge(ConsentPolicy policy) {
        GrantCheck check = new GrantCheck(scene, policy);
        Barriers barriers = new Barriers(scene, check);
        if (barriers.isTombstoneOpen()) {
            return refused(ConsentReason.SUPPRESSED, policy, barriers.tombstone);
        }
        if (barriers.isObjectionOpen()) {
            return refused(ConsentReason.OBJECTED, policy, barriers.objection);
        }
        if (barriers.isWithdrawalOpen()) {
            return withdrawn(policy, barriers.withdrawal);
        }
        Candidates candidates = new Candidates(scene, check, barriers.dead());
        LegalBasis basis = candidates.strongest();
        if (basis == null) {
            Fault fault = candidates.refusal();
            Ground ground = Ground.of(policy, candidates.support()).by(fault.clause());
            return ConsentDecision.refused(fault.reason(), ground.and(fault.fact()));
        }
        if (scene.request.isAudience() && !basis.isExpress()) {
            return ConsentDecision.refused(ConsentReason.EXPRESS_REQUIRED, Ground.of(policy, candidates.support()));
        }
        Timing timing = new Timing(scene, policy);
        ConsentDecision refusal = timing.register(candidates);
        refusal = refusal != null ? refusal : timing.capsAndHours();
        return refusal != null
                ? refusal
                : ConsentDecision.permitted(
                        basis, ground(policy, candidates.support()).and(timing.passed()));
    }

    /** A policy has a say in it only where it lets a withdrawal from one channel count on another. */
    private ConsentDecision withdrawn(ConsentPolicy policy, Barriers.@Nullable Barrier barrier) {
        Ground ground = Ground.of(policy, barrier == null ? null : barrier.fact());
        boolean isLinked = barrier != null
                && barrier.fact() instanceof Withdrawn withdrawn
                && !withdrawn.scope().covers(scene.request.channel());
        return ConsentDecision.refused(ConsentReason.WITHDRAWN, isLinked ? ground.by("linkedChannels") : ground);
    }

    private static ConsentDecision refused(
            ConsentReason reason, ConsentPolicy policy, Barriers.@Nullable Barrier barrier) {
        return ConsentDecision.refused(reason, Ground.of(policy, barrier == null ? null : barrier.fact()));
    }

    private Ground ground(ConsentPolicy policy, @Nullable Consent support) {
        Consent confirmed = support instanceof Grant grant ? scene.confirmation(grant, null) : null;
        return Ground.of(policy, support).and(confirmed);
    }
}
