package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mistakes in follow-ups, claims and plans. */
final class FollowUpFaults {
    private static final String DUE = "FollowUpStore.due";
    private static final String CLAIM = "StorageSession.claim";
    private static final String OUTDATED = "StorageSession.outdated";

    private FollowUpFaults() {}

    static List<Fault> all() {
        return Stream.of(put(), listed(), claimed(), states(), outdated())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> put() {
        return List.of(
                Fault.onChange(
                                "a follow-up counts two versions at a time",
                                (session, change) -> change instanceof Change.FollowUpPut p && p.expectedVersion() > 0
                                        ? List.of(change, new Change.FollowUpPut(p.followUp(), p.expectedVersion() + 1))
                                        : List.of(change),
                                "S-59")
                        .broad(),
                planning(
                        "what is over is never opened again",
                        (old, put) -> old.status().isActive() || old.status().isConsumed() ? List.of(put) : List.of(),
                        "S-60",
                        "S-64"),
                planning(
                        "planning overwrites what is being done or is done",
                        (old, put) -> List.of(new Change.FollowUpPut(
                                put.followUp().toBuilder().id(old.id()).build(), old.version())),
                        "S-61"),
                planning(
                        "a follow-up that is opened again skips a version",
                        (old, put) -> old.status().isActive() || old.status().isConsumed()
                                ? List.of(put)
                                : List.of(
                                        put,
                                        new Change.FollowUpPut(
                                                put.followUp().toBuilder()
                                                        .id(old.id())
                                                        .build(),
                                                old.version() + 1)),
                        "S-60",
                        "S-64"),
                Fault.onChange(
                        "the expected version is ignored",
                        (session, change) -> change instanceof Change.FollowUpPut p && p.expectedVersion() > 0
                                ? List.of(new Change.FollowUpPut(
                                        p.followUp(),
                                        session.followUps()
                                                .find(p.followUp().id())
                                                .map(FollowUp::version)
                                                .orElse(p.expectedVersion())))
                                : List.of(change),
                        "S-62"));
    }

    private static Fault planning(
            String name, BiFunction<FollowUp, Change.FollowUpPut, List<Change>> spoil, String... reddens) {
        return Fault.onChange(
                name,
                (session, change) -> {
                    if (!(change instanceof Change.FollowUpPut put) || put.expectedVersion() > 0) {
                        return List.of(change);
                    }
                    return session.followUps().of(put.followUp().contact()).stream()
                            .filter(f -> f.rule().equals(put.followUp().rule())
                                    && f.occurrence().equals(put.followUp().occurrence()))
                            .findFirst()
                            .map(old -> spoil.apply(old, put))
                            .orElse(List.of(change));
                },
                reddens);
    }

    private static List<Fault> listed() {
        return List.of(
                Fault.on(
                                "FollowUpStore.find",
                                "the zone of a due date becomes an offset",
                                call -> call.<FollowUp>changing(l -> each(
                                        l,
                                        f -> f.toBuilder()
                                                .due(f.due().withFixedOffsetZone())
                                                .build())),
                                "S-110")
                        .broad(),
                Fault.on(
                        "FollowUpStore.find",
                        "notes are forgotten",
                        call -> call.<FollowUp>changing(
                                l -> each(l, f -> f.toBuilder().note(null).build())),
                        "S-110"),
                Fault.on(
                        "FollowUpStore.find",
                        "an unknown follow-up is an error",
                        call -> ContactFaults.present(call.<Optional<FollowUp>>proceed()),
                        "S-5",
                        "S-111"),
                Fault.on(
                        "FollowUpStore.of",
                        "the follow-ups of a contact come in any order",
                        ContactFaults::reversed,
                        "S-112"),
                Fault.on(
                        DUE,
                        "what is claimed is not listed as due",
                        call -> call.<FollowUp>changing(l -> l.stream()
                                .filter(f -> f.status() == FollowUpStatus.OPEN)
                                .toList()),
                        "S-113"),
                Fault.on(
                        DUE,
                        "what is due now is not due yet",
                        call -> call.with(0, call.<Instant>arg(0).minusNanos(1_000))
                                .proceed(),
                        "S-4",
                        "S-60",
                        "S-113",
                        "S-114",
                        "S-115",
                        "S-116",
                        "S-117",
                        "S-120"),
                Fault.on(
                        DUE,
                        "due dates are compared as local times",
                        call -> call.<FollowUp>changing(l -> ContactFaults.sorted(
                                l, Comparator.comparing(f -> f.due().toLocalDateTime()))),
                        "S-115"),
                Fault.on(
                        DUE,
                        "what is due at once comes in any order",
                        call -> {
                            ContactFaults.reversed(call);
                            return call.<FollowUp>changing(l -> ContactFaults.sorted(
                                    l,
                                    Comparator.comparing((FollowUp f) -> f.due().toInstant())
                                            .thenComparing(FollowUp::id, Comparator.reverseOrder())));
                        },
                        "S-113",
                        "S-115",
                        "S-117"),
                Fault.on(
                        DUE,
                        "one more follow-up than asked for is listed",
                        call -> call.with(1, call.<Integer>arg(1) + 1).proceed(),
                        "S-116",
                        "S-120"),
                Fault.on(
                        DUE,
                        "a page of the due list goes on by offset",
                        call -> call.<Optional<Cursor>>arg(2)
                                .<Object>map(after -> {
                                    after.key("due", 2);
                                    return call.with(2, Optional.empty())
                                            .with(1, 1_000)
                                            .<FollowUp>changing(
                                                    l -> l.subList(Math.min(call.<Integer>arg(1), l.size()), l.size()));
                                })
                                .orElseGet(call::proceed),
                        "S-117"));
    }

    private static List<Fault> claimed() {
        return List.of(
                Fault.on(
                        CLAIM,
                        "what is not due yet is claimed",
                        call -> claiming(
                                call,
                                r -> new ClaimRequest(
                                        r.worker(),
                                        r.limit(),
                                        r.lease(),
                                        r.dueBy().plus(StorageScene.MINUTE))),
                        "S-20"),
                Fault.on(
                        CLAIM,
                        "a claim that another holds is taken away",
                        call -> {
                            ClaimRequest r = call.arg(0);
                            call.session().followUps().due(r.dueBy(), 1_000, Optional.empty()).items().stream()
                                    .filter(f -> f.status() == FollowUpStatus.CLAIMED)
                                    .map(f -> new Change.FollowUpPut(
                                            f.toBuilder()
                                                    .status(FollowUpStatus.OPEN)
                                                    .build(),
                                            f.version()))
                                    .forEach(c -> call.session().write(dev.rapport.crm.storage.Changes.of(c)));
                            return call.proceed();
                        },
                        "S-21",
                        "S-22",
                        "S-23",
                        "S-25",
                        "S-27"),
                Fault.on(CLAIM, "claims come in any order", ContactFaults::reversed, "S-22"),
                Fault.on(
                        CLAIM,
                        "one more is claimed than asked for",
                        call -> claiming(call, r -> new ClaimRequest(r.worker(), r.limit() + 1, r.lease(), r.dueBy())),
                        "S-22",
                        "S-23"),
                Fault.onClaimed(
                        "the worker of a claim is not told",
                        f -> f.toBuilder().worker("somebody").build(),
                        "S-24"),
                Fault.onClaimed(
                        "the version before the claim is told",
                        f -> f.toBuilder().version(f.version() - 1).build(),
                        "S-24",
                        "S-25",
                        "S-27"),
                Fault.on(
                        CLAIM,
                        "a lease is longer than asked for",
                        call -> claiming(
                                call,
                                r -> new ClaimRequest(
                                        r.worker(), r.limit(), r.lease().multipliedBy(2), r.dueBy())),
                        "S-21",
                        "S-25",
                        "S-26"),
                Fault.of(
                        Fault.Scope.EXACT,
                        "the clock of leases goes after",
                        clock -> ReferenceStorage.create(() -> clock.instant().minusNanos(1_000)),
                        "S-26",
                        "S-38",
                        "S-39"));
    }

    private static Object claiming(Call call, UnaryOperator<ClaimRequest> change) {
        return call.with(0, change.apply(call.arg(0))).proceed();
    }

    private static List<Fault> states() {
        return List.of(
                Fault.onState(
                        "planning reads the first revision",
                        (session, s) -> new ContactState(
                                session.contacts()
                                        .revisions(s.contact().id())
                                        .get(0)
                                        .contact(),
                                s.activity(),
                                s.occurrences(),
                                s.active(),
                                s.plan(),
                                s.consents()),
                        "S-15"),
                Fault.onChange(
                        "the activity is put once and never again",
                        (session, change) -> change instanceof Change.StatePut p
                                ? List.of(new Change.StatePut(
                                        p.contact(),
                                        state(session, p.contact())
                                                .flatMap(ContactState::activity)
                                                .orElse(p.activity()),
                                        p.plan()))
                                : List.of(change),
                        "S-16"),
                Fault.onState(
                        "skipped occurrences are forgotten",
                        (session, s) -> occurrences(
                                s,
                                new Occurrences(
                                        s.occurrences().consumed().stream()
                                                .filter(o -> !o.endsWith("SKIPPED"))
                                                .collect(Collectors.toSet()),
                                        s.occurrences().snoozes(),
                                        s.occurrences().contactSnooze())),
                        "S-17"),
                Fault.onState(
                        "only some of the newest occurrences are read",
                        (session, s) -> occurrences(
                                s,
                                new Occurrences(
                                        s.occurrences().consumed().stream()
                                                .sorted()
                                                .limit(255)
                                                .collect(Collectors.toSet()),
                                        s.occurrences().snoozes(),
                                        s.occurrences().contactSnooze())),
                        "S-17"),
                Fault.onState(
                        "a snooze is forgotten when a newer fact replaces the follow-up",
                        (session, s) -> occurrences(
                                s,
                                new Occurrences(
                                        s.occurrences().consumed(),
                                        s.occurrences().snoozes().entrySet().stream()
                                                .filter(e -> !e.getKey().endsWith("SUPERSEDED"))
                                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                                        s.occurrences().contactSnooze())),
                        "S-18"),
                Fault.onState(
                        "the snooze of a contact is forgotten",
                        (session, s) -> occurrences(
                                s,
                                new Occurrences(
                                        s.occurrences().consumed(),
                                        s.occurrences().snoozes(),
                                        Optional.empty())),
                        "S-19"),
                Fault.onState(
                        "active follow-ups come in any order",
                        (session, s) -> new ContactState(
                                s.contact(),
                                s.activity(),
                                s.occurrences(),
                                ContactFaults.sorted(
                                        s.active(),
                                        Comparator.comparing(FollowUp::id).reversed()),
                                s.plan(),
                                s.consents()),
                        "S-28"),
                Fault.onState(
                        "why planning failed is forgotten",
                        (session, s) -> new ContactState(
                                s.contact(),
                                s.activity(),
                                s.occurrences(),
                                s.active(),
                                s.plan()
                                        .map(p -> new PlanState(
                                                p.bookVersion(), p.validUntil(), Optional.empty(), p.snoozedUntil())),
                                s.consents()),
                        "S-29"),
                Fault.on(
                        "StorageSession.read",
                        "the ledger is read whether it is needed or not",
                        call -> call.with(1, call.<FactNeeds>arg(1).andConsents())
                                .proceed(),
                        "S-36"),
                Fault.onChange(
                        "only the first plan of a contact is kept",
                        (session, change) -> change instanceof Change.StatePut p
                                        && state(session, p.contact())
                                                .flatMap(ContactState::plan)
                                                .isPresent()
                                ? List.of()
                                : List.of(change),
                        "S-16",
                        "S-19",
                        "S-63"));
    }

    private static ContactState occurrences(ContactState s, Occurrences occurrences) {
        return new ContactState(s.contact(), s.activity(), occurrences, s.active(), s.plan(), s.consents());
    }

    private static Optional<ContactState> state(StorageSession session, ContactId contact) {
        return Optional.ofNullable(
                session.read(List.of(contact), FactNeeds.none()).get(contact));
    }

    private static Optional<PlanState> plan(Call call, ContactId contact) {
        return state(call.session(), contact).flatMap(ContactState::plan);
    }

    private static List<Fault> outdated() {
        return List.of(
                leavingOut("contacts that were never planned", Optional::isEmpty, "S-30", "S-35"),
                Fault.on(
                        OUTDATED,
                        "plans of a lower version are left as they are",
                        call -> call.<ContactId>changing(l -> l.stream()
                                .filter(id -> plan(call, id)
                                        .filter(p -> p.bookVersion() < call.<Integer>arg(1))
                                        .isEmpty())
                                .toList()),
                        "S-31"),
                leavingOut(
                        "plans that have run out",
                        p -> p.flatMap(PlanState::validUntil).isPresent()
                                && p.get().bookVersion() == 3,
                        "S-32",
                        "S-34"),
                Fault.on(
                        OUTDATED,
                        "plans of a higher version are made again",
                        call -> call.<ContactId>changing(l -> Stream.concat(
                                        l.stream(),
                                        ContactFaults.everybody(call.session())
                                                .map(Contact::id)
                                                .filter(id -> plan(call, id)
                                                        .filter(p -> p.bookVersion() > call.<Integer>arg(1))
                                                        .isPresent()))
                                .toList()),
                        "S-33"),
                Fault.on(
                        OUTDATED,
                        "a plan still holds at the very instant when it ends",
                        call -> call.with(0, call.<Instant>arg(0).minusNanos(1_000))
                                .proceed(),
                        "S-34"),
                Fault.on(
                        OUTDATED,
                        "one more outdated contact than asked for is listed",
                        call -> call.with(2, call.<Integer>arg(2) + 1).proceed(),
                        "S-35"));
    }

    private static Fault leavingOut(String what, Predicate<Optional<PlanState>> which, String... reddens) {
        return Fault.on(
                OUTDATED,
                what + " are left out",
                call -> call.<ContactId>changing(l ->
                        l.stream().filter(id -> !which.test(plan(call, id))).toList()),
                reddens);
    }

    private static List<FollowUp> each(Collection<FollowUp> all, UnaryOperator<FollowUp> change) {
        return all.stream().map(change).toList();
    }
}
