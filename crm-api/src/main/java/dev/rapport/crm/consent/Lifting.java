package dev.rapport.crm.consent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the person's own later express, documented act has lifted a restriction for what is asked. */
final class Lifting {
    private final Scene scene;
    private final GrantCheck check;

    Lifting(Scene scene, GrantCheck check) {
        this.scene = scene;
        this.check = check;
    }

    boolean isLifted(Instant barrier) {
        return anyAfter(barrier, null, false);
    }

    /** By a grant that was confirmed or signed, as a tombstone asks. */
    boolean isLiftedByFirm(Instant barrier) {
        return anyAfter(barrier, null, true);
    }

    /** By a grant that was given, and confirmed if due, before an instant. */
    boolean isLiftedBetween(Instant barrier, Instant before) {
        return anyAfter(barrier, before, false);
    }

    private boolean anyAfter(Instant barrier, @Nullable Instant before, boolean firm) {
        for (int i = 0; i < scene.own.size(); i++) {
            List<Grant> grants = scene.own.get(i).grants;
            for (int j = 0; j < grants.size(); j++) {
                Grant grant = grants.get(j);
                if (grant.at().isAfter(barrier)
                        && (before == null || grant.at().isBefore(before))
                        && scene.matches(grant)
                        && isOwnExpressAct(grant)
                        && check.isDocumented(grant)
                        && !check.isByMinor(grant)
                        && isConfirmed(grant, before)
                        && (!firm || isFirm(grant))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOwnExpressAct(Grant grant) {
        return switch (grant.source()) {
            case SUBJECT -> grant.basis().isExpress();
            case STAFF -> grant.basis() == LegalBasis.EXPRESS_WRITTEN;
            case IMPORT -> false;
        };
    }

    private boolean isConfirmed(Grant grant, @Nullable Instant before) {
        return !check.needsConfirmation(grant) || scene.confirmation(grant, before) != null;
    }

    private boolean isFirm(Grant grant) {
        return grant.basis() == LegalBasis.EXPRESS_WRITTEN || scene.confirmation(grant, null) != null;
    }
}
