package dev.rapport.crm.testkit;

import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ClaimRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes in follow-ups and claims. */
final class FollowUpFaults {
    private static final String DUE = "FollowUpStore.due";
    private static final String CLAIM = "StorageSession.claim";

    private FollowUpFaults() {}

    static List<Fault> all() {
        return Stream.of(put(), listed(), claimed()).flatMap(List::stream).toList();
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
                                        r.dueBy().plus(StorageScene.MINUTE),
                                        r.rules(),
                                        r.channels())),
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
                        "what any rule planned is claimed",
                        call -> claiming(call, r -> r.ofRules(Set.of())),
                        "S-130"),
                Fault.on(
                        CLAIM,
                        "a claim by any channel is given",
                        call -> claiming(call, r -> r.ofChannels(Set.of())),
                        "S-131"),
                Fault.on(
                        CLAIM,
                        "one more is claimed than asked for",
                        call -> claiming(
                                call,
                                r -> new ClaimRequest(
                                        r.worker(), r.limit() + 1, r.lease(), r.dueBy(), r.rules(), r.channels())),
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
                                        r.worker(),
                                        r.limit(),
                                        r.lease().multipliedBy(2),
                                        r.dueBy(),
                                        r.rules(),
                                        r.channels())),
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

    private static List<FollowUp> each(Collection<FollowUp> all, UnaryOperator<FollowUp> change) {
        return all.stream().map(change).toList();
    }
}
