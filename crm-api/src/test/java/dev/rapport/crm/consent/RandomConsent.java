package dev.rapport.crm.consent;

import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Few people, points and instants, chosen so that ties, shared points and boundaries happen all the time. */
final class RandomConsent {
    static final Purpose NEWS = Purpose.marketing("news");
    static final Purpose OFFERS = Purpose.marketing("offers");
    static final Purpose SERVICE = Purpose.nonMarketing("service");

    // the night in which the clocks of Berlin go forward
    private static final Instant BASE = Instant.parse("2026-03-28T22:00:00Z");
    private static final List<ContactId> IDS = List.of(id(1), id(2), id(3));
    private static final List<ContactPoint> POINTS = List.of(
            EmailAddress.parse("ann@example.com"),
            EmailAddress.parse("ANN@example.com"),
            EmailAddress.parse("bob@example.com"),
            PhoneNumber.parse("+14155552671"));
    private static final List<Channel> CHANNELS =
            List.of(Channel.EMAIL, Channel.SMS, Channel.CALL, Channel.AUTOMATED_CALL);
    private static final List<ZoneId> ZONES =
            List.of(ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"));
    private static final Proof SIGNED = Proof.NONE
            .and(Proof.Part.NOTICE_VERSION, "n1")
            .and(Proof.Part.METHOD, "form")
            .and(Proof.Part.REF, "r1")
            .and(Proof.Part.SIGNATURE, "s1");
    static final List<ConsentPolicy> PRESETS = List.of(
            ConsentPolicy.STRICT,
            ConsentPolicy.STRICT_DOI,
            ConsentPolicy.STRICT_24M,
            ConsentPolicy.EU_GDPR,
            ConsentPolicy.DE_UWG,
            ConsentPolicy.UK_PECR,
            ConsentPolicy.FR_2026,
            ConsentPolicy.US_CANSPAM,
            ConsentPolicy.US_TCPA,
            ConsentPolicy.US_FL,
            ConsentPolicy.US_TX,
            ConsentPolicy.CA_CASL,
            ConsentPolicy.AU_SPAM,
            ConsentPolicy.BR_LGPD);

    private final Random random;
    // most facts are about what is asked, or the answer would be that there is no consent
    private final Channel usual;
    private final ContactPoint home;
    private long sequence;

    RandomConsent(long seed) {
        random = new Random(seed);
        usual = oneOf(CHANNELS);
        home = usual.equals(Channel.EMAIL) ? POINTS.get(0) : POINTS.get(3);
    }

    static ContactId id(int number) {
        return new ContactId(new UUID(0, number));
    }

    PlainReading.World world() {
        List<Consent> facts = new ArrayList<>();
        int size = random.nextInt(3) + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            facts.add(fact());
        }
        return new PlainReading.World(facts, people());
    }

    private List<Recipient> people() {
        List<Recipient> people = new ArrayList<>();
        for (ContactId id : IDS) {
            Recipient.Builder person = Recipient.of(id);
            if (chance(5, 6)) {
                person.zone(oneOf(ZONES));
            }
            if (chance(1, 4)) {
                person.zones(chance(1, 4) ? List.of() : List.of(oneOf(ZONES), oneOf(ZONES)));
            }
            if (chance(1, 4)) {
                person.birthDate(LocalDate.of(2026, 3, 29)
                        .minusYears(oneOf(List.of(12, 13, 15, 16)))
                        .plusDays(random.nextInt(3) - 1L));
            }
            for (ContactPoint point : POINTS) {
                if (chance(1, 2)) {
                    person.point(point);
                }
            }
            people.add(person.build());
        }
        return people;
    }

    ConsentRequest request() {
        ConsentRequest request = ConsentRequest.of(person(), point(), channel(), purpose());
        request = chance(1, 4) ? request.forAudience() : request;
        request = chance(1, 2) ? request.forSimilarProducts() : request;
        return chance(1, 12) ? request.controller("partner") : request;
    }

    List<ConsentPolicy> policies() {
        List<ConsentPolicy> policies = new ArrayList<>();
        int size = oneOf(List.of(0, 1, 1, 1, 1, 2, 3));
        for (int i = 0; i < size; i++) {
            policies.add(policy());
        }
        return policies;
    }

    private ConsentPolicy policy() {
        ConsentPolicyBuilder policy = oneOf(PRESETS).toBuilder("random");
        if (chance(1, 4)) {
            policy.doubleOptIn(Channel.EMAIL, Channel.CALL);
        }
        if (chance(1, 4)) {
            policy.maxAge(Period.ofMonths(1 + random.nextInt(4)));
        }
        if (chance(1, 4)) {
            policy.inactivity(Period.ofMonths(1 + random.nextInt(4)));
        }
        if (chance(1, 6)) {
            policy.evidence(LegalBasis.EXPRESS);
        }
        if (chance(1, 3)) {
            policy.cap(new ContactCap(
                    chance(1, 2) ? Set.of(channel()) : Set.copyOf(CHANNELS),
                    1 + random.nextInt(2),
                    Duration.ofHours(12L * (1 + random.nextInt(5))),
                    oneOf(List.of(ContactCap.Per.values()))));
        }
        if (chance(1, 6)) {
            policy.openHours(channel(), OpenHours.daily("01:30", "02:30").on(DayOfWeek.SUNDAY, window(), window()));
        }
        if (chance(1, 6)) {
            policy.holidays(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 31));
        }
        if (chance(1, 6)) {
            policy.optOutChannels(channel());
        }
        if (chance(1, 6)) {
            policy.link(Channel.EMAIL, Channel.SMS);
        }
        return policy.build();
    }

    private TimeWindow window() {
        return oneOf(List.of(
                TimeWindow.of("00:00", "04:00"),
                TimeWindow.of("02:15", "02:45"),
                TimeWindow.of("02:30", "03:30"),
                TimeWindow.of("10:00", "12:00")));
    }

    Consent fact() {
        return chance(2, 3) ? permissive() : chance(1, 3) ? restriction() : other();
    }

    Consent permissive() {
        return switch (random.nextInt(9)) {
            case 0, 1, 2, 3, 8 -> grant();
            case 4 -> new Confirmed(stamp(), person(), token());
            case 5 -> new Purchased(stamp(), person());
            case 6 -> new Inquired(stamp(), person());
            default -> new Engaged(stamp(), person());
        };
    }

    Consent restriction() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> new Withdrawn(stamp(), person(), scope());
            case 2 -> objected(Optional.empty());
            case 3 ->
                new Suppressed(stamp(), person(), oneOf(List.of(SuppressionReason.values())), Optional.of(point()));
            case 4 -> new Restricted(stamp(), person());
            case 5 -> chance(1, 3) ? erased() : objected(Optional.of(point()));
            default -> new Withdrawn(stamp(), person(), ConsentScope.EVERYTHING);
        };
    }

    private Objected objected(Optional<ContactPoint> where) {
        return new Objected(stamp(), person(), where);
    }

    Erased erased() {
        return new Erased(stamp(), person(), List.of(point()));
    }

    private Consent other() {
        return switch (random.nextInt(12)) {
            case 0 -> lift();
            case 1 -> new RestrictionLifted(stamp(), person());
            case 2 -> new Expired(stamp(), person(), scope());
            case 3 -> new PurposeRevised(stamp(), purpose(), 1 + random.nextInt(2));
            case 4, 5 -> dnc();
            case 6, 7 -> merged();
            default -> contacted();
        };
    }

    private Consent lift() {
        return new SuppressionLifted(
                stamp(),
                person(),
                oneOf(List.of(SuppressionReason.values())),
                chance(1, 2) ? Optional.empty() : Optional.of(point()));
    }

    /** What neither the person nor a named operator says: nothing of it may lift a restriction. */
    Consent bystander() {
        return switch (random.nextInt(9)) {
            case 0 -> grant().toBuilder().source(Grant.Source.IMPORT).build();
            case 1 ->
                grant().toBuilder()
                        .source(Grant.Source.STAFF)
                        .basis(LegalBasis.EXPRESS)
                        .build();
            case 2 -> grant().toBuilder().basis(LegalBasis.SOFT_OPT_IN).build();
            case 3 -> new Purchased(stamp(), person());
            case 4 -> new Inquired(stamp(), person());
            case 5 -> new Engaged(stamp(), person());
            case 6 -> dnc();
            case 7 -> contacted();
            default -> new Expired(stamp(), person(), scope());
        };
    }

    private Consent dnc() {
        return new DncChecked(
                stamp(), person(), point(), new DncAnswer(chance(1, 2) ? "US_NATIONAL" : "UK_TPS", chance(1, 3)));
    }

    private Consent contacted() {
        return new Contacted(stamp(), person(), point(), channel(), purpose(), Optional.empty());
    }

    private Consent merged() {
        ContactId from = person();
        ContactId into = person();
        return from.equals(into) ? new Engaged(stamp(), from) : new Merged(stamp(), from, into);
    }

    Grant grant() {
        LegalBasis basis = oneOf(List.of(
                LegalBasis.EXPRESS,
                LegalBasis.EXPRESS,
                LegalBasis.EXPRESS_WRITTEN,
                LegalBasis.EXPRESS_WRITTEN,
                LegalBasis.SOFT_OPT_IN,
                LegalBasis.INFERRED));
        GrantBuilder grant = Grant.of(stamp(), person(), point())
                .by(channel(), channel(), channel())
                .purposes(chance(1, 2) ? NEWS : OFFERS, NEWS)
                .basis(basis)
                .proof(chance(1, 8) ? Proof.NONE.and(Proof.Part.METHOD, "csv") : SIGNED)
                .source(oneOf(
                        List.of(Grant.Source.SUBJECT, Grant.Source.SUBJECT, Grant.Source.STAFF, Grant.Source.IMPORT)));
        if (chance(1, 6)) {
            grant.from(instant());
        }
        if (chance(1, 6)) {
            grant.until(instant().plus(Duration.ofHours(24)));
        }
        if (chance(1, 4)) {
            grant.confirm(token(), instant().plus(Duration.ofHours(12)));
        }
        if (chance(1, 2)) {
            grant.soft(chance(1, 2) ? "SALE" : "NEGOTIATION", chance(3, 4));
        }
        if (chance(1, 4)) {
            grant.byGuardian();
        }
        if (chance(1, 4)) {
            grant.purposeVersion(2);
        }
        return grant.build();
    }

    private ConsentScope scope() {
        ConsentScope scope = ConsentScope.EVERYTHING;
        scope = chance(1, 2) ? scope.to(point()) : scope;
        scope = chance(1, 2) ? scope.by(channel()) : scope;
        return chance(1, 2) ? scope.purposes(purpose()) : scope;
    }

    private FactStamp stamp() {
        sequence++;
        Instant at = instant();
        FactStamp stamp = FactStamp.of(new ConsentId(new UUID(1, sequence)), at);
        stamp = chance(1, 5) ? stamp.recorded(instant()) : stamp;
        return chance(1, 12) ? stamp.controller("partner") : stamp;
    }

    Instant instant() {
        return instant(0);
    }

    /** When the question is asked: rather late. */
    Instant now() {
        return instant(4);
    }

    private Instant instant(int from) {
        Instant instant = BASE.plus(Duration.ofHours(6L * (from + random.nextInt(8 - from))));
        if (chance(1, 5)) {
            instant = instant.atOffset(ZoneOffset.UTC)
                    .minusMonths(1 + random.nextInt(3))
                    .toInstant();
        }
        return chance(1, 8) ? instant.plusNanos(1000L * (random.nextInt(3) - 1)) : instant;
    }

    private String token() {
        return "t" + random.nextInt(2);
    }

    private ContactId person() {
        return chance(3, 4) ? IDS.get(0) : oneOf(IDS);
    }

    private ContactPoint point() {
        return chance(3, 4) ? home : oneOf(POINTS);
    }

    private Channel channel() {
        return chance(3, 4) ? usual : oneOf(CHANNELS);
    }

    private Purpose purpose() {
        return oneOf(List.of(NEWS, NEWS, NEWS, NEWS, NEWS, NEWS, NEWS, OFFERS, OFFERS, SERVICE));
    }

    boolean chance(int of, int in) {
        return random.nextInt(in) < of;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    Random random() {
        return random;
    }
}
