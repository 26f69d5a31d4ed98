package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Planning reads the facts of a contact in one step, and says how far its plan can be trusted. */
abstract class StatePromises extends FollowUpPromises {
    private static final FactNeeds NEEDS =
            FactNeeds.none().days(Set.of(InteractionKind.PURCHASE), 7).days(Set.of(), 3);
    private static final LocalDateTime EVE = LocalDateTime.of(2026, 12, 24, 18, 0);

    private SortedMap<ContactId, ContactState> locked(List<ContactId> ids) {
        return in(session -> session.lockAndRead(ids, FactNeeds.none()));
    }

    private static PlanState until(int bookVersion, Instant validUntil) {
        return new PlanState(basis(bookVersion), Optional.of(validUntil), Optional.empty(), Optional.empty());
    }

    private Set<ContactId> outdated(int bookVersion) {
        return new HashSet<>(in(session -> session.outdated(NOW, basis(bookVersion), 100)));
    }

    private FollowUp snoozed(ContactId contact, String occurrence, FollowUpStatus status) {
        return put(plan(contact, occurrence, NOW).toBuilder()
                .status(status)
                .snoozedUntil(EVE)
                .build());
    }

    private Activity activity(ContactId contact) {
        List<Interaction> history = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Instant at = NOW.minus(Duration.ofHours(7L * i));
            history.add(recorded(Samples.purchase(contact).at(at)));
            history.add(recorded(Samples.email(contact).at(at.plusSeconds(1))));
            history.add(recorded(Samples.call(contact).at(at.minus(MICRO)).by(Channel.of("CARRIER_PIGEON"))));
        }
        return Activity.of(history, NEEDS, ZoneOffset.UTC);
    }

    @Test
    @Promise("S-10")
    void readsTheStateOfThoseThatExist() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        add(Samples.person());
        SortedMap<ContactId, ContactState> read =
                in(s -> s.read(List.of(bob.id(), ContactId.next(), ada.id()), FactNeeds.none()));
        assertEquals(List.of(ada.id(), bob.id()), List.copyOf(read.keySet()));
    }

    @Test
    @Promise("S-10")
    void readsTheStateOfNobody() {
        assertEquals(Map.of(), in(s -> s.read(List.of(), FactNeeds.none())));
    }

    @Test
    @Promise("S-14")
    void locksThoseThatExist() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        assertEquals(
                List.of(ada.id(), bob.id()),
                List.copyOf(locked(List.of(bob.id(), ContactId.next(), ada.id(), bob.id()))
                        .keySet()));
        assertEquals(Map.of(), locked(List.of()));
    }

    @Test
    @Promise("S-14")
    void readsTheSameWithAndWithoutALock() {
        Contact ada = add(Samples.person());
        plan(ada.id(), "1", NOW);
        snoozed(ada.id(), "2", FollowUpStatus.SUPERSEDED);
        planned(ada.id(), until(3, NOW));
        assertEquals(state(ada.id()), locked(List.of(ada.id())).get(ada.id()));
    }

    @Test
    @Promise("S-15")
    void readsTheCurrentRevision() {
        Contact ada = add(Samples.person());
        Contact now = revise(ada.toBuilder().owner("bob"));
        assertEquals(now, state(ada.id()).contact());
    }

    @Test
    @Promise("S-16")
    void readsTheActivityThatWasPutLast() {
        Contact ada = add(Samples.person());
        planned(ada.id(), plan(1));
        Activity activity = activity(ada.id());
        write(new Change.StatePut(ada.id(), activity, plan(1)));
        assertEquals(Optional.of(activity), state(ada.id(), NEEDS).activity());
    }

    @Test
    @Promise("S-16")
    void readsNoActivityIfThereIsNone() {
        assertEquals(Optional.empty(), state(add(Samples.person()).id()).activity());
    }

    @Test
    @Promise("S-17")
    void readsWhichOccurrencesAreConsumed() {
        Contact ada = add(Samples.person());
        for (FollowUpStatus status : FollowUpStatus.values()) {
            closed(plan(ada.id(), status.name(), NOW), status);
        }
        assertEquals(
                Set.of("stay-in-touch:DONE", "stay-in-touch:SKIPPED"),
                state(ada.id()).occurrences().consumed());
    }

    @Test
    @Promise("S-17")
    void readsEveryConsumedOccurrence() {
        Contact ada = add(Samples.person());
        List<Change> changes = new ArrayList<>();
        Set<String> newest = new TreeSet<>();
        for (int i = 0; i < 260; i++) {
            FollowUp f = Samples.followUp(ada.id(), "" + i)
                    .due(at(NOW.plus(MINUTE.multipliedBy(i))))
                    .build();
            changes.add(new Change.FollowUpPut(f, 0));
            changes.add(new Change.FollowUpPut(
                    f.toBuilder()
                            .status(FollowUpStatus.DONE)
                            .closedAt(NOW.plus(MINUTE.multipliedBy(i)))
                            .build(),
                    1));
            if (i >= 4) {
                newest.add(f.occurrence());
            }
        }
        write(changes.toArray(Change[]::new));
        assertTrue(state(ada.id()).occurrences().consumed().containsAll(newest));
    }

    @Test
    @Promise("S-18")
    void readsTheSnoozesThatStillCount() {
        Contact ada = add(Samples.person());
        for (FollowUpStatus status : FollowUpStatus.values()) {
            snoozed(ada.id(), status.name(), status);
        }
        plan(ada.id(), "not snoozed", NOW);
        assertEquals(
                Map.of("stay-in-touch:OPEN", EVE, "stay-in-touch:CLAIMED", EVE, "stay-in-touch:SUPERSEDED", EVE),
                state(ada.id()).occurrences().snoozes());
    }

    @Test
    @Promise("S-19")
    void readsTheSnoozeOfTheContact() {
        Contact ada = add(Samples.person());
        planned(ada.id(), new PlanState(basis(1), Optional.empty(), Optional.empty(), Optional.of(EVE)));
        assertEquals(Optional.of(EVE), state(ada.id()).occurrences().contactSnooze());
        planned(ada.id(), plan(1));
        assertEquals(Optional.empty(), state(ada.id()).occurrences().contactSnooze());
    }

    @Test
    @Promise("S-28")
    void readsTheActiveFollowUpsByDueDate() {
        Contact ada = add(Samples.person());
        FollowUp late = plan(Samples.followUp(ada.id(), "late")
                .due(at(NOW.plus(MINUTE)))
                .lane("greetings")
                .build());
        FollowUp claimed = put(plan(ada.id(), "claimed", NOW).toBuilder()
                .status(FollowUpStatus.CLAIMED)
                .worker("w")
                .leaseUntil(NOW)
                .build());
        for (FollowUpStatus over : List.of(
                FollowUpStatus.DONE, FollowUpStatus.SKIPPED, FollowUpStatus.LAPSED, FollowUpStatus.SUPERSEDED)) {
            closed(plan(ada.id(), over.name(), NOW), over);
        }
        plan(add(Samples.person()).id(), "of another", NOW);
        assertEquals(List.of(claimed, late), state(ada.id()).active());
    }

    @Test
    @Promise("S-28")
    void readsActiveFollowUpsThatAreDueAtOnceById() {
        Contact ada = add(Samples.person());
        FollowUp large = plan(Samples.followUp(ada.id(), "1").id(LARGE).build());
        FollowUp small = plan(Samples.followUp(ada.id(), "2").id(SMALL).build());
        assertEquals(List.of(small, large), state(ada.id()).active());
    }

    @Test
    @Promise("S-29")
    void readsHowFarThePlanCanBeTrusted() {
        Contact ada = add(Samples.person());
        assertEquals(Optional.empty(), state(ada.id()).plan());
        PlanState plan = new PlanState(
                new PlanBasis(7, "2026c-test_1"),
                Optional.of(NOW.plus(MICRO)),
                Optional.of("rule \"x\" threw \ud83d\ude00"),
                Optional.of(EVE));
        planned(ada.id(), plan);
        assertEquals(Optional.of(plan), state(ada.id()).plan());
    }

    @Test
    @Promise("S-36")
    void readsTheLedgerOnlyIfItIsNeeded() {
        Contact ada = add(Samples.person());
        Consent late = append(Samples.grant(ada.id()).build());
        Consent early = append(Samples.grant(ada.id()).at(NOW.minus(MINUTE)).build());
        assertEquals(
                List.of(early, late),
                state(ada.id(), FactNeeds.none().andConsents()).consents().entries());
        assertEquals(ConsentExcerpt.none(), state(ada.id()).consents());
    }

    @Test
    @Promise("S-63")
    void putsAPlanInThePlaceOfTheOneBefore() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        planned(bob.id(), plan(1));
        planned(ada.id(), until(1, NOW));
        write(new Change.StatePut(ada.id(), activity(ada.id()), plan(2)));
        planned(ada.id(), plan(3));
        assertEquals(Optional.of(plan(3)), state(ada.id()).plan());
        assertEquals(
                Optional.of(Activity.none(FactNeeds.none())), state(ada.id()).activity());
        assertEquals(Optional.of(plan(1)), state(bob.id()).plan());
    }

    @Test
    @Promise("S-30")
    void listsContactsThatWereNeverPlanned() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        planned(bob.id(), plan(1));
        assertEquals(Set.of(ada.id()), outdated(1));
    }

    @Test
    @Promise("S-31")
    void listsContactsThatALowerVersionPlanned() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        planned(ada.id(), until(2, NOW.plus(MINUTE)));
        planned(bob.id(), plan(3));
        assertEquals(Set.of(ada.id()), outdated(3));
    }

    @Test
    @Promise("S-32")
    void listsContactsWhosePlanIsValidNoLonger() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        Contact eve = add(Samples.person());
        planned(ada.id(), until(3, NOW.minus(MICRO)));
        planned(bob.id(), until(3, NOW.plus(MICRO)));
        planned(eve.id(), plan(3));
        assertEquals(Set.of(ada.id()), outdated(3));
    }

    @Test
    @Promise("S-33")
    void leavesPlansOfAHigherVersionAlone() {
        Contact ada = add(Samples.person());
        planned(ada.id(), until(4, NOW.minus(MINUTE)));
        assertEquals(Set.of(), outdated(3));
    }

    @Test
    @Promise("S-132")
    void listsContactsPlannedWithOlderTimeZoneData() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        Contact eve = add(Samples.person());
        planned(ada.id(), with("2025c", Optional.empty()));
        planned(bob.id(), with("2026b", Optional.empty()));
        planned(eve.id(), with("2025c", Optional.of(NOW.minus(MINUTE))));
        assertEquals(Set.of(ada.id(), eve.id()), outdated(3));
        assertEquals(2, in(session -> session.outdated(NOW, basis(3), 100)).size());
    }

    @Test
    @Promise("S-132")
    void listsContactsPlannedBeforeAPurposeWasRevised() {
        Contact never = add(Samples.person());
        Contact once = add(Samples.person());
        Contact twice = add(Samples.person());
        planned(never.id(), with("9999z", Optional.empty()));
        planned(once.id(), revised(9));
        planned(twice.id(), revised(10));
        assertEquals(
                Set.of(never.id(), once.id()),
                Set.copyOf(in(session -> session.outdated(NOW, basis(3).revised(10), 100))));
    }

    private static PlanState revised(int times) {
        return new PlanState(basis(3).revised(times), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    @Promise("S-133")
    void leavesPlansOfNewerTimeZoneDataAloneUntilTheyEnd() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        planned(ada.id(), with("2026c", Optional.of(NOW.plus(MICRO))));
        planned(bob.id(), with("2026c", Optional.of(NOW.minus(MINUTE))));
        assertEquals(Set.of(bob.id()), outdated(3));
    }

    private static PlanState with(String zoneData, Optional<Instant> validUntil) {
        return new PlanState(new PlanBasis(3, zoneData), validUntil, Optional.empty(), Optional.empty());
    }

    @Test
    @Promise("S-34")
    void listsAContactFromTheVeryInstantWhenItsPlanEnds() {
        Contact ada = add(Samples.person());
        planned(ada.id(), until(3, NOW));
        assertEquals(Set.of(ada.id()), outdated(3));
    }

    @Test
    @Promise("S-35")
    void listsNoMoreOutdatedContactsThanAskedFor() {
        Set<ContactId> added = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            added.add(add(Samples.person()).id());
        }
        List<ContactId> some = in(session -> session.outdated(NOW, basis(1), 3));
        assertEquals(3, new HashSet<>(some).size());
        assertEquals(3, some.size());
        assertEquals(added, outdated(1));
    }
}
