package dev.rapport.crm.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds when a decision may turn: when a fact begins or ends, or a day where the policy counts days. */
final class Turning {
    private final Scene scene;
    private final List<ConsentPolicy> policies;
    private final Instant from;
    private @Nullable Instant next;

    Turning(Scene scene, List<ConsentPolicy> policies) {
        this.scene = scene;
        this.policies = policies;
        from = scene.moment.at();
    }

    /** The first such instant after the one asked about; too early does no harm. */
    Optional<Instant> next() {
        List<Consent> facts = scene.records.facts;
        for (int i = 0; i < facts.size(); i++) {
            Consent fact = facts.get(i);
            consider(fact.at());
            if (fact instanceof Grant grant) {
                consider(grant.begin());
                consider(grant.end());
                Grant.Confirmation asked = grant.asked();
                consider(asked == null ? null : asked.expiresAt());
            }
        }
        if (countsDays()) {
            considerTomorrow();
        }
        return Optional.ofNullable(next);
    }

    private void consider(@Nullable Instant instant) {
        if (instant != null && instant.isAfter(from) && (next == null || instant.isBefore(next))) {
            next = instant;
        }
    }

    private boolean countsDays() {
        if (scene.request.purpose().isMarketing()) {
            for (int i = 0; i < policies.size(); i++) {
                if (!policies.get(i).isOverlay() && countsDays(policies.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean countsDays(ConsentPolicy policy) {
        boolean grants = policy.longest() != null || policy.idle() != null;
        boolean registers = policy.dnc().containsKey(scene.request.channel()) && !scene.pointFile.checks.isEmpty();
        if (registers || isGrowingUp(policy)) {
            return true;
        }
        for (Dossier dossier : scene.own) {
            if ((grants && !dossier.grants.isEmpty())
                    || (!policy.implied().isEmpty() && !dossier.relations.isEmpty())) {
                return true;
            }
        }
        return false;
    }

    private boolean isGrowingUp(ConsentPolicy policy) {
        LocalDate born = scene.birthDate();
        return born != null
                && policy.optOutChannels().contains(scene.request.channel())
                && Period.between(born, scene.today()).getYears() < policy.minAge();
    }

    /** Where clocks are put back over midnight, the same day begins again. */
    private void considerTomorrow() {
        ZoneId zone = scene.zone();
        consider(scene.today().plusDays(1).atStartOfDay(zone).toInstant());
        ZoneOffsetTransition jump = zone.getRules().nextTransition(from);
        consider(jump == null ? null : jump.getInstant());
    }
}
