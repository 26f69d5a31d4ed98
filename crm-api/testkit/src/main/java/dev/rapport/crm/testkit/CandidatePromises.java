package dev.rapport.crm.testkit;

import static dev.rapport.crm.criterion.Criteria.allOf;
import static dev.rapport.crm.criterion.Criteria.atLeast;
import static dev.rapport.crm.criterion.Criteria.has;
import static dev.rapport.crm.criterion.Criteria.isPerson;
import static dev.rapport.crm.criterion.Criteria.not;
import static dev.rapport.crm.criterion.Criteria.tagged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.StorageSession;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Contacts are found by a condition. */
abstract class CandidatePromises extends ErasurePromises {
    private static final ZonedDateTime ASKED = NOW.atZone(ZoneOffset.UTC);
    private static final TouchFilter BOUGHT = TouchFilter.kinds(InteractionKind.PURCHASE);
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
        AttributeKey<String> city = AttributeKey.text("city");
        ContactId paris =
                add(Contact.person("Ada").tag("vip").attribute(city, "Paris")).id();
        ContactId nowhere = add(Contact.person("Bob").tag("vip")).id();
        assertOffers(not(has(city)), nowhere);
        assertOffers(not(not(has(city))), paris);
        assertOffers(not(allOf(VIP, has(city))), nowhere);
        assertOffers(not(VIP.or(has(city))), person());
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
    @Promise("S-182")
    void countsWhoeverMeetsACondition() {
        people(3, "vip");
        people(2);
        in(session -> {
            boolean decides = session.contacts().decides(VIP);
            OptionalLong count = session.contacts().count(VIP, ASKED);
            assertEquals(decides ? OptionalLong.of(3) : OptionalLong.empty(), count);
            return count;
        });
    }
}
