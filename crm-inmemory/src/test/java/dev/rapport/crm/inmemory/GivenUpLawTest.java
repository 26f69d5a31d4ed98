package dev.rapport.crm.inmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.Confirmed;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.GrantBuilder;
import dev.rapport.crm.consent.LegalBasis;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
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
 * What an edit that gives up an address may change for whoever shares it: nothing, but for what its Javadoc excepts. Each
 * story is told twice, of the same people on the same days, and in one of them the record keeps the address.
 */
final class GivenUpLawTest {
    private static final EmailAddress SHARED = EmailAddress.parse("shared@example.org");
    private static final List<Purpose> PURPOSES = List.of(Samples.NEWS, Purpose.marketing("offers"));
    private static final List<String> TOKENS = List.of("one", "two");
    private static final Duration DAY = Duration.ofDays(1);

    private final MutableClock clock = Samples.clock();
    private final Crm crm =
            Crm.builder().storage(InMemoryStorage.create(clock)).clock(clock).build();
    private int stories;

    /** Ada holds the address and may be one person with those who do not; the others hold it as well. */
    private static final class Story {
        private static final int STEPS = 12;

        final MutableClock clock;
        final Crm crm;
        final Random random;
        final Contact ada;
        final List<ContactId> adas = new ArrayList<>();
        final List<ContactId> others = new ArrayList<>();
        private int made;

        Story(MutableClock clock, Crm crm, long seed, int sharing) {
            this.clock = clock;
            this.crm = crm;
            random = new Random(seed);
            ada = add(SHARED.text());
            adas.add(ada.id());
            adas.add(add("second@example.org").id());
            adas.add(add("third@example.org").id());
            for (int i = 0; i < sharing; i++) {
                others.add(add(SHARED.text()).id());
            }
        }

        private Contact add(String address) {
            made++;
            return crm.contacts().add(Contact.person("P" + made).email(address).build());
        }

        Story told(boolean isGivenUp) {
            for (int i = 0; i < STEPS; i++) {
                int turn = random.nextInt(8);
                if (turn < 2) {
                    merge();
                } else if (turn < 5) {
                    crm.consents().record(no(adas.get(random.nextInt(adas.size()))));
                } else {
                    crm.consents().record(yes());
                }
                clock.advance(DAY);
            }
            if (isGivenUp) {
                crm.contacts()
                        .update(
                                ada.id(),
                                c -> c.toBuilder()
                                        .removePoint(SHARED)
                                        .email("first@example.org")
                                        .build());
            }
            clock.advance(DAY);
            for (int i = random.nextInt(3); i > 0; i--) {
                crm.consents().record(yes());
                clock.advance(DAY);
            }
            return this;
        }

        private void merge() {
            ContactId from = adas.get(random.nextInt(adas.size()));
            ContactId into = adas.get(random.nextInt(adas.size()));
            try {
                crm.consents().record(Consent.merged(from, into));
            } catch (IllegalArgumentException nobodyOrTwice) {
                clock.advance(DAY);
            }
        }

        private Consent no(ContactId whose) {
            Purpose purpose = PURPOSES.get(random.nextInt(2));
            return switch (random.nextInt(4)) {
                case 0 -> Consent.objected(whose);
                case 1 -> Consent.withdrawn(whose, purpose);
                case 2 -> Consent.withdrawn(whose, purpose).by(Channel.EMAIL);
                default -> Consent.withdrawn(whose);
            };
        }

        private Consent yes() {
            ContactId whose = others.get(random.nextInt(others.size()));
            String token = TOKENS.get(random.nextInt(TOKENS.size()));
            if (random.nextInt(4) == 0) {
                return new Confirmed(FactStamp.next(), whose, token);
            }
            GrantBuilder grant = Consent.granted(whose, PURPOSES.get(random.nextInt(2)))
                    .to(SHARED)
                    .by(Channel.EMAIL)
                    .evidence("signup-v3", "web form", "form 17");
            return switch (random.nextInt(5)) {
                case 0 ->
                    grant.confirm(token, clock.instant().plus(DAY.multipliedBy(7)))
                            .build();
                case 1 -> grant.source(Grant.Source.IMPORT).build();
                case 2 ->
                    grant.until(clock.instant().plus(DAY.multipliedBy(20))).build();
                case 3 -> grant.basis(LegalBasis.EXPRESS_WRITTEN).build();
                default -> grant.build();
            };
        }

        /** For every one of the others and every purpose, on some days from then on. */
        List<ConsentReason> answers() {
            List<ConsentReason> answers = new ArrayList<>();
            for (ContactId other : others) {
                for (Purpose purpose : PURPOSES) {
                    for (int days : List.of(0, 1, 30)) {
                        answers.add(answer(ConsentRequest.of(other, SHARED, Channel.EMAIL, purpose), days));
                    }
                }
            }
            return answers;
        }

        /** An objection comes back as a withdrawal. */
        private ConsentReason answer(ConsentRequest request, int days) {
            Instant then = clock.instant().plus(DAY.multipliedBy(days));
            ConsentDecision decision = crm.consents().decide(request, then, then);
            return decision.reason() == ConsentReason.OBJECTED ? ConsentReason.WITHDRAWN : decision.reason();
        }
    }

    private List<ConsentReason> answers(long seed, int sharing, boolean isGivenUp) {
        stories++;
        clock.moveTo(Samples.NOW);
        return new Story(clock, crm.forTenant("story-" + stories), seed, sharing)
                .told(isGivenUp)
                .answers();
    }

    @Property(tries = 150)
    void withdrawsNoMoreAndNoLess(@ForAll long seed) {
        assertEquals(answers(seed, 1, false), answers(seed, 1, true), () -> "seed " + seed);
    }

    @Property(tries = 75)
    void liftsNothingForAnyOfSeveral(@ForAll long seed) {
        List<ConsentReason> kept = answers(seed, 2, false);
        List<ConsentReason> givenUp = answers(seed, 2, true);
        for (int i = 0; i < kept.size(); i++) {
            if (!kept.get(i).isPermitted()) {
                assertTrue(!givenUp.get(i).isPermitted(), "seed " + seed);
            }
        }
    }

    @Test
    void tellsStoriesThatEndInEitherWay() {
        Set<ConsentReason> seen = EnumSet.noneOf(ConsentReason.class);
        for (long seed = 0; seed < 60; seed++) {
            seen.addAll(answers(seed, 1, true));
        }
        assertTrue(
                seen.containsAll(Set.of(ConsentReason.PERMITTED, ConsentReason.WITHDRAWN, ConsentReason.EXPIRED)),
                seen.toString());
    }
}
