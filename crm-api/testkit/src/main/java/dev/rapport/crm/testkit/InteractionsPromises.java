package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.Relation;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.InvalidInputException;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.page.Page;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code crm.interactions()} promises. */
abstract class InteractionsPromises extends ContactsPromises {
    private List<InteractionId> timeline(ContactId contact) {
        return crm.interactions().timeline(contact, 100, Optional.empty()).items().stream()
                .map(Interaction::id)
                .toList();
    }

    @Test
    @Promise("C-20")
    void recordsTheSameFactOnce() {
        Contact ada = ada();
        Interaction order =
                Interaction.purchase(ada.id()).externalRef("shop", "o-1").build();
        Interaction first = crm.interactions().record(order);
        clock.advance(DAY);
        assertEquals(first, crm.interactions().record(order));
        assertEquals(
                first,
                crm.interactions()
                        .record(order.toBuilder().id(InteractionId.next()).build()));
        assertEquals(List.of(order.id()), timeline(ada.id()));
    }

    @Test
    @Promise("C-21")
    void stampsNowWhenNoTimeIsGiven() {
        Contact ada = ada();
        Interaction note = crm.interactions().record(Interaction.note(ada.id()).build());
        assertEquals(NOW, note.occurredAt());
        assertEquals(Optional.of(NOW), note.recordedAt());
    }

    @Test
    @Promise("C-22")
    void stampsTheZoneOfTheContactWhenNoneIsGiven() {
        Contact ada = ada();
        assertEquals(
                Optional.of(ZoneId.of("Europe/London")),
                crm.interactions().record(Interaction.note(ada.id()).build()).zone());
    }

    @Test
    @Promise("C-23")
    void showsWhatHappenedWithAPersonOnTheTimelineOfTheCompany() {
        Contact company = crm.contacts().add(Samples.organisation().build());
        Contact ada = crm.contacts()
                .add(Samples.person().relation(Relation.WORKS_AT, company.id()).build());
        Interaction call = crm.interactions().record(Samples.call(ada.id()).build());
        assertEquals(List.of(call.id()), timeline(company.id()));
        assertTrue(call.participants().contains(new Participant(company.id(), Participant.Role.INDIRECT)));
    }

    @Test
    @Promise("C-24")
    void cannotRecordWithoutTheContact() {
        Interaction call = Samples.call(ContactId.next()).build();
        assertThrows(NotFoundException.class, () -> crm.interactions().record(call));
        assertTrue(crm.interactions().find(call.id()).isEmpty());
    }

    @Test
    @Promise("C-24")
    void cannotCorrectWhatIsNotThere() {
        Contact ada = ada();
        Interaction correction =
                Samples.call(ada.id()).correcting(InteractionId.next()).build();
        assertThrows(NotFoundException.class, () -> crm.interactions().record(correction));
    }

    @Test
    @Promise("C-25")
    void refusesOtherContentUnderTheSameKey() {
        Contact ada = ada();
        crm.interactions()
                .record(Samples.purchase(ada.id()).externalRef("shop", "o-1").build());
        Interaction other = Samples.note(ada.id()).externalRef("shop", "o-1").build();
        assertThrows(ConflictingFactException.class, () -> crm.interactions().record(other));
    }

    @Test
    @Promise("C-26")
    void refusesAnInteractionThatBreaksRules() {
        Contact ada = ada();
        InteractionBuilder crowd = Samples.note(ada.id());
        IntStream.range(0, 101).forEach(i -> crowd.with(ContactId.next()));
        InvalidInputException e = assertThrows(
                InvalidInputException.class, () -> crm.interactions().record(crowd.build()));
        assertEquals("participants", e.violations().get(0).path());
    }

    @Test
    @Promise("C-27")
    void doesNotFenceTheClaimThatAFactNames() {
        Contact ada = due();
        Claim claim = claimed();
        Interaction order = Samples.purchase(ada.id())
                .at(clock.instant().minus(Duration.ofHours(1)))
                .build();
        crm.interactions().record(order, claim);
        assertEquals(FollowUpStatus.CLAIMED, stored(claim).status());
        assertEquals(FollowUpStatus.DONE, crm.followUps().complete(claim, order).status());
    }

    @Test
    @Promise("C-28")
    void recordsAllOrNone() {
        Contact ada = ada();
        Interaction good = Samples.call(ada.id()).build();
        Interaction bad = Samples.call(ContactId.next()).build();
        assertThrows(NotFoundException.class, () -> crm.interactions().recordAll(List.of(good, bad)));
        assertTrue(crm.interactions().find(good.id()).isEmpty());
    }

    @Test
    @Promise("C-29")
    void answersInTheOrderOfTheFactsGiven() {
        Contact ada = ada();
        List<Interaction> given = Stream.of(3, 1, 2)
                .map(day -> Samples.note(ada.id())
                        .at(NOW.minus(Duration.ofDays(day)))
                        .build())
                .toList();
        assertEquals(
                given.stream().map(Interaction::id).toList(),
                crm.interactions().recordAll(given).stream()
                        .map(Interaction::id)
                        .toList());
        assertEquals(List.of(given.get(1).id(), given.get(2).id(), given.get(0).id()), timeline(ada.id()));
    }

    @Test
    @Promise("C-30")
    void takesAFactBackAndPlansWithoutIt() {
        Contact ada = ada();
        Interaction order = crm.interactions().record(Samples.purchase(ada.id()).build());
        assertTrue(crm.nextContact(ada.id()).isPresent());
        crm.interactions().retract(order.factId(), "entered for the wrong person");
        assertEquals(List.of(), timeline(ada.id()));
        assertEquals(2, crm.interactions().entries(order.factId()).size());
        assertTrue(crm.nextContact(ada.id()).isEmpty());
    }

    @Test
    @Promise("C-31")
    void cannotTakeBackWhatIsNotThere() {
        assertThrows(NotFoundException.class, () -> crm.interactions().retract(InteractionId.next(), "why"));
    }

    @Test
    @Promise("C-32")
    void findsAnEntryById() {
        Contact ada = ada();
        Interaction call = crm.interactions().record(Samples.call(ada.id()).build());
        assertEquals(Optional.of(call), crm.interactions().find(call.id()));
        assertEquals(Optional.empty(), crm.interactions().find(InteractionId.next()));
    }

    @Test
    @Promise("C-33")
    void findsAnEntryByTheKeyOfTheHost() {
        Contact ada = ada();
        Interaction order = crm.interactions()
                .record(Samples.purchase(ada.id()).externalRef("shop", "o-1").build());
        assertEquals(Optional.of(order), crm.interactions().findByExternalRef("shop", "o-1"));
        assertEquals(Optional.empty(), crm.interactions().findByExternalRef("shop", "o-2"));
    }

    @Test
    @Promise("C-34")
    void keepsTheFirstEntryAndEachCorrection() {
        Contact ada = ada();
        Interaction call = crm.interactions().record(Samples.call(ada.id()).build());
        clock.advance(DAY);
        Interaction corrected = crm.interactions()
                .record(call.toBuilder()
                        .correcting(call)
                        .about("Licence, corrected")
                        .build());
        assertEquals(List.of(call, corrected), crm.interactions().entries(call.factId()));
        assertEquals(call.factId(), corrected.factId());
    }

    @Test
    @Promise("C-35")
    void showsEachFactOnceAsLastCorrected() {
        Contact ada = ada();
        Interaction call = crm.interactions().record(Samples.call(ada.id()).build());
        Interaction corrected = crm.interactions()
                .record(call.toBuilder()
                        .correcting(call)
                        .about("Licence, corrected")
                        .build());
        assertEquals(List.of(corrected.id()), timeline(ada.id()));
    }

    @Test
    @Promise("C-35")
    void keepsTheOccurrenceOfAFactThatWasCorrected() {
        Contact ada = due();
        Interaction order = crm.interactions()
                .timeline(ada.id(), 1, Optional.empty())
                .items()
                .get(0);
        Claim claim = claimed();
        crm.followUps()
                .complete(claim, Samples.email(ada.id()).at(clock.instant()).build());
        crm.interactions()
                .record(order.toBuilder().correcting(order).about("two boxes").build());
        assertTrue(crm.followUps().history(ada.id()).stream()
                .noneMatch(f -> f.rule().equals("reorder") && f.status().isActive()));
    }

    @Test
    @Promise("C-36")
    void pagesATimelineWithoutRepeatingOrLeavingOut() {
        Contact ada = ada();
        List<InteractionId> all = Stream.generate(() -> crm.interactions()
                        .record(Samples.note(ada.id()).build())
                        .id())
                .limit(7)
                .sorted((a, b) -> b.compareTo(a))
                .toList();
        Page<Interaction> first = crm.interactions().timeline(ada.id(), 3, Optional.empty());
        Page<Interaction> second = crm.interactions().timeline(ada.id(), 3, first.next());
        Page<Interaction> third = crm.interactions().timeline(ada.id(), 3, second.next());
        assertEquals(
                all,
                Stream.of(first, second, third)
                        .flatMap(p -> p.items().stream())
                        .map(Interaction::id)
                        .toList());
        assertTrue(third.next().isEmpty());
    }

    @Test
    @Promise("C-37")
    void streamsAWholeTimeline() {
        Contact ada = ada();
        List<Interaction> notes =
                Stream.generate(() -> Samples.note(ada.id()).build()).limit(450).toList();
        crm.interactions().recordAll(notes);
        assertEquals(450, crm.interactions().stream(ada.id()).distinct().count());
    }

    @Test
    @Promise("C-38")
    void fencesTheClaimOfTheNextWorkerWhenALateOneReports() {
        Contact ada = due();
        Claim late = claimed();
        clock.advance(LEASE.plusSeconds(1));
        Claim next = claimed();
        crm.interactions().record(Samples.purchase(ada.id()).at(clock.instant()).build(), late);
        assertEquals(FollowUpStatus.SUPERSEDED, stored(next).status());
    }

    @Test
    @Promise("C-39")
    void takesAFactBackOnce() {
        Contact ada = ada();
        Interaction call = crm.interactions().record(Samples.call(ada.id()).build());
        Interaction first = crm.interactions().retract(call.id(), "wrong person");
        assertEquals(first, crm.interactions().retract(call.id(), "wrong person"));
        assertEquals(2, crm.interactions().entries(call.factId()).size());
    }

    @Test
    @Promise("C-30")
    void takesAFactBackByAnyOfItsEntries() {
        Contact ada = ada();
        Interaction order = crm.interactions().record(Samples.purchase(ada.id()).build());
        Interaction corrected = crm.interactions()
                .record(order.toBuilder().correcting(order).about("two boxes").build());
        crm.interactions().retract(corrected.id(), "entered for the wrong person");
        assertEquals(List.of(), timeline(ada.id()));
        assertTrue(crm.nextContact(ada.id()).isEmpty());
    }

    @Test
    @Promise("C-35")
    void countsTheCorrectionThatWasRecordedLastEvenIfItsClockIsBehind() {
        Contact ada = ada();
        Interaction order = crm.interactions().record(Samples.purchase(ada.id()).build());
        clock.moveTo(NOW.minus(DAY));
        crm.interactions().retract(order.id(), "never happened");
        assertEquals(List.of(), timeline(ada.id()));
        assertTrue(crm.nextContact(ada.id()).isEmpty());
    }

    @Test
    @Promise("C-28")
    void recordsAFactTogetherWithItsCorrection() {
        Contact ada = ada();
        Interaction call = Samples.call(ada.id()).build();
        Interaction correction =
                Samples.call(ada.id()).about("Corrected").correcting(call.id()).build();
        crm.interactions().recordAll(List.of(call, correction));
        assertEquals(List.of(correction.id()), timeline(ada.id()));
    }

    @Test
    @Promise("C-20")
    void recordsTheSameAgainAfterSomebodyHasLeftTheOrganisation() {
        Contact acme = crm.contacts().add(Contact.organisation("Acme").build());
        Contact ada = crm.contacts()
                .add(Samples.person().relation(Relation.WORKS_AT, acme.id()).build());
        Interaction first = crm.interactions().record(Samples.call(ada.id()).build());
        crm.contacts()
                .update(
                        ada.id(),
                        c -> Samples.person()
                                .id(c.id())
                                .revision(c.revision())
                                .name("Ada")
                                .build());
        assertEquals(first, crm.interactions().record(first));
    }

    @Test
    @Promise("C-23")
    void acceptsAnIndirectParticipantThatTheHostNames() {
        Contact acme = crm.contacts().add(Contact.organisation("Acme").build());
        Interaction stored = crm.interactions()
                .record(Samples.call(ada().id())
                        .with(new Participant(acme.id(), Participant.Role.INDIRECT))
                        .build());
        assertEquals(
                List.of(stored),
                crm.interactions().timeline(acme.id(), 10, Optional.empty()).items());
    }
}
