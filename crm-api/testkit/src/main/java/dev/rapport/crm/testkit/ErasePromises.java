package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.CrmBuilder;
import dev.rapport.crm.TombstoneKeys;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.ErasureReceipt.Part;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.LegalBasis;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Attributes;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.ContactTimes;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.rule.Permission;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What {@code crm.contacts().erase(...)} promises. */
abstract class ErasePromises extends WorkedClaimPromises {
    private static final EmailAddress MAIL = EmailAddress.parse("ada@example.org");
    private static final byte[] OLD = key(1);
    private static final byte[] NEW = key(2);
    private static final TombstoneKeys KEYS = TombstoneKeys.of(1, Map.of(1, OLD));

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    private CrmBuilder builder() {
        return Crm.builder().storage(storage).rules(book(1)).clock(clock);
    }

    private Crm erasing(TombstoneKeys keys) {
        return builder().tombstoneKeys(keys).build().forTenant(tenant);
    }

    private Crm erasing() {
        return erasing(KEYS);
    }

    private static ConsentReason reason(Crm asked, Contact to, ContactPoint point, Purpose purpose) {
        Channel channel = point instanceof PhoneNumber ? Channel.CALL : Channel.EMAIL;
        return asked.consents()
                .decide(ConsentRequest.of(to.id(), point, channel, purpose))
                .reason();
    }

    private static List<Interaction> timeline(Crm asked, Contact contact) {
        return asked.interactions().timeline(contact.id(), 10, Optional.empty()).items();
    }

    @Test
    @Promise("C-180")
    void erasesTheContact() {
        Contact ada =
                crm.contacts().add(Samples.person().externalRef("shop", "1").build());
        crm.contacts().update(ada.id(), c -> c.toBuilder().name("Ada King").build());
        ErasureReceipt receipt = erasing().contacts().erase(ada.id());
        assertEquals(ada.id(), receipt.contact());
        assertEquals(NOW, receipt.at());
        assertEquals(2, receipt.removed().get(Part.REVISIONS));
        assertEquals(1, receipt.kept());
        assertEquals(
                List.of("EMAIL 1", "PHONE 1"),
                receipt.tombstones().stream()
                        .map(t -> t.type() + " " + t.keyVersion())
                        .toList());
        assertTrue(receipt.toString().contains("2 REVISIONS"));
        assertEquals(Optional.empty(), crm.contacts().find(ada.id()));
        assertEquals(List.of(), crm.contacts().findByPoint(MAIL));
        assertEquals(Optional.empty(), crm.contacts().findByExternalRef("shop", "1"));
        assertThrows(NotFoundException.class, () -> crm.contacts().revisions(ada.id()));
    }

    @Test
    @Promise({"C-181", "C-188"})
    void leavesToOthersThatTheyMet() {
        Contact ada = ada();
        Contact bob = crm.contacts().add(Contact.person("Bob").build());
        Interaction alone = crm.interactions().record(Samples.note(ada.id()).build());
        Interaction both = crm.interactions()
                .record(Samples.call(ada.id()).with(bob.id()).text("secret").build());
        erasing().contacts().erase(ada.id());
        assertEquals(Optional.empty(), crm.interactions().find(alone.id()));
        Interaction left = timeline(crm, bob).get(0);
        assertEquals(both.id(), left.id());
        assertEquals(both.occurredAt(), left.occurredAt());
        assertEquals(List.of(bob.id()), left.contacts());
        assertEquals(Optional.empty(), left.text());
        assertEquals(Optional.empty(), left.subject());
    }

    @Test
    @Promise("C-182")
    void erasesWhatWasPlanned() {
        Contact ada = due();
        FollowUp planned = dueNow().get(0);
        erasing().contacts().erase(ada.id());
        assertEquals(List.of(), dueNow());
        assertEquals(Optional.empty(), crm.followUps().find(planned.id()));
    }

    @Test
    @Promise("C-183")
    void erasesTheWordsOfTheLedger() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).actor("bob").build());
        crm.consents().record(Consent.objected(ada.id()).actor("bob"));
        erasing().contacts().erase(ada.id());
        List<Consent> history = crm.consents().history(ada.id());
        assertEquals(3, history.size());
        for (Consent entry : history) {
            assertEquals(Optional.empty(), entry.stamp().actor());
            assertTrue(entry.points().stream().allMatch(ErasedPoint.class::isInstance));
            assertTrue(!(entry instanceof Grant grant) || grant.proof().equals(Proof.NONE));
        }
    }

    @Test
    @Promise("C-184")
    void contactsTheErasedForNothing() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).build());
        Crm erasing = erasing();
        assertEquals(ConsentReason.PERMITTED, reason(erasing, ada, MAIL, Samples.NEWS));
        erasing.contacts().erase(ada.id());
        for (Purpose purpose : List.of(Samples.NEWS, Samples.SERVICE)) {
            assertEquals(ConsentReason.ERASED, reason(erasing, ada, MAIL, purpose));
            assertEquals(ConsentReason.ERASED, reason(crm, ada, MAIL, purpose));
        }
        assertEquals(
                ConsentReason.ERASED, reason(erasing, ada, EmailAddress.parse("other@example.org"), Samples.SERVICE));
    }

    @Test
    @Promise("C-185")
    void bringsNobodyBackByAnImport() {
        Contact ada = ada();
        Crm erasing = erasing();
        crm.consents().record(Consent.withdrawn(ada.id(), Samples.NEWS));
        erasing.contacts().erase(ada.id());
        clock.advance(DAY);
        EmailAddress loud = EmailAddress.parse("ADA@example.org");
        Contact again = crm.contacts()
                .add(Contact.person("Ada").email("ADA@example.org").build());
        crm.consents()
                .record(Samples.grant(again.id())
                        .to(loud)
                        .source(Grant.Source.IMPORT)
                        .at(clock.instant())
                        .build());
        assertEquals(ConsentReason.SUPPRESSED, reason(erasing, again, loud, Samples.NEWS));
        assertEquals(ConsentReason.NON_MARKETING, reason(erasing, again, loud, Samples.SERVICE));
        clock.advance(DAY);
        crm.consents().record(signed(again, loud));
        assertEquals(ConsentReason.PERMITTED, reason(erasing, again, loud, Samples.NEWS));
    }

    private Grant signed(Contact contact, ContactPoint point) {
        return Samples.grant(contact.id())
                .to(point)
                .basis(LegalBasis.EXPRESS_WRITTEN)
                .proof(Proof.NONE
                        .and(Proof.Part.NOTICE_VERSION, "v3")
                        .and(Proof.Part.METHOD, "paper")
                        .and(Proof.Part.REF, "17")
                        .and(Proof.Part.SIGNATURE, "scan 17"))
                .at(clock.instant())
                .build();
    }

    @Test
    @Promise("C-186")
    void leavesToSharersWhatTheyHaveForbidden() {
        Contact ada = ada();
        Contact bob = crm.contacts()
                .add(Samples.person().name("Bob").phone("+442079460001").build());
        PhoneNumber his = PhoneNumber.parse("+442079460001");
        crm.consents().record(Consent.objected(bob.id()));
        crm.consents().record(Consent.withdrawn(bob.id(), Samples.NEWS).to(MAIL));
        List<Consent> before = crm.consents().history(bob.id());
        Crm erasing = erasing();
        erasing.contacts().erase(ada.id());
        assertEquals(before, crm.consents().history(bob.id()));
        assertEquals(ConsentReason.OBJECTED, reason(erasing, bob, his, Samples.NEWS));
        assertEquals(ConsentReason.SUPPRESSED, reason(erasing, bob, MAIL, Samples.NEWS));
        clock.advance(DAY);
        crm.consents().record(signed(bob, MAIL));
        assertEquals(ConsentReason.PERMITTED, reason(erasing, bob, MAIL, Samples.NEWS));
        assertEquals(ConsentReason.OBJECTED, reason(erasing, bob, his, Samples.NEWS));
    }

    /** Refuses once it is told to, and asks for the ledger as the real one does. */
    private record Switch(AtomicBoolean refuses) implements Permission {
        @Override
        public Answer ask(Question question) {
            return refuses.get() ? Answer.refused() : Answer.granted();
        }

        @Override
        public FactNeeds needs() {
            return FactNeeds.none().andConsents();
        }
    }

    private Crm erasing(AtomicBoolean refuses) {
        return builder()
                .tombstoneKeys(KEYS)
                .permission(new Switch(refuses))
                .build()
                .forTenant(tenant);
    }

    @Test
    @Promise("C-187")
    void plansAnewWhoSharesAPoint() {
        AtomicBoolean refuses = new AtomicBoolean();
        Crm erasing = erasing(refuses);
        Contact ada = ada();
        Contact bob = ada();
        Contact carl = crm.contacts()
                .add(Contact.person("Carl").email("carl@example.org").build());
        for (Contact buyer : List.of(ada, bob, carl)) {
            erasing.interactions().record(Samples.purchase(buyer.id()).build());
        }
        refuses.set(true);
        erasing.contacts().erase(ada.id());
        assertEquals(List.of(FollowUpStatus.SUPERSEDED), statuses(bob));
        assertEquals(List.of(FollowUpStatus.OPEN), statuses(carl));
    }

    @Test
    @Promise("C-328")
    void leavesTheMarkOfAMachine() {
        Contact ada = ada();
        Contact bob = crm.contacts().add(Contact.person("Bob").build());
        AttributeKey<String> secret = AttributeKey.text("secret");
        for (boolean isByMachine : List.of(true, false)) {
            crm.interactions()
                    .record(Samples.email(ada.id())
                            .with(bob.id())
                            .at(NOW.plus(isByMachine ? DAY : Duration.ZERO))
                            .outcome(Outcome.REPLIED)
                            .attribute(ContactTimes.MACHINE, isByMachine)
                            .attribute(secret, "ada")
                            .build());
        }
        erasing().contacts().erase(ada.id());
        assertEquals(
                List.of(Attributes.builder().put(ContactTimes.MACHINE, true).build(), Attributes.none()),
                timeline(crm, bob).stream().map(Interaction::attributes).toList());
    }

    @Test
    @Promise("C-329")
    void plansAnewWhoWasThere() {
        AtomicBoolean refuses = new AtomicBoolean();
        Crm erasing = erasing(refuses);
        Contact ada = ada();
        Contact bob = crm.contacts()
                .add(Contact.person("Bob").email("bob@example.org").build());
        Contact carl = crm.contacts()
                .add(Contact.person("Carl").email("carl@example.org").build());
        for (Contact buyer : List.of(bob, carl)) {
            erasing.interactions().record(Samples.purchase(buyer.id()).build());
        }
        erasing.interactions().record(Samples.call(ada.id()).with(bob.id()).build());
        refuses.set(true);
        erasing.contacts().erase(ada.id());
        assertEquals(List.of(FollowUpStatus.SUPERSEDED), statuses(bob));
        assertEquals(List.of(FollowUpStatus.OPEN), statuses(carl));
    }

    private List<FollowUpStatus> statuses(Contact contact) {
        return crm.followUps().history(contact.id()).stream()
                .map(FollowUp::status)
                .toList();
    }

    @Test
    @Promise("C-189")
    void answersTheSameReceiptAgain() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).build());
        ErasureReceipt first = erasing().contacts().erase(ada.id());
        clock.advance(DAY);
        assertEquals(
                first, erasing(TombstoneKeys.of(2, Map.of(2, NEW))).contacts().erase(ada.id()));
        assertEquals(first, crm.contacts().erase(ada.id()));
        assertEquals(2, crm.consents().history(ada.id()).size());
    }

    @Test
    @Promise("C-190")
    void recordsNothingOfWhoWasErased() {
        Contact ada = ada();
        erasing().contacts().erase(ada.id());
        Interaction call = Samples.call(ada.id()).build();
        Consent grant = Samples.grant(ada.id()).build();
        assertThrows(NotFoundException.class, () -> crm.interactions().record(call));
        assertThrows(NotFoundException.class, () -> crm.consents().record(grant));
        assertThrows(NotFoundException.class, () -> crm.contacts().update(ada.id(), c -> c));
    }

    @Test
    @Promise("C-191")
    void addsNobodyUnderTheIdOfTheErased() {
        Contact ada = ada();
        erasing().contacts().erase(ada.id());
        assertThrows(DuplicateException.class, () -> crm.contacts().add(ada));
        assertEquals(Optional.empty(), crm.contacts().find(ada.id()));
    }

    @Test
    @Promise("C-249")
    void tellsNoTenantWhoWasErasedInAnother() {
        Contact ada = ada();
        ErasureReceipt here = erasing().contacts().erase(ada.id());
        Crm there = builder().tombstoneKeys(KEYS).build().forTenant(tenant + "-other");
        Contact same = there.contacts().add(Samples.person().build());
        ErasureReceipt other = there.contacts().erase(same.id());
        assertEquals(2, other.tombstones().size());
        for (ErasedPoint tombstone : here.tombstones()) {
            assertTrue(other.tombstones().stream().noneMatch(t -> t.hash().equals(tombstone.hash())));
        }
    }

    @Test
    @Promise("C-192")
    void erasesNobodyUnknown() {
        Crm erasing = erasing();
        assertThrows(NotFoundException.class, () -> erasing.contacts().erase(ContactId.next()));
    }

    @Test
    @Promise("C-193")
    void erasesNothingWithoutKeys() {
        Contact ada = ada();
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> crm.contacts().erase(ada.id()));
        assertTrue(refusal.toString().contains("tombstoneKeys"), refusal.toString());
        assertEquals(Optional.of(ada), crm.contacts().find(ada.id()));
    }

    @Test
    @Promise({"C-194", "C-195"})
    void recognisesTheErasedAsLongAsTheirKeyIsAlive() {
        Contact ada = ada();
        erasing().contacts().erase(ada.id());
        Contact again = ada();
        crm.consents().record(Samples.grant(again.id()).at(NOW.minus(DAY)).build());
        Crm rotated = erasing(TombstoneKeys.of(2, Map.of(1, OLD, 2, NEW)));
        Crm forgetful = erasing(TombstoneKeys.of(2, Map.of(2, NEW)));
        assertEquals(ConsentReason.SUPPRESSED, reason(rotated, again, MAIL, Samples.NEWS));
        assertEquals(ConsentReason.PERMITTED, reason(forgetful, again, MAIL, Samples.NEWS));
        ErasureReceipt second = rotated.contacts().erase(again.id());
        assertEquals(2, second.tombstones().get(0).keyVersion());
        Contact third = ada();
        crm.consents().record(Samples.grant(third.id()).at(NOW.minus(DAY)).build());
        assertEquals(ConsentReason.SUPPRESSED, reason(forgetful, third, MAIL, Samples.NEWS));
    }
}
