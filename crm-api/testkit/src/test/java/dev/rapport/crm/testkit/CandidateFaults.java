package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Mistakes in finding contacts by a condition. */
final class CandidateFaults {
    private static final String CANDIDATES = "ContactStore.candidates";

    private CandidateFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.on(
                                CANDIDATES,
                                "a member is missing",
                                call -> call.<ContactId>changing(l -> l.isEmpty() ? l : l.subList(1, l.size())),
                                "S-177",
                                "S-181")
                        .broad(),
                Fault.on(
                        CANDIDATES,
                        "who meets two conditions of which one is enough is offered twice",
                        call -> call.arg(0) instanceof Criterion.AnyOf
                                ? call.<ContactId>changing(CandidateFaults::twice)
                                : call.proceed(),
                        "S-178"),
                Fault.on(CANDIDATES, "candidates come in any order", ContactFaults::reversed, "S-179", "S-181"),
                Fault.of(
                        Fault.Scope.EXACT,
                        "candidates are looked for in every tenant",
                        CandidateFaults::ofEveryTenant,
                        "S-180"),
                Fault.on(
                        CANDIDATES,
                        "candidates always begin at the first",
                        call -> call.with(3, Optional.empty()).proceed(),
                        "S-121",
                        "S-181"),
                Fault.on(
                        CANDIDATES,
                        "a page of candidates begins with the last of the page before",
                        call -> call.<ContactId>changing(l -> {
                            call.<Optional<Cursor>>arg(3)
                                    .ifPresent(c -> l.add(
                                            0,
                                            ContactId.parse(c.key("contacts", 1).get(0))));
                            return l;
                        }),
                        "S-181"),
                Fault.on(
                        "ContactStore.count",
                        "one too many is counted",
                        call -> OptionalLong.of(call.<OptionalLong>proceed().orElseThrow() + 1),
                        "S-182"));
    }

    private static List<ContactId> twice(List<ContactId> ids) {
        List<ContactId> all = new ArrayList<>(ids);
        all.addAll(ids);
        return all;
    }

    private static Storage ofEveryTenant(InstantSource clock) {
        NavigableSet<ContactId> added = new TreeSet<>();
        return new Tampered(ReferenceStorage.create(clock), call -> {
            if (call.name().equals("StorageSession.write")) {
                for (Change change : call.<Changes>arg(0).list()) {
                    if (change instanceof Change.ContactAdded one) {
                        added.add(one.contact().id());
                    }
                }
            }
            if (!call.name().equals(CANDIDATES)) {
                return call.proceed();
            }
            Page<ContactId> own = call.proceed();
            return own.items().isEmpty() && call.<Optional<Cursor>>arg(3).isEmpty()
                    ? new Page<>(List.copyOf(added), Optional.empty())
                    : own;
        });
    }
}
