package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.ErasureReceipt.Part;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.contact.PointType;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of somebody who was erased, and what is left of others. */
abstract class ErasurePromises extends PointLockPromises {
    private static final EmailAddress MAIL = EmailAddress.parse("ada@example.org");
    private static final ErasedPoint TOMB = new ErasedPoint(PointType.EMAIL, 3, 1, "0123456789abcdef".repeat(4));
    private static final AttributeKey<String> MOOD = AttributeKey.text("mood");

    private Erased erase(ContactId id) {
        Erased fact = fact(id);
        write(new Change.ContactErased(fact, Map.of(MAIL, TOMB)));
        return fact;
    }

    private static Erased fact(ContactId id) {
        Erased erased = new Erased(FactStamp.next(), id, List.of(TOMB));
        return erased.stamped(erased.stamp().stamp(NOW.plus(MINUTE)));
    }

    private Optional<ErasureReceipt> receipt(ContactId id) {
        return in(session -> session.contacts().erasure(id));
    }

    private List<Consent> about(ContactPoint point) {
        return in(session -> session.consents().about(List.of(point)));
    }

    private List<Interaction> entries(Interaction fact) {
        return in(session -> session.interactions().entries(fact.factId()));
    }

    private Interaction append(InteractionBuilder interaction, Instant recordedAt) {
        Interaction stamped = interaction.stamp(recordedAt, ZoneOffset.UTC).build();
        write(new Change.InteractionAppended(stamped));
        return stamped;
    }

    private Interaction correct(Interaction fact, ContactId with) {
        return append(Samples.call(with).correcting(fact), NOW.plus(MINUTE));
    }

    @Test
    @Promise("S-160")
    void findsNobodyWhoWasErased() {
        Contact ada = add(Samples.person().externalRef("shop", "ada"));
        revise(ada.toBuilder().name("Ada King"));
        erase(ada.id());
        assertEquals(Optional.empty(), in(s -> s.contacts().find(ada.id())));
        assertEquals(List.of(), in(s -> s.contacts().revisions(ada.id())));
        assertEquals(List.of(), in(s -> s.contacts().findByPoint(MAIL)));
        ExternalRef ref = new ExternalRef("shop", "ada");
        assertEquals(Optional.empty(), in(s -> s.contacts().findByExternalRef(ref)));
        assertEquals(List.of(), in(s -> s.contacts().findAll(List.of(ada.id()), List.of(ref))));
        assertEquals(
                List.of(),
                in(s -> s.contacts().byName("", 10, Optional.empty())).items());
        assertEquals(List.of(), in(s -> s.contacts().all(10, Optional.empty())).items());
        Contact heir = add(Samples.person().externalRef("shop", "ada"));
        assertEquals(Optional.of(heir), in(s -> s.contacts().findByExternalRef(ref)));
    }

    @Test
    @Promise("S-161")
    void plansNothingForWhoWasErased() {
        Contact ada = add(Samples.person());
        FollowUp open = plan(ada.id(), "1", NOW);
        FollowUp done = plan(ada.id(), "2", NOW);
        put(done.toBuilder().status(FollowUpStatus.DONE).note("she said so").build());
        erase(ada.id());
        assertEquals(List.of(), in(s -> s.followUps().of(ada.id())));
        assertEquals(Optional.empty(), in(s -> s.followUps().find(open.id())));
        assertEquals(Optional.empty(), in(s -> s.followUps().find(done.id())));
        assertEquals(
                List.of(), in(s -> s.followUps().due(NOW, 10, Optional.empty())).items());
        assertEquals(List.of(), in(s -> s.claim(new ClaimRequest("worker", 10, MINUTE, NOW))));
    }

    @Test
    @Promise("S-162")
    void locksNobodyWhoWasErased() {
        Contact ada = add(Samples.person());
        erase(ada.id());
        assertEquals(Map.of(), in(s -> s.lockAndRead(List.of(ada.id()), FactNeeds.none())));
        assertEquals(Map.of(), in(s -> s.read(List.of(ada.id()), FactNeeds.none())));
        assertEquals(List.of(), in(s -> s.outdated(NOW, basis(1), 10)));
    }

    @Test
    @Promise("S-163")
    void keepsTheIdOfWhoWasErased() {
        Contact ada = add(Samples.person());
        erase(ada.id());
        DuplicateException refusal = assertThrows(
                DuplicateException.class,
                () -> add(Samples.person().id(ada.id()).externalRef("shop", "again")));
        assertEquals("contact id", refusal.what() + " " + refusal.property());
        assertEquals(Optional.empty(), in(s -> s.contacts().findByExternalRef(new ExternalRef("shop", "again"))));
    }

    @Test
    @Promise({"S-163", "S-176"})
    void namesTheIdOfWhoWasErasedWhereTheReferenceIsTakenToo() {
        Contact ada = add(Samples.person());
        erase(ada.id());
        add(Samples.person().externalRef("shop", "1"));
        DuplicateException refusal = assertThrows(
                DuplicateException.class,
                () -> add(Samples.person().id(ada.id()).externalRef("shop", "1")));
        assertEquals("contact id", refusal.what() + " " + refusal.property());
    }

    @Test
    @Promise("S-164")
    void removesWhatHappenedWithNobodyElse() {
        Contact ada = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()).externalRef("phone", "1"));
        Interaction changed = append(Samples.call(ada.id()));
        Interaction change = correct(changed, ada.id());
        Interaction mistake = append(Samples.note(ada.id()));
        append(Samples.note(ada.id()).retracting(mistake.id()), NOW.plus(MINUTE));
        erase(ada.id());
        assertEquals(List.of(), timeline(ada.id()));
        for (Interaction gone : List.of(call, changed, mistake)) {
            assertEquals(List.of(), entries(gone));
        }
        assertEquals(Optional.empty(), in(s -> s.interactions().find(change.id())));
        assertEquals(Optional.empty(), in(s -> s.interactions().findByExternalRef(new ExternalRef("phone", "1"))));
    }

    @Test
    @Promise("S-164")
    void bringsNothingBackThatWasCorrectedAway() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person().removePoint(MAIL));
        Interaction call = append(Samples.call(ada.id()).with(bob.id()));
        correct(call, ada.id());
        erase(ada.id());
        assertEquals(List.of(), entries(call));
        assertEquals(List.of(), timeline(bob.id()));
    }

    @Test
    @Promise({"S-165", "S-166"})
    void leavesToOthersThatItHappened() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person().removePoint(MAIL));
        Interaction call = append(Samples.call(ada.id())
                .with(bob.id())
                .text("secret")
                .thread("secret")
                .attribute(MOOD, "secret")
                .externalRef("phone", "1"));
        Interaction other = append(Samples.call(bob.id()).at(NOW.plus(MINUTE)).text("his own"));
        erase(ada.id());
        List<Interaction> left = timeline(bob.id());
        assertEquals(
                List.of(other.id(), call.id()),
                left.stream().map(Interaction::id).toList());
        assertEquals(other, left.get(0));
        Interaction bare = recorded(Interaction.call(bob.id())
                .id(call.id())
                .outbound()
                .at(NOW)
                .lasting(call.duration().orElseThrow())
                .outcome(call.outcome().orElseThrow()));
        assertEquals(bare, left.get(1));
        assertEquals(Optional.empty(), in(s -> s.interactions().findByExternalRef(new ExternalRef("phone", "1"))));
    }

    @Test
    @Promise({"S-165", "S-166"})
    void takesThePersonOutOfWhatWasCorrectedLater() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person().removePoint(MAIL));
        Interaction both = append(Samples.call(ada.id()).with(bob.id()));
        Interaction his = correct(both, bob.id());
        Interaction mixed = append(Samples.call(ada.id()).at(NOW.minus(MINUTE)));
        Interaction alsoHis = correct(mixed, bob.id());
        erase(ada.id());
        assertEquals(
                List.of(List.of(bob.id()), List.of(bob.id())),
                entries(both).stream().map(Interaction::contacts).toList());
        assertEquals(Optional.empty(), entries(both).get(0).subject());
        assertEquals(List.of(alsoHis), entries(mixed));
        assertEquals(2, timeline(bob.id()).size());
        assertEquals(his.subject(), in(s -> s.interactions().find(his.id())).flatMap(Interaction::subject));
    }

    @Test
    @Promise({"S-165", "S-166"})
    void keepsTheWordsWhereAnOrganisationIsErased() {
        Contact acme = add(Samples.organisation());
        Contact bob = add(Samples.person().removePoint(MAIL));
        Interaction call = append(Samples.call(bob.id()).with(new Participant(acme.id(), Participant.Role.INDIRECT)));
        erase(acme.id());
        Interaction left = timeline(bob.id()).get(0);
        assertEquals(call.subject(), left.subject());
        assertEquals(List.of(new Participant(bob.id(), Participant.Role.DIRECT)), left.participants());
    }

    @Test
    @Promise({"S-165", "S-166"})
    void keepsWhoWasThereOnlyIndirectly() {
        Contact acme = add(Samples.organisation());
        Contact bob = add(Samples.person());
        Participant indirect = new Participant(acme.id(), Participant.Role.INDIRECT);
        append(Samples.call(bob.id()).with(indirect));
        erase(bob.id());
        Interaction left = timeline(acme.id()).get(0);
        assertEquals(List.of(indirect), left.participants());
        assertEquals(Optional.empty(), left.subject());
    }

    @Test
    @Promise({"S-167", "S-168", "S-169", "S-170"})
    void keepsTheLedgerWithoutWordsAndPoints() {
        Contact ada = add(Samples.person());
        Grant grant = Samples.grant(ada.id())
                .to(EmailAddress.parse("ADA@example.org"))
                .actor("bob")
                .controller("brand")
                .build();
        List<Consent> before = List.of(
                append(grant),
                append(Consent.withdrawn(ada.id(), Samples.NEWS).to(MAIL).at(NOW.plus(MICRO))),
                append(Consent.objected(ada.id())
                        .at(NOW.plus(MICRO.multipliedBy(2)))
                        .actor("bob")));
        Erased fact = erase(ada.id());
        List<Consent> after = ledger(ada.id());
        assertEquals(
                List.of(before.get(0).id(), before.get(1).id(), before.get(2).id(), fact.id()),
                after.stream().map(Consent::id).toList());
        Grant left = (Grant) after.get(0);
        assertEquals(TOMB, left.point());
        assertEquals(Proof.NONE, left.proof());
        assertEquals(Optional.empty(), left.stamp().actor());
        assertEquals(Optional.of("brand"), left.stamp().controller());
        assertEquals(grant.purposes(), left.purposes());
        assertEquals(List.of(TOMB), after.get(1).points());
        assertEquals(Optional.empty(), after.get(2).stamp().actor());
        assertEquals(before.get(2).at(), after.get(2).at());
        assertEquals(fact, after.get(3));
    }

    @Test
    @Promise({"S-167", "S-169"})
    void keepsEveryKindOfEntry() {
        Contact ada = add(Samples.person());
        List<Consent> before = everyKind(ada.id(), MAIL).stream()
                .filter(fact -> fact.contact().isPresent())
                .map(this::append)
                .toList();
        erase(ada.id());
        for (Consent fact : before) {
            Consent left = consent(fact.id()).orElseThrow();
            assertEquals(fact.getClass(), left.getClass());
            assertEquals(
                    fact.points().isEmpty() ? List.of() : List.of(TOMB),
                    left.points(),
                    () -> fact.getClass().getSimpleName());
        }
    }

    @Test
    @Promise("S-169")
    void keepsThatAPermitWasUsed() {
        Contact ada = add(Samples.person());
        Contacted letter =
                new Contacted(FactStamp.next(), ada.id(), MAIL, Channel.EMAIL, Samples.NEWS, Optional.of("permit-1"));
        append(letter);
        erase(ada.id());
        assertEquals(List.of(TOMB), consent(letter.id()).orElseThrow().points());
        Contacted again =
                new Contacted(FactStamp.next(), ada.id(), TOMB, Channel.EMAIL, Samples.NEWS, Optional.of("permit-1"));
        assertThrows(DuplicateException.class, () -> append(again));
    }

    @Test
    @Promise("S-171")
    void findsTheLedgerByTombstonesAlone() {
        Contact ada = add(Samples.person());
        Consent grant = append(Samples.grant(ada.id()).to(MAIL).build());
        Erased fact = erase(ada.id());
        assertEquals(List.of(), about(MAIL));
        assertEquals(
                List.of(grant.id(), fact.id()),
                about(TOMB).stream().map(Consent::id).toList());
    }

    @Test
    @Promise("S-172")
    void leavesWhatOthersSaidAboutTheSamePoint() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        append(Samples.grant(ada.id()).to(EmailAddress.parse("ADA@example.org")).build());
        Consent his = append(Samples.grant(bob.id()).to(MAIL).actor("carl").build());
        Interaction call = append(Samples.call(bob.id()));
        FollowUp followUp = plan(bob.id(), "1", NOW);
        Contact abroad = Samples.person().id(ada.id()).build();
        in(stranger, session -> {
            session.write(Changes.of(new Change.ContactAdded(abroad, NOW)));
            return true;
        });
        erase(ada.id());
        assertEquals(List.of(his), about(MAIL));
        assertEquals(List.of(his), ledger(bob.id()));
        assertEquals(List.of(bob), in(s -> s.contacts().findByPoint(MAIL)));
        assertEquals(List.of(call), timeline(bob.id()));
        assertEquals(List.of(followUp), in(s -> s.followUps().of(bob.id())));
        assertEquals(1, in(stranger, s -> s.contacts().revisions(ada.id())).size());
    }

    @Test
    @Promise("S-173")
    void givesAReceipt() {
        Contact ada = add(Samples.person().externalRef("shop", "1"));
        revise(ada.toBuilder().name("Ada King"));
        Contact bob = add(Samples.person().removePoint(MAIL));
        Interaction call = append(Samples.call(ada.id()));
        correct(call, ada.id());
        append(Samples.call(ada.id()).at(NOW.minus(MINUTE)));
        append(Samples.call(ada.id()).with(bob.id()).at(NOW.plus(MINUTE)));
        plan(ada.id(), "1", NOW);
        append(Samples.grant(ada.id()).to(MAIL).build());
        append(Consent.objected(ada.id()));
        append(Consent.restricted(ada.id()).actor("carl"));
        Erased fact = erase(ada.id());
        Map<Part, Integer> removed = Map.of(
                Part.REVISIONS, 2,
                Part.POINTS, 2,
                Part.REFERENCES, 1,
                Part.INTERACTIONS, 3,
                Part.SHARED_INTERACTIONS, 1,
                Part.FOLLOW_UPS, 1,
                Part.EVIDENCE, 2);
        assertEquals(
                Optional.of(new ErasureReceipt(ada.id(), fact.at(), removed, List.of(TOMB), 4, Optional.empty())),
                receipt(ada.id()));
    }

    @Test
    @Promise("S-174")
    void hasNoReceiptForWhoIsThere() {
        Contact ada = add(Samples.person());
        assertEquals(Optional.empty(), receipt(ada.id()));
        assertEquals(Optional.empty(), receipt(ContactId.next()));
        assertEquals(Optional.empty(), in(stranger, s -> s.contacts().erasure(ada.id())));
    }
}
