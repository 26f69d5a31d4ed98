package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.storage.Change;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Interactions are appended, corrected, and read as they were written. */
abstract class InteractionPromises extends RoundTripPromises {
    static Interaction corrected(InteractionBuilder correction, Duration later) {
        return correction.stamp(NOW.plus(later), ZoneOffset.UTC).build();
    }

    private Interaction correct(InteractionBuilder correction) {
        Interaction entry = corrected(correction, MINUTE);
        write(new Change.InteractionAppended(entry));
        return entry;
    }

    private Optional<Interaction> interaction(InteractionId id) {
        return in(session -> session.interactions().find(id));
    }

    private Optional<Interaction> having(ExternalRef ref) {
        return in(session -> session.interactions().findByExternalRef(ref));
    }

    private List<Interaction> entries(InteractionId fact) {
        return in(session -> session.interactions().entries(fact));
    }

    private void comesBack(InteractionBuilder interaction) {
        Interaction written = append(interaction);
        assertEquals(Optional.of(written), interaction(written.id()));
    }

    @Test
    @Promise("S-50")
    void showsAnInteractionToEachParticipant() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        Contact eve = add(Samples.person());
        Interaction meeting =
                append(Interaction.meeting(ada.id()).with(bob.id()).at(NOW));
        assertEquals(List.of(meeting), timeline(ada.id()));
        assertEquals(List.of(meeting), timeline(bob.id()));
        assertEquals(List.of(), timeline(eve.id()));
    }

    @Test
    @Promise("S-50")
    void showsAnInteractionToIndirectParticipants() {
        Contact ada = add(Samples.person());
        Contact acme = add(Samples.organisation());
        Interaction call = append(Samples.call(ada.id()).with(new Participant(acme.id(), Participant.Role.INDIRECT)));
        assertEquals(List.of(call), timeline(acme.id()));
    }

    @Test
    @Promise("S-51")
    void refusesAnInteractionWhoseIdIsTaken() {
        Contact ada = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()));
        DuplicateException refusal = assertThrows(
                DuplicateException.class, () -> append(Samples.note(ada.id()).id(call.id())));
        assertEquals("interaction id", refusal.what() + " " + refusal.property());
        assertEquals(List.of(call), timeline(ada.id()));
    }

    @Test
    @Promise("S-52")
    void refusesAnInteractionWhoseExternalReferenceIsTaken() {
        Contact ada = add(Samples.person());
        Interaction order = append(Samples.purchase(ada.id()).externalRef("shop", "1"));
        DuplicateException refusal = assertThrows(
                DuplicateException.class, () -> append(Samples.note(ada.id()).externalRef("shop", "1")));
        assertEquals("interaction externalRef", refusal.what() + " " + refusal.property());
        assertEquals(List.of(order), timeline(ada.id()));
    }

    @Test
    @Promise({"S-51", "S-176"})
    void namesTheIdOfAnInteractionWhoseReferenceIsTakenToo() {
        Contact ada = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()));
        append(Samples.purchase(ada.id()).externalRef("shop", "1"));
        DuplicateException refusal = assertThrows(
                DuplicateException.class,
                () -> append(Samples.note(ada.id()).id(call.id()).externalRef("shop", "1")));
        assertEquals("interaction id", refusal.what() + " " + refusal.property());
    }

    @Test
    @Promise("S-52")
    void letsAContactAndAnInteractionHaveTheSameExternalReference() {
        Contact ada = add(Samples.person().externalRef("shop", "1"));
        Interaction order = append(Samples.purchase(ada.id()).externalRef("shop", "1"));
        assertEquals(Optional.of(order), having(new ExternalRef("shop", "1")));
    }

    @Test
    @Promise("S-53")
    void putsACorrectionInThePlaceOfWhatItCorrects() {
        Contact ada = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()));
        Interaction better = correct(call.toBuilder().correcting(call).about("Licence renewal, twice"));
        assertEquals(List.of(better), timeline(ada.id()));
    }

    @Test
    @Promise("S-53")
    void putsTheLastOfSeveralCorrectionsInThePlaceOfTheFact() {
        Contact ada = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()));
        Interaction second = corrected(call.toBuilder().correcting(call).about("Second"), MINUTE);
        Interaction third = corrected(call.toBuilder().correcting(second).about("Third"), MINUTE.multipliedBy(2));
        write(new Change.InteractionAppended(second), new Change.InteractionAppended(third));
        assertEquals(List.of(third), timeline(ada.id()));
    }

    @Test
    @Promise("S-53")
    void movesAFactWhoseTimeIsCorrected() {
        Contact ada = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()));
        Interaction note = append(Samples.note(ada.id()).at(NOW.minus(MINUTE)));
        Interaction earlier = correct(call.toBuilder().correcting(call).at(NOW.minus(Duration.ofDays(1))));
        assertEquals(List.of(note, earlier), timeline(ada.id()));
    }

    @Test
    @Promise("S-54")
    void movesAFactToTheTimelineOfTheRightContact() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()));
        Interaction right = correct(Samples.call(bob.id()).correcting(call));
        assertEquals(List.of(), timeline(ada.id()));
        assertEquals(List.of(right), timeline(bob.id()));
    }

    @Test
    @Promise("S-54")
    void addsAParticipantByACorrection() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()));
        Interaction both = correct(call.toBuilder().correcting(call).with(bob.id()));
        assertEquals(List.of(both), timeline(ada.id()));
        assertEquals(List.of(both), timeline(bob.id()));
    }

    @Test
    @Promise("S-55")
    void removesARetractedFactFromEveryTimeline() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()).with(bob.id()));
        Interaction other = append(Samples.note(ada.id()));
        correct(Samples.note(ada.id()).retracting(call.factId()));
        assertEquals(List.of(other), timeline(ada.id()));
        assertEquals(List.of(), timeline(bob.id()));
    }

    @Test
    @Promise("S-56")
    void keepsTheEntriesOfACorrectedFact() {
        Contact ada = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()));
        Interaction better = correct(call.toBuilder().correcting(call).about("Better"));
        assertEquals(Optional.of(call), interaction(call.id()));
        assertEquals(Optional.of(better), interaction(better.id()));
        assertEquals(List.of(call, better), entries(call.factId()));
    }

    @Test
    @Promise("S-56")
    void keepsTheEntriesOfARetractedFact() {
        Contact ada = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()));
        Interaction retraction = correct(Samples.note(ada.id()).retracting(call.factId()));
        assertEquals(List.of(call, retraction), entries(call.factId()));
    }

    @Test
    @Promise("S-90")
    void keepsEveryFieldOfAnInteraction() {
        Contact ada = add(Samples.person());
        comesBack(Interaction.of(InteractionKind.of("SITE_VISIT"), ada.id())
                .with(new Participant(ContactId.next(), Participant.Role.INDIRECT))
                .with(ContactId.next())
                .by(Channel.IN_PERSON)
                .inbound()
                .actor("bob")
                .outcome(Outcome.of("SOLD_OUT"))
                .about("Site")
                .text("two\nlines")
                .amount(Money.of("-9999999999999999999.123456789", "JPY"))
                .thread("deal-7")
                .externalRef("erp", "x/1")
                .attribute(AttributeKey.text("text"), "")
                .attribute(AttributeKey.decimal("decimal"), new BigDecimal("0.00000001"))
                .attribute(AttributeKey.number("number"), -1L)
                .attribute(AttributeKey.flag("flag"), true)
                .attribute(AttributeKey.date("day"), LocalDate.of(1, 1, 1))
                .attribute(AttributeKey.instant("instant"), NOW.plus(MICRO))
                .at(Instant.parse("2026-10-25T00:30:00.000001Z"))
                .zone(ZoneId.of("Europe/Berlin"))
                .lasting(Duration.parse("PT25H0.000001S")));
    }

    @Test
    @Promise("S-90")
    void keepsABareInteractionBare() {
        Contact ada = add(Samples.person());
        comesBack(Interaction.of(InteractionKind.NOTE, ada.id()).at(NOW));
    }

    @Test
    @Promise("S-90")
    void keepsWhatWasStampedAtRecording() {
        Contact ada = add(Samples.person());
        comesBack(Interaction.note(ada.id()));
        comesBack(Interaction.note(ada.id()).zone(ZoneOffset.ofHoursMinutes(-9, -30)));
    }

    @Test
    @Promise("S-90")
    void keepsHostileTextOfAnInteraction() {
        Contact ada = add(Samples.person());
        for (String text : HOSTILE) {
            comesBack(Interaction.note(ada.id())
                    .about(text)
                    .text(text + "\u0001\r\n\t  ")
                    .actor(text)
                    .thread(text)
                    .externalRef("source", text)
                    .attribute(AttributeKey.text("note"), text));
        }
    }

    @Test
    @Promise("S-90")
    void keepsTheLongestTextOfAnInteraction() {
        Contact ada = add(Samples.person());
        comesBack(Interaction.note(ada.id())
                .about("\u6f22".repeat(500))
                .text("\ud83d\ude00".repeat(50_000))
                .actor("\u00e9".repeat(128))
                .thread("\u00e9".repeat(128)));
    }

    @Test
    @Promise("S-90")
    void keepsTimesOfInteractionsFarAway() {
        Contact ada = add(Samples.person());
        for (String at :
                List.of("1900-01-01T00:00:00.000001Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z")) {
            comesBack(Interaction.note(ada.id()).at(Instant.parse(at)));
        }
    }

    @Test
    @Promise("S-90")
    void keepsTheOrderAndTheRolesOfParticipants() {
        List<ContactId> ids = List.of(ContactId.next(), ContactId.next(), ContactId.next());
        comesBack(Interaction.meeting(ids.get(2))
                .with(new Participant(ids.get(1), Participant.Role.INDIRECT))
                .with(ids.get(0)));
    }

    @Test
    @Promise("S-91")
    void findsNoInteractionByAnUnknownId() {
        append(Samples.note(add(Samples.person()).id()));
        assertEquals(Optional.empty(), interaction(InteractionId.next()));
    }

    @Test
    @Promise("S-92")
    void findsAnInteractionByItsExternalReference() {
        Contact ada = add(Samples.person());
        Interaction order = append(Samples.purchase(ada.id()).externalRef("shop", "A1"));
        append(Samples.purchase(ada.id()).externalRef("shop", "a1"));
        assertEquals(Optional.of(order), having(new ExternalRef("shop", "A1")));
        assertEquals(Optional.empty(), having(new ExternalRef("erp", "A1")));
    }

    @Test
    @Promise("S-93")
    void listsTheEntriesOfAFactAsTheyWereRecorded() {
        Contact ada = add(Samples.person());
        Interaction first = append(Samples.call(ada.id()));
        InteractionId small = InteractionId.parse("00000000-0000-7000-8000-000000000001");
        InteractionId large = InteractionId.parse("f0000000-0000-7000-8000-000000000001");
        Interaction second = corrected(Samples.call(ada.id()).id(large).correcting(first), MINUTE);
        Interaction third = corrected(Samples.call(ada.id()).id(small).correcting(first), MINUTE.multipliedBy(2));
        write(new Change.InteractionAppended(second), new Change.InteractionAppended(third));
        assertEquals(List.of(first, second, third), entries(first.factId()));
    }

    @Test
    @Promise("S-93")
    void listsEntriesThatWereRecordedAtOnceById() {
        Contact ada = add(Samples.person());
        Interaction first = append(Samples.call(ada.id()));
        InteractionId small = InteractionId.parse("7f000000-0000-7000-8000-000000000001");
        InteractionId large = InteractionId.parse("f0000000-0000-7000-8000-000000000001");
        Interaction second = corrected(Samples.call(ada.id()).id(small).correcting(first), MINUTE);
        Interaction third = corrected(Samples.call(ada.id()).id(large).correcting(first), MINUTE);
        write(new Change.InteractionAppended(second), new Change.InteractionAppended(third));
        assertEquals(List.of(first, second, third), entries(first.factId()));
    }

    @Test
    @Promise("S-98")
    void findsManyInteractionsByIdOrReferenceEachOnce() {
        Contact ada = add(Samples.person());
        Interaction one = append(Samples.purchase(ada.id()).externalRef("shop", "1"));
        Interaction two = append(Samples.purchase(ada.id()).externalRef("shop", "2"));
        append(Samples.purchase(ada.id()).externalRef("shop", "3"));
        assertEquals(
                List.of(one, two),
                in(s -> s.interactions()
                        .findAll(
                                List.of(two.id(), InteractionId.next()),
                                List.of(
                                        new ExternalRef("shop", "1"),
                                        new ExternalRef("shop", "2"),
                                        new ExternalRef("erp", "1")))));
        assertEquals(List.of(), in(s -> s.interactions().findAll(List.of(), List.of())));
    }
}
