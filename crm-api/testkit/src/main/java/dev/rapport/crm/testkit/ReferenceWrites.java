package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Erasure;
import dev.rapport.crm.storage.StoredModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What each change does. */
final class ReferenceWrites {
    private final ReferenceState state;

    ReferenceWrites(ReferenceState state) {
        this.state = state;
    }

    void apply(Change change) {
        if (change instanceof Change.ContactAdded added) {
            add(added.contact(), added.at());
        } else if (change instanceof Change.ContactRevised revised) {
            revise(revised);
        } else if (change instanceof Change.InteractionAppended appended) {
            append(appended.interaction());
        } else if (change instanceof Change.ConsentAppended appended) {
            append(appended.consent());
        } else if (change instanceof Change.ContactErased erased) {
            erase(erased);
        } else if (change instanceof Change.EvidenceEnded ended) {
            state.evidence.values().removeIf(held -> !held.hold().until().isAfter(ended.at()));
        } else if (change instanceof Change.FollowUpPut put) {
            put(put.followUp(), put.expectedVersion());
        } else if (change instanceof Change.StatePut put) {
            state.states.put(put.contact(), put);
        } else if (change instanceof Change.ModelKept kept) {
            StoredModel model = kept.model();
            refuse(state.model(model.kind(), model.version()).isPresent(), "model", "version");
            state.models.add(model);
        }
    }

    private void add(Contact contact, Instant at) {
        refuse(state.contacts.containsKey(contact.id()) || state.erasures.containsKey(contact.id()), "contact", "id");
        store(contact, 1, at);
    }

    private void revise(Change.ContactRevised change) {
        Contact contact = change.contact();
        long current = state.contact(contact.id()).map(Contact::revision).orElse(0L);
        if (current != change.expectedRevision()) {
            throw new StaleRevisionException("contact", contact.id().toString(), change.expectedRevision());
        }
        store(contact, current + 1, change.at());
    }

    private void store(Contact contact, long revision, Instant at) {
        for (ExternalRef ref : contact.externalRefs()) {
            Optional<Contact> holder = state.contact(ref);
            refuse(holder.isPresent() && !holder.get().id().equals(contact.id()), "contact", "externalRef");
        }
        List<ContactRevision> all = new ArrayList<>(state.revisions(contact.id()));
        all.add(new ContactRevision(contact.toBuilder().revision(revision).build(), at));
        state.contacts.put(contact.id(), List.copyOf(all));
    }

    private void append(Interaction interaction) {
        refuse(state.interactions.containsKey(interaction.id()), "interaction", "id");
        refuse(interaction.externalRef().flatMap(state::interaction).isPresent(), "interaction", "externalRef");
        state.interactions.put(interaction.id(), interaction);
    }

    private void append(Consent consent) {
        refuse(state.consents.containsKey(consent.id()), "consent", "id");
        refuse(
                permit(consent).isPresent()
                        && state.consents.values().stream()
                                .anyMatch(c -> permit(c).equals(permit(consent))),
                "consent",
                "permit");
        state.consents.put(consent.id(), consent);
    }

    private static Optional<String> permit(Consent consent) {
        return consent instanceof Contacted contacted ? contacted.permit() : Optional.empty();
    }

    private void erase(Change.ContactErased change) {
        Erasure erasure = new Erasure(change);
        ContactId id = erasure.contact();
        List<FollowUp> followUps = state.followUps(id);
        erasure.removed(state.contact(id).orElseThrow(), state.revisions(id).size(), followUps.size());
        followUps.forEach(f -> state.followUps.remove(f.id()));
        state.contacts.remove(id);
        state.states.remove(id);
        for (InteractionId fact : factsWith(id)) {
            List<Interaction> entries = state.entries(fact);
            entries.forEach(i -> state.interactions.remove(i.id()));
            erasure.left(entries).forEach(i -> state.interactions.put(i.id(), i));
        }
        state.ledger(id).forEach(c -> state.consents.put(c.id(), erasure.left(c)));
        append(change.fact());
        state.erasures.put(id, erasure.receipt());
        change.evidence().ifPresent(held -> state.evidence.put(id, held));
    }

    private Set<InteractionId> factsWith(ContactId contact) {
        return state.interactions.values().stream()
                .filter(i -> i.participants().stream().anyMatch(p -> p.contact().equals(contact)))
                .map(Interaction::factId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void put(FollowUp followUp, long expectedVersion) {
        if (expectedVersion == 0) {
            plan(followUp);
            return;
        }
        FollowUp stored = state.followUps.get(followUp.id());
        if (stored == null || stored.version() != expectedVersion) {
            throw new StaleRevisionException("follow-up", followUp.id().toString(), expectedVersion);
        }
        store(followUp, expectedVersion + 1);
    }

    private void plan(FollowUp followUp) {
        Optional<FollowUp> existing = state.followUps(followUp.contact()).stream()
                .filter(f -> f.rule().equals(followUp.rule()) && f.occurrence().equals(followUp.occurrence()))
                .findFirst();
        if (existing.isEmpty()) {
            store(followUp, 1);
        } else if (mayReopen(existing.get().status())) {
            // the version goes on, or a claim from before could pass for one made after
            store(
                    followUp.toBuilder().id(existing.get().id()).build(),
                    existing.get().version() + 1);
        }
    }

    private static boolean mayReopen(FollowUpStatus status) {
        return status == FollowUpStatus.SUPERSEDED || status == FollowUpStatus.LAPSED;
    }

    private void store(FollowUp followUp, long version) {
        state.followUps.put(followUp.id(), followUp.toBuilder().version(version).build());
    }

    private static void refuse(boolean taken, String what, String property) {
        if (taken) {
            throw new DuplicateException(what, property);
        }
    }
}
