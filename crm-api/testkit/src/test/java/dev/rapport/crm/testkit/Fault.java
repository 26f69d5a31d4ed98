package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A mistake that somebody could make in a storage, and the promises that it breaks.
 *
 * @param name what goes wrong
 * @param reddens the promises whose tests must fail
 * @param scope which other tests may fail, and whether threads are needed to see it
 * @param plant opens a storage with the mistake
 */
record Fault(String name, Set<String> reddens, Scope scope, Function<InstantSource, Storage> plant) {
    enum Scope {
        /** No other test fails. */
        EXACT,
        /** It is so bad that many others fail as well. */
        BROAD,
        /** Only threads show it; others fail as well. */
        THREADS
    }

    static Fault of(Scope scope, String name, Function<InstantSource, Storage> plant, String... reddens) {
        return new Fault(name, new TreeSet<>(List.of(reddens)), scope, plant);
    }

    /** Spoils one kind of call. */
    static Fault on(String call, String name, Function<Call, Object> spoil, String... reddens) {
        return onEach(Set.of(call), name, spoil, reddens);
    }

    static Fault onEach(Set<String> calls, String name, Function<Call, Object> spoil, String... reddens) {
        Function<Call, Object> tamper = call -> calls.contains(call.name()) ? spoil.apply(call) : call.proceed();
        return of(Scope.EXACT, name, clock -> new Tampered(ReferenceStorage.create(clock), tamper), reddens);
    }

    Fault broad() {
        return new Fault(name, reddens, Scope.BROAD, plant);
    }

    /** Spoils each change on its way in; an empty list loses it. */
    static Fault onChange(String name, BiFunction<StorageSession, Change, List<Change>> spoil, String... reddens) {
        return onWrite(
                name,
                call -> {
                    List<Change> changes = call.<Changes>arg(0).list();
                    if (changes.isEmpty()) {
                        return call.proceed();
                    }
                    for (Change change : changes) {
                        call.session().write(new Changes(spoil.apply(call.session(), change)));
                    }
                    return null;
                },
                reddens);
    }

    @SuppressWarnings("NullAway") // the answer of a method without one
    static Fault onWrite(String name, Function<Call, Object> spoil, String... reddens) {
        return on("StorageSession.write", name, spoil, reddens);
    }

    static Fault onContact(String name, UnaryOperator<Contact> spoil, String... reddens) {
        return onChange(
                name,
                (session, change) -> {
                    if (change instanceof Change.ContactAdded added) {
                        return List.of(new Change.ContactAdded(spoil.apply(added.contact()), added.at()));
                    }
                    if (change instanceof Change.ContactRevised revised) {
                        return List.of(new Change.ContactRevised(
                                spoil.apply(revised.contact()), revised.expectedRevision(), revised.at()));
                    }
                    return List.of(change);
                },
                reddens);
    }

    static Fault onInteraction(String name, UnaryOperator<Interaction> spoil, String... reddens) {
        return onChange(
                name,
                (session, change) -> List.of(
                        change instanceof Change.InteractionAppended appended
                                ? new Change.InteractionAppended(spoil.apply(appended.interaction()))
                                : change),
                reddens);
    }

    static Fault onState(String name, BiFunction<StorageSession, ContactState, ContactState> spoil, String... reddens) {
        return onEach(
                Set.of("StorageSession.read", "StorageSession.lockAndRead"),
                name,
                call -> {
                    SortedMap<ContactId, ContactState> states = new TreeMap<>();
                    SortedMap<ContactId, ContactState> answer = call.proceed();
                    answer.forEach((id, state) -> states.put(id, spoil.apply(call.session(), state)));
                    return states;
                },
                reddens);
    }

    static Fault onClaimed(String name, UnaryOperator<FollowUp> spoil, String... reddens) {
        return on(
                "StorageSession.claim",
                name,
                call -> call.<FollowUp>changing(l -> l.stream().map(spoil).toList()),
                reddens);
    }

    /** Takes a second thing with the same key for the first, as some statements for upserts do. */
    static Fault swallowing(String what, String property, String... reddens) {
        return onChange(
                "a second " + what + " with the same " + property + " is dropped silently",
                (session, change) -> {
                    try {
                        session.write(Changes.of(change));
                    } catch (DuplicateException e) {
                        if (!e.what().equals(what) || !e.property().equals(property)) {
                            throw e;
                        }
                    }
                    return List.of();
                },
                reddens);
    }

    @Override
    public String toString() {
        return name;
    }
}
