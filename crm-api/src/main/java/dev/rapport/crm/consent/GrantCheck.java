package dev.rapport.crm.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of one grant under one policy, in the order in which they are reported. */
final class GrantCheck {
    private static final String MAX_AGE = "maxAge";
    private static final String INACTIVITY = "inactivity";
    private static final String IMPLIED = "implied";

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
    Fault fault(Grant grant) {
        if (grant.begin().isAfter(scene.moment.at()) && grant.from().isPresent()) {
            return Fault.anyway(ConsentReason.NOT_YET_EFFECTIVE, null);
        }
        if (!policy.allows(scene.request.channel(), grant.basis())) {
            return Fault.of(ConsentReason.BASIS_NOT_ALLOWED);
        }
        if (isByMinor(grant)) {
            return Fault.of(ConsentReason.MINOR_WITHOUT_GUARDIAN);
        }
        if (!isDocumented(grant)) {
            return Fault.of(ConsentReason.EVIDENCE_MISSING);
        }
        if (grant.basis() == LegalBasis.SOFT_OPT_IN && !meetsConditions(grant)) {
            return hasContext(grant)
                    ? Fault.anyway(ConsentReason.BASIS_CONDITIONS_UNMET, null)
                    : Fault.of(ConsentReason.BASIS_CONDITIONS_UNMET);
        }
        PurposeRevised revised = revision(grant);
        if (revised != null) {
            return Fault.anyway(ConsentReason.STALE_NOTICE, revised);
        }
        if (needsConfirmation(grant) && scene.confirmation(grant, null) == null) {
            return unconfirmed(grant);
        }
        return end(grant);
    }

    private Fault unconfirmed(Grant grant) {
        Grant.Confirmation asked = grant.asked();
        ConsentReason reason = asked == null || scene.moment.at().isBefore(asked.expiresAt())
                ? ConsentReason.PENDING_CONFIRMATION
                : ConsentReason.CONFIRMATION_EXPIRED;
        return asksTwice(grant) ? Fault.of(reason) : Fault.anyway(reason, null);
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
                && hasContext(grant)
                && grant.soft().filter(Grant.SoftOptIn::isOptOutOffered).isPresent();
    }

    private boolean hasContext(Grant grant) {
        return grant.soft()
                .filter(soft -> policy.softOptInContexts().contains(soft.context()))
                .isPresent();
    }

    /** The revision that the grant is older than, or null. */
    private @Nullable PurposeRevised revision(Grant grant) {
        List<PurposeRevised> revisions = scene.records.revisions(scene.request.purpose());
        for (int i = 0; i < revisions.size(); i++) {
            if (revisions.get(i).version() > grant.purposeVersion() && scene.moment.counts(revisions.get(i))) {
                return revisions.get(i);
            }
        }
        return null;
    }

    boolean needsConfirmation(Grant grant) {
        return grant.asked() != null || asksTwice(grant);
    }

    private boolean asksTwice(Grant grant) {
        return grant.basis().isExpress() && policy.doubleOptIn().contains(scene.request.channel());
    }

    /** What the grant said of its end, or the controller, comes before what the policy says. */
    private @Nullable Fault end(Grant grant) {
        Instant end = grant.end();
        if (end != null && !scene.moment.at().isBefore(end)) {
            return Fault.anyway(ConsentReason.EXPIRED, null);
        }
        Expired ended = ended(grant);
        if (ended != null) {
            return Fault.anyway(ConsentReason.EXPIRED, ended);
        }
        if (isPast(grant.begin(), policy.longest())) {
            return new Fault(ConsentReason.EXPIRED, MAX_AGE, null);
        }
        if (policy.idle() == null) {
            return null;
        }
        Engaged sign = lastSign(grant);
        return isPast(sign == null ? grant.begin() : sign.at(), policy.idle())
                ? new Fault(ConsentReason.EXPIRED, INACTIVITY, sign)
                : null;
    }

    private @Nullable Expired ended(Grant grant) {
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
                    return end;
                }
            }
        }
        return null;
    }

    /** The latest sign of the person since the grant began, or null. */
    private @Nullable Engaged lastSign(Grant grant) {
        Engaged last = null;
        for (int i = 0; i < scene.own.size(); i++) {
            List<Engaged> engagements = scene.own.get(i).engagements;
            for (int j = 0; j < engagements.size(); j++) {
                Engaged engaged = engagements.get(j);
                if (engaged.at().isAfter(last == null ? grant.begin() : last.at())
                        && scene.moment.counts(engaged)
                        && engaged.stamp().controller().equals(scene.request.controller())) {
                    last = engaged;
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
    Fault fault(Consent relation, Period window) {
        LocalDate day = scene.date(relation.at());
        if (!policy.isImpliedSameDay() && !scene.today().isAfter(day)) {
            return new Fault(ConsentReason.NOT_YET_EFFECTIVE, IMPLIED, null);
        }
        if (isMinorNow()) {
            return Fault.of(ConsentReason.MINOR_WITHOUT_GUARDIAN);
        }
        return scene.today().isAfter(day.plus(window)) ? new Fault(ConsentReason.EXPIRED, IMPLIED, null) : null;
    }
}
