package dev.rapport.crm.consent;

import static dev.rapport.crm.consent.ConsentReason.DNC_CHECK_STALE;
import static dev.rapport.crm.consent.ConsentReason.DNC_LISTED;
import static dev.rapport.crm.consent.ConsentReason.FREQUENCY_CAP;
import static dev.rapport.crm.consent.ConsentReason.QUIET_HOURS;
import static dev.rapport.crm.consent.ConsentReason.ZONE_UNKNOWN;

import dev.rapport.crm.consent.ConsentDecision.Ground;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy asks besides a basis: registers, caps and hours. */
final class Timing {
    private final Scene scene;
    private final ConsentPolicy policy;
    private @Nullable DncChecked passed;

    Timing(Scene scene, ConsentPolicy policy) {
        this.scene = scene;
        this.policy = policy;
    }

    /** The refusal of a register, or null. */
    @Nullable
    ConsentDecision register(Candidates candidates) {
        DncRule rule = policy.dnc().get(scene.request.channel());
        if (rule == null || isOverridden(rule, candidates)) {
            return null;
        }
        DncChecked check = latest(rule.register());
        if (check == null || scene.today().isAfter(scene.date(check.at()).plusDays(rule.maxAgeDays()))) {
            return ConsentDecision.refused(DNC_CHECK_STALE, Ground.of(policy, check));
        }
        if (check.answer().isListed()) {
            return ConsentDecision.refused(DNC_LISTED, Ground.of(policy, check));
        }
        passed = check;
        return null;
    }

    /** The answer of a register that let it pass, or null if none was needed. */
    @Nullable
    DncChecked passed() {
        return passed;
    }

    private static boolean isOverridden(DncRule rule, Candidates candidates) {
        for (LegalBasis basis : rule.overriddenBy()) {
            if (candidates.isInForce(basis)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable DncChecked latest(String register) {
        DncChecked latest = null;
        List<DncChecked> checks = scene.pointFile.checks;
        for (int i = 0; i < checks.size(); i++) {
            DncChecked check = checks.get(i);
            if (check.answer().register().equals(register)
                    && scene.moment.counts(check)
                    && (latest == null || outweighs(check, latest))) {
                latest = check;
            }
        }
        return latest;
    }

    private static boolean outweighs(DncChecked check, DncChecked other) {
        return check.at().isAfter(other.at())
                || (check.at().equals(other.at())
                        && check.answer().isListed()
                        && !other.answer().isListed());
    }

    /** The refusal of caps or hours, or null. */
    @Nullable
    ConsentDecision capsAndHours() {
        ConsentDecision capped = caps();
        return capped != null ? capped : hours();
    }

    private @Nullable ConsentDecision caps() {
        Instant retry = null;
        Consent counted = null;
        List<ContactCap> caps = policy.caps();
        for (int i = 0; i < caps.size(); i++) {
            ContactCap cap = caps.get(i);
            Consent leaving = cap.channels().contains(scene.request.channel()) ? leaving(cap) : null;
            if (leaving != null) {
                Instant free = leaving.at().plus(cap.window());
                if (retry == null || free.isAfter(retry)) {
                    retry = free;
                    counted = leaving;
                }
            }
        }
        return retry == null ? null : ConsentDecision.later(FREQUENCY_CAP, retry, Ground.of(policy, counted));
    }

    /** The counted contact that must leave the window, or null if there is room. */
    private @Nullable Consent leaving(ContactCap cap) {
        List<Consent> counted = new ArrayList<>();
        for (int i = 0; i < scene.own.size(); i++) {
            List<Contacted> contacts = scene.own.get(i).contacts;
            for (int j = 0; j < contacts.size(); j++) {
                if (isCounted(contacts.get(j), cap)) {
                    counted.add(contacts.get(j));
                }
            }
        }
        if (counted.size() < cap.max()) {
            return null;
        }
        counted.sort((a, b) -> FactStamp.IN_TIME.compare(a.stamp(), b.stamp()));
        return counted.get(counted.size() - cap.max());
    }

    private boolean isCounted(Contacted contact, ContactCap cap) {
        return contact.purpose().isMarketing()
                && cap.channels().contains(contact.channel())
                && (cap.per() == ContactCap.Per.CHANNEL
                        || contact.purpose()
                                .name()
                                .equals(scene.request.purpose().name()))
                && !contact.at().isAfter(scene.moment.pacedAt())
                && contact.at().plus(cap.window()).isAfter(scene.moment.pacedAt())
                && scene.moment.counts(contact);
    }

    private @Nullable ConsentDecision hours() {
        OpenHours hours = policy.openHours().get(scene.request.channel());
        if (hours == null) {
            return null;
        }
        if (scene.zones().isEmpty()) {
            return ConsentDecision.refused(ZONE_UNKNOWN, Ground.of(policy, null));
        }
        Opening opening = new Opening(hours, policy.holidays(), scene.zones());
        Instant now = scene.moment.pacedAt();
        return opening.isOpen(now)
                ? null
                : ConsentDecision.later(QUIET_HOURS, opening.next(now), Ground.of(policy, null));
    }
}
