package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.contact.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A row of a list that is imported, right or wrong. */
final class SubscriberTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Purpose NEWS = Purpose.marketing("news");
    private static final Purpose OFFERS = Purpose.marketing("offers");
    private static final ContactId ADA = ContactId.parse("01930000-0000-7000-8000-000000000001");

    /** Each makes the simplest row another. */
    private static final List<UnaryOperator<SubscriberBuilder>> PARTS = List.of(
            b -> b.contact(ADA),
            b -> b.externalRef("shop", "4711"),
            b -> b.to(EmailAddress.parse("other@example.org")),
            b -> b.name("Ada"),
            b -> b.by(Channel.IN_PERSON),
            b -> b.purposes(OFFERS),
            b -> b.state(Subscriber.State.COMPLAINED),
            SubscriberBuilder::onlyThere,
            b -> b.at(NOON),
            b -> b.until(NOON.plusSeconds(90)),
            b -> b.basis(LegalBasis.SOFT_OPT_IN),
            b -> b.proof(Proof.NONE.and(Proof.Part.REF, "17")));

    private static SubscriberBuilder simple() {
        return Subscriber.row("2").email("ada@example.org").purposes(NEWS);
    }

    private static String fault(SubscriberBuilder row) {
        return row.build().fault().orElse("");
    }

    @Test
    void isAnotherByEachOfItsParts() {
        Subscriber row = simple().build();
        assertEquals(row, simple().build());
        assertEquals(row.hashCode(), simple().build().hashCode());
        for (int i = 0; i < PARTS.size(); i++) {
            Subscriber other = PARTS.get(i).apply(simple()).build();
            assertNotEquals(row, other, "part " + i);
            assertNotEquals(other, row, "part " + i);
        }
        Subscriber named =
                Subscriber.row("3").email("ada@example.org").purposes(NEWS).build();
        assertNotEquals(row, named);
        assertNotEquals(row.hashCode(), named.hashCode());
        assertNotEquals(simple().email("ada").build(), simple().email("").build(), "faulty in another way");
    }

    @Test
    void keepsWhatStandsInIt() {
        SubscriberBuilder builder = simple();
        for (UnaryOperator<SubscriberBuilder> part : PARTS) {
            builder = part.apply(builder);
        }
        Subscriber row = builder.build();
        assertEquals("2", row.row());
        assertEquals(Optional.of(ADA), row.contact());
        assertEquals(Optional.of(new ExternalRef("shop", "4711")), row.externalRef());
        assertEquals(Optional.of(EmailAddress.parse("other@example.org")), row.point());
        assertEquals(Optional.of("Ada"), row.name());
        assertEquals(Channel.IN_PERSON, row.channel());
        assertEquals(Set.of(NEWS, OFFERS), row.purposes());
        assertEquals(Subscriber.State.COMPLAINED, row.state());
        assertTrue(row.isOnlyThere());
        assertEquals(Optional.of(NOON), row.at());
        assertEquals(Optional.of(NOON.plusSeconds(90)), row.until());
        assertEquals(LegalBasis.SOFT_OPT_IN, row.basis());
        assertEquals(Optional.of("17"), row.proof().part(Proof.Part.REF));
        assertEquals("Subscriber[row 2, COMPLAINED]", row.toString());
    }

    @Test
    void saysNothingUnlessTold() {
        Subscriber row = Subscriber.row("2").contact(ADA).build();
        assertEquals(Subscriber.State.BLANK, row.state());
        assertEquals(Channel.EMAIL, row.channel());
        assertEquals(Optional.empty(), row.externalRef());
        assertEquals(Optional.empty(), row.point());
        assertEquals(Optional.empty(), row.name());
        assertEquals(Set.of(), row.purposes());
        assertEquals(Optional.empty(), row.at());
        assertEquals(Optional.empty(), row.until());
        assertEquals(LegalBasis.EXPRESS, row.basis());
        assertEquals(Proof.NONE, row.proof());
        assertEquals(Optional.empty(), row.fault());
        assertFalse(row.isOnlyThere());
    }

    @Test
    void readsAnAddressOrANumberWithItsChannel() {
        Subscriber mail = Subscriber.row("2")
                .sms("+442079460000")
                .email("ada@example.org")
                .build();
        assertEquals(Optional.of(EmailAddress.parse("ada@example.org")), mail.point());
        assertEquals(Channel.EMAIL, mail.channel());
        Subscriber text = Subscriber.row("3").sms("+442079460000").build();
        assertEquals(Optional.of(PhoneNumber.parse("+442079460000")), text.point());
        assertEquals(Channel.SMS, text.channel());
    }

    @Test
    void isSubscribedSinceAnInstant() {
        Subscriber row = simple().subscribed(NOON.plusNanos(999)).build();
        assertEquals(Subscriber.State.SUBSCRIBED, row.state());
        assertEquals(Optional.of(NOON), row.at(), "to the microsecond");
        assertEquals(Optional.empty(), row.fault());
    }

    @Test
    void needsSomebodyItIsAbout() {
        assertTrue(fault(Subscriber.row("2").name("Ada").purposes(NEWS)).startsWith("who: "));
        assertEquals("", fault(Subscriber.row("2").contact(ADA)));
        assertEquals("", fault(Subscriber.row("2").externalRef("shop", "4711")));
        assertEquals("", fault(Subscriber.row("2").email("ada@example.org")));
    }

    @Test
    void needsAPointThatFitsItsChannel() {
        assertTrue(fault(simple().by(Channel.SMS)).startsWith("point: "));
        assertTrue(fault(Subscriber.row("2").sms("+442079460000").by(Channel.EMAIL))
                .startsWith("point: "));
        assertEquals("", fault(Subscriber.row("2").sms("+442079460000").by(Channel.CALL)));
        assertEquals("", fault(simple().by(Channel.IN_PERSON)), "a channel that needs no point of its own");
    }

    @Test
    void grantsForSomethingSinceAnInstantOnAGroundThatCanBeGiven() {
        SubscriberBuilder nothing = Subscriber.row("2").email("ada@example.org").subscribed(NOON);
        assertTrue(fault(nothing).startsWith("purposes: "));
        assertTrue(fault(simple().state(Subscriber.State.SUBSCRIBED)).startsWith("at: "));
        SubscriberBuilder bought = simple().subscribed(NOON).basis(LegalBasis.IMPLIED_EBR_PURCHASE);
        assertTrue(fault(bought).startsWith("basis: "));
        assertEquals("", fault(simple().subscribed(NOON).basis(LegalBasis.SOFT_OPT_IN)));
        assertEquals("", fault(bought.state(Subscriber.State.UNSUBSCRIBED)), "a no needs no ground");
    }

    @Test
    void keepsItsFirstFaultAndThrowsNone() {
        SubscriberBuilder twice = Subscriber.row("2").sms("nonsense").email("ada@@example");
        String first = fault(Subscriber.row("2").sms("nonsense"));
        assertNotEquals("", first);
        assertEquals(first, fault(twice));
        assertFalse(first.contains("nonsense"), first);
        assertEquals(Optional.empty(), twice.build().point());
        assertNotEquals("", fault(simple().externalRef("", "4711")));
        assertNotEquals("", fault(simple().at(Instant.MAX)));
        assertNotEquals("", fault(simple().until(Instant.MIN)));
    }

    @Test
    void hasANameOfOneLine() {
        assertThrows(IllegalArgumentException.class, () -> Subscriber.row(" "));
        assertThrows(IllegalArgumentException.class, () -> Subscriber.row("1\n2"));
        assertEquals(64, Subscriber.row("7".repeat(64)).build().row().length());
        assertThrows(IllegalArgumentException.class, () -> Subscriber.row("7".repeat(65)));
    }
}
