package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import java.time.Instant;
import java.util.Comparator;

/** What happened, on the timeline of one of those who took part. */
record TimelineEntry(ContactId contact, Interaction interaction) {
    static final Comparator<TimelineEntry> NEWEST_FIRST = Comparator.comparing(TimelineEntry::contact)
            .thenComparing(TimelineEntry::at, Comparator.reverseOrder())
            .thenComparing(TimelineEntry::fact, Comparator.reverseOrder());

    Instant at() {
        return interaction.occurredAt();
    }

    InteractionId fact() {
        return interaction.factId();
    }
}
