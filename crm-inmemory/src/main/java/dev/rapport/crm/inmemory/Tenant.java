package dev.rapport.crm.inmemory;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.storage.StoredModel;
import java.util.Comparator;
import java.util.concurrent.locks.ReentrantLock;

/** Everything that one tenant has, and the lock that its transactions take turns by. */
final class Tenant {
    private static final Comparator<ContactRevision> HISTORY = Comparator.comparing(
                    (ContactRevision r) -> r.contact().id())
            .thenComparing(r -> r.contact().revision());
    private static final Comparator<SealedEvidence> ENDING_FIRST = Comparator.comparing(
                    (SealedEvidence sealed) -> sealed.hold().until())
            .thenComparing(SealedEvidence::person);

    final ReentrantLock lock = new ReentrantLock();
    final Journal journal = new Journal();
    final Meter meter = new Meter();

    final Lookup<ContactId, ContactRow> contacts = new Lookup<>(journal, meter);
    final Lookup<ExternalRef, ContactRow> contactRefs = new Lookup<>(journal, meter);
    final PointIndex points = new PointIndex(journal, meter);
    final Index<ContactRow> contactsById = new Index<>(ContactRow.BY_ID, journal, meter);
    final Index<ContactRow> contactsByName = new Index<>(ContactRow.BY_NAME, journal, meter);
    final Index<ContactRow> contactsByBasis = new Index<>(ContactRow.BY_BASIS, journal, meter);
    final Index<ContactRow> contactsByEnd = new Index<>(ContactRow.BY_END, journal, meter);
    final Lookup<ContactId, ErasureReceipt> erasures = new Lookup<>(journal, meter);
    final Lookup<ContactId, SealedEvidence> evidence = new Lookup<>(journal, meter);
    final Index<SealedEvidence> evidenceByEnd = new Index<>(ENDING_FIRST, journal, meter);
    final Index<ContactRevision> revisions = new Index<>(HISTORY, journal, meter);

    final Lookup<InteractionId, Interaction> interactions = new Lookup<>(journal, meter);
    final Lookup<ExternalRef, Interaction> interactionRefs = new Lookup<>(journal, meter);
    final Index<Interaction> entriesByFact = new Index<>(Interactions.BY_FACT, journal, meter);
    final Index<Corrected> corrected = new Index<>(Corrected.ORDER, journal, meter);
    final Index<TimelineEntry> timelines = new Index<>(TimelineEntry.NEWEST_FIRST, journal, meter);

    final Lookup<ConsentId, Consent> consents = new Lookup<>(journal, meter);
    final Lookup<String, Consent> permits = new Lookup<>(journal, meter);
    final Index<Consents.Entry> ledger = new Index<>(Consents.Entry.ORDER, journal, meter);
    final Index<Consents.Naming> consentsByPoint = new Index<>(Consents.Naming.ORDER, journal, meter);
    final Index<PurposeRevised> purposeRevisions = new Index<>(Consent.BY_TIME, journal, meter);

    final FollowUpIndex followUps = new FollowUpIndex(journal, meter);

    final Index<StoredModel> models = new Index<>(Models.BY_VERSION, journal, meter);
}
