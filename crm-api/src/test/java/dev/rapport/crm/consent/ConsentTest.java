package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An entry of the ledger before and after it is recorded. */
final class ConsentTest {
    private static final ContactId ADA = ContactId.next();
    private static final Purpose NEWS = Purpose.marketing("news");
    private static final ContactPoint NUMBER = PhoneNumber.parse("+442079460000");
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private static Consent recorded(Consent fact) {
        return fact.stamped(fact.stamp().stamp(NOON));
    }

    @Test
    void hasNoTimeBeforeItIsRecordedUnlessOneIsGiven() {
        Objected no = Consent.objected(ADA);
        assertEquals(Optional.empty(), no.stamp().knownTime());
        String remedy =
                String.valueOf(assertThrows(IllegalStateException.class, no::at).getMessage());
        assertTrue(remedy.contains("call at(...)"), remedy);
        assertThrows(IllegalStateException.class, () -> no.stamp().recorded());
        assertEquals(NOON, no.at(NOON.plusNanos(999)).at());
        assertThrows(IllegalStateException.class, () -> no.at(NOON).stamp().recorded());
    }

    @Test
    void isStampedWithBothTimesWhenItIsRecorded() {
        Consent now = recorded(Consent.objected(ADA));
        assertEquals(NOON, now.at());
        assertEquals(NOON, now.stamp().recorded());
        assertTrue(now.stamp().isTimeStamped());
        Consent earlier = recorded(Consent.objected(ADA).at(NOON.minusSeconds(1)));
        assertEquals(NOON.minusSeconds(1), earlier.at());
        assertEquals(NOON, earlier.stamp().recorded());
        assertFalse(earlier.stamp().isTimeStamped());
    }

    @Test
    void saysTheSameAsWhatIsStoredOfIt() {
        Grant grant = Consent.granted(ADA, NEWS).byEmail("ada@example.org").build();
        for (Consent fact :
                List.of(grant, Consent.objected(ADA), Consent.withdrawn(ADA).by(Channel.SMS))) {
            assertTrue(fact.sameContentAs(recorded(fact)));
            assertTrue(recorded(fact).sameContentAs(fact));
            assertTrue(recorded(fact).sameContentAs(fact.stamped(fact.stamp().stamp(NOON.plusSeconds(9)))));
            assertFalse(fact.sameContentAs(fact.stamped(fact.stamp().at(NOON))));
            assertFalse(fact.sameContentAs(fact.stamped(fact.stamp().actor("bob"))));
            assertFalse(fact.sameContentAs(fact.stamped(fact.stamp().controller("other"))));
            assertFalse(fact.sameContentAs(Consent.restricted(ADA)));
        }
        assertFalse(Consent.withdrawn(ADA).sameContentAs(Consent.withdrawn(ADA, NEWS)));
        assertFalse(Consent.objected(ADA).sameContentAs(Consent.objected(ContactId.next())));
        assertFalse(grant.sameContentAs(grant.toBuilder().byGuardian().build()));
    }

    @Test
    void isToldAnewByEachOfItsMethods() {
        Withdrawn everything = Consent.withdrawn(ADA);
        Withdrawn some = everything
                .by(Channel.SMS)
                .to(NUMBER)
                .purposes(NEWS)
                .actor("bob")
                .controller("brand");
        assertEquals(ConsentScope.EVERYTHING, everything.scope());
        assertEquals(new ConsentScope(Optional.of(NUMBER), Set.of(Channel.SMS), Set.of(NEWS)), some.scope());
        assertEquals(Optional.of("bob"), some.stamp().actor());
        assertEquals(Optional.of("brand"), some.stamp().controller());
        assertEquals(everything.id(), some.id());
        assertNotEquals(everything.id(), some.id(ConsentId.next()).id());
        assertEquals(List.of(NUMBER), some.points());
        assertEquals(List.of(), everything.points());
        assertEquals(
                some.scope(),
                Consent.expired(ADA).to(NUMBER).by(Channel.SMS).purposes(NEWS).scope());
    }

    @Test
    void isGrantedInOneSentence() {
        Grant grant = Consent.granted(ADA, NEWS)
                .byEmail("ada@example.org")
                .evidence("signup-v3", "web form", "form 17")
                .build();
        assertEquals(EmailAddress.parse("ada@example.org"), grant.point());
        assertEquals(Set.of(Channel.EMAIL), grant.channels());
        assertEquals(Set.of(NEWS), grant.purposes());
        assertEquals(LegalBasis.EXPRESS, grant.basis());
        assertEquals(Grant.Source.SUBJECT, grant.source());
        Recipient ada = Recipient.of(ADA).point(grant.point()).build();
        ConsentDecision decision = ConsentLedger.of(List.of(recorded(grant)), List.of(ada))
                .decide(List.of(), ConsentRequest.of(ADA, grant.point(), Channel.EMAIL, NEWS), NOON);
        assertEquals(ConsentReason.PERMITTED, decision.reason());
    }

    @Test
    void isGrantedForOnePointOverSomeChannelForSomePurpose() {
        GrantBuilder nowhere = Consent.granted(ADA, NEWS).by(Channel.SMS);
        String missing = String.valueOf(
                assertThrows(IllegalArgumentException.class, nowhere::build).getMessage());
        assertTrue(missing.contains("Grant.point"), missing);
        assertThrows(
                IllegalArgumentException.class,
                () -> Consent.granted(ADA, NEWS).to(NUMBER).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> Consent.granted(ADA).bySms("+442079460000").build());
        assertEquals(
                Set.of(Channel.SMS, Channel.CALL),
                Consent.granted(ADA, NEWS)
                        .bySms("+442079460000")
                        .byCall("+442079460000")
                        .build()
                        .channels());
    }

    @Test
    void isSaidInOneWordEach() {
        EmailAddress mail = EmailAddress.parse("ada@example.org");
        DncAnswer answer = new DncAnswer("US_NATIONAL", true);
        FactStamp any = FactStamp.of(ConsentId.next(), NOON);
        assertEquals(new Purchased(any, ADA), Consent.purchased(ADA).stamped(any));
        assertEquals(new Inquired(any, ADA), Consent.inquired(ADA).stamped(any));
        assertEquals(new Engaged(any, ADA), Consent.engaged(ADA).stamped(any));
        assertEquals(new Restricted(any, ADA), Consent.restricted(ADA).stamped(any));
        assertEquals(
                new RestrictionLifted(any, ADA), Consent.restrictionLifted(ADA).stamped(any));
        assertEquals(new Confirmed(any, ADA, "t"), Consent.confirmed(ADA, "t").stamped(any));
        assertEquals(
                new DncChecked(any, ADA, NUMBER, answer),
                Consent.dncChecked(ADA, NUMBER, answer).stamped(any));
        assertEquals(new PurposeRevised(any, NEWS, 2), Consent.revised(NEWS, 2).stamped(any));
        SuppressionReason admin = SuppressionReason.ADMIN;
        assertEquals(
                new Suppressed(any, ADA, admin, Optional.empty()),
                Consent.suppressed(ADA, admin).stamped(any));
        assertEquals(
                new Suppressed(any, ADA, admin, Optional.of(mail)),
                Consent.suppressed(ADA, admin, mail).stamped(any));
        assertEquals(
                new SuppressionLifted(any, ADA, admin, Optional.empty()),
                Consent.suppressionLifted(ADA, admin).stamped(any));
        assertEquals(
                new SuppressionLifted(any, ADA, admin, Optional.of(mail)),
                Consent.suppressionLifted(ADA, admin, mail).stamped(any));
        assertEquals("FactStamp[" + any.id() + "]", any.toString());
        assertThrows(IllegalArgumentException.class, () -> Consent.suppressed(ADA, SuppressionReason.HARD_BOUNCE));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Contacted(any, ADA, NUMBER, Channel.SMS, NEWS, Optional.of(" ")));
    }

    @Test
    void isProvedByItsParts() {
        Proof form = Proof.NONE.and(Proof.Part.REF, "secret");
        assertEquals(form, Proof.NONE.and(Proof.Part.REF, "secret"));
        assertEquals(form.hashCode(), Proof.NONE.and(Proof.Part.REF, "secret").hashCode());
        assertNotEquals(form, Proof.NONE.and(Proof.Part.REF, "other"));
        assertNotEquals(form.hashCode(), Proof.NONE.and(Proof.Part.REF, "other").hashCode());
        assertEquals("Proof[REF]", form.toString());
    }

    @Test
    void isOrderedByTimeThenByRecordingThenById() {
        ConsentId small = ConsentId.parse("01930000-0000-7000-8000-000000000001");
        ConsentId large = ConsentId.parse("f1930000-0000-7000-8000-000000000001");
        Objected no = Consent.objected(ADA);
        Consent first = no.stamped(FactStamp.of(large, NOON.minusSeconds(1)).recorded(NOON.plusSeconds(9)));
        Consent second = no.stamped(FactStamp.of(large, NOON));
        Consent third = no.stamped(FactStamp.of(small, NOON).recorded(NOON.plusSeconds(1)));
        Consent fourth = no.stamped(FactStamp.of(large, NOON).recorded(NOON.plusSeconds(1)));
        List<Consent> shuffled = new ArrayList<>(List.of(first, second, third, fourth));
        Collections.reverse(shuffled);
        shuffled.sort(Consent.BY_TIME);
        assertEquals(List.of(first, second, third, fourth), shuffled);
    }

    @Test
    void tellsNothingOfAPersonAsText() {
        Consent grant = Consent.granted(ADA, NEWS)
                .byEmail("ada@example.org")
                .evidence("secret", "secret", "secret")
                .actor("secret")
                .build();
        for (Consent fact : List.of(
                grant,
                Consent.confirmed(ADA, "secret").actor("secret"),
                new Contacted(FactStamp.next(), ADA, NUMBER, Channel.SMS, NEWS, Optional.of("secret")),
                Consent.suppressed(ADA, SuppressionReason.HARD_BOUNCE, EmailAddress.parse("secret@example.org")))) {
            assertFalse(fact.toString().contains("secret"), fact.toString());
            assertTrue(fact.toString().contains(fact.id().toString()), fact.toString());
        }
        assertEquals(36, grant.id().toString().length());
    }
}
