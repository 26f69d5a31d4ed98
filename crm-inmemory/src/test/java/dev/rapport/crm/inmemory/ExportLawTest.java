package dev.rapport.crm.inmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.GrantBuilder;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.PointType;
import dev.rapport.crm.testkit.MutableClock;
import dev.rapport.crm.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * A list that is exported to a CRM without any refusals, where everybody once allowed everything, permits nothing there that is
 * refused here, but for what its Javadoc excepts; and back here it is no news. What it excepts hides nothing else: the answers
 * are those of the same story in which no operator suppressed or restricted anybody.
 */
final class ExportLawTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant ONCE = Samples.NOW.minus(DAY.multipliedBy(30));
    private static final EmailAddress SHARED = EmailAddress.parse("shared@example.org");
    private static final List<ContactPoint> POINTS = List.of(
            SHARED,
            EmailAddress.parse("second@example.org"),
            EmailAddress.parse("third@example.org"),
            PhoneNumber.parse("+442079460000"));
    private static final List<Channel> PHONE = List.of(Channel.SMS, Channel.CALL, Channel.AUTOMATED_CALL);

    private final MutableClock clock = Samples.clock();
    private final Crm crm =
            Crm.builder().storage(InMemoryStorage.create(clock)).clock(clock).build();
    private int tenants;

    private Crm empty() {
        tenants++;
        return crm.forTenant("crm-" + tenants);
    }

    private static List<Channel> channels(ContactPoint point) {
        return point.type() == PointType.PHONE ? PHONE : List.of(Channel.EMAIL);
    }

    private static void allowed(Crm crm, ContactId who, ContactPoint point) {
        crm.consents()
                .record(grant(who, point)
                        .by(channels(point).toArray(Channel[]::new))
                        .at(ONCE)
                        .build());
    }

    private static GrantBuilder grant(ContactId who, ContactPoint point) {
        return Consent.granted(who, Samples.NEWS).to(point).evidence("signup-v3", "web form", "form 17");
    }

    private static boolean isPermitted(Crm crm, ContactId who, ContactPoint point, Channel channel) {
        return crm.consents()
                .decide(ConsentRequest.of(who, point, channel, Samples.NEWS).forAudience())
                .isPermitted();
    }

    /** What happens to three people on the same days; an operator's doing can be left out of it. */
    private static final class Story {
        private static final int STEPS = 10;

        final Crm crm;
        final MutableClock clock;
        final Random random;
        final boolean isOperated;
        final List<ContactId> people = new ArrayList<>();

        Story(Crm crm, MutableClock clock, long seed, boolean isOperated) {
            this.crm = crm;
            this.clock = clock;
            this.isOperated = isOperated;
            random = new Random(seed);
            clock.moveTo(Samples.NOW);
            add(Contact.person("Ada").point(PointEntry.of(SHARED)).point(PointEntry.of(POINTS.get(3))));
            add(Contact.person("Bob").point(PointEntry.of(SHARED)).point(PointEntry.of(POINTS.get(1))));
            add(Contact.person("Eve").point(PointEntry.of(POINTS.get(2))));
            for (int i = random.nextInt(STEPS); i >= 0; i--) {
                step();
                if (random.nextInt(4) > 0) {
                    clock.advance(DAY);
                }
            }
            clock.advance(DAY);
        }

        private void add(Contact.Builder person) {
            ContactId id = crm.contacts().add(person.build()).id();
            people.add(id);
            POINTS.forEach(point -> allowed(crm, id, point));
        }

        private void step() {
            ContactId who = people.get(random.nextInt(3));
            ContactPoint point = POINTS.get(random.nextInt(POINTS.size()));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> crm.consents().record(no(who, point));
                case 3 -> crm.consents().record(suppressed(who, point));
                case 4 -> crm.consents().record(lifted(who, point));
                case 5 -> operate(who, point);
                case 6 -> merge(who, people.get(random.nextInt(3)));
                case 7 -> edit(who, point);
                default -> crm.consents().record(yes(who, point));
            }
        }

        private Consent no(ContactId who, ContactPoint point) {
            return switch (random.nextInt(7)) {
                case 0 -> Consent.objected(who);
                case 1 -> Consent.objected(who).to(point);
                case 2 -> Consent.withdrawn(who, Samples.NEWS);
                case 3 -> Consent.withdrawn(who).to(point);
                case 4 -> Consent.withdrawn(who).by(random.nextBoolean() ? Channel.EMAIL : Channel.CALL);
                case 5 -> Consent.withdrawn(who).controller("brand");
                default -> Consent.withdrawn(who);
            };
        }

        private Consent suppressed(ContactId who, ContactPoint point) {
            return switch (random.nextInt(4)) {
                case 0, 1 -> Consent.suppressed(who, SuppressionReason.HARD_BOUNCE, point);
                case 2 -> Consent.suppressed(who, SuppressionReason.COMPLAINT).controller("brand");
                default -> Consent.suppressed(who, SuppressionReason.COMPLAINT);
            };
        }

        private Consent lifted(ContactId who, ContactPoint point) {
            return random.nextBoolean()
                    ? Consent.suppressionLifted(who, SuppressionReason.COMPLAINT)
                            .actor("ops")
                    : Consent.suppressionLifted(who, SuppressionReason.HARD_BOUNCE, point)
                            .actor("ops");
        }

        private void operate(ContactId who, ContactPoint point) {
            Consent act = switch (random.nextInt(4)) {
                case 0 -> Consent.suppressed(who, SuppressionReason.ADMIN);
                case 1 -> Consent.suppressed(who, SuppressionReason.DECEASED);
                case 2 -> Consent.suppressed(who, SuppressionReason.REASSIGNED, point);
                default -> Consent.restricted(who);
            };
            if (isOperated) {
                crm.consents().record(act);
            }
        }

        private void merge(ContactId from, ContactId into) {
            try {
                crm.consents().record(Consent.merged(from, into));
            } catch (IllegalArgumentException nobodyOrTwice) {
                clock.advance(DAY);
            }
        }

        private void edit(ContactId who, ContactPoint point) {
            boolean hasIt = crm.contacts().get(who).points().stream()
                    .anyMatch(entry -> entry.point().isSamePlaceAs(point));
            crm.contacts()
                    .update(
                            who,
                            c -> hasIt
                                    ? c.toBuilder().removePoint(point).build()
                                    : c.toBuilder().point(PointEntry.of(point)).build());
        }

        private Consent yes(ContactId who, ContactPoint point) {
            GrantBuilder grant = grant(who, point)
                    .by(channels(point).toArray(Channel[]::new))
                    .at(clock.instant());
            int days = random.nextInt(6);
            return days > 2
                    ? grant.build()
                    : grant.until(clock.instant().plus(DAY.multipliedBy(days + 1)))
                            .build();
        }

        List<Contact> contacts() {
            return people.stream().map(crm.contacts()::get).toList();
        }

        List<Subscriber> rows() {
            return crm.subscriptions().export(Samples.NEWS).toList();
        }
    }

    /** Where the same people are known, with the addresses that they have here now. */
    @Property(tries = 150)
    void nothingIsPermittedThereThatIsRefusedHere(@ForAll long seed) {
        Story plain = new Story(empty(), clock, seed, false);
        Story story = new Story(empty(), clock, seed, true);
        Crm there = empty();
        for (Contact who : story.contacts()) {
            there.contacts().add(who);
            POINTS.forEach(point -> allowed(there, who.id(), point));
        }
        there.subscriptions().importAll(story.rows(), MissingContacts.CREATE);
        for (int i = 0; i < 3; i++) {
            for (PointEntry entry : story.contacts().get(i).points()) {
                for (Channel channel : channels(entry.point())) {
                    assertTrue(
                            !isPermitted(there, story.people.get(i), entry.point(), channel)
                                    || isPermitted(plain.crm, plain.people.get(i), entry.point(), channel),
                            "seed " + seed + " of " + i + " by " + channel);
                }
            }
        }
    }

    /** Where others are known by the addresses. */
    @Property(tries = 150)
    void nothingIsPermittedAtAnAddressThatIsRefusedToAnybodyThereHere(@ForAll long seed) {
        Story plain = new Story(empty(), clock, seed, false);
        Story story = new Story(empty(), clock, seed, true);
        Crm there = empty();
        List<ContactId> strangers = new ArrayList<>();
        for (ContactPoint point : POINTS) {
            ContactId id = there.contacts()
                    .add(Contact.person("Stranger").point(PointEntry.of(point)).build())
                    .id();
            strangers.add(id);
            allowed(there, id, point);
        }
        there.subscriptions().importAll(story.rows(), MissingContacts.REPORT);
        for (int i = 0; i < 3; i++) {
            for (PointEntry entry : story.contacts().get(i).points()) {
                ContactId stranger = strangers.get(POINTS.indexOf(entry.point()));
                for (Channel channel : channels(entry.point())) {
                    assertTrue(
                            !isPermitted(there, stranger, entry.point(), channel)
                                    || isPermitted(plain.crm, plain.people.get(i), entry.point(), channel),
                            "seed " + seed + " of " + i + " by " + channel);
                }
            }
        }
    }

    @Property(tries = 150)
    void backHereItIsNoNewsAndAlwaysTheSame(@ForAll long seed) {
        Story story = new Story(empty(), clock, seed, true);
        List<Subscriber> rows = story.rows();
        assertEquals(rows, story.rows());
        assertEquals(
                0,
                story.crm
                        .subscriptions()
                        .importAll(rows, MissingContacts.CREATE)
                        .recorded(),
                () -> "seed " + seed);
        assertEquals(rows, story.rows());
    }

    @Test
    void tellsStoriesWithRowsOfEachKind() {
        Set<Subscriber.State> seen = EnumSet.noneOf(Subscriber.State.class);
        int onlyThere = 0;
        for (long seed = 0; seed < 60; seed++) {
            for (Subscriber row : new Story(empty(), clock, seed, true).rows()) {
                seen.add(row.state());
                onlyThere += row.isOnlyThere() ? 1 : 0;
            }
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(Subscriber.State.BLANK)), seen);
        assertTrue(onlyThere > 0);
    }
}
