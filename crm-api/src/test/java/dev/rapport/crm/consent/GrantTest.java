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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class GrantTest {
    private static final ContactPoint MAIL = EmailAddress.parse("ann@example.org");
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Purpose NEWS = Purpose.marketing("news");
    private static final FactStamp STAMP = FactStamp.of(ConsentId.next(), NOON);
    private static final ContactId ANN = ContactId.next();

    /** Each makes the simplest grant another. */
    private static final List<UnaryOperator<GrantBuilder>> PARTS = List.of(
            b -> b.id(ConsentId.next()),
            b -> b.at(NOON.plusSeconds(1)),
            b -> b.actor("form 17"),
            b -> b.controller("brand"),
            b -> b.to(EmailAddress.parse("other@example.org")),
            b -> b.by(Channel.SMS),
            b -> b.purposes(Purpose.marketing("offers")),
            b -> b.basis(LegalBasis.SOFT_OPT_IN),
            b -> b.source(Grant.Source.STAFF),
            b -> b.evidence("n3", "form", "17"),
            b -> b.from(NOON.plusSeconds(60)),
            b -> b.until(NOON.plusSeconds(90)),
            b -> b.confirm("token", NOON.plusSeconds(30)),
            b -> b.soft("checkout", true),
            GrantBuilder::byGuardian,
            b -> b.purposeVersion(2));

    private static GrantBuilder simple() {
        return Grant.of(STAMP, ANN, MAIL).by(Channel.EMAIL).purposes(NEWS);
    }

    @Test
    void isAnotherByEachOfItsParts() {
        Grant grant = simple().build();
        assertEquals(grant, simple().build());
        assertEquals(grant.hashCode(), simple().build().hashCode());
        for (int i = 0; i < PARTS.size(); i++) {
            assertNotEquals(grant, PARTS.get(i).apply(simple()).build(), "part " + i);
        }
        assertNotEquals(
                grant,
                Grant.of(STAMP, ContactId.next(), MAIL)
                        .by(Channel.EMAIL)
                        .purposes(NEWS)
                        .build());
        assertNotEquals(grant.hashCode(), simple().id(ConsentId.next()).build().hashCode());
    }

    @Test
    void keepsEachPartWhenItIsBuiltAnew() {
        GrantBuilder builder = simple();
        for (UnaryOperator<GrantBuilder> part : PARTS) {
            builder = part.apply(builder);
        }
        Grant grant = builder.build();
        assertEquals(grant, grant.toBuilder().build());
        assertEquals(Optional.of("form 17"), grant.stamp().actor());
        assertEquals(Optional.of("brand"), grant.stamp().controller());
        assertEquals(Optional.of(NOON.plusSeconds(60)), grant.from());
        assertEquals(Optional.of(NOON.plusSeconds(90)), grant.expiresAt());
        assertEquals(Optional.of(new Grant.SoftOptIn("checkout", true)), grant.soft());
        assertEquals(Optional.of("n3"), grant.proof().part(Proof.Part.NOTICE_VERSION));
        assertEquals(Optional.of("form"), grant.proof().part(Proof.Part.METHOD));
        assertEquals(Optional.of("17"), grant.proof().part(Proof.Part.REF));
        assertEquals(Optional.empty(), grant.proof().part(Proof.Part.SIGNATURE));
        assertTrue(grant.isByGuardian());
        assertEquals(2, grant.purposeVersion());
        assertEquals(List.of(EmailAddress.parse("other@example.org")), grant.points());
        assertEquals("Grant[" + grant.id() + "]", grant.toString());
    }

    @Test
    void isAPlainExpressOneOfThePersonUnlessToldOtherwise() {
        Grant grant = simple().build();
        assertEquals(LegalBasis.EXPRESS, grant.basis());
        assertEquals(Grant.Source.SUBJECT, grant.source());
        assertEquals(Proof.NONE, grant.proof());
        assertEquals(Optional.empty(), grant.from());
        assertEquals(Optional.empty(), grant.expiresAt());
        assertEquals(Optional.empty(), grant.confirmation());
        assertEquals(Optional.empty(), grant.soft());
        assertFalse(grant.isByGuardian());
    }

    @Test
    void hasABasisThatSomebodyCanGrant() {
        for (LegalBasis basis : LegalBasis.values()) {
            if (basis.isGrantable()) {
                assertEquals(basis, simple().basis(basis).build().basis());
            } else {
                assertThrows(IllegalArgumentException.class, () -> simple().basis(basis));
            }
        }
        assertFalse(LegalBasis.IMPLIED_EBR_PURCHASE.isGrantable());
        assertFalse(LegalBasis.OPT_OUT_REGIME.isGrantable());
    }

    @Test
    void tellsNothingOfItsTokenAsText() {
        Grant.Confirmation confirmation = new Grant.Confirmation("secret", NOON);
        assertEquals("Confirmation[until 2026-05-04T12:00:00Z]", confirmation.toString());
        assertThrows(IllegalArgumentException.class, () -> new Grant.Confirmation(" ", NOON));
        assertThrows(IllegalArgumentException.class, () -> new Grant.SoftOptIn("", true));
    }

    @Test
    void isStampedWithWhatWasStored() {
        FactStamp open = FactStamp.next();
        FactStamp stored = open.stamp(NOON);
        assertEquals(stored, open.at(NOON).restored(NOON, true));
        assertNotEquals(stored, open.at(NOON).restored(NOON, false));
        assertNotEquals(stored, open.at(NOON).restored(NOON.plusSeconds(1), true));
        assertNotEquals(stored, stored.id(ConsentId.next()));
        assertNotEquals(stored, stored.actor("bob"));
        assertNotEquals(stored, stored.controller("brand"));
        assertNotEquals(stored.hashCode(), stored.id(ConsentId.next()).hashCode());
        assertEquals(Optional.of(NOON), stored.knownTime());
        assertEquals(NOON.plusSeconds(5), stored.recorded(NOON.plusSeconds(5)).recorded());
        assertTrue(stored.recorded(NOON.plusSeconds(5)).isTimeStamped());
        assertEquals(NOON.plusSeconds(9), stored.stamp(NOON.plusSeconds(9)).at());
    }
}
