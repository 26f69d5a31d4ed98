package dev.rapport.crm.consent;

import static dev.rapport.crm.consent.Story.ANN;
import static dev.rapport.crm.consent.Story.BOB;
import static dev.rapport.crm.consent.Story.MAIL;
import static dev.rapport.crm.consent.Story.OLD_MAIL;
import static dev.rapport.crm.consent.Story.RECEIPTS;
import static dev.rapport.crm.consent.Story.mail;
import static dev.rapport.crm.consent.Story.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Channel;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What was said that reaches a message, and which suppressions do, whatever a decision names. */
class RefusalsTest {
    private static final List<ConsentPolicy> STRICT = List.of(ConsentPolicy.STRICT);

    private final Story story = new Story();

    private List<Instant> refusals(ConsentRequest request) {
        return story.ledger().refusals(STRICT, request, time("2026-06-01")).stream()
                .map(Consent::at)
                .toList();
    }

    private static List<Instant> times(String... texts) {
        return List.of(texts).stream().map(Story::time).toList();
    }

    @Test
    void areAllThatReachTheMessageInOrderOfTime() {
        story.person(BOB).point(MAIL);
        story.suppressed(ANN, "2026-02-05", SuppressionReason.COMPLAINT)
                .objected(ANN, MAIL, "2026-02-04")
                .objected(ANN, OLD_MAIL, "2026-02-03")
                .withdrawn(BOB, "2026-02-02", ConsentScope.EVERYTHING)
                .withdrawn(ANN, "2026-02-01", ConsentScope.EVERYTHING.by(Channel.SMS))
                .withdrawn(ANN, "2026-01-31", ConsentScope.EVERYTHING.to(MAIL))
                .objected(ANN, "2026-07-01");
        assertEquals(times("2026-01-31", "2026-02-02", "2026-02-04", "2026-02-05"), refusals(mail(ANN)));
    }

    @Test
    void areNotHiddenByWhatADecisionNamesBefore() {
        story.withdrawn("2026-01-01")
                .suppressed(ANN, "2026-02-01", SuppressionReason.ADMIN)
                .restricted("2026-02-02");
        assertEquals(ConsentReason.SUPPRESSED, story.mail("2026-06-01"));
        assertEquals(times("2026-01-01"), refusals(mail(ANN)));
    }

    @Test
    void areKeptWhenAGrantHasLiftedThem() {
        story.withdrawn("2026-01-01").granted("2026-02-01");
        assertTrue(story.mail("2026-06-01").isPermitted());
        assertEquals(times("2026-01-01"), refusals(mail(ANN)));
    }

    @Test
    void areNoneForWhatNobodyCanRefuse() {
        story.withdrawn("2026-01-01");
        assertEquals(List.of(), refusals(ConsentRequest.of(ANN, MAIL, Channel.EMAIL, RECEIPTS)));
    }

    @Test
    void areFollowedByEverySuppressionThatNobodyHasLifted() {
        story.suppressed(ANN, "2026-01-03", SuppressionReason.COMPLAINT)
                .suppressed(ANN, "2026-01-02", SuppressionReason.HARD_BOUNCE)
                .suppressed(ANN, "2026-01-01", SuppressionReason.ADMIN)
                .lifted(ANN, "2026-01-04", SuppressionReason.ADMIN);
        Instant now = time("2026-06-01");
        assertEquals(
                List.of(SuppressionReason.HARD_BOUNCE, SuppressionReason.COMPLAINT),
                story.ledger().suppressions(mail(ANN), now).stream()
                        .map(Suppressed::reason)
                        .toList());
        assertEquals(
                List.of(SuppressionReason.HARD_BOUNCE),
                story.ledger().suppressions(ConsentRequest.of(ANN, MAIL, Channel.EMAIL, RECEIPTS), now).stream()
                        .map(Suppressed::reason)
                        .toList());
    }

    @Property(tries = 5_000)
    void includeWhateverADecisionNames(@ForAll long seed) {
        RandomConsent random = new RandomConsent(seed);
        PlainReading.World world = random.world();
        List<ConsentPolicy> policies = random.policies();
        ConsentRequest request = random.request();
        Instant at = random.now();
        ConsentLedger ledger = ConsentLedger.of(world.facts(), world.people());
        ConsentDecision decision = ledger.decide(policies, request, at);
        List<Consent> named = world.facts().stream()
                .filter(fact -> decision.facts().contains(fact.id()))
                .collect(Collectors.toList());
        if (decision.reason() == ConsentReason.OBJECTED || decision.reason() == ConsentReason.WITHDRAWN) {
            assertTrue(ledger.refusals(policies, request, at).containsAll(named), () -> "seed " + seed);
        } else if (decision.reason() == ConsentReason.SUPPRESSED) {
            named.removeIf(fact ->
                    !(fact instanceof Suppressed suppressed) || suppressed.reason() == SuppressionReason.ERASURE);
            assertTrue(ledger.suppressions(request, at).containsAll(named), () -> "seed " + seed);
        }
    }
}
