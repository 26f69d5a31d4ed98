package dev.rapport.crm.consent;

import java.time.Instant;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that could permit what is asked: which basis is in force, or why the latest candidate is not. */
final class Candidates {
    private final Scene scene;
    private final GrantCheck check;
    private final Set<LegalBasis> inForce = EnumSet.noneOf(LegalBasis.class);
    private @Nullable LegalBasis strongest;
    private @Nullable Consent support;
    private @Nullable Consent latest;
    private Fault refusal = Fault.of(ConsentReason.NO_CONSENT);

    Candidates(Scene scene, GrantCheck check, @Nullable Instant dead) {
        this.scene = scene;
        this.check = check;
        for (int i = 0; i < scene.own.size(); i++) {
            addGrants(scene.own.get(i).grants, dead);
            addRelations(scene.own.get(i).relations);
        }
        if (!scene.request.isAudience() && check.policy.optOutChannels().contains(scene.request.channel())) {
            addOptOutRegime();
        }
    }

    private void addGrants(List<Grant> grants, @Nullable Instant dead) {
        for (int i = 0; i < grants.size(); i++) {
            Grant grant = grants.get(i);
            if ((dead == null || grant.at().isAfter(dead)) && scene.matches(grant)) {
                add(grant, grant.basis(), check.fault(grant));
            }
        }
    }

    private void addRelations(List<Consent.OfPerson> relations) {
        for (int i = 0; i < relations.size(); i++) {
            Consent.OfPerson relation = relations.get(i);
            LegalBasis basis =
                    relation instanceof Purchased ? LegalBasis.IMPLIED_EBR_PURCHASE : LegalBasis.IMPLIED_EBR_INQUIRY;
            Period window = check.policy.implied().get(basis);
            if (window != null
                    && check.policy.allows(scene.request.channel(), basis)
                    && relation.stamp().controller().equals(scene.request.controller())
                    && scene.moment.counts(relation)) {
                add(relation, basis, check.fault(relation, window));
            }
        }
    }

    // it has no instant of its own, so that it explains a refusal only if nothing else can
    private void addOptOutRegime() {
        if (!check.isMinorNow()) {
            permit(LegalBasis.OPT_OUT_REGIME, null);
        } else if (latest == null) {
            refusal = Fault.of(ConsentReason.MINOR_WITHOUT_GUARDIAN);
        }
    }

    private void add(Consent fact, LegalBasis basis, @Nullable Fault fault) {
        if (fault == null) {
            permit(basis, fact);
        }
        if (latest == null || FactStamp.IN_TIME.compare(fact.stamp(), latest.stamp()) > 0) {
            latest = fact;
            refusal = fault == null ? refusal : fault;
        }
    }

    private void permit(LegalBasis basis, @Nullable Consent fact) {
        inForce.add(basis);
        if (strongest == null || basis.compareTo(strongest) < 0) {
            strongest = basis;
            support = fact;
        }
    }

    /** The strongest basis in force, or null. */
    @Nullable
    LegalBasis strongest() {
        return strongest;
    }

    boolean isInForce(LegalBasis basis) {
        return inForce.contains(basis);
    }

    /** Why nothing is in force. */
    Fault refusal() {
        return refusal;
    }

    /** The fact behind the answer, or null. */
    @Nullable
    Consent support() {
        return strongest == null ? latest : support;
    }
}
