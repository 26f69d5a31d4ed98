package dev.rapport.examples.benchmarks;

import dev.rapport.crm.contact.ContactId;
import java.time.Instant;

/** One way to record a call and plan the next one. */
interface Recorder {

    /** Records an outbound call that is later than those before, and commits. */
    void record(ContactId contact, Instant at);
}
