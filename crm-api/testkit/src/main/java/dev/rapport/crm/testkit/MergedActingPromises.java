package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Permit;
import dev.rapport.crm.TombstoneKeys;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.ContactCap;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.rule.RuleBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What follows for the two when somebody says no, is written to, is planned or is erased. */
abstract class MergedActingPromises extends ExportPromises {
    private static final TombstoneKeys KEYS = TombstoneKeys.of(1, Map.of(1, new byte[32]));

    @Test
    @Promise("C-316")
    void aNoByAnyWayReachesTheOtherRecord() {
        List<Function<Contact, OptOut>> ways = List.of(
                old -> OptOut.complaint(mail(old)),
                old -> OptOut.reply(mail(old), "STOP"),
                old -> OptOut.everything(old.id()),
                old -> OptOut.purposes(old.id(), Samples.NEWS),
                old -> OptOut.link(letterTo(old)),
                old -> OptOut.link(letterTo(old)).fromEverything());
        for (Function<Contact, OptOut> way : ways) {
            Contact old = reader();
            Contact ada = reader();
            merge(old, ada);
            assertTrue(crm.subscriptions().withdraw(way.apply(old)).isOut());
            clock.advance(DAY);
            assertFalse(crm.consents().decide(news(ada)).isPermitted());
            assertEquals(both(reason(old)), reasons(old, ada));
        }
    }

    /** A link is about the message that it was in, and what it says of one purpose about who sent that. */
    @Test
    @Promise("C-316")
    void aNoIsSaidToTheBrandsOfBothRecords() {
        List<Function<Contact, OptOut>> ways = List.of(
                old -> OptOut.complaint(mail(old)),
                old -> OptOut.reply(mail(old), "STOP"),
                old -> OptOut.everything(old.id()),
                old -> OptOut.purposes(old.id(), Samples.NEWS),
                old -> OptOut.link(letterTo(old)).fromEverything());
        for (Function<Contact, OptOut> way : ways) {
            Contact old = reader();
            Contact ada = crm.contacts().add(person().build());
            crm.consents()
                    .record(Samples.grant(ada.id())
                            .to(mail(ada))
                            .at(clock.instant())
                            .controller("brand")
                            .build());
            clock.advance(DAY);
            merge(old, ada);
            ConsentRequest ofBrand = news(ada).controller("brand");
            assertTrue(crm.consents().decide(ofBrand).isPermitted());
            OptOut no = way.apply(old);
            clock.advance(DAY);
            crm.subscriptions().withdraw(no);
            Set<Optional<String>> told = Set.copyOf(history(old).stream()
                    .filter(fact -> fact instanceof Withdrawn || isComplaint(fact))
                    .map(fact -> fact.stamp().controller())
                    .toList());
            assertEquals(Set.of(Optional.empty(), Optional.of("brand")), told, no::toString);
            clock.advance(DAY);
            assertFalse(crm.consents().decide(ofBrand).isPermitted(), no::toString);
        }
    }

    private static boolean isComplaint(Consent fact) {
        return fact instanceof Suppressed suppressed && suppressed.reason() == SuppressionReason.COMPLAINT;
    }

    @Test
    @Promise("C-317")
    void capsCountWhatEitherWasSent() {
        Crm capped = gated(ConsentPolicy.STRICT.toBuilder("capped")
                .cap(new ContactCap(Set.of(Channel.EMAIL), 1, DAY.multipliedBy(7), ContactCap.Per.CHANNEL))
                .build());
        Contact old = reader();
        Contact ada = reader();
        letterTo(old);
        Instant sent = clock.instant();
        clock.advance(DAY);
        assertTrue(capped.consents().decide(news(ada)).isPermitted());
        merge(old, ada);
        assertEquals(
                ConsentReason.FREQUENCY_CAP, capped.consents().decide(news(ada)).reason());
        assertEquals(
                Optional.of(sent.plus(DAY.multipliedBy(7))),
                capped.consents().decide(news(ada)).retryAt());
    }

    /** One letter in seven days; both have bought at {@link #NOW} and would get theirs 30 days later. */
    private Crm capped() {
        return Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(1).of(NEWSLETTER, REORDER))
                .clock(clock)
                .consentPolicies(contact -> List.of(ConsentPolicy.STRICT.toBuilder("capped")
                        .cap(new ContactCap(Set.of(Channel.EMAIL), 1, DAY.multipliedBy(7), ContactCap.Per.CHANNEL))
                        .build()))
                .unsubscribeAt(LEAVE)
                .build()
                .forTenant(tenant);
    }

    private static FollowUp newsletter(Crm capped, Contact to) {
        return capped.followUps().history(to.id()).stream()
                .filter(f -> f.status().isActive() && f.rule().equals(NEWSLETTER.id()))
                .findFirst()
                .orElseThrow();
    }

    private void plansTheOtherAfter(BiConsumer<Crm, Contact> sending) {
        Crm capped = capped();
        Contact old = buyer(capped, person());
        Contact ada = buyer(capped, person());
        for (Contact each : List.of(old, ada)) {
            capped.consents().record(Samples.grant(each.id()).to(mail(each)).build());
        }
        capped.consents().record(Consent.merged(old.id(), ada.id()));
        Instant due = NOW.plus(DAY.multipliedBy(30));
        clock.moveTo(due);
        capped.plan();
        assertEquals(due, newsletter(capped, ada).due().toInstant());
        sending.accept(capped, old);
        assertEquals(
                due.plus(DAY.multipliedBy(7)), newsletter(capped, ada).due().toInstant());
    }

    private static Claim claim(Crm capped, Contact of) {
        return capped.followUps()
                .claim(newsletter(capped, of).id(), "worker", LEASE)
                .orElseThrow();
    }

    @Test
    @Promise("C-326")
    void plansTheOtherWhenOneIsWrittenTo() {
        plansTheOtherAfter((capped, old) -> {
            Permit permit = capped.outreach().permit(news(old)).permit().orElseThrow();
            assertTrue(capped.outreach()
                    .send(permit, OutreachPromises.NEWSLETTER, dispatch -> {})
                    .isDelivered());
        });
    }

    @Test
    @Promise("C-326")
    void plansTheOtherWhenAClaimOfOneIsSent() {
        plansTheOtherAfter((capped, old) -> assertTrue(capped.outreach()
                .send(claim(capped, old), OutreachPromises.NEWSLETTER, dispatch -> {})
                .isDelivered()));
    }

    @Test
    @Promise("C-326")
    void plansTheOtherWhenAWorkerHasWrittenToOne() {
        plansTheOtherAfter((capped, old) -> capped.followUps()
                .complete(
                        claim(capped, old),
                        Samples.email(old.id()).at(clock.instant()).build()));
    }

    @Test
    @Promise("C-318")
    void plansBothAgain() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact old = buyer(gated, person());
        Contact ada = buyer(gated, person());
        gated.consents().record(Samples.grant(ada.id()).to(mail(ada)).build());
        clock.advance(DAY);
        gated.consents().record(Consent.objected(old.id()));
        assertEquals("newsletter reorder", open(gated, ada));
        gated.consents().record(Consent.merged(old.id(), ada.id()));
        assertEquals("reorder", open(gated, ada));
        clock.advance(DAY);
        for (Contact each : List.of(ada, old)) {
            gated.consents()
                    .record(Samples.grant(each.id())
                            .to(mail(each))
                            .at(clock.instant())
                            .build());
        }
        assertEquals("newsletter reorder", open(gated, ada));
        assertEquals("newsletter reorder", open(gated, old));
        clock.advance(DAY);
        gated.consents().record(Consent.objected(old.id()));
        assertEquals("reorder", open(gated, ada));
        assertEquals("reorder", open(gated, old));
    }

    @Test
    @Promise("C-318")
    void plansWhoeverSharesAnAddressWithEither() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact old = buyer(gated, person());
        Contact ada = buyer(gated, person());
        Contact twin = buyer(gated, Contact.person("Twin").email(mail(ada).text()));
        gated.consents().record(Samples.grant(twin.id()).to(mail(ada)).build());
        assertEquals("newsletter reorder", open(gated, twin));
        clock.advance(DAY);
        gated.consents().record(Consent.objected(old.id()));
        assertEquals("newsletter reorder", open(gated, twin));
        gated.consents().record(Consent.merged(ada.id(), old.id()));
        assertEquals("reorder", open(gated, twin));
    }

    @Test
    @Promise("C-318")
    void plansTheOtherWhenOneChangesByWhichBothAreJudged() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact old = buyer(gated, person());
        Contact ada = buyer(gated, person());
        gated.consents().record(Samples.grant(ada.id()).to(mail(ada)).build());
        gated.consents().record(Consent.merged(old.id(), ada.id()));
        assertEquals("newsletter reorder", open(gated, ada));
        gated.contacts()
                .update(old.id(), c -> c.toBuilder().birthday("2015-05-04").build());
        assertEquals("reorder", open(gated, ada));
    }

    @Test
    @Promise("C-319")
    void recordsOneMergerOfTheSameTwo() {
        Contact old = reader();
        Contact ada = reader();
        Contact first = reader();
        Merged merged = merge(old, ada);
        assertEquals(merged, crm.consents().record(merged));
        assertEquals(merged, merge(old, ada));
        assertEquals(merged, merge(ada, old));
        Merged other = merge(first, old);
        assertEquals(other, merge(first, ada));
        assertEquals(other, merge(ada, first));
        assertEquals(3, history(old).size());
        assertEquals(2, history(ada).size());
        assertEquals(2, history(first).size());
    }

    @Test
    @Promise("C-319")
    void refusesAMergerThatNobodyCouldFollow() {
        Contact old = reader();
        Contact ada = reader();
        Contact bob = reader();
        merge(old, ada);
        assertThrows(IllegalArgumentException.class, () -> merge(old, bob));
        assertThrows(
                IllegalArgumentException.class,
                () -> say(Consent.merged(ada.id(), bob.id()).at(clock.instant())));
        assertThrows(
                IllegalArgumentException.class,
                () -> say(Consent.merged(ada.id(), bob.id()).at(NOW.plus(DAY.multipliedBy(99)))));
        assertThrows(IllegalArgumentException.class, () -> Consent.merged(ada.id(), ada.id()));
        assertEquals(1, history(bob).size());
        assertEquals(ConsentReason.PERMITTED, reason(bob));
        merge(ada, bob);
        say(Consent.objected(bob.id()));
        assertEquals(both(ConsentReason.OBJECTED), reasons(old, ada));
    }

    @Test
    @Promise({"C-42", "C-319"})
    void mergesNobodyWhoIsNotThere() {
        Contact ada = reader();
        Contact gone = reader();
        erasing().contacts().erase(gone.id());
        for (ContactId nobody : List.of(ContactId.next(), gone.id())) {
            for (Consent merged : List.of(Consent.merged(nobody, ada.id()), Consent.merged(ada.id(), nobody))) {
                NotFoundException refusal = assertThrows(
                        NotFoundException.class, () -> crm.consents().record(merged));
                assertEquals(nobody.toString(), refusal.id());
            }
        }
        assertEquals(ConsentReason.PERMITTED, reason(ada));
    }

    private Crm erasing() {
        return Crm.builder()
                .storage(storage)
                .clock(clock)
                .tombstoneKeys(KEYS)
                .build()
                .forTenant(tenant);
    }

    @Test
    @Promise("C-320")
    void erasesOneRecordAndRefusesTheOthers() {
        for (boolean isOfDuplicate : List.of(true, false)) {
            Contact old = reader();
            Contact ada = reader();
            say(Consent.objected(old.id()).actor("bob"));
            say(Consent.withdrawn(ada.id()).actor("bob"));
            merge(old, ada);
            Contact gone = isOfDuplicate ? old : ada;
            Contact left = isOfDuplicate ? ada : old;
            List<Consent> own = history(left).subList(0, 2);
            erasing().contacts().erase(gone.id());
            assertEquals(both(ConsentReason.ERASED), reasons(gone, left));
            assertEquals(Optional.of(left), crm.contacts().find(left.id()));
            assertEquals(own, history(left).subList(0, 2));
            assertTrue(
                    history(gone).stream().allMatch(fact -> fact.stamp().actor().isEmpty()));
            assertEquals(history(gone).get(2), history(left).get(2));
        }
    }

    @Test
    @Promise("C-320")
    void plansTheOtherWhenOneIsErased() {
        Crm gated = Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(1).of(NEWSLETTER, REORDER))
                .clock(clock)
                .tombstoneKeys(KEYS)
                .build()
                .forTenant(tenant);
        Contact old = buyer(gated, person());
        Contact ada = buyer(gated, person());
        gated.consents().record(Consent.merged(old.id(), ada.id()));
        assertEquals("reorder", open(gated, ada));
        gated.contacts().erase(old.id());
        assertEquals("", open(gated, ada));
        gated.contacts().erase(ada.id());
        assertEquals(Optional.empty(), gated.contacts().find(ada.id()));
    }

    @Test
    @Promise("C-325")
    void whatIsCarriedOverIsNotRecordedBeforeItWasSaid() {
        Contact old = reader();
        Contact ada = reader();
        Contact twin = twin(ada);
        grant(twin);
        say(Consent.withdrawn(old.id()));
        Crm fast = Crm.builder()
                .storage(storage)
                .clock(MutableClock.at(clock.instant().plusSeconds(2)))
                .build()
                .forTenant(tenant);
        Merged merged = fast.consents().record(Consent.merged(old.id(), ada.id()));
        crm.contacts()
                .update(ada.id(), c -> c.toBuilder().removePoint(mail(ada)).build());
        Consent carried = history(ada).stream()
                .filter(Withdrawn.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertEquals(merged.at(), carried.at());
        assertEquals(merged.stamp().recorded(), carried.stamp().recorded());
        assertEquals(ConsentReason.WITHDRAWN, reason(twin));
    }
}
