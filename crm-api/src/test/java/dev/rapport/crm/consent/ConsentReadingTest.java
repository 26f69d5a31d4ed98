package dev.rapport.crm.consent;

import static dev.rapport.crm.consent.ConsentReason.BASIS_CONDITIONS_UNMET;
import static dev.rapport.crm.consent.ConsentReason.BASIS_NOT_ALLOWED;
import static dev.rapport.crm.consent.ConsentReason.DNC_CHECK_STALE;
import static dev.rapport.crm.consent.ConsentReason.DNC_LISTED;
import static dev.rapport.crm.consent.ConsentReason.ERASED;
import static dev.rapport.crm.consent.ConsentReason.EVIDENCE_MISSING;
import static dev.rapport.crm.consent.ConsentReason.EXPIRED;
import static dev.rapport.crm.consent.ConsentReason.EXPRESS_REQUIRED;
import static dev.rapport.crm.consent.ConsentReason.MINOR_WITHOUT_GUARDIAN;
import static dev.rapport.crm.consent.ConsentReason.NON_MARKETING;
import static dev.rapport.crm.consent.ConsentReason.NOT_YET_EFFECTIVE;
import static dev.rapport.crm.consent.ConsentReason.NO_CONSENT;
import static dev.rapport.crm.consent.ConsentReason.OBJECTED;
import static dev.rapport.crm.consent.ConsentReason.PENDING_CONFIRMATION;
import static dev.rapport.crm.consent.ConsentReason.PERMITTED;
import static dev.rapport.crm.consent.ConsentReason.RESTRICTED;
import static dev.rapport.crm.consent.ConsentReason.STALE_NOTICE;
import static dev.rapport.crm.consent.ConsentReason.SUPPRESSED;
import static dev.rapport.crm.consent.ConsentReason.WITHDRAWN;
import static dev.rapport.crm.consent.ConsentReason.ZONE_UNKNOWN;
import static dev.rapport.crm.consent.Story.ANN;
import static dev.rapport.crm.consent.Story.BOB;
import static dev.rapport.crm.consent.Story.CAT;
import static dev.rapport.crm.consent.Story.MAIL;
import static dev.rapport.crm.consent.Story.NEWS;
import static dev.rapport.crm.consent.Story.OLD_MAIL;
import static dev.rapport.crm.consent.Story.PHONE;
import static dev.rapport.crm.consent.Story.RECEIPTS;
import static dev.rapport.crm.consent.Story.mail;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.Channel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a permission check reads, sentence by sentence. */
class ConsentReadingTest {

    private static final String NOW = "2026-06-01";

    private static ConsentReason receipts(Story story) {
        return story.decide(NOW, ConsentRequest.of(ANN, MAIL, Channel.EMAIL, RECEIPTS))
                .reason();
    }

    @Nested
    class Lifting {
        @Test
        void isDoneByALaterExpressGrantOfThePerson() {
            assertEquals(
                    PERMITTED,
                    new Story().withdrawn("2026-01-01").granted("2026-02-01").mail(NOW));
            assertEquals(
                    PERMITTED,
                    new Story()
                            .objected(ANN, "2026-01-01")
                            .granted("2026-02-01")
                            .mail(NOW));
        }

        @Test
        void isNotDoneByAnImportOrByStaffWithoutASignature() {
            assertEquals(
                    WITHDRAWN,
                    new Story()
                            .withdrawn("2026-01-01")
                            .granted("2026-02-01", g -> Story.signed(g).source(Grant.Source.IMPORT))
                            .granted("2026-02-01", g -> g.source(Grant.Source.STAFF))
                            .purchased("2026-02-01")
                            .engaged("2026-02-01")
                            .mail(NOW));
            assertEquals(
                    PERMITTED,
                    new Story()
                            .withdrawn("2026-01-01")
                            .granted("2026-02-01", g -> Story.signed(g).source(Grant.Source.STAFF))
                            .mail(NOW));
        }

        @Test
        void isNotDoneByAGrantThatIsUndocumentedOrFromAMinorOrNotExpress() {
            Story story = new Story().born("2012-01-01").withdrawn("2025-12-01").granted("2026-01-01");
            assertEquals(WITHDRAWN, story.mail(NOW));
            assertEquals(
                    PERMITTED,
                    story.granted("2026-02-01", GrantBuilder::byGuardian).mail(NOW));
            assertEquals(
                    WITHDRAWN,
                    new Story()
                            .withdrawn("2025-12-01")
                            .granted("2026-01-01", g -> g.proof(Proof.NONE))
                            .mail(NOW));
            assertEquals(
                    WITHDRAWN,
                    new Story()
                            .withdrawn("2025-12-01")
                            .granted("2026-01-01", g -> g.basis(LegalBasis.INFERRED))
                            .mail(NOW, ConsentPolicy.AU_SPAM));
        }

        @Test
        void isDoneAlsoByAGrantThatHasSinceExpired() {
            Story story = new Story()
                    .granted("2026-01-01")
                    .withdrawn("2026-02-01")
                    .granted("2026-03-01", g -> g.until(Story.time("2026-04-01")));
            assertEquals(PERMITTED, story.mail("2026-03-15"));
            // the grant of January is dead for ever
            assertEquals(EXPIRED, story.mail(NOW));
        }

        @Test
        void isForOnePointChannelAndPurposeOnly() {
            Story story = new Story()
                    .withdrawn("2026-01-01")
                    .granted("2026-02-01", g -> g)
                    .granted(ANN, PHONE, "2025-12-01", g -> g);
            assertEquals(PERMITTED, story.mail(NOW));
            assertEquals(WITHDRAWN, story.decide(NOW, Story.call()).reason());
            assertEquals(
                    WITHDRAWN,
                    story.decide(NOW, ConsentRequest.of(ANN, MAIL, Channel.EMAIL, Story.OFFERS))
                            .reason());
        }

        @Test
        void keepsAComplaintsWithdrawalAfterItsSuppressionIsLifted() {
            Story story = new Story()
                    .granted("2026-01-01")
                    .suppressed(ANN, "2026-02-01", SuppressionReason.COMPLAINT)
                    .granted("2026-02-15");
            assertEquals(SUPPRESSED, story.mail(NOW));
            story.lifted(ANN, "2026-03-01", SuppressionReason.COMPLAINT);
            assertEquals(PERMITTED, story.mail(NOW));
            assertEquals(
                    WITHDRAWN,
                    new Story()
                            .granted("2026-01-01")
                            .suppressed(ANN, "2026-02-01", SuppressionReason.COMPLAINT)
                            .lifted(ANN, "2026-03-01", SuppressionReason.COMPLAINT)
                            .mail(NOW));
        }

        @Test
        void endsASuppressionOnlyForTheSamePersonAndReason() {
            Story story =
                    new Story().granted("2026-01-01").suppressed(ANN, "2026-02-01", SuppressionReason.HARD_BOUNCE);
            story.person(BOB).point(MAIL);
            assertEquals(
                    SUPPRESSED,
                    story.lifted(BOB, "2026-03-01", SuppressionReason.HARD_BOUNCE)
                            .mail(NOW));
            assertEquals(
                    SUPPRESSED,
                    story.lifted(ANN, "2026-03-01", SuppressionReason.ADMIN).mail(NOW));
            assertEquals(
                    PERMITTED,
                    story.lifted(ANN, "2026-03-01", SuppressionReason.HARD_BOUNCE)
                            .mail(NOW));
            assertEquals(
                    SUPPRESSED,
                    story.suppressed(ANN, "2026-04-01", SuppressionReason.HARD_BOUNCE)
                            .mail(NOW));
        }

        @Test
        void isNotDoneByAGrantForASuppressionOrARestriction() {
            assertEquals(
                    SUPPRESSED,
                    new Story()
                            .suppressed(ANN, "2026-01-01", SuppressionReason.ADMIN)
                            .granted("2026-02-01")
                            .mail(NOW));
            assertEquals(
                    RESTRICTED,
                    new Story().restricted("2026-01-01").granted("2026-02-01").mail(NOW));
        }

        @Test
        void ofATombstoneNeedsAConfirmedOrSignedGrant() {
            Story story = new Story().granted("2025-01-01").erased(BOB, "2026-01-01");
            assertEquals(SUPPRESSED, story.mail(NOW));
            assertEquals(SUPPRESSED, story.granted("2026-02-01").mail(NOW));
            assertEquals(
                    PERMITTED,
                    new Story()
                            .erased(BOB, "2026-01-01")
                            .granted("2026-02-01", Story::signed)
                            .mail(NOW));
            assertEquals(
                    PERMITTED,
                    story.granted("2026-02-01", g -> g.confirm("t", Story.time("2026-02-03")))
                            .confirmed("2026-02-02", "t")
                            .mail(NOW));
        }
    }

    @Nested
    class Spreading {
        @Test
        void takesAPersonWideRestrictionToEveryRecordWithThePoint() {
            Story story = new Story().granted("2026-01-01").objected(BOB, "2026-02-01");
            assertEquals(PERMITTED, story.mail(NOW));
            story.person(BOB).point(Story.SHOUTED);
            assertEquals(OBJECTED, story.mail(NOW));
        }

        @Test
        void takesAPointScopedRestrictionToEveryRecordButToNoOtherPoint() {
            ConsentScope here = ConsentScope.EVERYTHING.to(Story.SHOUTED);
            Story story = new Story()
                    .granted("2026-01-01")
                    .granted(ANN, PHONE, "2026-01-01", g -> g)
                    .withdrawn(BOB, "2026-02-01", here);
            assertEquals(WITHDRAWN, story.mail(NOW));
            assertEquals(PERMITTED, story.decide(NOW, Story.call()).reason());
        }

        @Test
        void doesNotTakeAGrantAnywhere() {
            Story story = new Story().granted(BOB, MAIL, "2026-01-01", g -> g);
            story.person(BOB).point(MAIL);
            assertEquals(NO_CONSENT, story.mail(NOW));
        }

        @Test
        void letsAnnAloneLiftWhatSheSharesWithBob() {
            Story story = new Story().withdrawn(BOB, "2026-01-01", ConsentScope.EVERYTHING);
            story.person(BOB).point(MAIL);
            assertEquals(
                    WITHDRAWN, story.granted(BOB, MAIL, "2026-02-01", g -> g).mail(NOW));
            assertEquals(PERMITTED, story.granted("2026-02-01").mail(NOW));
        }

        @Test
        void keepsWithdrawalsWithTheirController() {
            Story story = new Story()
                    .granted("2026-01-01")
                    .stamping(stamp -> stamp.controller("partner"))
                    .granted("2026-01-01")
                    .withdrawn("2026-02-01");
            assertEquals(PERMITTED, story.mail(NOW));
            assertEquals(
                    WITHDRAWN,
                    story.decide(NOW, mail(ANN).controller("partner")).reason());
        }

        @Test
        void stopsOnlyMarketingForAComplaintAndEverythingForADeath() {
            assertEquals(
                    NON_MARKETING, receipts(new Story().suppressed(ANN, "2026-01-01", SuppressionReason.COMPLAINT)));
            assertEquals(NON_MARKETING, receipts(new Story().suppressed(ANN, "2026-01-01", SuppressionReason.ADMIN)));
            assertEquals(SUPPRESSED, receipts(new Story().suppressed(ANN, "2026-01-01", SuppressionReason.DECEASED)));
            assertEquals(SUPPRESSED, receipts(new Story().suppressed(ANN, "2026-01-01", SuppressionReason.REASSIGNED)));
            assertEquals(RESTRICTED, receipts(new Story().restricted("2026-01-01")));
            assertEquals(NON_MARKETING, receipts(new Story().objected(ANN, "2026-01-01")));
        }

        @Test
        void ignoresThePointOfAComplaint() {
            Story story = new Story()
                    .granted(ANN, PHONE, "2026-01-01", g -> g)
                    .add(new ConsentFact.Suppressed(
                            new Story().stamp("2026-02-01"), ANN, SuppressionReason.COMPLAINT, Optional.of(MAIL)));
            assertEquals(SUPPRESSED, story.decide(NOW, Story.call()).reason());
        }

        @Test
        void linksChannelsForWithdrawalsOnly() {
            ConsentScope sms = ConsentScope.EVERYTHING.by(Channel.SMS);
            Story story = new Story().zone("America/New_York").granted(ANN, PHONE, "2026-01-01", Story::signed);
            String noon = "2026-06-02T16:00:00Z";
            assertEquals(
                    PERMITTED,
                    story.expired("2026-02-01", sms)
                            .decide(noon, Story.call(), ConsentPolicy.US_TCPA)
                            .reason());
            story.withdrawn(ANN, "2026-02-01", sms);
            assertEquals(
                    WITHDRAWN,
                    story.decide(noon, Story.call(), ConsentPolicy.US_TCPA).reason());
            assertEquals(PERMITTED, story.decide(noon, Story.call()).reason());
        }
    }

    @Nested
    class Basis {
        @Test
        void isTheStrongestInForce() {
            Story story = new Story()
                    .purchased("2026-01-01")
                    .granted("2026-01-02", g -> g.until(Story.time("2026-03-01")))
                    .granted("2026-01-01", Story::signed);
            assertEquals(
                    Optional.of(LegalBasis.EXPRESS_WRITTEN),
                    story.decide("2026-02-01", mail(ANN), ConsentPolicy.CA_CASL).basis());
        }

        @Test
        void isExplainedByTheLatestCandidateWhereNoneIsInForce() {
            Story story = new Story()
                    .granted("2026-01-02", g -> g.proof(Proof.NONE))
                    .granted("2026-01-01", g -> g.until(Story.time("2026-01-03")));
            assertEquals(EVIDENCE_MISSING, story.mail(NOW));
            assertEquals(
                    EXPIRED,
                    story.granted("2026-01-02", g -> g.until(Story.time("2026-01-03")))
                            .mail(NOW));
        }

        @Test
        void isNoCandidateWhereThePolicyDoesNotKnowTheRelationship() {
            assertEquals(NO_CONSENT, new Story().purchased("2026-05-01").mail(NOW, ConsentPolicy.EU_GDPR));
            assertEquals(
                    EXPRESS_REQUIRED,
                    new Story()
                            .purchased("2026-05-01")
                            .decide(NOW, mail(ANN).forAudience(), ConsentPolicy.CA_CASL)
                            .reason());
        }

        @Test
        void bindsSignedGrantsToDoubleOptInToo() {
            Story story = new Story().granted("2026-01-01", Story::signed);
            assertEquals(PENDING_CONFIRMATION, story.mail(NOW, ConsentPolicy.DE_UWG));
            assertEquals(
                    BASIS_NOT_ALLOWED,
                    new Story()
                            .granted("2026-01-01", g -> g.basis(LegalBasis.INFERRED))
                            .mail(NOW));
        }

        @Test
        void isStaleFromTheRevisionOn() {
            Story story = new Story()
                    .granted("2026-01-01")
                    .add(new ConsentFact.PurposeRevised(new Story().stamp("2026-02-01"), NEWS, 2));
            assertEquals(PERMITTED, story.mail("2026-01-31"));
            assertEquals(STALE_NOTICE, story.mail(NOW));
            assertEquals(
                    PERMITTED,
                    story.granted("2026-03-01", g -> g.purposeVersion(2)).mail(NOW));
        }

        @Test
        void isEndedByTheControllerForWhatCameBeforeOnly() {
            Story story = new Story().granted("2026-01-01").expired("2026-02-01", ConsentScope.EVERYTHING.to(MAIL));
            assertEquals(EXPIRED, story.mail(NOW));
            assertEquals(
                    PERMITTED,
                    story.granted("2026-03-01", g -> g.source(Grant.Source.IMPORT))
                            .mail(NOW));
            assertEquals(
                    PERMITTED,
                    new Story()
                            .granted("2026-01-01")
                            .expired("2026-02-01", ConsentScope.EVERYTHING.to(OLD_MAIL))
                            .mail(NOW));
        }

        @Test
        void runsItsMaximumAgeFromItsBegin() {
            Story story = new Story().granted("2024-01-01", g -> g.from(Story.time("2024-07-01")));
            assertEquals(PERMITTED, story.mail(NOW, ConsentPolicy.STRICT_24M));
            assertEquals(EXPIRED, story.mail("2026-07-02", ConsentPolicy.STRICT_24M));
        }

        @Test
        void needsEveryConditionOfASoftOptIn() {
            ConsentRequest similar = mail(ANN).forSimilarProducts();
            Story none = new Story().granted("2026-01-01", g -> g.basis(LegalBasis.SOFT_OPT_IN));
            assertEquals(
                    BASIS_CONDITIONS_UNMET,
                    none.decide(NOW, similar, ConsentPolicy.UK_PECR).reason());
            Story talked = new Story()
                    .granted("2026-01-01", g -> g.basis(LegalBasis.SOFT_OPT_IN).soft("NEGOTIATION", true));
            assertEquals(
                    BASIS_CONDITIONS_UNMET,
                    talked.decide(NOW, similar, ConsentPolicy.EU_GDPR).reason());
            assertEquals(
                    PERMITTED,
                    talked.decide(NOW, similar, ConsentPolicy.UK_PECR).reason());
            assertEquals(
                    BASIS_CONDITIONS_UNMET,
                    talked.decide(NOW, mail(ANN), ConsentPolicy.UK_PECR).reason());
        }

        @Test
        void isRefusedToMinorsWithoutAGrantOnlyWhileTheyAreMinors() {
            Story story = new Story().born("2013-06-15").purchased("2026-01-01");
            assertEquals(MINOR_WITHOUT_GUARDIAN, story.mail("2026-06-14", ConsentPolicy.CA_CASL));
            assertEquals(PERMITTED, story.mail("2026-06-15", ConsentPolicy.CA_CASL));
            assertEquals(
                    NOT_YET_EFFECTIVE,
                    new Story().born("2013-06-15").purchased("2026-01-01").mail("2026-01-01", ConsentPolicy.CA_CASL));
        }
    }

    @Nested
    class Registers {
        private final Story story = new Story().zone("America/New_York").checked("2026-05-20", "US_NATIONAL", true);
        private final String noon = "2026-06-02T16:00:00Z";

        private ConsentReason call() {
            return story.decide(noon, Story.call(), ConsentPolicy.US_TCPA).reason();
        }

        @Test
        void areOverriddenByAnyBasisInForceThatThePolicyNames() {
            assertEquals(DNC_LISTED, call());
            story.granted(ANN, PHONE, "2026-01-01", g -> g);
            assertEquals(DNC_LISTED, call());
            story.purchased("2026-01-01");
            assertEquals(PERMITTED, call());
        }

        @Test
        void areJudgedByTheLatestCheckOfTheirOwn() {
            story.checked("2026-05-21", "UK_TPS", false);
            assertEquals(DNC_LISTED, call());
            story.checked("2026-05-22", "US_NATIONAL", false);
            assertEquals(PERMITTED, call());
        }

        @Test
        void areStaleWithoutAnyCheck() {
            assertEquals(
                    DNC_CHECK_STALE,
                    new Story()
                            .decide(noon, Story.call(), ConsentPolicy.US_TCPA)
                            .reason());
        }

        @Test
        void comeBeforeTheHours() {
            story.person(ANN).zones(List.of());
            assertEquals(DNC_LISTED, call());
            story.checked("2026-05-22", "US_NATIONAL", false);
            assertEquals(ZONE_UNKNOWN, call());
        }
    }

    @Nested
    class Erasure {
        @Test
        void answersForTheOwnRecordWhateverThePurpose() {
            Story story =
                    new Story().granted("2026-01-01").erased(ANN, "2026-02-01").granted("2026-03-01", Story::signed);
            assertEquals(ERASED, story.mail(NOW));
            assertEquals(ERASED, receipts(story));
        }

        @Test
        void leavesReceiptsToAnotherRecordWithTheAddress() {
            Story story = new Story().granted("2026-01-01").erased(BOB, "2026-02-01");
            assertEquals(SUPPRESSED, story.mail(NOW));
            assertEquals(NON_MARKETING, receipts(story));
        }

        @Test
        void keepsTheSuppressionsOfTheErasedPerson() {
            Story story = new Story()
                    .suppressed(BOB, "2026-01-01", SuppressionReason.DECEASED)
                    .erased(BOB, "2026-02-01");
            assertEquals(SUPPRESSED, receipts(story));
        }
    }

    @Nested
    class Merges {
        @Test
        void carryOverARestrictionOpenOnEitherSide() {
            for (var restricted : List.of(ANN, BOB)) {
                Story story = new Story()
                        .objected(restricted, "2026-01-01")
                        .granted(restricted.equals(ANN) ? BOB : ANN, MAIL, "2026-02-01", g -> g);
                story.person(ANN);
                // Bob never had the address, and Ann's own objection is lifted by nothing of hers
                story.merged(BOB, ANN, "2026-03-01");
                assertEquals(restricted.equals(ANN) ? PERMITTED : OBJECTED, story.mail(NOW));
            }
        }

        @Test
        void acceptAReconsentBeforeThemOnlyOnAPointOfTheRestrictedRecord() {
            Story elsewhere = new Story().objected(BOB, "2026-01-01").granted("2026-02-01");
            assertEquals(OBJECTED, elsewhere.merged(BOB, ANN, "2026-03-01").mail(NOW));
            Story same = new Story().objected(BOB, "2026-01-01").granted("2026-02-01");
            same.person(BOB).point(MAIL);
            assertEquals(PERMITTED, same.merged(BOB, ANN, "2026-03-01").mail(NOW));
        }

        @Test
        void acceptAReconsentAfterThem() {
            Story story = new Story().objected(BOB, "2026-01-01").merged(BOB, ANN, "2026-03-01");
            assertEquals(OBJECTED, story.granted("2026-03-01").mail(NOW));
            assertEquals(PERMITTED, story.granted("2026-03-02").mail(NOW));
        }

        @Test
        void doNotAcceptAConfirmationThatCameAfterThem() {
            Story story = new Story()
                    .objected(ANN, "2026-01-01")
                    .granted("2026-02-01", g -> g.confirm("t", Story.time("2026-05-01")))
                    .merged(BOB, ANN, "2026-03-01");
            assertEquals(OBJECTED, story.confirmed("2026-03-02", "t").mail(NOW));
            assertEquals(PERMITTED, story.confirmed("2026-02-02", "t").mail(NOW));
        }

        @Test
        void reachThroughAChain() {
            Story story = new Story()
                    .granted("2026-01-01")
                    .objected(CAT, "2026-01-02")
                    .merged(CAT, BOB, "2026-02-01")
                    .granted("2026-02-15")
                    .merged(BOB, ANN, "2026-03-01");
            assertEquals(PERMITTED, story.mail("2026-02-28"));
            assertEquals(OBJECTED, story.mail(NOW));
            assertEquals(OBJECTED, story.decide(NOW, mail(CAT)).reason());
        }

        @Test
        void doNotLetAnEarlierLiftOfOneReachTheOther() {
            Story story = new Story()
                    .granted("2026-01-01")
                    .suppressed(BOB, "2026-01-01", SuppressionReason.ADMIN)
                    .lifted(ANN, "2026-02-01", SuppressionReason.ADMIN)
                    .merged(BOB, ANN, "2026-03-01");
            assertEquals(SUPPRESSED, story.mail(NOW));
            assertEquals(
                    PERMITTED,
                    story.lifted(ANN, "2026-04-01", SuppressionReason.ADMIN).mail(NOW));
        }

        @Test
        void countTheContactsOfBothSides() {
            ConsentPolicy once = ConsentPolicy.STRICT.toBuilder("once")
                    .cap(new ContactCap(
                            java.util.Set.of(Channel.EMAIL), 1, java.time.Duration.ofDays(1), ContactCap.Per.CHANNEL))
                    .build();
            Story story = new Story()
                    .granted("2026-01-01")
                    .add(new ConsentFact.Contacted(
                            new Story().stamp("2026-06-01T06:00:00Z"),
                            BOB,
                            OLD_MAIL,
                            Channel.EMAIL,
                            NEWS,
                            Optional.empty()));
            assertEquals(PERMITTED, story.mail(NOW, once));
            assertEquals(
                    ConsentReason.FREQUENCY_CAP,
                    story.merged(BOB, ANN, "2026-05-01").mail(NOW, once));
        }
    }
}
