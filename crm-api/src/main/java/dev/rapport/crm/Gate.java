package dev.rapport.crm;

import dev.rapport.crm.storage.TenantId;
import java.time.Duration;
import java.util.Optional;

/** How the outreach gate sends, and by which keys it recognises the points of the erased. */
record Gate(Duration permitLifetime, Unsubscribing unsubscribing, Optional<TombstoneKeys> tombstoneKeys) {
    Gate in(TenantId tenant) {
        return new Gate(permitLifetime, unsubscribing, tombstoneKeys.map(keys -> keys.in(tenant)));
    }
}
