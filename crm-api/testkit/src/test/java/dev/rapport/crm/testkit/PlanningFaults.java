package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mistakes in what planning reads and writes. */
final class PlanningFaults {
    private static final String OUTDATED = "StorageSession.outdated";

    /** What plans are made with in the contract, and in random histories by this JVM. */
    private static final List<PlanBasis> OF_NOW = Stream.of(
                    "2026b", ZoneRulesProvider.getVersions("UTC").lastKey())
            .map(zoneData -> new PlanBasis(3, zoneData))
            .toList();

    private PlanningFaults() {}

    static List<Fault> all() {
        return Stream.of(states(), outdated()).flatMap(List::stream).toList();
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
                                                p.basis(), p.validUntil(), Optional.empty(), p.snoozedUntil())),
                                s.consents()),
                        "S-29"),
                Fault.onEach(
                        Set.of("StorageSession.read", "StorageSession.lockAndRead"),
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
                                        .filter(p -> bookOf(p.basis()) < bookOf(call.arg(1)))
                                        .isEmpty())
                                .toList()),
                        "S-31"),
                leavingOut(
                        "plans that have run out",
                        p -> p.flatMap(PlanState::validUntil).isPresent()
                                && OF_NOW.contains(p.get().basis()),
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
                                                        .filter(p -> bookOf(p.basis()) > bookOf(call.arg(1)))
                                                        .isPresent()))
                                .toList()),
                        "S-33"),
                Fault.on(
                        OUTDATED,
                        "plans made with older time-zone data are left as they are",
                        call -> call.<ContactId>changing(l -> l.stream()
                                .filter(id -> plan(call, id)
                                        .filter(p -> isOlderData(p.basis(), call.arg(1)))
                                        .isEmpty())
                                .toList()),
                        "S-132"),
                Fault.on(
                        OUTDATED,
                        "plans made with newer time-zone data are made again",
                        call -> call.<ContactId>changing(l -> Stream.concat(
                                        l.stream(),
                                        ContactFaults.everybody(call.session())
                                                .map(Contact::id)
                                                .filter(id -> plan(call, id)
                                                        .filter(p -> isOlderData(call.arg(1), p.basis()))
                                                        .isPresent()))
                                .distinct()
                                .toList()),
                        "S-133"),
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

    private static int bookOf(PlanBasis basis) {
        return basis.bookVersion();
    }

    private static boolean isOlderData(PlanBasis a, PlanBasis b) {
        return a.bookVersion() == b.bookVersion() && a.compareTo(b) < 0;
    }

    private static Fault leavingOut(String what, Predicate<Optional<PlanState>> which, String... reddens) {
        return Fault.on(
                OUTDATED,
                what + " are left out",
                call -> call.<ContactId>changing(l ->
                        l.stream().filter(id -> !which.test(plan(call, id))).toList()),
                reddens);
    }
}
