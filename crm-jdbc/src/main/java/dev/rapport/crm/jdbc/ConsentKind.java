package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.Confirmed;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.DncChecked;
import dev.rapport.crm.consent.Engaged;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.Expired;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Inquired;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Purchased;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.consent.Restricted;
import dev.rapport.crm.consent.RestrictionLifted;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionLifted;
import dev.rapport.crm.consent.Withdrawn;
import java.util.Arrays;

/** What an entry of the ledger says, as its row calls it. */
enum ConsentKind {
    GRANTED(Grant.class),
    CONFIRMED(Confirmed.class),
    WITHDRAWN(Withdrawn.class),
    OBJECTED(Objected.class),
    EXPIRED(Expired.class),
    SUPPRESSED(Suppressed.class),
    SUPPRESSION_LIFTED(SuppressionLifted.class),
    RESTRICTED(Restricted.class),
    RESTRICTION_LIFTED(RestrictionLifted.class),
    PURCHASED(Purchased.class),
    INQUIRED(Inquired.class),
    ENGAGED(Engaged.class),
    DNC_CHECKED(DncChecked.class),
    CONTACTED(Contacted.class),
    MERGED(Merged.class),
    ERASED(Erased.class),
    PURPOSE_REVISED(PurposeRevised.class);

    private final Class<? extends Consent> type;

    ConsentKind(Class<? extends Consent> type) {
        this.type = type;
    }

    static ConsentKind of(Consent consent) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.isInstance(consent))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("changes: "
                        + consent.getClass().getSimpleName()
                        + " is not known to this storage; use the versions of both that belong together"));
    }
}
