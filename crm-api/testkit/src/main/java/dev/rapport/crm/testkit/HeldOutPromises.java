package dev.rapport.crm.testkit;

import static dev.rapport.crm.criterion.Criteria.heldOut;
import static dev.rapport.crm.criterion.Criteria.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.PermittedAudience;
import dev.rapport.crm.Segment;
import dev.rapport.crm.Segments;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.HoldOut;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.insight.Experiment;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is promised of somebody who has several records, one of which is held out of an experiment. */
abstract class HeldOutPromises extends SlowClockPromises {
    private static final HoldOut HALF = HoldOut.of("spring-2027", 50);

    /** Somebody who is held out, or is not, and wants the news at an address of their own. */
    private Contact reader(boolean isHeldOut) {
        Contact reader = crm.contacts().add(someone(isHeldOut));
        grant(reader);
        return reader;
    }

    private Contact someone(boolean isHeldOut) {
        return Stream.generate(() -> person().build())
                .filter(contact -> HALF.contains(contact.id()) == isHeldOut)
                .findFirst()
                .orElseThrow();
    }

    private static Set<ContactId> ids(Contact... contacts) {
        Set<ContactId> ids = new TreeSet<>();
        Stream.of(contacts).map(Contact::id).forEach(ids::add);
        return ids;
    }

    private Set<ContactId> members(Segments segments, Criterion criterion) {
        return segments.stream(Segment.named("readers").where(criterion).build())
                .map(Contact::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @Promise({"C-147", "C-373"})
    void nobodyIsMailedAtAnotherRecordOfWhoIsHeldOut() {
        Contact held = reader(true);
        Contact same = reader(false);
        Contact third = reader(false);
        Contact other = reader(false);
        merge(held, same);
        merge(same, third);
        for (Contact only : List.of(held, same, third)) {
            assertEquals(
                    "0 of 1 permitted; 1 held out", audience(only).without(HALF).summary());
        }
        PermittedAudience audience = audience(third, other, same).without(HALF);
        assertEquals(List.of(ConsentReason.HELD_OUT, ConsentReason.HELD_OUT), reasons(audience));
        mail(audience);
        assertEquals(List.of(other.id()), sentTo());
    }

    /** Whoever reads the same mailbox would read it, too. */
    @Test
    @Promise({"C-147", "C-373"})
    void nobodyIsMailedWhoSharesAnAddressWithThem() {
        Contact held = reader(true);
        Contact same = reader(false);
        merge(held, same);
        Contact twin = Stream.generate(
                        () -> Contact.person("Twin").email(mail(same).text()).build())
                .filter(contact -> !HALF.contains(contact.id()))
                .findFirst()
                .orElseThrow();
        crm.contacts().add(twin);
        grant(twin);
        assertEquals("1 of 1 permitted", audience(twin).without(HALF).summary());
        assertEquals(
                "0 of 2 permitted; 1 duplicate point, 1 held out",
                audience(twin, same).without(HALF).summary());
    }

    @Test
    @Promise({"C-147", "C-373"})
    void aMergerMovesNobodyWhoIsNotOneWithAnyoneHeldOut() {
        List<Contact> people = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            people.add(reader(false));
        }
        for (int i = 1; i < 5; i++) {
            merge(people.get(i), people.get(0));
        }
        assertEquals(10, audience(people.toArray(Contact[]::new)).without(HALF).size());
    }

    @Test
    @Promise("C-373")
    void nothingIsPlannedForAnotherRecordOfWhoIsHeldOut() {
        for (Permission permission : List.of(Permission.unchecked(), Permission.serviceOnly())) {
            Crm inviting = inviting(permission);
            Contact held = inviting.contacts().add(someone(true));
            Contact same = inviting.contacts().add(someone(false));
            Contact other = inviting.contacts().add(someone(false));
            for (Contact buyer : List.of(held, same, other)) {
                inviting.interactions().record(Samples.purchase(buyer.id()).build());
            }
            assertTrue(inviting.nextContact(same.id()).isPresent());
            inviting.consents().record(Consent.merged(held.id(), same.id()).actor("ops"));
            assertTrue(inviting.nextContact(same.id()).isEmpty());
            assertTrue(inviting.nextContact(held.id()).isEmpty());
            assertTrue(inviting.nextContact(other.id()).isPresent());
            clock.advance(DAY.multipliedBy(31));
            Set<ContactId> due = inviting.followUps().due(100, Optional.empty()).items().stream()
                    .map(FollowUp::contact)
                    .filter(ids(held, same, other)::contains)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(ids(other), due);
        }
    }

    private Crm inviting(Permission permission) {
        Rule invite = Rule.named("invite")
                .purpose(Samples.SERVICE)
                .when(not(heldOut(HALF)))
                .once(Offset.days(30))
                .afterLast(InteractionKind.PURCHASE)
                .via(Channel.EMAIL);
        return Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(9).of(invite))
                .permission(permission)
                .clock(clock)
                .build()
                .forTenant(tenant);
    }

    @Test
    @Promise("C-373")
    void aSegmentHoldsOutEveryRecordOfSomebodyFromTheMergerOn() {
        Contact held = reader(true);
        Contact same = reader(false);
        Contact other = reader(false);
        clock.advance(DAY);
        Instant before = clock.instant();
        clock.advance(DAY);
        merge(held, same);
        assertEquals(ids(held, same), members(crm.segments(), heldOut(HALF)));
        assertEquals(ids(other), members(crm.segments(), not(heldOut(HALF))));
        assertEquals(ids(held), members(crm.segments().asOf(before), heldOut(HALF)));
        assertEquals(ids(same, other), members(crm.segments().asOf(before), not(heldOut(HALF))));
        assertEquals(
                ids(held, same), members(crm.segments().asOf(clock.instant().minusNanos(1_000)), heldOut(HALF)));
    }

    /** Whatever is sent to them, it is the same to each record. */
    @Test
    @Promise("C-373")
    void everyRecordOfSomebodyGetsTheSameVariant() {
        Experiment colours = Experiment.named("colours", NOW, NOW.plus(DAY))
                .variant("red", 30)
                .variant("blue", 40)
                .variant("green", 30)
                .holdOut(20)
                .build();
        List<Set<ContactId>> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Contact one = crm.contacts().add(person().build());
            Contact two = crm.contacts().add(person().build());
            Contact alone = crm.contacts().add(person().build());
            merge(one, two);
            people.add(ids(one, two));
            people.add(ids(alone));
        }
        for (String variant : colours.variants()) {
            Set<ContactId> wanted = people.stream()
                    .filter(records -> colours.variantOf(records).equals(Optional.of(variant)))
                    .flatMap(Collection::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(wanted, members(crm.segments(), colours.gets(variant)));
        }
        for (Set<ContactId> records : people) {
            boolean isHeldOut = records.stream()
                    .anyMatch(record -> colours.holdOut().orElseThrow().contains(record));
            assertEquals(isHeldOut, colours.variantOf(records).isEmpty());
        }
    }
}
