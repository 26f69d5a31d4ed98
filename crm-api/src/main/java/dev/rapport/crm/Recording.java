package dev.rapport.crm;

import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.contact.Relation;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Appends interactions and re-plans everybody who took part, in one transaction. */
final class Recording {
    private final Desk desk;
    private final StorageSession session;
    private final Corrections corrections;
    private final Map<ContactId, ContactState> states = new TreeMap<>();

    Recording(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
        this.corrections = new Corrections(session);
    }

    /**
     * What is stored for each of these, in the same order; what was there already is not recorded again.
     *
     * @param claim a claim that the facts name: they do not fence it, if it still holds
     */
    List<Interaction> record(Collection<Interaction> given, Optional<Claim> claim) {
        List<Interaction> resolved = corrections.resolve(given);
        lock(resolved, Set.of());
        Optional<FollowUpId> spared = claim.filter(c -> states.containsKey(c.contact()))
                .flatMap(c -> Claiming.held(state(c.contact()), c))
                .map(FollowUp::id);
        return record(resolved, spared, Set.of(), List.of());
    }

    /**
     * As above, with more to write and more contacts to re-plan in the same breath.
     *
     * @param alsoPlan contacts that are re-planned even if no interaction touches them
     * @param also further changes, written after the interactions
     */
    List<Interaction> record(
            List<Interaction> given, Optional<FollowUpId> spared, Set<ContactId> alsoPlan, List<Change> also) {
        if (given.size() == 1) {
            try {
                return append(given, new Known(List.of()), spared, alsoPlan, also);
            } catch (DuplicateException alreadyThere) {
                // Rare, so one question less for every other call; the append goes first, nothing was written.
            }
        }
        Known known = new Known(session.interactions()
                .findAll(
                        given.stream().map(Interaction::id).toList(),
                        given.stream().flatMap(i -> i.externalRef().stream()).toList()));
        return append(given, known, spared, alsoPlan, also);
    }

    /** Locks everybody whom it touches, before anything is decided, with others whom what follows from it may touch. */
    Interaction prepare(Interaction given, Set<ContactId> others) {
        List<Interaction> resolved = corrections.resolve(List.of(given));
        lock(resolved, others);
        return resolved.get(0);
    }

    /**
     * Locks everybody whom it touches, before anything is decided: people first, then what they belong to, each in order of
     * id, as everybody does who locks several. What is corrected is read again under the locks.
     */
    private void lock(Collection<Interaction> given, Set<ContactId> others) {
        do {
            Set<ContactId> touched = new TreeSet<>();
            given.forEach(i -> {
                i.participants().forEach(p -> touched.add(p.contact()));
                touched.addAll(corrections.participants(i));
            });
            lockInOrder(touched, others);
        } while (corrections.haveGrown());
    }

    private void lockInOrder(Set<ContactId> touched, Set<ContactId> others) {
        Set<ContactId> all = new TreeSet<>(touched);
        all.addAll(others);
        Set<ContactId> first = LockOrder.people(session, all);
        lockContacts(first);
        first.stream().filter(touched::contains).forEach(id -> all.addAll(groups(state(id))));
        lockContacts(all);
        touched.forEach(this::state);
    }

    void lockContacts(Set<ContactId> contacts) {
        Set<ContactId> missing = new TreeSet<>(contacts);
        missing.removeAll(states.keySet());
        if (!missing.isEmpty()) {
            states.putAll(desk.lockAndRead(session, missing));
        }
    }

    /**
     * Whom a message to somebody may touch: every record of the person, as what one of them is sent counts for all. Read before
     * anything is locked, so that all are locked in their order.
     */
    Set<ContactId> reached(ContactId person) {
        return desk.needs().consents() ? OnePerson.records(session, person) : Set.of(person);
    }

    /** The same under the locks, with the entry that says so; who became one person with them meanwhile is locked late. */
    Set<ContactId> contacted(Contacted entry) {
        Set<ContactId> reached = new TreeSet<>(Set.of(entry.person()));
        if (desk.needs().consents()) {
            if (entry.purpose().isMarketing()) {
                reached.addAll(OnePerson.records(state(entry.person())));
                lockContacts(reached);
                reached.retainAll(states.keySet());
            }
            reached.forEach(id -> replace(state(id).consenting(entry)));
        }
        return reached;
    }

    /** Whether a contact that was to be locked is there. */
    boolean isThere(ContactId locked) {
        return states.containsKey(locked);
    }

    ContactState state(ContactId id) {
        ContactState state = states.get(id);
        if (state == null) {
            throw new NotFoundException("contact", id.toString());
        }
        return state;
    }

    void replace(ContactState state) {
        states.put(state.contact().id(), state);
    }

    /** Takes a fact back, unless that was done. */
    Interaction retract(InteractionId entry, String why) {
        InteractionId fact = session.interactions()
                .find(entry)
                .orElseThrow(() -> new NotFoundException("interaction", entry.toString()))
                .factId();
        Interaction before = last(fact);
        lockInOrder(
                before.participants().stream().map(Participant::contact).collect(Collectors.toCollection(TreeSet::new)),
                Set.of());
        Interaction last = last(fact);
        if (last.isRetraction()) {
            return last;
        }
        Interaction retraction = last.toBuilder()
                .id(InteractionId.next())
                .retracting(fact)
                .about(why)
                .build();
        return record(List.of(retraction), Optional.empty()).get(0);
    }

    private Interaction last(InteractionId fact) {
        List<Interaction> entries = session.interactions().entries(fact);
        return entries.get(entries.size() - 1);
    }

    private Interaction stamped(Interaction given) {
        InteractionBuilder builder = given.toBuilder();
        given.contacts()
                .forEach(id -> groups(state(id)).stream()
                        .filter(states::containsKey)
                        .forEach(group -> builder.with(new Participant(group, Participant.Role.INDIRECT))));
        builder.stamp(corrections.recordedAt(given, desk.now()));
        if (given.zone().isEmpty()) {
            zone(given).ifPresent(builder::zone);
        }
        return corrections.append(builder.build());
    }

    /** Nobody's zone is guessed: where none is known, a plan takes the contact's, as soon as that is. */
    private Optional<ZoneId> zone(Interaction given) {
        return given.contacts().stream()
                .flatMap(id -> state(id).contact().zone().stream())
                .findFirst();
    }

    private static Set<ContactId> groups(ContactState state) {
        Set<ContactId> groups = new TreeSet<>();
        if (state.contact().kind() == ContactKind.PERSON) {
            for (Relation r : state.contact().relations()) {
                if (r.kind().equals(Relation.WORKS_AT) || r.kind().equals(Relation.MEMBER_OF)) {
                    groups.add(r.to());
                }
            }
        }
        return groups;
    }

    private List<Interaction> append(
            List<Interaction> given,
            Known known,
            Optional<FollowUpId> spared,
            Set<ContactId> alsoPlan,
            List<Change> also) {
        List<Interaction> answer = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        SortedMap<ContactId, List<Interaction>> touched = new TreeMap<>();
        alsoPlan.forEach(id -> touched.put(id, new ArrayList<>()));
        for (Interaction i : given) {
            Optional<Interaction> there = known.same(i);
            Interaction stored = there.orElseGet(() -> stamped(i));
            answer.add(stored);
            if (there.isEmpty()) {
                known.add(stored);
                changes.add(new Change.InteractionAppended(stored));
                touchedBy(stored)
                        .forEach(id -> touched.computeIfAbsent(id, x -> new ArrayList<>())
                                .add(stored));
            }
        }
        changes.addAll(also);
        touched.forEach((id, added) -> changes.addAll(replanned(id, added, spared)));
        if (!changes.isEmpty()) {
            session.write(new Changes(changes));
        }
        return answer;
    }

    private Set<ContactId> touchedBy(Interaction i) {
        Set<ContactId> touched = new TreeSet<>();
        i.participants().forEach(p -> touched.add(p.contact()));
        touched.addAll(corrections.participants(i));
        return touched;
    }

    private List<Change> replanned(ContactId id, List<Interaction> added, Optional<FollowUpId> spared) {
        ContactState state = state(id);
        Activity activity = desk.history(session).with(state, added);
        return desk.replanning(session).changes(state, activity, Replanning.Cause.FACT, spared);
    }
}
