package dev.rapport.crm.testkit;

import static dev.rapport.crm.criterion.Criteria.allOf;
import static dev.rapport.crm.criterion.Criteria.anyOf;
import static dev.rapport.crm.criterion.Criteria.atLeast;
import static dev.rapport.crm.criterion.Criteria.atMost;
import static dev.rapport.crm.criterion.Criteria.firstAfter;
import static dev.rapport.crm.criterion.Criteria.firstBefore;
import static dev.rapport.crm.criterion.Criteria.firstLongerAgo;
import static dev.rapport.crm.criterion.Criteria.firstWithin;
import static dev.rapport.crm.criterion.Criteria.has;
import static dev.rapport.crm.criterion.Criteria.isPerson;
import static dev.rapport.crm.criterion.Criteria.lastAfter;
import static dev.rapport.crm.criterion.Criteria.lastBefore;
import static dev.rapport.crm.criterion.Criteria.lastLongerAgo;
import static dev.rapport.crm.criterion.Criteria.lastWithin;
import static dev.rapport.crm.criterion.Criteria.not;
import static dev.rapport.crm.criterion.Criteria.sumAtLeast;
import static dev.rapport.crm.criterion.Criteria.sumAtMost;
import static dev.rapport.crm.criterion.Criteria.tagged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Window;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Contacts are found by a condition. */
abstract class CandidatePromises extends SealedEvidencePromises {
    private static final ZonedDateTime ASKED = NOW.atZone(ZoneOffset.UTC);
    private static final TouchFilter BOUGHT = TouchFilter.kinds(InteractionKind.PURCHASE);
    private static final TouchFilter CALLED = TouchFilter.kinds(InteractionKind.CALL);
    private static final AttributeKey<String> CITY = AttributeKey.text("city");
    private static final Criterion VIP = tagged("vip");

    private ContactId person(String... tags) {
        Contact.Builder person = Contact.person("Ada Lovelace");
        List.of(tags).forEach(person::tag);
        return add(person).id();
    }

    private List<ContactId> people(int count, String... tags) {
        List<ContactId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(person(tags));
        }
        Collections.sort(ids);
        return ids;
    }

    private static List<ContactId> candidates(StorageSession session, Criterion criterion) {
        return session.contacts()
                .candidates(criterion, ASKED, 100, Optional.empty())
                .items();
    }

    private Page<ContactId> candidates(Criterion criterion, int limit, Optional<Cursor> after) {
        return in(session -> session.contacts().candidates(criterion, ASKED, limit, after));
    }

    private List<ContactId> candidates(Criterion criterion) {
        return in(session -> candidates(session, criterion));
    }

    private void assertOffers(Criterion criterion, ContactId member) {
        assertTrue(candidates(criterion).contains(member), criterion.text());
    }

    @Test
    @Promise("S-177")
    void offersEverybodyWhoMeetsACondition() {
        ContactId ada = person("vip");
        ContactId bob = person();
        append(Samples.purchase(ada).at(NOW));
        assertOffers(VIP, ada);
        assertOffers(isPerson(), ada);
        assertOffers(atLeast(1, BOUGHT), ada);
        assertOffers(allOf(), ada);
        assertOffers(not(VIP), bob);
        assertOffers(not(atLeast(1, BOUGHT)), bob);
        assertOffers(VIP.or(atLeast(2, BOUGHT)), ada);
    }

    @Test
    @Promise("S-177")
    void offersWhoMeetsTheOppositeOfWhatFewMeet() {
        ContactId paris =
                add(Contact.person("Ada").tag("vip").attribute(CITY, "Paris")).id();
        ContactId nowhere = add(Contact.person("Bob").tag("vip")).id();
        assertOffers(not(has(CITY)), nowhere);
        assertOffers(not(not(has(CITY))), paris);
        assertOffers(not(allOf(VIP, has(CITY))), nowhere);
        assertOffers(not(VIP.or(has(CITY))), person());
    }

    @Test
    @Promise("S-178")
    void offersEachOnce() {
        ContactId ada = person("vip", "customer");
        append(Samples.purchase(ada).at(NOW));
        append(Samples.purchase(ada).at(NOW.minus(MINUTE)));
        Criterion several = VIP.or(tagged("customer")).or(atLeast(1, BOUGHT));
        assertEquals(List.of(ada), candidates(several));
    }

    @Test
    @Promise("S-179")
    void offersThemById() {
        List<ContactId> all = people(5, "vip");
        assertEquals(all, candidates(VIP));
    }

    @Test
    @Promise({"S-180", "S-5"})
    void offersNobodyOfAnotherTenant() {
        ContactId ada = person("vip");
        append(Samples.purchase(ada).at(NOW));
        for (Criterion criterion : List.of(VIP, isPerson(), atLeast(1, BOUGHT), not(VIP), allOf())) {
            assertEquals(List.of(), in(stranger, session -> candidates(session, criterion)), criterion.text());
        }
    }

    @Test
    @Promise({"S-181", "S-122"})
    void goesOnWhereThePageBeforeHasEnded() {
        List<ContactId> all = people(5, "vip");
        assertEquals(all, pages(after -> candidates(VIP, 2, after)));
        assertEquals(Optional.empty(), candidates(VIP, 5, Optional.empty()).next());
    }

    @Test
    @Promise({"S-181", "S-120"})
    void goesOnFromACursorOfTheListOfContacts() {
        List<ContactId> all = people(3, "vip");
        Cursor second = Cursor.of("contacts", all.get(1).toString());
        assertEquals(Optional.of(second), candidates(VIP, 2, Optional.empty()).next());
        assertEquals(
                List.of(all.get(2)), candidates(VIP, 2, Optional.of(second)).items());
    }

    @Test
    @Promise("S-121")
    void refusesACursorOfAnotherListForACondition() {
        Cursor foreign = Cursor.of("due", "0", ContactId.next().toString());
        assertThrows(IllegalArgumentException.class, () -> candidates(VIP, 1, Optional.of(foreign)));
    }

    @Test
    @Promise({"S-182", "S-5"})
    void countsWhoeverMeetsACondition() {
        people(3, "vip");
        people(2);
        assertEquals(OptionalLong.of(3), count(VIP));
        assertEquals(OptionalLong.of(2), count(not(VIP)));
        assertEquals(OptionalLong.of(0), count(atLeast(1, BOUGHT)));
        assertEquals(
                OptionalLong.of(0), in(stranger, session -> session.contacts().count(VIP, ASKED)));
    }

    @Test
    @Promise("S-186")
    void countsNobodyByAConditionThatHasToBeDecidedElsewhere() {
        person("vip");
        assertEquals(OptionalLong.empty(), count(has(CITY)));
        assertEquals(OptionalLong.empty(), count(VIP.and(not(has(CITY)))));
    }

    @Test
    @Promise("S-183")
    void goesByContactsAsTheyAre() {
        ContactId ada = person("vip");
        revise(contact(ada).toBuilder().removeTag("vip").tag("customer"));
        assertEquals(List.of(), candidates(VIP));
        assertEquals(List.of(ada), candidates(tagged("customer")));
    }

    @Test
    @Promise({"S-183", "S-54"})
    void goesByFactsAsTheyWereRecordedLast() {
        ContactId ada = person();
        ContactId bob = person();
        Interaction order = append(Samples.purchase(ada).at(NOW.minus(MINUTE)));
        append(Samples.call(bob).correcting(order).at(NOW));
        assertEquals(List.of(), candidates(atLeast(1, BOUGHT)));
        assertEquals(List.of(bob), candidates(atLeast(1, CALLED)));
        assertEquals(List.of(bob), candidates(lastAfter(CALLED, NOW.minus(MINUTE))));
    }

    @Test
    @Promise({"S-183", "S-55", "S-56"})
    void forgetsWhatWasTakenBack() {
        ContactId ada = person();
        Interaction order = append(Samples.purchase(ada).at(NOW));
        append(Samples.purchase(ada).at(NOW.minus(MINUTE)));
        assertEquals(List.of(ada), candidates(atLeast(2, BOUGHT)));
        append(Samples.purchase(ada).retracting(order.id()));
        assertEquals(List.of(), candidates(atLeast(2, BOUGHT)));
        assertEquals(OptionalLong.of(1), count(atMost(1, BOUGHT)));
    }

    @Test
    @Promise("S-184")
    void waitsForWhatIsYetToHappen() {
        ContactId ada = person();
        append(Samples.purchase(ada).at(NOW.plus(MICRO)));
        assertEquals(List.of(), candidates(atLeast(1, BOUGHT)));
        assertEquals(List.of(), candidates(lastAfter(BOUGHT, NOW.minus(MINUTE))));
        assertEquals(OptionalLong.of(1), count(atMost(0, BOUGHT)));
        append(Samples.purchase(ada).at(NOW));
        assertEquals(List.of(ada), candidates(atLeast(1, BOUGHT)));
        assertEquals(List.of(), candidates(atLeast(2, BOUGHT)));
    }

    @Test
    @Promise("S-185")
    void offersNobodyElseByWhatEveryStorageDecides() {
        ContactId ada = person("vip", "customer");
        ContactId firm = add(Contact.organisation("Acme").tag("customer")).id();
        append(Samples.purchase(ada).at(NOW.minus(MINUTE)));
        append(Samples.purchase(ada).at(NOW));
        append(Samples.call(ada).inbound().at(NOW));
        append(Samples.purchase(firm).at(NOW.minus(MINUTE)));
        assertOnly(ada, isPerson());
        assertOnly(firm, not(isPerson()));
        assertOnly(ada, VIP);
        assertOnly(ada, atLeast(2, BOUGHT));
        assertOnly(firm, atMost(1, BOUGHT));
        assertOnly(firm, not(atLeast(2, BOUGHT)));
        assertOnly(ada, atLeast(1, CALLED.inbound()));
        assertOnly(firm, atMost(0, TouchFilter.channels(Channel.CALL)));
        assertOnly(ada, lastAfter(BOUGHT, NOW.minus(MINUTE)));
        assertOnly(firm, lastBefore(BOUGHT, NOW));
        assertOnly(ada, firstAfter(CALLED, NOW.minus(MINUTE)));
        assertOnly(firm, not(firstBefore(BOUGHT, NOW)).or(not(isPerson())));
        assertOnly(firm, tagged("customer").and(not(VIP)));
        assertEquals(List.of(), candidates(anyOf()));
    }

    @Test
    @Promise("S-185")
    void knowsNothingBeforeTheYearOneAndAfterTheYear9999() {
        ContactId ada = person();
        append(Samples.purchase(ada).at(NOW));
        assertOnly(ada, lastAfter(BOUGHT, Instant.MIN));
        assertOnly(ada, lastBefore(BOUGHT, Instant.MAX));
        assertEquals(List.of(), candidates(firstBefore(BOUGHT, Instant.MIN)));
        assertEquals(List.of(), candidates(firstAfter(BOUGHT, Instant.MAX)));
        ZonedDateTime early = ASKED.withYear(-20_000);
        assertEquals(OptionalLong.of(0), in(s -> s.contacts().count(atLeast(1, BOUGHT), early)));
        ZonedDateTime late = ASKED.withYear(20_000);
        assertEquals(OptionalLong.of(1), in(s -> s.contacts().count(atLeast(1, BOUGHT), late)));
    }

    @Test
    @Promise("S-185")
    void offersByAnOutlineWhomItDecides() {
        ContactId ada = person("vip");
        person();
        assertOnly(ada, VIP.and(has(CITY)));
        assertOnly(ada, VIP.and(not(has(CITY))));
        assertOnly(ada, not(not(VIP).or(has(CITY))));
    }

    @Test
    @Promise("S-185")
    void offersByWindowsFromTheirFirstInstantToTheirLast() {
        ContactId early = person();
        ContactId first = person();
        ContactId end = person();
        Instant from = NOW.minus(MINUTE);
        append(Samples.purchase(early).at(from.minus(MICRO)));
        append(Samples.purchase(first).at(from));
        append(Samples.purchase(end).at(NOW));
        assertOnly(first, atLeast(1, BOUGHT, Window.between(from, NOW)));
        assertOnly(early, not(atLeast(1, BOUGHT, Window.since(from))));
        assertOnly(end, atLeast(1, BOUGHT, Window.since(from.plus(MICRO))));
        append(Samples.purchase(first).at(NOW));
        assertOnly(first, atLeast(2, BOUGHT, Window.since(from)));
        assertOnly(end, atMost(1, BOUGHT, Window.since(from)).and(lastAfter(BOUGHT, from)));
        assertEquals(OptionalLong.of(2), count(atMost(1, BOUGHT, Window.since(from))));
    }

    @Test
    @Promise("S-187")
    void countsTheLastDaysInTheZoneThatIsAsked() {
        ContactId ada = person();
        // midnight of 23 November in Tokyo is at 15:00 of the day before in UTC
        Instant midnight = Instant.parse("2026-11-22T15:00:00Z");
        ZonedDateTime tokyo = ASKED.withZoneSameInstant(ZoneId.of("Asia/Tokyo"));
        Period day = Period.ofDays(1);
        append(Samples.purchase(ada).at(midnight));
        List<Criterion> met = List.of(
                atLeast(1, BOUGHT, Window.inLast(day)),
                lastWithin(BOUGHT, day),
                firstWithin(BOUGHT, day),
                not(lastLongerAgo(BOUGHT, day)),
                not(firstLongerAgo(BOUGHT, day)));
        for (Criterion criterion : met) {
            assertEquals(List.of(ada), candidates(criterion, tokyo), criterion.text());
            assertEquals(List.of(), candidates(criterion, ASKED), criterion.text());
        }
        append(Samples.purchase(ada).at(midnight.minus(MICRO)));
        assertEquals(List.of(ada), candidates(firstLongerAgo(BOUGHT, day), tokyo));
        assertEquals(List.of(ada), candidates(lastWithin(BOUGHT, day), tokyo));
        assertEquals(List.of(), candidates(atLeast(2, BOUGHT, Window.inLast(day)), tokyo));
    }

    @Test
    @Promise("S-188")
    void addsAmountsToTheLastDigit() {
        ContactId ada = person();
        ContactId bob = person();
        Money great = Money.of("9999999999999999999.999999999", "EUR");
        append(paid(ada, great));
        append(paid(ada, Money.of("0.000000001", "EUR")));
        append(paid(ada, Money.of("-9999999999999999999.999999998", "EUR")));
        append(paid(ada, Money.of("1", "USD")));
        append(paid(bob, great));
        append(paid(bob, Money.of("-0.000000001", "EUR")));
        assertOnly(bob, sumAtLeast(Money.of("0.000000003", "EUR"), BOUGHT, Window.ever()));
        assertOnly(ada, sumAtMost(Money.of("0.000000002", "EUR"), BOUGHT, Window.ever()));
        assertEquals(List.of(), candidates(sumAtMost(Money.of("0.000000001", "EUR"), BOUGHT, Window.ever())));
        assertEquals(List.of(), candidates(sumAtLeast(great, BOUGHT, Window.ever())));
        assertOnly(ada, sumAtLeast(Money.of("1", "USD"), BOUGHT, Window.ever()));
        append(paid(bob, great));
        append(paid(bob, great));
        assertOnly(bob, sumAtLeast(great, BOUGHT, Window.ever()));
    }

    @Test
    @Promise("S-188")
    void takesTheSumOfNothingForZero() {
        ContactId ada = person();
        ContactId bob = person();
        append(paid(ada, Money.of("5", "USD")));
        append(paid(bob, Money.of("-5", "EUR")));
        assertEquals(
                2,
                candidates(sumAtMost(Money.of("0", "EUR"), BOUGHT, Window.ever()))
                        .size());
        assertOnly(ada, sumAtLeast(Money.of("-4.99", "EUR"), BOUGHT, Window.ever()));
        assertOnly(bob, not(sumAtLeast(Money.of("-4.99", "EUR"), BOUGHT, Window.ever())));
        assertEquals(
                2,
                candidates(sumAtLeast(Money.of("-5", "EUR"), BOUGHT, Window.ever()))
                        .size());
    }

    private static InteractionBuilder paid(ContactId contact, Money amount) {
        return Interaction.purchase(contact).amount(amount).at(NOW);
    }

    private List<ContactId> candidates(Criterion criterion, ZonedDateTime asOf) {
        return in(session -> session.contacts().candidates(criterion, asOf, 100, Optional.empty()))
                .items();
    }

    private void assertOnly(ContactId member, Criterion criterion) {
        assertEquals(List.of(member), candidates(criterion), criterion.text());
    }

    private OptionalLong count(Criterion criterion) {
        return in(session -> session.contacts().count(criterion, ASKED));
    }
}
