package dev.rapport.crm.consent;

import static dev.rapport.crm.consent.Story.ANN;
import static dev.rapport.crm.consent.Story.NEWS;
import static dev.rapport.crm.consent.Story.PHONE;
import static dev.rapport.crm.consent.Story.call;
import static dev.rapport.crm.consent.Story.mail;
import static dev.rapport.crm.consent.Story.time;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.Channel;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which clause of the policy a decision names, if one decided, and which facts, by their place in the story. */
class ConsentExplanationTest {
    private static final ConsentPolicy READERS = ConsentPolicy.STRICT.toBuilder("readers")
            .inactivity(Period.ofMonths(6))
            .build();

    private static void says(ConsentReason reason, String clause, ConsentDecision decision, int... facts) {
        assertEquals(reason, decision.reason());
        assertEquals(Optional.of(clause).filter(name -> !name.isEmpty()), decision.clause());
        assertEquals(
                Arrays.stream(facts)
                        .mapToObj(place -> new ConsentId(new UUID(0, place)))
                        .toList(),
                decision.facts());
    }

    private static Story soft(UnaryOperator<GrantBuilder> change) {
        return new Story().granted("2026-01-01", g -> change.apply(g.basis(LegalBasis.SOFT_OPT_IN)));
    }

    @Test
    void namesNoClauseForAGrantThatWasGivenUntilThen() {
        Story story = new Story().granted("2026-01-01", g -> g.until(time("2026-02-01")));
        says(ConsentReason.EXPIRED, "", story.decide("2026-03-01", mail(ANN), ConsentPolicy.STRICT_24M), 1);
        assertEquals(
                "Refused. The latest basis is over. Policy: STRICT.",
                story.decide("2026-03-01", mail(ANN)).explanation());
    }

    @Test
    void namesTheFactThatEndedAGrant() {
        Story story = new Story()
                .granted("2026-01-01")
                .expired("2026-02-01", ConsentScope.EVERYTHING)
                .expired("2026-02-02", ConsentScope.EVERYTHING.purposes(Story.OFFERS));
        says(ConsentReason.EXPIRED, "", story.decide("2026-03-01", mail(ANN)), 1, 2);
    }

    @Test
    void namesTheAgeOfAGrant() {
        Story story = new Story().granted("2024-01-01").engaged("2025-12-31");
        says(ConsentReason.EXPIRED, "maxAge", story.decide("2026-01-02", mail(ANN), ConsentPolicy.STRICT_24M), 1);
    }

    @Test
    void namesTheSilenceOfAPersonAndTheLastSign() {
        Story silent = new Story().granted("2026-01-01");
        says(ConsentReason.EXPIRED, "inactivity", silent.decide("2026-07-02", mail(ANN), READERS), 1);
        Story story = new Story().granted("2026-01-01").engaged("2026-02-01").engaged("2026-02-02");
        says(ConsentReason.EXPIRED, "inactivity", story.decide("2026-08-03", mail(ANN), READERS), 1, 3);
    }

    @Test
    void namesTheWindowOfARelation() {
        Story story = new Story().purchased("2024-01-01");
        says(ConsentReason.EXPIRED, "implied", story.decide("2026-01-02", mail(ANN), ConsentPolicy.CA_CASL), 1);
        says(
                ConsentReason.NOT_YET_EFFECTIVE,
                "implied",
                story.decide("2024-01-01", mail(ANN), ConsentPolicy.CA_CASL),
                1);
    }

    @Test
    void namesNoClauseForAGrantThatBeginsLater() {
        Story story = new Story().granted("2026-01-01", g -> g.from(time("2026-03-01")));
        says(ConsentReason.NOT_YET_EFFECTIVE, "", story.decide("2026-02-01", mail(ANN), ConsentPolicy.CA_CASL), 1);
    }

    @Test
    void namesLinkedChannelsOnlyWhereTheyDecide() {
        Story story = new Story().withdrawn(ANN, "2026-01-01", ConsentScope.EVERYTHING.by(Channel.CALL));
        says(ConsentReason.WITHDRAWN, "", story.decide("2026-02-02T16:00:00Z", call(), ConsentPolicy.US_TCPA), 1);
        ConsentRequest text = ConsentRequest.of(ANN, PHONE, Channel.SMS, NEWS);
        says(
                ConsentReason.WITHDRAWN,
                "linkedChannels",
                story.decide("2026-02-02T16:00:00Z", text, ConsentPolicy.US_TCPA),
                1);
        Story complaint = new Story()
                .suppressed(ANN, "2026-01-01", SuppressionReason.COMPLAINT)
                .lifted(ANN, "2026-01-02", SuppressionReason.COMPLAINT);
        says(ConsentReason.WITHDRAWN, "", complaint.decide("2026-02-01", mail(ANN)), 1);
    }

    @Test
    void namesDoubleOptInOnlyWhereThePolicyAsksForIt() {
        Story asked = new Story().granted("2026-01-01", g -> g.confirm("token", time("2026-01-03")));
        says(ConsentReason.PENDING_CONFIRMATION, "", asked.decide("2026-01-02", mail(ANN)), 1);
        says(ConsentReason.CONFIRMATION_EXPIRED, "", asked.decide("2026-01-04", mail(ANN)), 1);
        ConsentPolicy twice = ConsentPolicy.STRICT_DOI;
        says(ConsentReason.PENDING_CONFIRMATION, "doubleOptIn", asked.decide("2026-01-02", mail(ANN), twice), 1);
        says(ConsentReason.CONFIRMATION_EXPIRED, "doubleOptIn", asked.decide("2026-01-04", mail(ANN), twice), 1);
    }

    @Test
    void namesTheContextOfASoftOptInOnlyWhereThatIsMissing() {
        ConsentRequest similar = mail(ANN).forSimilarProducts();
        ConsentPolicy europe = ConsentPolicy.EU_GDPR;
        ConsentReason unmet = ConsentReason.BASIS_CONDITIONS_UNMET;
        Story fair = soft(g -> g.soft("FAIR", true));
        says(unmet, "softOptInContexts", fair.decide("2026-02-01", similar, europe), 1);
        says(unmet, "softOptInContexts", soft(g -> g).decide("2026-02-01", similar, europe), 1);
        Story sale = soft(g -> g.soft("SALE", true));
        says(unmet, "", sale.decide("2026-02-01", mail(ANN), europe), 1);
        says(unmet, "", soft(g -> g.soft("SALE", false)).decide("2026-02-01", similar, europe), 1);
    }

    @Test
    void namesTheRevisionThatMadeAGrantStale() {
        Story story = new Story().granted("2026-01-01");
        story.add(new PurposeRevised(story.stamp("2026-02-01"), NEWS, 2));
        says(ConsentReason.STALE_NOTICE, "", story.decide("2026-03-01", mail(ANN)), 1, 2);
    }

    @Test
    void namesTheConfirmationAndTheRegisterThatAPermissionRestsOn() {
        ConsentPolicy calls = ConsentPolicy.UK_PECR.toBuilder("calls")
                .dnc(Channel.CALL, new DncRule("UK_TPS", 28, Set.of()))
                .build();
        Story story = new Story()
                .granted(ANN, PHONE, "2026-01-01", g -> g.confirm("token", time("2026-01-03")))
                .checked("2026-01-01", "UK_TPS", true)
                .confirmed("2026-01-02", "token")
                .checked("2026-01-10", "UK_TPS", false)
                .checked("2026-01-11", "OTHER", false);
        says(ConsentReason.PERMITTED, "", story.decide("2026-01-12", call(), calls), 1, 3, 4);
        says(ConsentReason.PERMITTED, "", story.decide("2026-01-12", call(), ConsentPolicy.UK_PECR), 1, 3);
    }

    @Test
    void namesTheRegisterAloneWhereNobodyHadToSayYes() {
        Story story = new Story().checked("2026-02-01", "US_NATIONAL", false);
        says(ConsentReason.PERMITTED, "", story.decide("2026-02-02T16:00:00Z", call(), ConsentPolicy.US_TCPA), 1);
    }
}
