package dev.rapport.crm.testkit;

import static dev.rapport.crm.criterion.Criteria.atLeast;
import static dev.rapport.crm.criterion.Criteria.followUp;
import static dev.rapport.crm.criterion.Criteria.inLast;
import static dev.rapport.crm.criterion.Criteria.lastLongerAgo;
import static dev.rapport.crm.criterion.Criteria.measured;
import static dev.rapport.crm.criterion.Criteria.not;
import static dev.rapport.crm.criterion.Criteria.permitted;
import static dev.rapport.crm.criterion.Criteria.sumAtLeast;
import static dev.rapport.crm.criterion.Criteria.tagged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Membership;
import dev.rapport.crm.PermittedAudience;
import dev.rapport.crm.Segment;
import dev.rapport.crm.SegmentDifference;
import dev.rapport.crm.Segments;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.Tag;
import dev.rapport.crm.criterion.Bounds;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.HasFollowUp;
import dev.rapport.crm.criterion.Measures;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code crm.segments()} promises of now. */
abstract class SegmentPromises extends RehearsalPromises {
    static final TouchFilter BOUGHT = TouchFilter.kinds(InteractionKind.PURCHASE);
    static final Segment VIPS = segment(tagged("vip"));

    static Segment segment(Criterion criterion) {
        return Segment.named("some").where(criterion).build();
    }

    Contact person(String name, String... tags) {
        Contact.Builder person = Contact.person(name).email(address(name));
        List.of(tags).forEach(person::tag);
        return crm.contacts().add(person.build());
    }

    private static String address(String name) {
        return name.toLowerCase(Locale.ROOT) + "@example.org";
    }

    void bought(Contact contact, Instant at) {
        crm.interactions().record(Interaction.purchase(contact.id()).at(at).build());
    }

    void grants(Contact contact) {
        crm.consents()
                .record(Consent.granted(contact.id(), Samples.NEWS)
                        .byEmail(address(contact.name()))
                        .evidence("signup-v3", "web form", "form 17")
                        .build());
    }

    List<ContactId> ids(Segment segment) {
        return ids(crm.segments(), segment);
    }

    static List<ContactId> ids(Segments segments, Segment segment) {
        return segments.stream(segment).map(Contact::id).toList();
    }

    private static List<ContactId> sorted(Contact... contacts) {
        return Stream.of(contacts).map(Contact::id).sorted().toList();
    }

    @Test
    @Promise({"C-253", "C-256", "C-263"})
    void findsWhoBoughtAndHasNotHeardOfUsForAMonth() {
        Contact ada = person("Ada");
        Contact bob = person("Bob");
        Contact charles = person("Charles");
        for (Contact each : List.of(ada, bob, charles)) {
            for (int days : List.of(10, 20, each.equals(charles) ? 100 : 30)) {
                bought(each, NOW.minus(DAY.multipliedBy(days)));
            }
            crm.interactions()
                    .record(Samples.email(each.id())
                            .at(NOW.minus(DAY.multipliedBy(each.equals(bob) ? 5 : 50)))
                            .build());
        }
        Segment asleep = segment(atLeast(3, BOUGHT, inLast(Period.ofDays(90)))
                .and(lastLongerAgo(TouchFilter.any().outbound(), Period.ofMonths(1))));
        assertEquals(List.of(ada.id()), ids(asleep));
        assertEquals(1, crm.segments().count(asleep));
        assertTrue(crm.segments().contains(asleep, ada.id()));
        assertFalse(crm.segments().contains(asleep, bob.id()));
        clock.advance(DAY.multipliedBy(61));
        assertEquals(List.of(), ids(asleep), "the first of three purchases is 91 days ago");
    }

    @Test
    @Promise("C-253")
    void addsUpWhatWasSpentInOneCurrency() {
        Contact ada = person("Ada");
        for (String amount : List.of("60 EUR", "39.99 EUR", "900 USD")) {
            List<String> parts = List.of(amount.split(" ", -1));
            crm.interactions()
                    .record(Interaction.purchase(ada.id())
                            .at(NOW.minus(DAY))
                            .amount(Money.of(parts.get(0), parts.get(1)))
                            .build());
        }
        assertEquals(1, crm.segments().count(spent("99.99")));
        assertEquals(0, crm.segments().count(spent("100")));
        assertEquals(List.of(), ids(spent("100")));
    }

    private static Segment spent(String euros) {
        return segment(sumAtLeast(Money.of(euros, "EUR"), BOUGHT, inLast(Period.ofDays(2))));
    }

    @Test
    @Promise({"C-253", "C-256", "C-258"})
    void heedsWhoIsPutInAndLeftOutByHand() {
        Contact ada = person("Ada", "vip");
        Contact bob = person("Bob", "vip");
        Contact charles = person("Charles");
        person("Dora");
        Segment some = VIPS.toBuilder()
                .including(charles.id(), ada.id(), ContactId.next())
                .excluding(bob.id(), ContactId.next())
                .build();
        assertEquals(sorted(ada, charles), ids(some));
        assertEquals(2, crm.segments().count(some));
        assertEquals(
                Membership.Reason.EXCLUDED,
                crm.segments().explain(some, bob.id()).reason());
        Membership in = crm.segments().explain(some, charles.id());
        assertTrue(in.isMember());
        assertEquals("In some on 2026-11-24: put in by hand\nno: is tagged vip (it is not)", in.text());
    }

    @Test
    @Promise("C-255")
    void pagesThroughMembersByIdWithThoseWhoArePutIn() {
        List<ContactId> expected = new ArrayList<>();
        List<ContactId> byHand = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Contact each = i % 3 == 0 ? person("P" + i) : person("P" + i, "vip");
            expected.add(each.id());
            if (i % 3 == 0) {
                byHand.add(each.id());
            }
        }
        Collections.sort(expected);
        for (Criterion criterion :
                List.of(tagged("vip"), tagged("vip").and(not(permitted(Samples.NEWS, Channel.EMAIL))))) {
            Segment some =
                    Segment.named("some").where(criterion).including(byHand).build();
            for (int limit : List.of(1, 5, 11, 12, 13)) {
                List<ContactId> read = new ArrayList<>();
                Optional<Cursor> next = Optional.empty();
                do {
                    Page<Contact> page = crm.segments().page(some, limit, next);
                    page.items().forEach(contact -> read.add(contact.id()));
                    next = page.next();
                } while (next.isPresent());
                assertEquals(expected, read, criterion.text() + " by " + limit);
            }
            assertEquals(12, crm.segments().count(some));
        }
        assertThrows(IllegalArgumentException.class, () -> crm.segments().page(VIPS, 0, Optional.empty()));
    }

    @Test
    @Promise({"C-253", "C-255", "C-256"})
    void readsMoreMembersThanATransactionTakes() {
        List<Contact> everybody = crm.contacts()
                .addAll(IntStream.range(0, 1_230)
                        .mapToObj(i -> Contact.person("P" + i)
                                .tag(i % 10 == 0 ? "friend" : "vip")
                                .build())
                        .toList());
        ContactId left = everybody.get(7).id();
        Segment some = Segment.named("without leave")
                .where(tagged("vip").and(not(permitted(Samples.NEWS, Channel.EMAIL))))
                .excluding(left)
                .build();
        List<ContactId> expected = everybody.stream()
                .filter(contact -> contact.tags().contains(new Tag("vip")))
                .map(Contact::id)
                .filter(id -> !id.equals(left))
                .sorted()
                .toList();
        assertEquals(expected, ids(some));
        assertEquals(expected.size(), crm.segments().count(some));
        Page<Contact> page = crm.segments().page(some, 1_000, Optional.empty());
        assertEquals(expected.subList(0, 1_000), page.map(Contact::id).items());
        assertEquals(
                expected.subList(1_000, expected.size()),
                crm.segments().page(some, 1_000, page.next()).map(Contact::id).items());
    }

    @Test
    @Promise("C-257")
    void saysWhatWasFoundForEachPart() {
        Contact ada = person("Ada", "vip");
        bought(ada, NOW.minus(DAY));
        Segment some = segment(atLeast(2, BOUGHT, inLast(Period.ofDays(7)))
                .or(not(tagged("vip")))
                .or(permitted(Samples.NEWS, Channel.SMS)));
        Membership why = crm.segments().explain(some, ada.id());
        assertEquals(Membership.Reason.MEETS_NOT, why.reason());
        assertEquals(3, why.finding().orElseThrow().parts().size());
        assertEquals("""
                Not in some on 2026-11-24: the condition is not met
                no: at least one of
                  no: has at least 2 of PURCHASE in the last 7 days (1, the last on 2026-11-23)
                  no: not
                    yes: is tagged vip (it is so)
                  no: may be contacted by SMS for marketing news (there is no point for SMS)""", why.text());
    }

    @Test
    @Promise("C-312")
    void letsTheGateChooseWhoMayBeWrittenTo() {
        Contact ada = person("Ada", "vip");
        person("Bob", "vip");
        grants(ada);
        grants(person("Charles"));
        PermittedAudience audience = crm.segments().audience(VIPS, Samples.NEWS, Channel.EMAIL);
        assertEquals(1, audience.size());
        assertEquals(ConsentReason.NO_CONSENT, audience.refused().get(0).reason());
    }

    @Test
    @Promise("C-253")
    void asksTheLedgerWhoMayBeContacted() {
        Contact ada = person("Ada");
        Contact bob = person("Bob");
        Segment readers = segment(permitted(Samples.NEWS, Channel.EMAIL));
        grants(ada);
        grants(bob);
        assertEquals(sorted(ada, bob), ids(readers));
        clock.advance(DAY);
        crm.consents().record(Consent.withdrawn(bob.id(), Samples.NEWS));
        assertEquals(List.of(ada.id()), ids(readers));
        assertEquals(1, crm.segments().count(readers));
        assertEquals(List.of(bob.id()), ids(segment(not(readers.criterion()))));
    }

    @Test
    @Promise("C-309")
    void asksTheQueueAsItIsNowAndOnlyThen() {
        Contact ada = due();
        ContactId bob = person("Bob").id();
        Segment due = segment(followUp(HasFollowUp.State.DUE));
        assertEquals(List.of(ada.id()), ids(due));
        assertEquals(1, crm.segments().count(segment(followUp("reorder", HasFollowUp.State.OVERDUE))));
        assertEquals(0, crm.segments().count(segment(followUp("chase", HasFollowUp.State.OPEN))));
        assertFalse(crm.segments().contains(due, bob));
        assertThrows(
                IllegalArgumentException.class,
                () -> crm.segments().asOf(NOW.minus(DAY)).count(due));
    }

    @Test
    @Promise("C-308")
    void takesNumbersFromWhoeverGivesThem() {
        Contact ada = person("Ada");
        Contact bob = person("Bob");
        bought(ada, NOW.minus(DAY.multipliedBy(400)));
        bought(ada, NOW);
        bought(bob, NOW);
        bought(bob, NOW.plus(DAY));
        Measures purchases = (name, subject) -> name.equals("purchases")
                ? OptionalDouble.of(subject.dealings().interactions().size())
                : OptionalDouble.empty();
        Segment twice = segment(measured("purchases", Bounds.atLeast(new BigDecimal(2))));
        assertEquals(List.of(ada.id()), ids(crm.segments().measuring(purchases), twice));
        assertEquals(List.of(), ids(twice), "nobody knows");
        assertEquals(
                0, crm.segments().measuring(purchases).count(segment(measured("x", Bounds.atMost(BigDecimal.TEN)))));
    }

    /** The purchase of 23 November at 23:30 in London is one of the 24th in Paris. */
    @Test
    @Promise("C-262")
    void countsDaysInTheZoneThatIsAskedIn() {
        Contact ada = person("Ada");
        bought(ada, Instant.parse("2026-11-23T23:30:00Z"));
        Segment lately = segment(atLeast(1, BOUGHT, inLast(Period.ofDays(1))));
        Segments later = crm.segments().asOf(Instant.parse("2026-11-25T10:00:00Z"));
        assertEquals(0, later.in(ZoneId.of("Europe/London")).count(lately));
        assertEquals(1, later.in(ZoneId.of("Europe/Paris")).count(lately));
        assertEquals(1, ids(later.in(ZoneId.of("Europe/Paris")), lately).size());
        assertEquals(LocalDate.of(2026, 11, 24), NOW.atZone(ZoneId.of("UTC")).toLocalDate());
    }

    @Test
    @Promise("C-311")
    void cannotSayAnythingOfNobody() {
        assertThrows(NotFoundException.class, () -> crm.segments().explain(VIPS, ContactId.next()));
        assertThrows(NotFoundException.class, () -> crm.segments().contains(VIPS, ContactId.next()));
    }

    @Test
    @Promise("C-310")
    void knowsOnlyPurposesThatWereDeclared() {
        Crm strict = Crm.builder()
                .storage(storage)
                .clock(clock)
                .purposes(Samples.NEWS)
                .build()
                .forTenant(tenant);
        Segment others = segment(permitted(Purpose.marketing("others"), Channel.EMAIL));
        assertThrows(IllegalArgumentException.class, () -> strict.segments().count(others));
        assertEquals(0, crm.segments().count(others));
    }

    @Test
    @Promise("C-264")
    void tellsWhoHasJoinedAndWhoHasLeft() {
        Contact ada = person("Ada", "vip");
        Contact bob = person("Bob", "vip");
        Contact charles = person("Charles");
        Instant monday = clock.instant();
        clock.advance(DAY);
        crm.contacts().update(charles.id(), c -> c.toBuilder().tag("vip").build());
        crm.contacts()
                .update(
                        bob.id(),
                        c -> Contact.person("Bob")
                                .id(c.id())
                                .revision(c.revision())
                                .build());
        clock.advance(DAY);
        Contact dora = person("Dora", "vip");
        SegmentDifference week = crm.segments().difference(VIPS, monday, clock.instant());
        assertEquals(sorted(charles, dora), week.joined());
        assertEquals(List.of(bob.id()), week.left());
        assertEquals(sorted(ada, bob), ids(crm.segments().asOf(monday), VIPS));
        SegmentDifference back = crm.segments().difference(VIPS, clock.instant(), monday);
        assertEquals(week.joined(), back.left());
        assertEquals(week.left(), back.joined());
    }
}
