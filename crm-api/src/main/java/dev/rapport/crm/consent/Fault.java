package dev.rapport.crm.consent;

import org.jspecify.annotations.Nullable;

/** Why a candidate is not in force: which parameter of the policy says so, if one does, and which other fact, if one does. */
record Fault(ConsentReason reason, String clause, @Nullable Consent fact) {
    static Fault of(ConsentReason reason) {
        return new Fault(reason, reason.clause(), null);
    }

    /** Said by the candidate itself, or by another fact, whatever the policy. */
    static Fault anyway(ConsentReason reason, @Nullable Consent fact) {
        return new Fault(reason, "", fact);
    }
}
