package dev.rapport.crm.consent;

import static dev.rapport.crm.consent.ConsentReason.EXPIRED;
import static dev.rapport.crm.consent.ConsentReason.NON_MARKETING;
import static dev.rapport.crm.consent.ConsentReason.NO_CONSENT;
import static dev.rapport.crm.consent.ConsentReason.OBJECTED;
import static dev.rapport.crm.consent.ConsentReason.PERMITTED;
import static dev.rapport.crm.consent.ConsentReason.RESTRICTED;
import static dev.rapport.crm.consent.ConsentReason.SUPPRESSED;
import static dev.rapport.crm.consent.ConsentReason.WITHDRAWN;
import static dev.rapport.crm.consent.Story.ANN;
import static dev.rapport.crm.consent.Story.BOB;
import static dev.rapport.crm.consent.Story.MAIL;
import static dev.rapport.crm.consent.Story.PHONE;
import static dev.rapport.crm.consent.Story.RECEIPTS;
import static dev.rapport.crm.consent.Story.mail;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.Channel;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How far a restriction reaches and what lifts it, sentence by sentence. */
class ConsentRestrictionsTest {

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
        void takesAnObjectionAtOnePointToEverybodyThereAndToEveryController() {
            Story story = new Story()
                    .granted("2026-01-01")
                    .granted(ANN, PHONE, "2026-01-01", g -> g)
                    .objected(BOB, Story.SHOUTED, "2026-02-01")
                    .stamping(stamp -> stamp.controller("partner"))
                    .granted("2026-01-01");
            assertEquals(OBJECTED, story.mail(NOW));
            assertEquals(
                    OBJECTED, story.decide(NOW, mail(ANN).controller("partner")).reason());
            assertEquals(PERMITTED, story.decide(NOW, Story.call()).reason());
            assertEquals(
                    PERMITTED,
                    story.granted("2026-02-02")
                            .decide(NOW, mail(ANN).controller("partner"))
                            .reason());
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
                    .add(new Suppressed(
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
}
