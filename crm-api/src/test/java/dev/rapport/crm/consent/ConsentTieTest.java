package dev.rapport.crm.consent;

import static dev.rapport.crm.consent.ConsentReason.DNC_LISTED;
import static dev.rapport.crm.consent.ConsentReason.ERASED;
import static dev.rapport.crm.consent.ConsentReason.EXPIRED;
import static dev.rapport.crm.consent.ConsentReason.FREQUENCY_CAP;
import static dev.rapport.crm.consent.ConsentReason.MINOR_WITHOUT_GUARDIAN;
import static dev.rapport.crm.consent.ConsentReason.NON_MARKETING;
import static dev.rapport.crm.consent.ConsentReason.OBJECTED;
import static dev.rapport.crm.consent.ConsentReason.PERMITTED;
import static dev.rapport.crm.consent.ConsentReason.QUIET_HOURS;
import static dev.rapport.crm.consent.ConsentReason.RESTRICTED;
import static dev.rapport.crm.consent.ConsentReason.SUPPRESSED;
import static dev.rapport.crm.consent.ConsentReason.WITHDRAWN;
import static dev.rapport.crm.consent.Story.ANN;
import static dev.rapport.crm.consent.Story.BOB;
import static dev.rapport.crm.consent.Story.CAT;
import static dev.rapport.crm.consent.Story.MAIL;
import static dev.rapport.crm.consent.Story.NEWS;
import static dev.rapport.crm.consent.Story.OLD_MAIL;
import static dev.rapport.crm.consent.Story.PHONE;
import static dev.rapport.crm.consent.Story.RECEIPTS;
import static dev.rapport.crm.consent.Story.mail;
import static dev.rapport.crm.consent.Story.time;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several facts of the same kind, and the same person in several records: which of them counts. */
class ConsentTieTest {
    private static final String NOW = "2026-06-01";

    private static ConsentReason receipts(Story story, ContactId who) {
        return story.decide(NOW, ConsentRequest.of(who, MAIL, Channel.EMAIL, RECEIPTS))
                .reason();
    }

    private static ConsentPolicy capped(ContactCap... caps) {
        ConsentPolicyBuilder policy = ConsentPolicy.STRICT.toBuilder("capped");
        for (ContactCap cap : caps) {
            policy.cap(cap);
        }
        return policy.build();
    }

    private static ContactCap once(int days) {
        return new ContactCap(Set.of(Channel.EMAIL), 1, Duration.ofDays(days), ContactCap.Per.CHANNEL);
    }

    private static Contacted contacted(ContactId who, Story story, String at) {
        return new Contacted(story.stamp(at), who, MAIL, Channel.EMAIL, NEWS, Optional.empty());
    }

    @Nested
    class Inactivity {
        private final ConsentPolicy active = ConsentPolicy.STRICT.toBuilder("active")
                .inactivity(Period.ofYears(3))
                .build();

        @Test
        void runsFromTheLastSignOfThePerson() {
            Story story = new Story().granted("2020-01-01");
            assertEquals(PERMITTED, story.mail("2023-01-01", active));
            assertEquals(EXPIRED, story.mail("2023-01-02", active));
            story.engaged("2022-06-01").engaged("2021-06-01");
            assertEquals(PERMITTED, story.mail("2025-06-01", active));
            assertEquals(EXPIRED, story.mail("2025-06-02", active));
        }

        @Test
        void isNotProlongedByWhatCameBeforeOrConcernsAnother() {
            Story early = new Story().engaged("2019-01-01").granted("2020-01-01");
            assertEquals(PERMITTED, early.mail("2023-01-01", active));
            Story other = new Story().granted("2020-01-01");
            other.add(new Engaged(other.stamp("2022-06-01").controller("brand"), ANN));
            assertEquals(EXPIRED, other.mail("2023-01-02", active));
            Story later = new Story().granted("2020-01-01").engaged("2024-01-01");
            assertEquals(EXPIRED, later.mail("2023-01-02", active));
            assertEquals(PERMITTED, later.mail("2024-01-01", active));
        }
    }

    @Nested
    class Restrictions {
        @Test
        void killWhatIsOlderThanTheNewestOfThem() {
            for (boolean objectedFirst : List.of(true, false)) {
                String withdrawn = objectedFirst ? "2026-03-01" : "2026-01-01";
                String objected = objectedFirst ? "2026-01-01" : "2026-03-01";
                Story story = new Story()
                        .withdrawn(withdrawn)
                        .objected(ANN, objected)
                        .granted("2026-02-01")
                        .granted("2026-04-01", g -> g.until(time("2026-05-01")));
                assertEquals(PERMITTED, story.mail("2026-04-15"));
                assertEquals(EXPIRED, story.mail(NOW), "the grant of February is dead");
            }
        }

        @Test
        void areNamedByTheRefusal() {
            Withdrawn no = new Withdrawn(new Story().stamp("2026-03-01"), ANN, ConsentScope.EVERYTHING);
            ConsentDecision refused = new Story().granted("2026-01-01").add(no).decide(NOW, mail(ANN));
            assertEquals(WITHDRAWN, refused.reason());
            assertEquals(List.of(no.id()), refused.facts());
        }

        @Test
        void keepToTheChannelsThatAreLinked() {
            Story story = new Story()
                    .zone("America/New_York")
                    .granted(ANN, PHONE, "2026-01-01", Story::signed)
                    .withdrawn(ANN, "2026-02-01", ConsentScope.EVERYTHING.by(Channel.EMAIL));
            String noon = "2026-06-02T16:00:00Z";
            assertEquals(
                    PERMITTED,
                    story.decide(noon, Story.call(), ConsentPolicy.US_TCPA).reason());
            story.withdrawn(ANN, "2026-02-02", ConsentScope.EVERYTHING.by(Channel.SMS));
            assertEquals(
                    WITHDRAWN,
                    story.decide(noon, Story.call(), ConsentPolicy.US_TCPA).reason());
        }

        @Test
        void endAtThePointThatTheLiftNames() {
            assertEquals(SUPPRESSED, bounced(SuppressionReason.HARD_BOUNCE, OLD_MAIL));
            assertEquals(PERMITTED, bounced(SuppressionReason.HARD_BOUNCE, Story.SHOUTED));
            assertEquals(PERMITTED, bounced(SuppressionReason.ADMIN, OLD_MAIL), "which is about the person");
        }

        private static ConsentReason bounced(SuppressionReason reason, ContactPoint lifted) {
            Story story = new Story().granted("2026-01-01").suppressed(ANN, "2026-02-01", reason);
            return story.add(new SuppressionLifted(story.stamp("2026-03-01"), ANN, reason, Optional.of(lifted)))
                    .mail(NOW);
        }

        @Test
        void goWithTheErasedRecordUnlessTheyCameLater() {
            Story story = new Story();
            story.person(BOB).point(MAIL);
            story.add(new Restricted(story.stamp("2026-01-01"), BOB));
            assertEquals(RESTRICTED, receipts(story, ANN));
            story.erased(BOB, "2026-02-01");
            assertEquals(NON_MARKETING, receipts(story, ANN));
            story.add(new Restricted(story.stamp("2026-02-02"), BOB));
            assertEquals(RESTRICTED, receipts(story, ANN));
            assertEquals(ERASED, receipts(story, BOB));
        }

        @Test
        void areMeasuredByThePolicyThatJudgesBases() {
            ConsentPolicy plain = ConsentPolicy.STRICT.toBuilder("plain")
                    .evidence(LegalBasis.EXPRESS_WRITTEN)
                    .build();
            ConsentPolicy hours =
                    ConsentPolicy.STRICT.toBuilder("hours").overlay(true).build();
            Story story = new Story()
                    .erased(BOB, "2026-01-01")
                    .granted(
                            "2026-02-01",
                            g -> g.basis(LegalBasis.EXPRESS_WRITTEN).proof(Proof.NONE))
                    .restricted("2026-03-01");
            assertEquals(RESTRICTED, story.mail(NOW, plain, hours));
            assertEquals(RESTRICTED, story.mail(NOW, hours, plain));
            assertEquals(SUPPRESSED, story.mail(NOW, hours), "strictly, the tombstone is not lifted");
        }

        @Test
        void areThoseOfTheHolderOfThePointEvenIfThePersonHasLeftIt() {
            Story story =
                    new Story().granted(ANN, OLD_MAIL, "2026-01-01", g -> g).objected(BOB, "2026-02-01");
            story.person(BOB).point(OLD_MAIL);
            ConsentRequest old = ConsentRequest.of(ANN, OLD_MAIL, Channel.EMAIL, NEWS);
            assertEquals(OBJECTED, story.decide(NOW, old).reason());
        }
    }

    @Nested
    class Timing {
        @Test
        void waitsForTheLastOfSeveralCaps() {
            for (ConsentPolicy policy : List.of(capped(once(1), once(7)), capped(once(7), once(1)))) {
                Story story = new Story().granted("2026-01-01").contacted("2026-05-31", Channel.EMAIL, NEWS);
                ConsentDecision decision = story.decide("2026-05-31T13:00:00Z", mail(ANN), policy);
                assertEquals(FREQUENCY_CAP, decision.reason());
                assertEquals(Optional.of(time("2026-06-07")), decision.retryAt());
            }
        }

        @Test
        void waitsForTheNewestContactOfAnyRecord() {
            for (boolean annFirst : List.of(true, false)) {
                Story story = new Story().granted("2026-01-01").merged(BOB, ANN, "2026-02-01");
                String ann = annFirst ? "2026-06-01T08:00:00Z" : "2026-06-01T10:00:00Z";
                String bob = annFirst ? "2026-06-01T10:00:00Z" : "2026-06-01T08:00:00Z";
                story.add(contacted(ANN, story, ann)).add(contacted(BOB, story, bob));
                assertEquals(
                        Optional.of(time("2026-06-02T10:00:00Z")),
                        story.decide(NOW, mail(ANN), capped(once(1))).retryAt());
            }
        }

        @Test
        void believesAnyCheckThatListsTheNumberAtOneInstant() {
            for (boolean listedFirst : List.of(true, false)) {
                Story story = new Story()
                        .zone("America/New_York")
                        .checked("2026-06-01", "US_NATIONAL", listedFirst)
                        .checked("2026-06-01", "US_NATIONAL", !listedFirst)
                        .checked("2026-06-01", "US_NATIONAL", listedFirst);
                assertEquals(
                        DNC_LISTED,
                        story.decide("2026-06-02T16:00:00Z", Story.call(), ConsentPolicy.US_TCPA)
                                .reason());
            }
        }
    }

    @Nested
    class Support {
        @Test
        void isTheGrantWithItsConfirmation() {
            Story story = new Story();
            FactStamp granted = story.stamp("2026-01-01");
            FactStamp confirmed = story.stamp("2026-01-02");
            story.add(Grant.of(granted, ANN, MAIL)
                            .by(Channel.EMAIL)
                            .purposes(NEWS)
                            .proof(Story.PROOF)
                            .confirm("t", time("2026-01-03"))
                            .build())
                    .add(new Confirmed(confirmed, ANN, "t"));
            assertEquals(
                    List.of(granted.id(), confirmed.id()),
                    story.decide(NOW, mail(ANN)).facts());
        }

        @Test
        void isTheOldestOfEquallyStrongGrants() {
            Story story = new Story();
            FactStamp first = story.stamp("2026-01-01");
            FactStamp second = story.stamp("2026-01-02");
            for (FactStamp stamp : List.of(second, first)) {
                story.add(Grant.of(stamp, ANN, MAIL)
                        .by(Channel.EMAIL)
                        .purposes(NEWS)
                        .proof(Story.PROOF)
                        .build());
            }
            assertEquals(List.of(first.id()), story.decide(NOW, mail(ANN)).facts());
        }

        @Test
        void isTheLatestCandidateOfARefusal() {
            Story story = new Story().granted("2026-01-01", g -> g.until(time("2026-01-03")));
            FactStamp latest = story.stamp("2026-01-02");
            story.add(new Purchased(story.stamp("2023-01-01"), ANN))
                    .add(Grant.of(latest, ANN, MAIL)
                            .by(Channel.EMAIL)
                            .purposes(NEWS)
                            .build());
            assertEquals(List.of(latest.id()), story.decide(NOW, mail(ANN)).facts());
        }

        @Test
        void isNoFactWhereNothingHasToBeSaid() {
            ConsentDecision decision = new Story()
                    .granted("2026-01-01", g -> g.until(time("2026-01-03")))
                    .decide(NOW, mail(ANN), ConsentPolicy.US_CANSPAM);
            assertEquals(Optional.of(LegalBasis.OPT_OUT_REGIME), decision.basis());
            assertEquals(List.of(), decision.facts());
        }
    }

    @Nested
    class Merges {
        private final ConsentPolicy office = ConsentPolicy.STRICT.toBuilder("office")
                .openHours(Channel.EMAIL, OpenHours.daily("09:00", "17:00"))
                .build();

        /** Ann is in Tokyo, where the day ends at 15:00 UTC; Bob in New York. */
        private static Story apart() {
            Story story = new Story().zone("Asia/Tokyo").granted(BOB, MAIL, "2026-01-01", g -> g);
            story.person(BOB).zone(ZoneId.of("America/New_York"));
            return story;
        }

        private ConsentReason askBob(Story story, String at) {
            return story.decide(at, mail(BOB), office).reason();
        }

        @Test
        void letTheRecordThatStaysTellTheZone() {
            Story story = apart().merged(CAT, BOB, "2026-03-01").merged(BOB, ANN, "2026-04-01");
            assertEquals(PERMITTED, askBob(story, "2026-03-31T20:00:00Z"), "16:00 in New York, before the merge");
            assertEquals(QUIET_HOURS, askBob(story, "2026-04-02T20:00:00Z"), "05:00 in Tokyo");
            assertEquals(PERMITTED, askBob(story, "2026-04-02T02:00:00Z"), "11:00 in Tokyo");
            ConsentRequest cat = mail(CAT);
            assertEquals(
                    PERMITTED, story.decide("2026-04-02T02:00:00Z", cat, office).reason(), "two merges away");
        }

        @Test
        void letTheAskedRecordTellTheZoneIfNothingIsKnownOfTheOther() {
            Story story = apart().merged(BOB, CAT, "2026-04-01");
            assertEquals(PERMITTED, askBob(story, "2026-04-02T20:00:00Z"));
            assertEquals(QUIET_HOURS, askBob(story, "2026-04-02T02:00:00Z"));
        }

        @Test
        void makeNobodyOlder() {
            for (boolean annIsYounger : List.of(true, false)) {
                Story story = new Story()
                        .born(annIsYounger ? "2012-01-01" : "1980-01-01")
                        .granted("2026-01-01")
                        .merged(BOB, ANN, "2026-02-01");
                story.person(BOB).birthDate(LocalDate.parse(annIsYounger ? "1980-01-01" : "2012-01-01"));
                assertEquals(MINOR_WITHOUT_GUARDIAN, story.mail(NOW));
            }
        }

        @Test
        void ofOthersDoNotMoveARestriction() {
            Story story = new Story()
                    .objected(ANN, "2026-01-01")
                    .granted("2026-01-15", g -> g.source(Grant.Source.IMPORT))
                    .merged(CAT, BOB, "2026-02-01")
                    .granted("2026-02-15", g -> g.until(time("2026-04-01")))
                    .merged(BOB, ANN, "2026-03-01");
            assertEquals(PERMITTED, story.mail(NOW), "by what came after the objection, which February lifted");
        }

        @Test
        void keepAPermitForThePersonAndForNobodyElse() {
            Story story = new Story().granted("2026-01-01").merged(BOB, ANN, "2026-02-01");
            assertEquals(PERMITTED, redeemed(story, mail(ANN)));
            assertEquals(ConsentReason.PERMIT_MISMATCH, redeemed(story, mail(CAT)));
            assertEquals(
                    ConsentReason.PERMIT_MISMATCH,
                    redeemed(story, ConsentRequest.of(BOB, OLD_MAIL, Channel.EMAIL, NEWS)));
            assertEquals(
                    ConsentReason.PERMIT_MISMATCH,
                    redeemed(story, ConsentRequest.of(BOB, MAIL, Channel.EMAIL, Story.OFFERS)));
            assertEquals(
                    ConsentReason.PERMIT_MISMATCH, redeemed(story, ConsentRequest.of(BOB, MAIL, Channel.CHAT, NEWS)));
            story.add(new Contacted(
                    story.stamp("2026-05-01"), ANN, MAIL, Channel.EMAIL, NEWS, Optional.of("another permit")));
            assertEquals(PERMITTED, redeemed(story, mail(ANN)));
            story.add(new Contacted(story.stamp("2026-05-01"), ANN, MAIL, Channel.EMAIL, NEWS, Optional.of("permit")));
            assertEquals(ConsentReason.PERMIT_USED, redeemed(story, mail(ANN)));
        }

        private static ConsentReason redeemed(Story story, ConsentRequest request) {
            PermitTerms permit =
                    new PermitTerms("permit", BOB, MAIL, Channel.EMAIL, NEWS, time(NOW), Duration.ofMinutes(5));
            return story.ledger().redeem(permit, List.of(), request, time(NOW)).reason();
        }
    }

    @Test
    void doNotDependOnTheOrderInWhichTheyAreRead() {
        Story story = new Story().granted("2026-02-01", Story::signed);
        List<Consent> facts = new ArrayList<>(List.of(
                new Erased(story.stamp("2026-01-01"), BOB, List.of(MAIL)),
                new Erased(story.stamp("2026-03-01"), BOB, List.of(MAIL))));
        assertEquals(SUPPRESSED, with(facts).mail(NOW));
        Collections.reverse(facts);
        assertEquals(SUPPRESSED, with(facts).mail(NOW));
    }

    private static Story with(List<Consent> facts) {
        Story story = new Story().granted("2026-02-01", Story::signed);
        facts.forEach(story::add);
        return story;
    }
}
