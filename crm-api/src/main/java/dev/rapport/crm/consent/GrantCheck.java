package dev.rapport.crm.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of one grant under one policy, in the order in which they are reported. */
final class GrantCheck {
    final ConsentPolicy policy;
    private final Scene scene;
    private final @Nullable LocalDate birthDate;

    GrantCheck(Scene scene, ConsentPolicy policy) {
        this.scene = scene;
        this.policy = policy;
        birthDate = scene.birthDate();
    }

    /** Why the grant is not in force, or null if it is. */
    @Nullable
    ConsentReason fault(Grant grant) {
        if (grant.begin().isAfter(scene.moment.at()) && grant.from().isPresent()) {
            return ConsentReason.NOT_YET_EFFECTIVE;
        }
        if (!policy.allows(scene.request.channel(), grant.basis())) {
            return ConsentReason.BASIS_NOT_ALLOWED;
        }
        if (isByMinor(grant)) {
            return ConsentReason.MINOR_WITHOUT_GUARDIAN;
        }
        if (!isDocumented(grant)) {
            return ConsentReason.EVIDENCE_MISSING;
        }
        if (grant.basis() == LegalBasis.SOFT_OPT_IN && !meetsConditions(grant)) {
            return ConsentReason.BASIS_CONDITIONS_UNMET;
        }
        if (isStale(grant)) {
            return ConsentReason.STALE_NOTICE;
        }
        if (needsConfirmation(grant) && scene.confirmation(grant, null) == null) {
            Grant.Confirmation asked = grant.asked();
            return asked == null || scene.moment.at().isBefore(asked.expiresAt())
                    ? ConsentReason.PENDING_CONFIRMATION
                    : ConsentReason.CONFIRMATION_EXPIRED;
        }
        return isOver(grant) ? ConsentReason.EXPIRED : null;
    }

    boolean isByMinor(Grant grant) {
        return birthDate != null && !grant.isByGuardian() && isTooYoung(scene.date(grant.at()));
    }

    /** Whether the person is known to be too young now. */
    boolean isMinorNow() {
        return birthDate != null && isTooYoung(scene.today());
    }

    private boolean isTooYoung(LocalDate on) {
        return birthDate != null && Period.between(birthDate, on).getYears() < policy.minAge();
    }

    boolean isDocumented(Grant grant) {
        Set<Proof.Part> required = policy.requiredEvidence().get(grant.basis());
        return required == null || grant.proof().hasAll(required);
    }

    private boolean meetsConditions(Grant grant) {
        return scene.request.isSimilarProduct()
                && grant.soft()
                        .filter(soft -> soft.isOptOutOffered()
                                && policy.softOptInContexts().contains(soft.context()))
                        .isPresent();
    }

    private boolean isStale(Grant grant) {
        List<PurposeRevised> revisions = scene.records.revisions(scene.request.purpose());
        for (int i = 0; i < revisions.size(); i++) {
            if (revisions.get(i).version() > grant.purposeVersion() && scene.moment.counts(revisions.get(i))) {
                return true;
            }
        }
        return false;
    }

    boolean needsConfirmation(Grant grant) {
        return grant.asked() != null
                || (grant.basis().isExpress() && policy.doubleOptIn().contains(scene.request.channel()));
    }

    private boolean isOver(Grant grant) {
        Instant end = grant.end();
        return (end != null && !scene.moment.at().isBefore(end))
                || isEnded(grant)
                || isPast(grant.begin(), policy.longest())
                || (policy.idle() != null && isPast(lastSign(grant.begin()), policy.idle()));
    }

    private boolean isEnded(Grant grant) {
        for (int i = 0; i < scene.own.size(); i++) {
            List<Expired> ends = scene.own.get(i).ends;
            for (int j = 0; j < ends.size(); j++) {
                Expired end = ends.get(j);
                if (!grant.at().isAfter(end.at())
                        && scene.moment.counts(end)
                        && end.stamp().controller().equals(scene.request.controller())
                        && end.scope().covers(scene.request.channel())
                        && end.scope().covers(scene.request.purpose())
                        && end.scope().covers(scene.request.point())) {
                    return true;
                }
            }
        }
        return false;
    }

    private Instant lastSign(Instant begin) {
        Instant last = begin;
        for (int i = 0; i < scene.own.size(); i++) {
            List<Engaged> engagements = scene.own.get(i).engagements;
            for (int j = 0; j < engagements.size(); j++) {
                Engaged engaged = engagements.get(j);
                if (engaged.at().isAfter(last)
                        && scene.moment.counts(engaged)
                        && engaged.stamp().controller().equals(scene.request.controller())) {
                    last = engaged.at();
                }
            }
        }
        return last;
    }

    private boolean isPast(Instant start, @Nullable Period window) {
        return window != null && scene.today().isAfter(scene.date(start).plus(window));
    }

    /** Why a purchase or an inquiry does not permit, or null if it does. */
    @Nullable
    ConsentReason fault(Consent relation, Period window) {
        LocalDate day = scene.date(relation.at());
        if (!policy.isImpliedSameDay() && !scene.today().isAfter(day)) {
            return ConsentReason.NOT_YET_EFFECTIVE;
        }
        if (isMinorNow()) {
            return ConsentReason.MINOR_WITHOUT_GUARDIAN;
        }
        return scene.today().isAfter(day.plus(window)) ? ConsentReason.EXPIRED : null;
    }
}
