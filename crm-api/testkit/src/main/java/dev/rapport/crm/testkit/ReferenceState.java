package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.StoredModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that one tenant has, by id. */
final class ReferenceState {
    static final Comparator<FollowUp> DUE_ORDER =
            Comparator.comparing((FollowUp f) -> f.due().toInstant()).thenComparing(FollowUp::id);

    final SortedMap<ContactId, List<ContactRevision>> contacts = new TreeMap<>();
    final SortedMap<InteractionId, Interaction> interactions = new TreeMap<>();
    final SortedMap<ConsentId, Consent> consents = new TreeMap<>();
    final SortedMap<FollowUpId, FollowUp> followUps = new TreeMap<>();
    final SortedMap<ContactId, Change.StatePut> states = new TreeMap<>();
    final SortedMap<ContactId, ErasureReceipt> erasures = new TreeMap<>();
    final List<StoredModel> models = new ArrayList<>();
    final SortedMap<ContactId, SealedEvidence> evidence = new TreeMap<>();

    ReferenceState copy() {
        ReferenceState copy = new ReferenceState();
        copy.contacts.putAll(contacts);
        copy.interactions.putAll(interactions);
        copy.consents.putAll(consents);
        copy.followUps.putAll(followUps);
        copy.states.putAll(states);
        copy.erasures.putAll(erasures);
        copy.models.addAll(models);
        copy.evidence.putAll(evidence);
        return copy;
    }

    List<ContactRevision> revisions(ContactId id) {
        return contacts.getOrDefault(id, List.of());
    }

    Optional<Contact> contact(ContactId id) {
        return last(revisions(id)).map(ContactRevision::contact);
    }

    /** What every contact is now. */
    Stream<Contact> currentContacts() {
        return contacts.keySet().stream().map(this::contact).flatMap(Optional::stream);
    }

    Optional<Contact> contact(ExternalRef ref) {
        return currentContacts().filter(c -> c.externalRefs().contains(ref)).findFirst();
    }

    Optional<Interaction> interaction(ExternalRef ref) {
        return interactions.values().stream()
                .filter(i -> i.externalRef().equals(Optional.of(ref)))
                .findFirst();
    }

    /** The entries of a fact, in the order in which they were recorded. */
    List<Interaction> entries(InteractionId fact) {
        return interactions.values().stream()
                .filter(i -> i.factId().equals(fact))
                .sorted(Comparator.comparing((Interaction i) -> i.recordedAt().orElseThrow())
                        .thenComparing(Interaction::id))
                .toList();
    }

    /** Each fact once, as it was recorded last, unless that is a retraction. */
    Stream<Interaction> effective() {
        return interactions.values().stream()
                .map(Interaction::factId)
                .distinct()
                .map(fact -> last(entries(fact)))
                .flatMap(Optional::stream)
                .filter(i -> !i.isRetraction());
    }

    Optional<StoredModel> model(String kind, long version) {
        return models.stream()
                .filter(m -> m.kind().equals(kind) && m.version() == version)
                .findFirst();
    }

    List<Consent> ledger(ContactId contact) {
        return ledger(c -> c.contacts().contains(contact));
    }

    List<Consent> ledger(Predicate<Consent> which) {
        return consents.values().stream()
                .filter(which)
                .sorted(Comparator.comparing((Consent c) -> c.stamp().at())
                        .thenComparing(c -> c.stamp().recorded())
                        .thenComparing(Consent::id))
                .toList();
    }

    /** The follow-ups of a contact, by due date. */
    List<FollowUp> followUps(ContactId contact) {
        return followUps.values().stream()
                .filter(f -> f.contact().equals(contact))
                .sorted(DUE_ORDER)
                .toList();
    }

    static <T> Optional<T> last(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
    }
}
