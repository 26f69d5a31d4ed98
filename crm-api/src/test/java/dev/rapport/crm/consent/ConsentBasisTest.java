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
import static dev.rapport.crm.consent.ConsentReason.STALE_NOTICE;
import static dev.rapport.crm.consent.ConsentReason.SUPPRESSED;
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

/** On what a permission stands, and what erasure and merges leave of it, sentence by sentence. */
class ConsentBasisTest {

    private static final String NOW = "2026-06-01";

    private static ConsentReason receipts(Story story) {
        return story.decide(NOW, ConsentRequest.of(ANN, MAIL, Channel.EMAIL, RECEIPTS))
                .reason();
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
            Story story =
                    new Story().granted("2026-01-01").add(new PurposeRevised(new Story().stamp("2026-02-01"), NEWS, 2));
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
                    .add(new Contacted(
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
