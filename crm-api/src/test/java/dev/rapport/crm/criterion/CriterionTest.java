package dev.rapport.crm.criterion;

import static dev.rapport.crm.criterion.Criteria.allOf;
import static dev.rapport.crm.criterion.Criteria.anyOf;
import static dev.rapport.crm.criterion.Criteria.atLeast;
import static dev.rapport.crm.criterion.Criteria.atMost;
import static dev.rapport.crm.criterion.Criteria.firstAfter;
import static dev.rapport.crm.criterion.Criteria.firstBefore;
import static dev.rapport.crm.criterion.Criteria.has;
import static dev.rapport.crm.criterion.Criteria.hasDate;
import static dev.rapport.crm.criterion.Criteria.is;
import static dev.rapport.crm.criterion.Criteria.isHousehold;
import static dev.rapport.crm.criterion.Criteria.isOrganisation;
import static dev.rapport.crm.criterion.Criteria.isPerson;
import static dev.rapport.crm.criterion.Criteria.lastAfter;
import static dev.rapport.crm.criterion.Criteria.lastBefore;
import static dev.rapport.crm.criterion.Criteria.not;
import static dev.rapport.crm.criterion.Criteria.related;
import static dev.rapport.crm.criterion.Criteria.tagged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriterionTest {

    private static final AttributeKey<String> CITY = AttributeKey.text("city");
    private static final AttributeKey<Long> SEATS = AttributeKey.number("seats");
    private static final TouchFilter BOUGHT = TouchFilter.kinds(InteractionKind.PURCHASE);
    private static final Instant FIRST = Instant.parse("2026-01-10T15:00:00Z");
    private static final Instant LAST = Instant.parse("2026-03-10T15:00:00Z");

    private static final ZonedDateTime NOW = LAST.plusSeconds(1).atZone(ZoneOffset.UTC);

    private final Contact contact = Contact.person("Somebody")
            .tag("vip")
            .attribute(CITY, "Paris")
            .birthday("--02-29")
            .relation("works-at", ContactId.next())
            .build();
    private final Subject facts = Subject.of(
            contact,
            List.of(
                    Interaction.purchase(contact.id()).at(FIRST).build(),
                    Interaction.purchase(contact.id()).at(LAST).build(),
                    Interaction.call(contact.id()).inbound().at(LAST).build()),
            NOW);

    @Test
    void knowsTheOwnerAndTheZone() {
        Subject owned = Subject.of(
                Contact.person("Ada").owner("mia").zone("Europe/Paris").build(), List.of(), NOW);
        assertTrue(Criteria.ownedBy("mia").test(owned));
        assertFalse(Criteria.ownedBy("Mia").test(owned));
        assertFalse(Criteria.unowned().test(owned));
        assertTrue(Criteria.unowned().test(facts));
        assertTrue(Criteria.inZone(ZoneId.of("Europe/Paris")).test(owned));
        assertFalse(Criteria.inZone(ZoneId.of("CET")).test(owned));
        assertFalse(Criteria.inZone(ZoneOffset.UTC).test(facts), "asked in a zone is not to live there");
    }

    @Test
    void comparesNumbersOfAContact() {
        AttributeKey<BigDecimal> discount = AttributeKey.decimal("discount");
        Subject large = Subject.of(
                Contact.organisation("Shop")
                        .attribute(SEATS, Long.MAX_VALUE)
                        .attribute(discount, new BigDecimal("0.10"))
                        .build(),
                List.of(),
                NOW);
        assertTrue(Criteria.within(SEATS, Bounds.atLeast(BigDecimal.valueOf(Long.MAX_VALUE)))
                .test(large));
        assertFalse(Criteria.within(SEATS, Bounds.atMost(BigDecimal.TEN)).test(large));
        assertTrue(Criteria.within(discount, Bounds.between(new BigDecimal("0.1"), BigDecimal.ONE))
                .test(large));
        assertFalse(Criteria.within(SEATS, Bounds.atMost(BigDecimal.TEN)).test(facts), "it has none");
        assertThrows(IllegalArgumentException.class, () -> new AttributeWithin(CITY, Bounds.atMost(BigDecimal.TEN)));
    }

    @ParameterizedTest
    @CsvSource({
        // born on 29 February, which is kept on the 28th
        "2026-02-20, 7, false",
        "2026-02-21, 7, true",
        "2026-02-28, 7, true",
        "2026-03-01, 7, false",
        "2028-02-28, 1, true",
        "2028-02-29, 1, true",
        "2028-03-01, 1, false",
        // the year turns in between
        "2026-12-31, 59, true",
        "2026-12-31, 58, false"
    })
    void knowsWhatComesWithinSomeDays(LocalDate today, int days, boolean isMet) {
        Subject then = Subject.of(contact, List.of(), today.atTime(23, 59).atZone(ZoneOffset.UTC));
        assertEquals(isMet, Criteria.dateWithin("birthday", Period.ofDays(days)).test(then));
        assertFalse(Criteria.dateWithin("wedding", Period.ofDays(days)).test(then));
    }

    @Test
    void knowsTheKindOfAContact() {
        assertTrue(isPerson().test(facts));
        assertFalse(isOrganisation().test(facts));
        assertFalse(isHousehold().test(facts));
        Subject shop = Subject.of(Contact.organisation("Shop").build(), List.of(), NOW);
        assertTrue(isOrganisation().test(shop));
        assertFalse(isPerson().test(shop));
    }

    @Test
    void looksAtWhatAContactCarries() {
        assertTrue(tagged("vip").test(facts));
        assertFalse(tagged("VIP").test(facts));
        assertTrue(has(CITY).test(facts));
        assertFalse(has(SEATS).test(facts));
        assertTrue(is(CITY, "Paris").test(facts));
        assertFalse(is(CITY, "London").test(facts));
        assertFalse(is(SEATS, 5L).test(facts));
        assertTrue(hasDate("birthday").test(facts));
        assertFalse(hasDate("wedding").test(facts));
        assertTrue(related("works-at").test(facts));
        assertFalse(related("spouse").test(facts));
    }

    @Test
    void countsInteractions() {
        assertTrue(atLeast(2, BOUGHT).test(facts));
        assertFalse(atLeast(3, BOUGHT).test(facts));
        assertTrue(atMost(2, BOUGHT).test(facts));
        assertFalse(atMost(1, BOUGHT).test(facts));
        assertTrue(atLeast(1, TouchFilter.channels(Channel.CALL).inbound()).test(facts));
        assertTrue(atMost(0, TouchFilter.channels(Channel.CALL).outbound()).test(facts));
        assertThrows(IllegalArgumentException.class, () -> atLeast(-1, BOUGHT));
        assertThrows(IllegalArgumentException.class, () -> atMost(-1, BOUGHT));
        assertThrows(IllegalArgumentException.class, () -> new Criterion.Counted(BOUGHT, Window.ever(), 3, 2));
        assertTrue(new Criterion.Counted(BOUGHT, Window.ever(), 2, 2).test(facts));
    }

    @Test
    void comparesTheEndsOfAHistoryStrictly() {
        assertTrue(firstBefore(BOUGHT, FIRST.plusNanos(1000)).test(facts));
        assertFalse(firstBefore(BOUGHT, FIRST).test(facts));
        assertTrue(firstAfter(BOUGHT, FIRST.minusNanos(1000)).test(facts));
        assertFalse(firstAfter(BOUGHT, FIRST).test(facts));
        assertTrue(lastBefore(BOUGHT, LAST.plusNanos(1000)).test(facts));
        assertFalse(lastBefore(BOUGHT, LAST).test(facts));
        assertTrue(lastAfter(BOUGHT, FIRST).test(facts));
        assertFalse(lastAfter(BOUGHT, LAST).test(facts));
        TouchFilter never = TouchFilter.kinds(InteractionKind.FORM);
        assertFalse(lastBefore(never, LAST).test(facts));
        assertFalse(lastAfter(never, FIRST).test(facts));
    }

    @Test
    void combinesConditions() {
        Criterion yes = isPerson();
        Criterion no = tagged("left");
        assertTrue(yes.and(not(no)).test(facts));
        assertFalse(yes.and(no).test(facts));
        assertTrue(no.or(yes).test(facts));
        assertFalse(no.or(no).test(facts));
        assertTrue(allOf().test(facts));
        assertFalse(anyOf().test(facts));
        assertFalse(allOf(yes, yes, no).test(facts));
        assertTrue(anyOf(no, no, yes).test(facts));
        assertFalse(not(yes).test(facts));
    }

    @Test
    void readsAsASentenceWithoutAnybodysValues() {
        assertEquals(
                "is a person and (is tagged vip or not (has the date birthday))",
                isPerson().and(tagged("vip").or(not(hasDate("birthday")))).toString());
        assertEquals("has the text attribute city = ...", is(CITY, "Paris").toString());
        assertEquals("has the text attribute city", has(CITY).toString());
        assertEquals("has a relation works-at", related("works-at").toString());
        assertEquals("has at least 2 of PURCHASE", atLeast(2, BOUGHT).toString());
        assertEquals("has at most 2 of PURCHASE", atMost(2, BOUGHT).toString());
        assertEquals("has 1 to 2 of PURCHASE", new Criterion.Counted(BOUGHT, Window.ever(), 1, 2).toString());
        assertEquals(
                "had the first PURCHASE before 2026-01-10T15:00:00Z",
                firstBefore(BOUGHT, FIRST).toString());
        assertEquals(
                "had the last PURCHASE after 2026-01-10T15:00:00Z",
                lastAfter(BOUGHT, FIRST).toString());
        assertEquals(
                "is a person or is a household",
                allOf(isPerson().or(isHousehold())).toString(),
                "one alone needs no brackets");
        assertEquals("is any contact", allOf().toString());
        assertEquals("is no contact", anyOf().toString());
        assertEquals(
                "is an organisation or is a household",
                isOrganisation().or(isHousehold()).toString());
    }
}
