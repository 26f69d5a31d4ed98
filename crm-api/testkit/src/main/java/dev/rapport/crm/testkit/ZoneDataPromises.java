package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stored due dates follow an update of the JVM's time-zone data; the versions here are far from any that exist. */
abstract class ZoneDataPromises extends FollowUpsPromises {
    private static final String OLDER = "1970a";
    private static final String NEWER = "9999z";
    private static final Duration CLOCK_CHANGE = Duration.ofHours(1);

    private ContactState state(StorageSession session, ContactId contact) {
        return Objects.requireNonNull(
                session.lockAndRead(List.of(contact), FactNeeds.none()).get(contact));
    }

    private PlanState plan(Contact contact) {
        return storage.inTransaction(
                new TenantId(tenant),
                session -> state(session, contact.id()).plan().orElseThrow());
    }

    private Instant due(Contact contact) {
        List<FollowUp> active = crm.followUps().history(contact.id()).stream()
                .filter(f -> f.status().isActive())
                .toList();
        assertEquals(1, active.size());
        return active.get(0).due().toInstant();
    }

    /** As a node with other time-zone data would have planned, by whose clocks everything is an hour later. */
    private void plannedWith(String zoneData, Contact contact, Optional<Instant> validUntil) {
        storage.inTransaction(new TenantId(tenant), session -> {
            ContactState state = state(session, contact.id());
            PlanBasis mine = state.plan().orElseThrow().basis();
            List<Change> changes = new ArrayList<>();
            for (FollowUp f : state.active()) {
                FollowUp later = f.toBuilder().due(f.due().plus(CLOCK_CHANGE)).build();
                changes.add(new Change.FollowUpPut(later, f.version()));
            }
            PlanState other = new PlanState(
                    new PlanBasis(mine.bookVersion(), zoneData), validUntil, Optional.empty(), Optional.empty());
            changes.add(new Change.StatePut(contact.id(), state.activity().orElseThrow(), other));
            session.write(new Changes(changes));
            return contact;
        });
    }

    @Test
    @Promise("C-116")
    void movesWhatOlderTimeZoneDataHasPlanned() {
        Contact ada = due();
        Instant right = due(ada);
        PlanState before = plan(ada);
        plannedWith(OLDER, ada, Optional.empty());
        assertNotEquals(right, due(ada));
        assertEquals(1, crm.plan());
        assertEquals(right, due(ada));
        assertEquals(before, plan(ada));
        assertEquals(0, crm.plan());
    }

    @Test
    @Promise("C-116")
    void claimsByTheClocksOfToday() {
        Contact ada = due();
        Instant right = due(ada);
        plannedWith(OLDER, ada, Optional.empty());
        assertEquals(right, claimed().followUp().due().toInstant());
    }

    @Test
    @Promise("C-116")
    void leavesAClaimToItsWorkerWhenTimeZoneDataIsRenewed() {
        Contact ada = due();
        plannedWith(OLDER, ada, Optional.empty());
        crm.plan();
        Claim claim = claimed();
        storage.inTransaction(new TenantId(tenant), session -> {
            ContactState state = state(session, ada.id());
            PlanBasis older = new PlanBasis(1, OLDER);
            PlanState other = new PlanState(older, Optional.empty(), Optional.empty(), Optional.empty());
            session.write(
                    Changes.of(new Change.StatePut(ada.id(), state.activity().orElseThrow(), other)));
            return ada;
        });
        assertEquals(1, crm.plan());
        assertEquals(
                FollowUpStatus.DONE,
                crm.followUps().complete(claim, Samples.call(ada.id()).build()).status());
    }

    @Test
    @Promise("C-116")
    void countsTheDaysOfTheHistoryAgain() {
        RuleBook book = RuleBook.version(1)
                .of(Rule.named("rhythm")
                        .purpose(Samples.SERVICE)
                        .whenSilentFor(2)
                        .timesTheRhythmOf(InteractionKind.PURCHASE)
                        .via(Channel.EMAIL));
        crm = crm(book);
        Contact ada = ada();
        for (int i = 0; i < 4; i++) {
            crm.interactions()
                    .record(Samples.purchase(ada.id())
                            .at(NOW.minus(DAY.multipliedBy(10L * i)))
                            .build());
        }
        Optional<NextContact> right = crm.nextContact(ada.id());
        assertEquals(20, right.orElseThrow().figures().get("days"));
        storage.inTransaction(new TenantId(tenant), session -> {
            PlanState older =
                    new PlanState(new PlanBasis(1, OLDER), Optional.empty(), Optional.empty(), Optional.empty());
            session.write(Changes.of(new Change.StatePut(ada.id(), Activity.none(book.needs()), older)));
            return ada;
        });
        assertEquals(right, crm.nextContact(ada.id()));
        assertEquals(1, crm.plan());
        assertEquals(right, crm.nextContact(ada.id()));
    }

    @Test
    @Promise("C-117")
    void leavesAloneWhatNewerTimeZoneDataHasPlanned() {
        Contact ada = due();
        Instant mine = due(ada);
        plannedWith(NEWER, ada, Optional.of(clock.instant().plus(DAY)));
        assertEquals(0, crm.plan());
        assertEquals(mine.plus(CLOCK_CHANGE), due(ada));
    }

    @Test
    @Promise("C-117")
    void plansWithItsOwnTimeZoneDataWhatNewerDataPlannedUntilNow() {
        Contact ada = due();
        Instant mine = due(ada);
        PlanState before = plan(ada);
        plannedWith(NEWER, ada, Optional.of(clock.instant()));
        assertEquals(1, crm.plan());
        assertEquals(mine, due(ada));
        assertEquals(before, plan(ada));
    }

    @Test
    @Promise("C-117")
    void recordsAFactWithItsOwnTimeZoneDataAndSaysSo() {
        Contact ada = due();
        Instant mine = due(ada);
        PlanBasis before = plan(ada).basis();
        plannedWith(NEWER, ada, Optional.empty());
        crm.interactions().record(Samples.note(ada.id()).at(clock.instant()).build());
        assertEquals(mine, due(ada));
        assertEquals(before, plan(ada).basis());
        assertEquals(0, crm.plan());
    }
}
