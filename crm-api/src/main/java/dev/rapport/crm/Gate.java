package dev.rapport.crm;

import dev.rapport.crm.storage.TenantId;
import java.time.Duration;
import java.util.Optional;

/** How the outreach gate sends, and by which keys it recognises the points of the erased and seals what proved them. */
record Gate(
        Duration permitLifetime,
        Unsubscribing unsubscribing,
        Optional<TombstoneKeys> tombstoneKeys,
        Optional<EvidenceKeys> evidenceKeys) {
    Gate in(TenantId tenant) {
        return new Gate(
                permitLifetime,
                unsubscribing,
                tombstoneKeys.map(keys -> keys.in(tenant)),
                evidenceKeys.map(keys -> keys.in(tenant)));
    }
}
