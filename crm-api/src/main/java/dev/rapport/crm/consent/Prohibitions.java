package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is forbidden under every policy: erasure, suppression and restriction of processing. */
final class Prohibitions {
    private final Scene scene;
    private final Moment moment;

    Prohibitions(Scene scene) {
        this.scene = scene;
        this.moment = scene.moment;
    }

    @Nullable
    Consent erasure() {
        for (int i = 0; i < scene.own.size(); i++) {
            Consent erased = scene.own.get(i).erased(moment);
            if (erased != null) {
                return erased;
            }
        }
        return null;
    }

    /** A suppression in force, apart from tombstones, which a grant can lift. */
    @Nullable
    Consent suppression() {
        boolean marketing = scene.request.purpose().isMarketing();
        Consent found = inForce(scene.pointFile.suppressions, marketing);
        for (int i = 0; found == null && i < scene.reaching.size(); i++) {
            found = inForce(scene.reaching.get(i).suppressions, marketing);
        }
        return found;
    }

    /** Every one of them. */
    List<Suppressed> suppressions() {
        boolean marketing = scene.request.purpose().isMarketing();
        List<Suppressed> found = new ArrayList<>();
        addInForce(scene.pointFile.suppressions, marketing, found);
        for (Dossier dossier : scene.reaching) {
            addInForce(dossier.suppressions, marketing, found);
        }
        return found;
    }

    private void addInForce(List<Suppressed> suppressions, boolean marketing, List<Suppressed> found) {
        for (Suppressed suppressed : suppressions) {
            if (isInForce(suppressed, marketing)) {
                found.add(suppressed);
            }
        }
    }

    private @Nullable Consent inForce(List<Suppressed> suppressions, boolean marketing) {
        for (int i = 0; i < suppressions.size(); i++) {
            if (isInForce(suppressions.get(i), marketing)) {
                return suppressions.get(i);
            }
        }
        return null;
    }

    private boolean isInForce(Suppressed suppressed, boolean marketing) {
        return suppressed.reason() != SuppressionReason.ERASURE
                && (marketing || suppressed.reason().stopsEverything())
                && moment.counts(suppressed)
                && !isLifted(suppressed);
    }

    private boolean isLifted(Suppressed suppressed) {
        List<Dossier> same = scene.records.dossiers(suppressed.person(), moment);
        for (int i = 0; i < same.size(); i++) {
            List<SuppressionLifted> lifts = same.get(i).lifts;
            for (int j = 0; j < lifts.size(); j++) {
                SuppressionLifted lift = lifts.get(j);
                if (lift.reason() == suppressed.reason()
                        && ends(suppressed, lift)
                        && isAtThePointOf(suppressed, lift)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAtThePointOf(Suppressed suppressed, SuppressionLifted lift) {
        return !suppressed.reason().isOfPoint()
                || lift.point().isEmpty()
                || suppressed.point().orElseThrow().isSamePlaceAs(lift.point().get());
    }

    /** Whether one comes strictly later, of what was already the same person then: a merge lifts nothing. */
    private boolean ends(Consent.OfPerson start, Consent.OfPerson end) {
        return end.at().isAfter(start.at()) && moment.counts(end) && wereOne(start.person(), end.person(), end.at());
    }

    private boolean wereOne(ContactId one, ContactId other, Instant at) {
        return one.equals(other)
                || scene.records.mergers.circle(one, moment, at).contains(other);
    }

    @Nullable
    Consent restriction() {
        for (int i = 0; i < scene.reaching.size(); i++) {
            Dossier dossier = scene.reaching.get(i);
            for (int j = 0; j < dossier.restrictions.size(); j++) {
                Restricted restricted = dossier.restrictions.get(j);
                if (moment.counts(restricted) && !dossier.isErased(restricted, moment) && !isReleased(restricted)) {
                    return restricted;
                }
            }
        }
        return null;
    }

    private boolean isReleased(Restricted restricted) {
        List<Dossier> same = scene.records.dossiers(restricted.person(), moment);
        for (int i = 0; i < same.size(); i++) {
            List<RestrictionLifted> releases = same.get(i).releases;
            for (int j = 0; j < releases.size(); j++) {
                if (ends(restricted, releases.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }
}
