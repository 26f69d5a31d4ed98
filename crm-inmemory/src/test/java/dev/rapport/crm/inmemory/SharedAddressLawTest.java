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
import dev.rapport.crm.consent.Merged;
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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * What an edit that gives up an address or adds one may change for whoever shares it: nothing, but for what its Javadoc
 * excepts. Each story is told twice, of the same people on the same days, and in one of them the record keeps its addresses.
 */
final class SharedAddressLawTest {
    private static final EmailAddress SHARED = EmailAddress.parse("shared@example.org");
    private static final List<Purpose> PURPOSES = List.of(Samples.NEWS, Purpose.marketing("offers"));
    private static final List<String> TOKENS = List.of("one", "two");
    private static final Duration DAY = Duration.ofDays(1);

    private final MutableClock clock = Samples.clock();
    private final Crm crm =
            Crm.builder().storage(InMemoryStorage.create(clock)).clock(clock).build();
    private int stories;

    private enum Edit {
        NONE,
        GIVES_UP,
        ADDS
    }

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

        Story told(Edit edit) {
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
            if (edit == Edit.GIVES_UP) {
                crm.contacts()
                        .update(
                                ada.id(),
                                c -> c.toBuilder()
                                        .removePoint(SHARED)
                                        .email("first@example.org")
                                        .build());
            } else if (edit == Edit.ADDS) {
                crm.contacts()
                        .update(
                                adas.get(1),
                                c -> c.toBuilder().email(SHARED.text()).build());
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
            ContactId whose = random.nextInt(4) == 0 ? ada.id() : others.get(random.nextInt(others.size()));
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

        List<ContactId> everybody() {
            List<ContactId> everybody = new ArrayList<>(adas);
            everybody.addAll(others);
            return everybody;
        }

        /** Whether the record that may get the address was one with the one that had it. */
        boolean areOne() {
            List<Merged> mergers = adas.stream()
                    .flatMap(id -> crm.consents().history(id).stream())
                    .filter(Merged.class::isInstance)
                    .map(Merged.class::cast)
                    .toList();
            Set<ContactId> one = new HashSet<>(Set.of(ada.id()));
            for (int i = 0; i < adas.size(); i++) {
                for (Merged merged : mergers) {
                    if (merged.contacts().stream().anyMatch(one::contains)) {
                        one.addAll(merged.contacts());
                    }
                }
            }
            return one.contains(adas.get(1));
        }

        /** For each of some records and every purpose, on some days from then on. */
        List<ConsentReason> answers(List<ContactId> whose) {
            List<ConsentReason> answers = new ArrayList<>();
            for (ContactId other : whose) {
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

    private Story story(long seed, int sharing, Edit edit) {
        stories++;
        clock.moveTo(Samples.NOW);
        return new Story(clock, crm.forTenant("story-" + stories), seed, sharing).told(edit);
    }

    private List<ConsentReason> answers(long seed, int sharing, Edit edit) {
        Story story = story(seed, sharing, edit);
        return story.answers(story.others);
    }

    @Property(tries = 150)
    void withdrawsNoMoreAndNoLess(@ForAll long seed) {
        assertEquals(answers(seed, 1, Edit.NONE), answers(seed, 1, Edit.GIVES_UP), () -> "seed " + seed);
    }

    @Property(tries = 75)
    void liftsNothingForAnyOfSeveral(@ForAll long seed) {
        assertNothingLifted(answers(seed, 2, Edit.NONE), answers(seed, 2, Edit.GIVES_UP), seed);
    }

    private static void assertNothingLifted(List<ConsentReason> before, List<ConsentReason> after, long seed) {
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).isPermitted()) {
                assertTrue(!after.get(i).isPermitted(), "seed " + seed);
            }
        }
    }

    @Property(tries = 150)
    void liftsNothingForAnybodyWhereARecordGetsTheAddress(@ForAll long seed) {
        Story before = story(seed, 2, Edit.NONE);
        List<ConsentReason> kept = before.answers(before.everybody());
        Story after = story(seed, 2, Edit.ADDS);
        assertNothingLifted(kept, after.answers(after.everybody()), seed);
    }

    @Property(tries = 150)
    void forbidsNoMoreWhereARecordGetsWhatThePersonHad(@ForAll long seed) {
        Story before = story(seed, 1, Edit.NONE);
        List<ConsentReason> kept = before.answers(before.others);
        if (before.areOne()) {
            assertEquals(kept, answers(seed, 1, Edit.ADDS), () -> "seed " + seed);
        }
    }

    @Test
    void tellsStoriesThatEndInEitherWay() {
        Set<ConsentReason> seen = EnumSet.noneOf(ConsentReason.class);
        for (long seed = 0; seed < 60; seed++) {
            seen.addAll(answers(seed, 1, Edit.GIVES_UP));
        }
        assertTrue(
                seen.containsAll(Set.of(ConsentReason.PERMITTED, ConsentReason.WITHDRAWN, ConsentReason.EXPIRED)),
                seen.toString());
    }
}
