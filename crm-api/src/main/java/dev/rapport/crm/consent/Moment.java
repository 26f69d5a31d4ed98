package dev.rapport.crm.consent;

import java.time.Instant;

/**
 * The instant that is asked about, the instant whose knowledge answers, and the instant at which caps and hours are judged.
 */
record Moment(Instant at, Instant knownAt, Instant pacedAt) {

    Moment(Instant at, Instant knownAt) {
        this(at, knownAt, at);
    }

    /** What is planned for one instant and looked at from another: as of the later one, but paced as it is planned. */
    static Moment planned(Instant due, Instant now) {
        return new Moment(due.isBefore(now) ? now : due, Instant.MAX, due);
    }

    boolean counts(Consent fact) {
        FactStamp stamp = fact.stamp();
        return !stamp.at().isAfter(at) && !stamp.recorded().isAfter(knownAt);
    }
}
