package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.storage.Storage;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls that nobody should make, on the simplest storage: the fault is the caller's, and nothing has happened. */
class RefusedCallTest extends CrmScene {
    @Override
    protected Storage create(InstantSource leaseClock) {
        return ReferenceStorage.create(leaseClock);
    }

    @Test
    void refusesPagesOfNothingAndOfTooMuch() {
        Contact ada = ada();
        for (int limit : List.of(0, 1_001)) {
            assertThrows(IllegalArgumentException.class, () -> crm.followUps().due(limit, Optional.empty()));
            assertThrows(IllegalArgumentException.class, () -> crm.contacts().search("a", limit, Optional.empty()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> crm.interactions().timeline(ada.id(), limit, Optional.empty()));
        }
        for (int limit : List.of(1, 1_000)) {
            assertEquals(List.of(), crm.followUps().due(limit, Optional.empty()).items());
        }
    }

    @Test
    void refusesASnoozeToAYearThatNoDatabaseHolds() {
        Contact ada = ada();
        for (int year : List.of(0, 9_001)) {
            LocalDateTime until = LocalDateTime.of(year, 6, 1, 9, 0);
            assertThrows(IllegalArgumentException.class, () -> crm.followUps().snooze(ada.id(), until));
        }
        for (int year : List.of(1, 9_000)) {
            crm.followUps().snooze(ada.id(), LocalDateTime.of(year, 6, 1, 9, 0));
        }
    }

    @Test
    void plansNothingInsideATransactionOfTheHost() {
        Contact ada = due();
        Crm joined = Crm.builder()
                .storage(new JoinedStorage(storage))
                .rules(book(2))
                .clock(clock)
                .build()
                .forTenant(tenant);
        assertThrows(IllegalStateException.class, joined::plan);
        assertEquals(
                List.of(ada.id()),
                joined.followUps().due(10, Optional.empty()).items().stream()
                        .map(f -> f.contact())
                        .toList());
        assertEquals(1, crm(book(2)).plan());
    }

    @Test
    void refusesToCompleteAClaimByWhatHappenedWithSomebodyElse() {
        due();
        Claim claim = claimed();
        Contact other = crm.contacts().add(Samples.person().name("Charles").build());
        Interaction call = Samples.call(other.id()).build();
        assertThrows(IllegalArgumentException.class, () -> crm.followUps().complete(claim, call));
        assertTrue(crm.interactions().find(call.id()).isEmpty());
        assertEquals(FollowUpStatus.CLAIMED, stored(claim).status());
    }
}
