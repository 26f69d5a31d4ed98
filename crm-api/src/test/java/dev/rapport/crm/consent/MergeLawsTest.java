package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * What a merger may change, on random ledgers of two records that share no address: Ann, who is asked about, and Bob. Each is
 * spoken of at their own addresses only.
 */
class MergeLawsTest {
    private static final ContactId ANN = RandomConsent.id(1);
    private static final ContactId BOB = RandomConsent.id(2);
    private static final List<ContactPoint> OF_ANN =
            List.of(EmailAddress.parse("ann@example.com"), PhoneNumber.parse("+14155552671"));
    private static final List<ContactPoint> OF_BOB = List.of(EmailAddress.parse("bob@example.com"));
    private static final int DRAWS = 80;

    /** What is about the person whatever the address is, and lifted for one address alone or not at all. */
    private static final Set<ConsentReason> SPREADING =
            Set.of(ConsentReason.ERASED, ConsentReason.SUPPRESSED, ConsentReason.RESTRICTED, ConsentReason.OBJECTED);

    private static final class Question {
        final List<Consent> facts = new ArrayList<>();
        final List<Recipient> people;
        final List<ConsentPolicy> policies;
        final ConsentRequest toAnn;
        final ConsentRequest toBob;
        final Merged merged;
        final Instant at;

        Question(long seed) {
            RandomConsent random = new RandomConsent(seed);
            people = List.of(person(ANN, OF_ANN), person(BOB, OF_BOB));
            at = random.now();
            policies = random.policies().stream().limit(1).toList();
            ConsentRequest asked = random.request();
            ContactPoint there = OF_ANN.get(asked.channel().equals(Channel.EMAIL) ? 0 : 1);
            toAnn = ConsentRequest.of(ANN, there, asked.channel(), asked.purpose());
            toBob = ConsentRequest.of(BOB, OF_BOB.get(0), asked.channel(), asked.purpose());
            FactStamp stamp = FactStamp.of(ConsentId.next(), at);
            merged = random.chance(1, 2) ? new Merged(stamp, ANN, BOB) : new Merged(stamp, BOB, ANN);
            draw(random, ANN, OF_ANN, 8);
            draw(random, BOB, OF_BOB, 4);
        }

        private static Recipient person(ContactId id, List<ContactPoint> points) {
            Recipient.Builder person = Recipient.of(id).zone(ZoneOffset.UTC);
            points.forEach(person::point);
            return person.build();
        }

        private void draw(RandomConsent random, ContactId about, List<ContactPoint> points, int atMost) {
            int left = atMost;
            for (int i = 0; i < DRAWS && left > 0; i++) {
                Consent fact = about(about, points, fact(random, about));
                if (fact.contact().filter(about::equals).isPresent()
                        && !(fact instanceof Merged)
                        && points.containsAll(fact.points())
                        && !(about.equals(BOB) && vouches(fact))) {
                    facts.add(fact);
                    left--;
                }
            }
        }

        private static Consent fact(RandomConsent random, ContactId about) {
            if (random.chance(1, 2)) {
                return random.fact();
            }
            return about.equals(ANN) ? random.grant() : random.restriction();
        }

        private static Consent about(ContactId about, List<ContactPoint> points, Consent fact) {
            return about.equals(ANN) ? fact : fact.repointed(point -> points.get(0));
        }

        /** What somebody does counts for the person under every record: that they bought, took part or followed a link. */
        private static boolean vouches(Consent fact) {
            return fact instanceof Purchased
                    || fact instanceof Inquired
                    || fact instanceof Engaged
                    || fact instanceof Confirmed;
        }

        ConsentDecision before(ConsentRequest request) {
            return decide(facts, request);
        }

        ConsentDecision after(ConsentRequest request) {
            List<Consent> all = new ArrayList<>(facts);
            all.add(merged);
            return decide(all, request);
        }

        private ConsentDecision decide(List<Consent> known, ConsentRequest request) {
            return ConsentLedger.of(known, people).decide(policies, request, at, at.plusSeconds(10_000_000));
        }
    }

    private static boolean mayGo(ConsentDecision decision) {
        return decision.isPermitted() || decision.reason().isTiming();
    }

    @Property(tries = 8_000)
    void permitsNothingThatWasRefused(@ForAll long seed) {
        Question q = new Question(seed);
        if (!mayGo(q.before(q.toAnn))) {
            assertFalse(q.after(q.toAnn).isPermitted(), () -> "seed " + seed);
        }
    }

    @Property(tries = 8_000)
    void forbidsToOneWhatIsForbiddenToTheOther(@ForAll long seed) {
        Question q = new Question(seed);
        ConsentDecision other = q.before(q.toBob);
        if (SPREADING.contains(other.reason()) && isOfPerson(q, other)) {
            assertFalse(q.after(q.toAnn).isPermitted(), () -> "seed " + seed);
        }
    }

    /** A bounce, a stranger at a number, a tombstone and some objections are about an address. */
    private static boolean isOfPerson(Question q, ConsentDecision refusal) {
        return q.facts.stream()
                .filter(fact -> refusal.facts().contains(fact.id()))
                .noneMatch(fact ->
                        (fact instanceof Objected objected && objected.point().isPresent())
                                || (fact instanceof Suppressed suppressed
                                        && (suppressed.reason().isOfPoint()
                                                || suppressed.reason() == SuppressionReason.ERASURE)));
    }

    @Test
    void asksWhatTheLawsAreAbout() {
        Map<ConsentReason, Integer> spread = new EnumMap<>(ConsentReason.class);
        int lost = 0;
        int kept = 0;
        for (long seed = 0; seed < 4_000; seed++) {
            Question q = new Question(seed);
            spread.merge(q.before(q.toBob).reason(), 1, Integer::sum);
            if (mayGo(q.before(q.toAnn))) {
                lost += mayGo(q.after(q.toAnn)) ? 0 : 1;
                kept += mayGo(q.after(q.toAnn)) ? 1 : 0;
            }
        }
        assertTrue(spread.keySet().containsAll(SPREADING), spread.toString());
        assertTrue(lost > 100 && kept > 100, lost + " and " + kept);
    }
}
