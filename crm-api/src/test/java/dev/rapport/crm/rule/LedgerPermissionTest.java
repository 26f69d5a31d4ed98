package dev.rapport.crm.rule;

import static dev.rapport.crm.calendar.Offset.days;
import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.rule.World.NEWS;
import static dev.rapport.crm.rule.World.PURCHASE;
import static dev.rapport.crm.rule.World.SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ContactCap;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.GrantBuilder;
import dev.rapport.crm.consent.OpenHours;
import dev.rapport.crm.consent.Recipient;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.facts.FactNeeds;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Somebody in Paris buys on 1 February 2026 at 10:00 UTC, so that a rule of 30 days is due on 3 March at 11:00 there. */
final class LedgerPermissionTest {

    private static final EmailAddress MAIL = EmailAddress.parse("somebody@example.org");
    private static final PhoneNumber PHONE = PhoneNumber.parse("+442079460000");
    private static final Instant BOUGHT = Instant.parse("2026-02-01T10:00:00Z");
    private static final Rule REORDER = reorder(EMAIL);

    private static AfterRule reorder(Channel... channels) {
        return Rule.named("reorder")
                .purpose(NEWS)
                .once(days(30))
                .afterLast(PURCHASE)
                .via(channels);
    }

    private static World world(ConsentPolicy policy, Rule rule, Consent... facts) {
        World world = World.of(rule).bought(BOUGHT.toString());
        return know(world, List.of(facts)).allowing(Permission.ledger(contact -> List.of(policy)));
    }

    private static World know(World world, List<Consent> facts) {
        Contact contact = world.contact.build();
        List<Consent> stamped = new ArrayList<>();
        facts.forEach(fact -> stamped.add(fact.stamped(fact.stamp().stamp(BOUGHT))));
        world.ledger = ConsentLedger.of(stamped, List.of(Recipient.from(contact)));
        return world;
    }

    private static GrantBuilder grant(World world) {
        return grant(world.contact.build().id());
    }

    private static GrantBuilder grant(ContactId id) {
        return Consent.granted(id, NEWS).evidence("v1", "form", "17").at(BOUGHT);
    }

    private static Contacted contacted(ContactId id, String at) {
        FactStamp stamp = FactStamp.of(ConsentId.next(), Instant.parse(at));
        return new Contacted(stamp, id, MAIL, EMAIL, NEWS, Optional.empty());
    }

    private static String due(World world) {
        return world.next("2026-03-01T08:00:00Z").due().toLocalDateTime().toString();
    }

    @Test
    void needsTheLedger() {
        assertEquals(
                FactNeeds.none().andConsents(),
                Permission.ledger(contact -> List.of()).needs());
    }

    @Test
    void plansMarketingOnlyWithAGrant() {
        World world = world(ConsentPolicy.STRICT, REORDER);
        assertEquals(RejectionCode.BLOCKED_CONSENT, world.refusal("2026-03-01T08:00:00Z"));
        know(world, List.of(grant(world).to(MAIL).by(EMAIL).build()));
        assertEquals(EMAIL, world.next("2026-03-01T08:00:00Z").channel());
    }

    @Test
    void takesTheFirstChannelThatTheLedgerPermits() {
        World world = world(ConsentPolicy.STRICT, reorder(EMAIL, CALL));
        know(world, List.of(grant(world).to(PHONE).by(CALL).build()));
        assertEquals(CALL, world.next("2026-03-01T08:00:00Z").channel());
    }

    @Test
    void keepsServiceOnlyFromThoseWhoMustNotBeContactedAtAll() {
        World world = world(ConsentPolicy.STRICT, reorder(EMAIL).purpose(SERVICE));
        assertEquals(EMAIL, world.next("2026-03-01T08:00:00Z").channel());
        ContactId id = world.contact.build().id();
        know(world, List.of(Consent.objected(id)));
        assertEquals(EMAIL, world.next("2026-03-01T08:00:00Z").channel());
        know(world, List.of(Consent.suppressed(id, SuppressionReason.DECEASED)));
        assertEquals(RejectionCode.BLOCKED_CONSENT, world.refusal("2026-03-01T08:00:00Z"));
    }

    @Test
    void asksAboutThePersonWhereAChannelNeedsNoPoint() {
        World world = world(ConsentPolicy.STRICT, reorder(Channel.IN_PERSON).purpose(SERVICE));
        assertEquals(Channel.IN_PERSON, world.next("2026-03-01T08:00:00Z").channel());
        know(world, List.of(Consent.restricted(world.contact.build().id())));
        assertEquals(RejectionCode.BLOCKED_CONSENT, world.refusal("2026-03-01T08:00:00Z"));
    }

    @Test
    void movesToWhereTheHoursAreOpen() {
        ConsentPolicy evenings = ConsentPolicy.STRICT.toBuilder("evenings")
                .openHours(EMAIL, OpenHours.daily("18:00", "20:00"))
                .build();
        World world = world(evenings, REORDER);
        know(world, List.of(grant(world).to(MAIL).by(EMAIL).build()));
        assertEquals("2026-03-03T18:00", due(world));
        assertEquals(
                List.of(Adjustment.CONSENT), world.next("2026-03-01T08:00:00Z").adjustments());
    }

    @Test
    void movesToWhereTheCapHasRoomAndThenIntoTheWindowAgain() {
        ConsentPolicy weekly = ConsentPolicy.STRICT.toBuilder("weekly")
                .cap(new ContactCap(Set.of(EMAIL), 1, Duration.ofDays(7), ContactCap.Per.CHANNEL))
                .build();
        World world = world(weekly, REORDER).policy(Policy.builder().window(TimeWindow.of("09:00", "17:00")));
        ContactId id = world.contact.build().id();
        know(world, List.of(grant(world).to(MAIL).by(EMAIL).build(), contacted(id, "2026-02-27T18:00:00Z")));
        assertEquals("2026-03-07T09:00", due(world));
        assertEquals(
                List.of(Adjustment.CONSENT, Adjustment.WINDOW),
                world.next("2026-03-01T08:00:00Z").adjustments());
    }

    @Test
    void findsNoDayWhereWindowAndHoursNeverMeet() {
        ConsentPolicy nights = ConsentPolicy.STRICT.toBuilder("nights")
                .openHours(EMAIL, OpenHours.daily("20:00", "22:00"))
                .build();
        World world = world(nights, REORDER).policy(Policy.builder().window(TimeWindow.of("09:00", "17:00")));
        know(world, List.of(grant(world).to(MAIL).by(EMAIL).build()));
        assertEquals(RejectionCode.UNSCHEDULABLE, world.refusal("2026-03-01T08:00:00Z"));
    }

    @Test
    void givesUpOnAPermissionThatDoesNotMove() {
        World world = World.of(REORDER)
                .bought(BOUGHT.toString())
                .allowing(question -> Permission.Answer.later(question.due().toInstant()));
        assertEquals(RejectionCode.UNSCHEDULABLE, world.refusal("2026-03-01T08:00:00Z"));
    }

    @Test
    void asksOnceWhereTheAnswerDoesNotMove() {
        List<Instant> asked = new ArrayList<>();
        World.of(REORDER)
                .bought(BOUGHT.toString())
                .allowing(question -> {
                    asked.add(question.due().toInstant());
                    return Permission.Answer.later(question.due().toInstant());
                })
                .refusal("2026-03-01T08:00:00Z");
        assertEquals(List.of(Instant.parse("2026-03-03T08:00:00Z")), asked, "at nine o'clock in Paris");
    }

    @Test
    void takesTheChannelThatIsPermittedFirst() {
        Instant early = Instant.parse("2026-03-04T10:00:00Z");
        Instant late = Instant.parse("2026-03-05T10:00:00Z");
        for (Channel first : List.of(EMAIL, CALL)) {
            World world = World.of(reorder(EMAIL, CALL))
                    .bought(BOUGHT.toString())
                    .allowing(question -> {
                        Instant open = question.channel().equals(first) ? early : late;
                        return question.due().toInstant().isBefore(open)
                                ? Permission.Answer.later(open)
                                : Permission.Answer.granted();
                    });
            assertEquals(early, world.next("2026-03-01T08:00:00Z").due().toInstant());
            assertEquals(first, world.next("2026-03-01T08:00:00Z").channel());
        }
    }

    @Test
    void waitsForTheOnlyChannelThatWillBePermitted() {
        Instant open = Instant.parse("2026-03-04T10:00:00Z");
        for (Channel never : List.of(EMAIL, CALL)) {
            World world = World.of(reorder(EMAIL, CALL))
                    .bought(BOUGHT.toString())
                    .allowing(question -> question.channel().equals(never)
                            ? Permission.Answer.refused()
                            : question.due().toInstant().isBefore(open)
                                    ? Permission.Answer.later(open)
                                    : Permission.Answer.granted());
            assertEquals(open, world.next("2026-03-01T08:00:00Z").due().toInstant());
        }
    }

    /** 730 days after 3 March 2026 is 2 March 2028, for 2028 has a 29 February. */
    @Test
    void followsThePermissionForTwoYears() {
        assertEquals(
                Instant.parse("2028-03-02T10:00:00Z"),
                permittedFrom("2028-03-02T10:00:00Z")
                        .next("2026-03-01T08:00:00Z")
                        .due()
                        .toInstant());
        assertEquals(
                RejectionCode.UNSCHEDULABLE,
                permittedFrom("2028-03-03T10:00:00Z").refusal("2026-03-01T08:00:00Z"));
    }

    private static World permittedFrom(String instant) {
        Instant open = Instant.parse(instant);
        return World.of(REORDER)
                .bought(BOUGHT.toString())
                .allowing(question -> question.due().toInstant().isBefore(open)
                        ? Permission.Answer.later(open)
                        : Permission.Answer.granted());
    }

    /** 3 March 2026 is a Tuesday. */
    @Test
    void keepsWhatMovedItBeforeThePermissionDid() {
        Instant open = Instant.parse("2026-03-06T10:00:00Z");
        World world = World.of(reorder(EMAIL).onWorkingDays())
                .bought("2026-01-29T10:00:00Z")
                .allowing(question -> question.due().toInstant().isBefore(open)
                        ? Permission.Answer.later(open)
                        : Permission.Answer.granted());
        assertEquals("2026-03-06T11:00 [ROLLED, CONSENT]", world.due("2026-02-01T08:00:00Z"), "28 February: Saturday");
        world.snoozed("2026-03-04T11:00");
        assertEquals("2026-03-06T11:00 [ROLLED, SNOOZED, CONSENT]", world.due("2026-02-01T08:00:00Z"));
    }

    @Test
    void explainsWhatWasSaidOnTheLastDayOnly() {
        Instant open = Instant.parse("2026-03-04T10:00:00Z");
        World world = World.of(REORDER)
                .bought(BOUGHT.toString())
                .allowing(question -> question.due().toInstant().isBefore(open)
                        ? Permission.Answer.later(open).because("Not yet.")
                        : Permission.Answer.refused().because("Never."));
        String text = world.explain("2026-03-01T08:00:00Z").text();
        assertTrue(text.endsWith("(EMAIL on 2026-03-04: Never)."), text);
    }

    /** The day that it was moved to is 7 March; without the move it would have lapsed on the 4th. */
    @Test
    void lapsesByTheDayThatItWasMovedTo() {
        World world = World.of(reorder(EMAIL).lapsesAfter(Period.ofDays(0)))
                .bought(BOUGHT.toString())
                .allowing(question -> question.date().getDayOfMonth() < 7
                        ? Permission.Answer.later(Instant.parse("2026-03-07T10:00:00Z"))
                        : Permission.Answer.granted());
        assertEquals(Status.UPCOMING, world.plan("2026-03-05T08:00:00Z").status());
        assertEquals(RejectionCode.LAPSED, world.refusal("2026-03-07T23:00:00Z"));
    }

    /** In the night of 25 October 2026 the clocks of Paris show 02:30 twice, at 00:30 and at 01:30 UTC. */
    @Test
    void doesNotTakeTheFirstOfTwoEqualHoursForTheSecond() {
        Instant second = Instant.parse("2026-10-25T01:30:00Z");
        World world = World.of(REORDER)
                .bought("2026-09-24T20:00:00Z")
                .allowing(question -> question.due().toInstant().isBefore(second)
                        ? Permission.Answer.later(second)
                        : Permission.Answer.granted());
        assertEquals(
                Instant.parse("2026-10-25T02:00:00Z"),
                world.next("2026-10-01T08:00:00Z").due().toInstant());
    }

    @Test
    void explainsInWordsWhatTheLedgerSays() {
        World world = world(ConsentPolicy.STRICT, REORDER);
        String text = Planner.explain(
                        world.facts(), world.book(), world.permission, Instant.parse("2026-03-01T08:00:00Z"))
                .text();
        assertEquals(
                "Nothing is planned.\nNot reorder: no channel is permitted on that date (EMAIL on 2026-03-03: Refused. There"
                        + " is no basis for this point, channel and purpose. Policy: STRICT, allowedBases).",
                text);
    }

    @Property(tries = 400)
    void isTheSamePlanUntilItSays(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        World world = RandomWorld.of(seed);
        Instant now = RandomWorld.moment(seed);
        know(world, facts(world.contact.build().id(), now, random));
        List<ConsentPolicy> policies = List.of(policy(random.nextInt(4)));
        world.allowing(Permission.ledger(contact -> policies));
        Plan plan = world.plan(now);
        Instant end = plan.validUntil().orElse(now.plus(Duration.ofDays(3_000)));
        assertTrue(end.isAfter(now), () -> "seed " + seed);
        for (int i = 1; i <= 15; i++) {
            Instant later = now.plusSeconds((long) (Duration.between(now, end).toSeconds() * (i / 15.01)));
            assertTrue(world.plan(later).isSamePlan(plan), () -> "seed " + seed + ": not the same at " + later);
        }
        assertTrue(world.plan(end.minusNanos(1_000)).isSamePlan(plan), () -> "seed " + seed + " before " + end);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    private static ConsentPolicy policy(int number) {
        return switch (number) {
            case 0 -> ConsentPolicy.STRICT;
            case 1 ->
                ConsentPolicy.STRICT_24M.toBuilder("short")
                        .maxAge(Period.ofDays(90))
                        .build();
            case 2 ->
                ConsentPolicy.STRICT.toBuilder("hours")
                        .openHours(EMAIL, OpenHours.daily("10:00", "12:00"))
                        .openHours(CALL, OpenHours.daily("15:00", "16:30"))
                        .cap(new ContactCap(Set.of(EMAIL, CALL), 2, Duration.ofDays(9), ContactCap.Per.PURPOSE))
                        .build();
            default -> ConsentPolicy.US_TCPA;
        };
    }

    private static List<Consent> facts(ContactId id, Instant now, Random random) {
        List<Consent> facts = new ArrayList<>();
        int size = 2 + random.nextInt(8);
        for (int i = 0; i < size; i++) {
            Instant at = now.plus(Duration.ofHours(random.nextInt(9_000) - 5_000L));
            facts.add(
                    switch (random.nextInt(8)) {
                        case 0 -> Consent.withdrawn(id, NEWS).at(at);
                        case 1 ->
                            Consent.suppressed(id, SuppressionReason.HARD_BOUNCE, MAIL)
                                    .at(at);
                        case 2 ->
                            Consent.suppressionLifted(id, SuppressionReason.HARD_BOUNCE)
                                    .at(at);
                        case 3 -> contacted(id, at.toString());
                        default -> granted(id, at, random);
                    });
        }
        return facts;
    }

    private static Consent granted(ContactId id, Instant at, Random random) {
        GrantBuilder grant = grant(id).at(at);
        GrantBuilder there = random.nextBoolean()
                ? grant.to(MAIL).by(EMAIL)
                : grant.to(PHONE).by(CALL);
        Instant from = at.plus(Duration.ofHours(random.nextInt(500)));
        return (random.nextBoolean() ? there.from(from) : there)
                .until(from.plus(Duration.ofHours(1 + random.nextInt(3_000))))
                .build();
    }
}
