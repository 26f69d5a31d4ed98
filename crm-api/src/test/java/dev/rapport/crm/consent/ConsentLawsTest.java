package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds for every ledger, policy and request. */
class ConsentLawsTest {

    /** A random question, and the world that it is asked of. */
    private static final class Question {
        final RandomConsent random;
        final PlainReading.World world;
        final List<ConsentPolicy> policies;
        final ConsentRequest request;
        final Instant at;
        final Instant knownAt;

        Question(long seed) {
            random = new RandomConsent(seed);
            world = random.world();
            policies = random.policies();
            request = random.request();
            at = random.now();
            knownAt = random.chance(1, 3) ? random.instant() : at.plusSeconds(1_000_000);
        }

        ConsentDecision decide(List<Consent> facts) {
            return ConsentLedger.of(facts, world.people()).decide(policies, request, at, knownAt);
        }

        ConsentDecision decide() {
            return decide(world.facts());
        }

        ConsentDecision decideWith(Consent more) {
            List<Consent> facts = new ArrayList<>(world.facts());
            facts.add(more);
            return decide(facts);
        }
    }

    @Property(tries = 20_000)
    void isWhatAPlainReadingOfTheSemanticsSays(@ForAll long seed) {
        Question q = new Question(seed);
        PlainReading plain = new PlainReading(q.world, q.request, q.at, q.knownAt);
        PlainReading.Answer answer = PlainReading.Answer.of(q.decide()).withinTheSightOf(plain);
        assertEquals(plain.decide(q.policies), answer, () -> "seed " + seed);
    }

    @Property(tries = 3_000)
    void doesNotDependOnTheOrderOfTheFacts(@ForAll long seed) {
        Question q = new Question(seed);
        List<Consent> shuffled = new ArrayList<>(q.world.facts());
        Collections.shuffle(shuffled, q.random.random());
        ConsentDecision one = q.decide();
        ConsentDecision other = q.decide(shuffled);
        assertEquals(PlainReading.Answer.of(one), PlainReading.Answer.of(other), () -> "seed " + seed);
        assertEquals(one.facts(), other.facts(), () -> "seed " + seed);
    }

    // an erasure ends the same record's restriction of processing, which can only matter for what is not marketing
    @Property(tries = 8_000)
    void neverPermitsMoreAfterARestriction(@ForAll long seed) {
        Question q = new Question(seed);
        Consent restriction = q.random.restriction();
        if (restriction instanceof Erased && !q.request.purpose().isMarketing()) {
            return;
        }
        assertFalse(!q.decide().isPermitted() && q.decideWith(restriction).isPermitted(), () -> "seed " + seed);
    }

    // without any condition: a weaker basis that overrides a register keeps doing so beside a stronger one
    @Property(tries = 8_000)
    void neverForbidsAfterAGrant(@ForAll long seed) {
        Question q = new Question(seed);
        Grant grant = q.random.grant();
        assertFalse(q.decide().isPermitted() && !q.decideWith(grant).isPermitted(), () -> "seed " + seed);
    }

    @Property(tries = 8_000)
    void liftsARestrictionByNothingButThePersonsOwnAct(@ForAll long seed) {
        Question q = new Question(seed);
        Set<ConsentReason> restricted = Set.of(
                ConsentReason.ERASED,
                ConsentReason.SUPPRESSED,
                ConsentReason.RESTRICTED,
                ConsentReason.OBJECTED,
                ConsentReason.WITHDRAWN);
        if (restricted.contains(q.decide().reason())) {
            // an overlay may refuse for its caps before the policy does that sees the restriction
            assertFalse(q.decideWith(q.random.bystander()).isPermitted(), () -> "seed " + seed);
        }
    }

    @Property(tries = 4_000)
    void doesNotChangeByWhatIsLearnedLater(@ForAll long seed) {
        Question q = new Question(seed);
        List<Consent> known = q.world.facts().stream()
                .filter(fact -> !fact.stamp().recorded().isAfter(q.knownAt))
                .toList();
        assertEquals(PlainReading.Answer.of(q.decide()), PlainReading.Answer.of(q.decide(known)), () -> "seed " + seed);
    }

    @Property(tries = 4_000)
    void permitsAMailingOnlyWhatOneMessageMayAsWell(@ForAll long seed) {
        Question q = new Question(seed);
        ConsentDecision mailing = ConsentLedger.of(q.world.facts(), q.world.people())
                .decide(q.policies, q.request.forAudience(), q.at, q.knownAt);
        if (mailing.isPermitted()) {
            assertTrue(q.decide().isPermitted(), () -> "seed " + seed);
            assertTrue(
                    !q.request.purpose().isMarketing()
                            || mailing.basis().orElseThrow().isExpress(),
                    () -> "seed " + seed);
        }
    }

    @Property(tries = 4_000)
    void isNoLongerRefusedForTheSameTimingAtRetryAt(@ForAll long seed) {
        Question q = new Question(seed);
        ConsentDecision decision = q.decide();
        decision.retryAt().ifPresent(retry -> {
            assertTrue(retry.isAfter(q.at), () -> "seed " + seed);
            assertTrue(decision.reason().isTiming(), () -> "seed " + seed);
        });
    }

    @Test
    void asksForEachReason() {
        Map<ConsentReason, Integer> count = new EnumMap<>(ConsentReason.class);
        for (long seed = 0; seed < 20_000; seed++) {
            count.merge(new Question(seed).decide().reason(), 1, Integer::sum);
        }
        for (ConsentReason reason : ConsentReason.values()) {
            if (reason.compareTo(ConsentReason.PERMIT_MISMATCH) < 0) {
                assertTrue(count.containsKey(reason), () -> reason + " in " + count);
            }
        }
    }
}
