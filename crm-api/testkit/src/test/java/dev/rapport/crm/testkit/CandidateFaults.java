package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Bounds;
import dev.rapport.crm.criterion.Criteria;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Subject;
import dev.rapport.crm.criterion.Summed;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.InteractionStore;
import dev.rapport.crm.storage.Outline;
import dev.rapport.crm.storage.Storage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

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
                        "S-178",
                        "S-185"),
                Fault.on(CANDIDATES, "candidates come in any order", ContactFaults::reversed, "S-179", "S-181"),
                Fault.of(
                        Fault.Scope.BROAD,
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
                        call -> oneMore(call.proceed()),
                        "S-182",
                        "S-183",
                        "S-184",
                        "S-185"),
                Fault.on(
                        "ContactStore.count",
                        "a part that is not decided counts as met",
                        call -> call.with(0, Outline.of(call.<Criterion>arg(0)).criterion())
                                .proceed(),
                        "S-186"),
                Fault.on(CANDIDATES, "facts count as they were recorded first", CandidateFaults::byFirst, "S-183"),
                Fault.on(
                        CANDIDATES,
                        "what is yet to happen counts",
                        call -> call.with(1, call.<ZonedDateTime>arg(1).plusYears(1))
                                .proceed(),
                        "S-184",
                        "S-187"),
                Fault.on(
                        CANDIDATES,
                        "days are those of the server",
                        call -> call.with(1, call.<ZonedDateTime>arg(1).withZoneSameInstant(ZoneOffset.UTC))
                                .proceed(),
                        "S-187"),
                Fault.on(
                        CANDIDATES,
                        "a sum is a number with 15 digits",
                        call -> call.arg(0) instanceof Summed summed
                                ? call.with(0, rounded(summed)).proceed()
                                : call.proceed(),
                        "S-188"),
                Fault.on(
                                CANDIDATES,
                                "everybody is offered",
                                call -> call.with(0, Criteria.allOf()).proceed(),
                                "S-183",
                                "S-184",
                                "S-185",
                                "S-187",
                                "S-188")
                        .broad());
    }

    private static Object byFirst(Call call) {
        Criterion criterion = Outline.of(call.<Criterion>arg(0)).criterion();
        List<ContactId> ids = ContactFaults.everybody(call.session())
                .filter(c -> criterion.test(subject(call, c)))
                .map(Contact::id)
                .toList();
        return call.with(0, Criteria.allOf()).<ContactId>changing(l -> {
            l.retainAll(ids);
            return l;
        });
    }

    private static Summed rounded(Summed summed) {
        UnaryOperator<BigDecimal> round =
                bound -> bound.round(new MathContext(15)).setScale(8, RoundingMode.FLOOR);
        Bounds bounds = summed.bounds();
        return new Summed(
                summed.filter(),
                summed.window(),
                summed.currency(),
                new Bounds(bounds.least().map(round), bounds.most().map(round)));
    }

    private static Subject subject(Call call, Contact contact) {
        InteractionStore interactions = call.session().interactions();
        List<Interaction> first = interactions.timeline(contact.id(), 100, Optional.empty()).items().stream()
                .map(i -> interactions.entries(i.factId()).get(0))
                .toList();
        return Subject.of(contact, first, call.arg(1));
    }

    private static OptionalLong oneMore(OptionalLong count) {
        return count.isPresent() ? OptionalLong.of(count.getAsLong() + 1) : count;
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
