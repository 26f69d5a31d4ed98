package dev.rapport.crm.consent;

import java.time.Instant;

/** The instant that is asked about, and the instant whose knowledge answers. */
record Moment(Instant at, Instant knownAt) {

    boolean counts(Consent fact) {
        FactStamp stamp = fact.stamp();
        return !stamp.at().isAfter(at) && !stamp.recorded().isAfter(knownAt);
    }
}
