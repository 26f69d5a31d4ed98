package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Outcome;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code crm.followUps()} promises. */
abstract class FollowUpsPromises extends AsOfPromises {
    private Interaction answer(Contact contact) {
        return Interaction.call(contact.id())
                .outbound()
                .outcome(Outcome.REACHED)
                .build();
    }

    /** Ada's reorder is claimed, and then she buys again: the occurrence is another. */
    private Claim fenced(Contact ada) {
        Claim claim = claimed();
        crm.interactions().record(Samples.purchase(ada.id()).at(clock.instant()).build());
        return claim;
    }

    @Test
    @Promise("C-50")
    void showsWhatIsDueTheLongestDueFirst() {
        Contact ada = due();
        Contact charles = crm.contacts().add(Samples.person().name("Charles").build());
        crm.interactions()
                .record(Samples.purchase(charles.id()).at(NOW.minus(DAY)).build());
        assertEquals(
                List.of(charles.id(), ada.id()),
                dueNow().stream().map(FollowUp::contact).toList());
    }

    @Test
    @Promise("C-50")
    void showsWhatOnlyTimeHasMadeDue() {
        Contact ada = ada();
        crm.interactions().record(Samples.email(ada.id()).build());
        assertEquals(List.of(), dueNow());
        clock.advance(Duration.ofDays(3));
        assertEquals(List.of("chase"), dueNow().stream().map(FollowUp::rule).toList());
    }

    @Test
    @Promise("C-51")
    void keepsTheFollowUpsThatAreOver() {
        Contact ada = due();
        crm.followUps().complete(claimed(), answer(ada));
        assertEquals(
                List.of(FollowUpStatus.DONE),
                crm.followUps().history(ada.id()).stream().map(FollowUp::status).toList());
    }

    @Test
    @Promise("C-52")
    void findsAFollowUpById() {
        due();
        FollowUp due = dueNow().get(0);
        assertEquals(Optional.of(due), crm.followUps().find(due.id()));
        assertEquals(Optional.empty(), crm.followUps().find(FollowUpId.next()));
    }

    @Test
    @Promise("C-53")
    void givesAFollowUpToOneWorkerUntilItsLeaseEnds() {
        due();
        Claim first = claimed();
        assertEquals(List.of(), crm.followUps().claim("other", 1, LEASE));
        clock.advance(LEASE.plusSeconds(1));
        Claim second = claimed();
        assertEquals(first.id(), second.id());
        assertTrue(second.version() > first.version());
    }

    @Test
    @Promise("C-55")
    void givesTheLongestDueFirst() {
        due();
        Contact charles = crm.contacts().add(Samples.person().name("Charles").build());
        crm.interactions()
                .record(Samples.purchase(charles.id()).at(NOW.minus(DAY)).build());
        assertEquals(charles.id(), claimed().contact());
    }

    @Test
    @Promise("C-57")
    void completesAClaimWithWhatHappened() {
        Contact ada = due();
        Claim claim = claimed();
        Interaction call = answer(ada);
        FollowUp done = crm.followUps().complete(claim, call);
        assertEquals(FollowUpStatus.DONE, done.status());
        assertEquals(Optional.of(call.id()), done.outcome());
        assertEquals(done, stored(claim));
        assertTrue(crm.interactions().find(call.id()).isPresent());
        assertEquals(List.of(), dueNow());
        assertTrue(crm.nextContact(ada.id()).isEmpty());
    }

    @Test
    @Promise("C-58")
    void completesOnceHoweverOftenItIsSaid() {
        Contact ada = due();
        Claim claim = claimed();
        Interaction call = answer(ada);
        FollowUp done = crm.followUps().complete(claim, call);
        assertEquals(done, crm.followUps().complete(claim, call));
        assertEquals(2, crm.interactions().stream(ada.id()).count());
    }

    @Test
    @Promise("C-59")
    void tellsTheLateWorkerAndRecordsNothing() {
        Contact ada = due();
        Claim late = fenced(ada);
        Interaction call = answer(ada);
        assertThrows(StaleClaimException.class, () -> crm.followUps().complete(late, call));
        assertTrue(crm.interactions().find(call.id()).isEmpty());
        assertEquals(FollowUpStatus.SUPERSEDED, stored(late).status());
    }

    @Test
    @Promise("C-59")
    void tellsTheWorkerWhoseLeaseAnotherHas() {
        Contact ada = due();
        Claim first = claimed();
        clock.advance(LEASE.plusSeconds(1));
        claimed();
        assertThrows(StaleClaimException.class, () -> crm.followUps().complete(first, answer(ada)));
    }

    @Test
    @Promise("C-60")
    void skipsOneOccurrenceForEver() {
        Contact ada = due();
        FollowUp skipped = crm.followUps().skip(claimed(), "on holiday");
        assertEquals(FollowUpStatus.SKIPPED, skipped.status());
        assertEquals(Optional.of("on holiday"), skipped.note());
        assertEquals(List.of(), dueNow());
        assertTrue(crm.nextContact(ada.id()).isEmpty());
    }

    @Test
    @Promise("C-61")
    void cannotSkipWithAClaimThatIsOver() {
        Claim late = fenced(due());
        assertThrows(StaleClaimException.class, () -> crm.followUps().skip(late, "why"));
    }

    @Test
    @Promise("C-62")
    void givesAClaimBack() {
        due();
        Claim claim = claimed();
        crm.followUps().release(claim);
        assertEquals(FollowUpStatus.OPEN, stored(claim).status());
        assertEquals(claim.id(), claimed().id());
    }

    @Test
    @Promise("C-63")
    void cannotGiveBackAClaimThatIsOver() {
        Claim late = fenced(due());
        assertThrows(StaleClaimException.class, () -> crm.followUps().release(late));
    }

    @Test
    @Promise("C-64")
    void extendsALeaseFromNow() {
        due();
        Claim claim = claimed();
        clock.advance(Duration.ofMinutes(4));
        Claim longer = crm.followUps().extend(claim, LEASE);
        assertEquals(clock.instant().plus(LEASE), longer.leaseUntil());
        clock.advance(Duration.ofMinutes(4));
        assertEquals(List.of(), crm.followUps().claim("other", 1, LEASE));
    }

    @Test
    @Promise("C-65")
    void goesOnWithTheExtendedClaimOnly() {
        Contact ada = due();
        Claim claim = claimed();
        Claim longer = crm.followUps().extend(claim, LEASE);
        assertThrows(StaleClaimException.class, () -> crm.followUps().complete(claim, answer(ada)));
        assertEquals(
                FollowUpStatus.DONE,
                crm.followUps().complete(longer, answer(ada)).status());
    }

    @Test
    @Promise("C-66")
    void cannotExtendAClaimThatIsOver() {
        Claim late = fenced(due());
        assertThrows(StaleClaimException.class, () -> crm.followUps().extend(late, LEASE));
    }

    @Test
    @Promise("C-67")
    void putsAFollowUpOff() {
        Contact ada = due();
        FollowUp due = dueNow().get(0);
        LocalDateTime later = due.due().toLocalDateTime().plusDays(10);
        FollowUp snoozed = crm.followUps().snooze(due.id(), later);
        assertEquals(later, snoozed.due().toLocalDateTime());
        assertEquals(List.of(), dueNow());
        clock.advance(Duration.ofDays(10));
        assertEquals(List.of(due.id()), dueNow().stream().map(FollowUp::id).toList());
        crm.interactions().record(Samples.purchase(ada.id()).at(clock.instant()).build());
        assertEquals(
                clock.instant().atZone(due.due().getZone()).toLocalDate().plusDays(30),
                crm.nextContact(ada.id()).orElseThrow().due().toLocalDate());
    }

    @Test
    @Promise("C-67")
    void endsTheClaimOnAFollowUpThatIsPutOff() {
        Contact ada = due();
        Claim claim = claimed();
        crm.followUps().snooze(claim.id(), claim.due().toLocalDateTime().plusDays(10));
        assertThrows(StaleClaimException.class, () -> crm.followUps().complete(claim, answer(ada)));
    }

    @Test
    @Promise("C-296")
    void isNotMadeEarlierByASecondSnooze() {
        due();
        FollowUp due = dueNow().get(0);
        LocalDateTime later = due.due().toLocalDateTime().plusDays(10);
        crm.followUps().snooze(due.id(), later);
        FollowUp again = crm.followUps().snooze(due.id(), later.minusDays(9));
        assertEquals(later, again.due().toLocalDateTime());
        assertEquals(Optional.of(later), again.snoozedUntil());
        assertEquals(
                later.plusDays(1),
                crm.followUps().snooze(due.id(), later.plusDays(1)).due().toLocalDateTime());
    }

    @Test
    @Promise("C-68")
    void cannotPutOffWhatIsOver() {
        Contact ada = due();
        Claim claim = claimed();
        crm.followUps().complete(claim, answer(ada));
        LocalDateTime later = claim.due().toLocalDateTime().plusDays(10);
        assertThrows(NotFoundException.class, () -> crm.followUps().snooze(claim.id(), later));
        assertThrows(NotFoundException.class, () -> crm.followUps().snooze(FollowUpId.next(), later));
    }

    @Test
    @Promise("C-69")
    void putsEverythingWithAContactOff() {
        Contact ada = due();
        LocalDateTime later = dueNow().get(0).due().toLocalDateTime().plusDays(10);
        crm.followUps().snooze(ada.id(), later);
        assertEquals(List.of(), dueNow());
        assertEquals(later, crm.nextContact(ada.id()).orElseThrow().due().toLocalDateTime());
    }

    @Test
    @Promise("C-297")
    void isNotMadeEarlierByASecondSnoozeOfTheContact() {
        Contact ada = due();
        LocalDateTime later = dueNow().get(0).due().toLocalDateTime().plusDays(10);
        crm.followUps().snooze(ada.id(), later);
        crm.followUps().snooze(ada.id(), later.minusDays(9));
        assertEquals(later, crm.nextContact(ada.id()).orElseThrow().due().toLocalDateTime());
        crm.followUps().snooze(ada.id(), later.plusDays(1));
        assertEquals(
                later.plusDays(1), crm.nextContact(ada.id()).orElseThrow().due().toLocalDateTime());
    }

    @Test
    @Promise("C-70")
    void cannotPutNobodyOff() {
        LocalDateTime later = LocalDateTime.of(2027, 1, 1, 9, 0);
        assertThrows(NotFoundException.class, () -> crm.followUps().snooze(ContactId.next(), later));
    }
}
