package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Due follow-ups are given to workers. */
abstract class ClaimPromises extends MergerPromises {
    static final Duration LEASE = Duration.ofMinutes(5);

    List<FollowUp> claim(String worker, int limit) {
        return in(session -> session.claim(new ClaimRequest(worker, limit, LEASE, NOW)));
    }

    private FollowUp claimed(FollowUp followUp, Instant leaseUntil) {
        return put(followUp.toBuilder()
                .status(FollowUpStatus.CLAIMED)
                .worker("another")
                .leaseUntil(leaseUntil)
                .build());
    }

    private static List<String> occurrences(List<FollowUp> claimed) {
        return claimed.stream().map(FollowUp::occurrence).toList();
    }

    @Test
    @Promise("S-20")
    void claimsOnlyWhatIsDue() {
        Contact ada = add(Samples.person());
        plan(ada.id(), "past", NOW.minus(MINUTE));
        plan(ada.id(), "now", NOW);
        plan(ada.id(), "future", NOW.plus(MICRO));
        assertEquals(Set.of("stay-in-touch:past", "stay-in-touch:now"), Set.copyOf(occurrences(claim("w", 10))));
    }

    @Test
    @Promise("S-20")
    void judgesWhatIsDueByTheInstantAskedFor() {
        Contact ada = add(Samples.person());
        plan(ada.id(), "tomorrow", NOW.plus(Duration.ofDays(1)));
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        assertEquals(
                1, in(s -> s.claim(new ClaimRequest("w", 10, LEASE, tomorrow))).size());
    }

    @Test
    @Promise("S-130")
    void claimsOnlyWhatTheRulesAskedForHavePlanned() {
        Contact ada = add(Samples.person());
        plan(followUp(ada, "chase", Channel.EMAIL));
        FollowUp reorder = plan(followUp(ada, "reorder", Channel.EMAIL));
        plan(followUp(ada, "review", Channel.CALL));
        ClaimRequest request = new ClaimRequest("w", 10, LEASE, NOW).ofRules(Set.of("review", "chase", "unknown"));
        assertEquals(Set.of("chase:1", "review:1"), Set.copyOf(occurrences(in(s -> s.claim(request)))));
        assertEquals(reorder, stored(reorder));
    }

    @Test
    @Promise("S-130")
    void looksBehindWhatWasNotAskedFor() {
        Contact ada = add(Samples.person());
        for (int i = 0; i < 5; i++) {
            plan(ada.id(), "before-" + i, NOW.minus(MINUTE));
        }
        plan(followUp(ada, "review", Channel.CALL));
        ClaimRequest request = new ClaimRequest("w", 2, LEASE, NOW).ofRules(Set.of("review"));
        assertEquals(List.of("review:1"), occurrences(in(s -> s.claim(request))));
    }

    @Test
    @Promise("S-131")
    void claimsOnlyWhatIsToBeDoneByTheChannelsAskedFor() {
        Contact ada = add(Samples.person());
        FollowUp chase = plan(followUp(ada, "chase", Channel.EMAIL));
        FollowUp reorder = plan(followUp(ada, "reorder", null));
        plan(followUp(ada, "review", Channel.CALL));
        ClaimRequest request = new ClaimRequest("w", 10, LEASE, NOW).ofChannels(Set.of(Channel.SMS, Channel.CALL));
        assertEquals(List.of("review:1"), occurrences(in(s -> s.claim(request))));
        assertEquals(List.of(chase, reorder), List.of(stored(chase), stored(reorder)));
    }

    private static FollowUp followUp(Contact contact, String rule, @Nullable Channel channel) {
        return FollowUp.of(contact.id(), rule, rule + ":1")
                .due(NOW.atZone(ZoneOffset.UTC))
                .channel(channel)
                .because("it is time")
                .build();
    }

    @Test
    @Promise("S-21")
    void claimsNothingThatIsOver() {
        Contact ada = add(Samples.person());
        for (FollowUpStatus over : List.of(
                FollowUpStatus.DONE, FollowUpStatus.SKIPPED, FollowUpStatus.LAPSED, FollowUpStatus.SUPERSEDED)) {
            closed(plan(ada.id(), over.name(), NOW), over);
        }
        assertEquals(List.of(), claim("w", 10));
    }

    @Test
    @Promise("S-21")
    void claimsNothingThatAnotherHolds() {
        FollowUp held = claimed(plan(add(Samples.person()).id(), "1", NOW), NOW.plus(MICRO));
        assertEquals(List.of(), claim("w", 10));
        assertEquals(held, stored(held));
    }

    @Test
    @Promise("S-21")
    void claimsWhatAnotherHeldTooLong() {
        FollowUp held = plan(add(Samples.person()).id(), "1", NOW);
        claim("slow", 1);
        clock.advance(LEASE.plus(MICRO));
        assertEquals(
                List.of(held.id()), claim("w", 1).stream().map(FollowUp::id).toList());
        assertEquals(Optional.of("w"), stored(held).worker());
    }

    @Test
    @Promise("S-39")
    void claimsWhatAnotherHeldUntilThisVeryInstant() {
        claimed(plan(add(Samples.person()).id(), "1", NOW), NOW);
        assertEquals(1, claim("w", 1).size());
    }

    @Test
    @Promise("S-22")
    void claimsTheLongestDueFirst() {
        Contact ada = add(Samples.person());
        plan(ada.id(), "2", NOW.minus(MICRO));
        plan(ada.id(), "3", NOW);
        plan(ada.id(), "1", NOW.minus(MINUTE));
        assertEquals(List.of("stay-in-touch:1", "stay-in-touch:2"), occurrences(claim("w", 2)));
        assertEquals(List.of("stay-in-touch:3"), occurrences(claim("w", 2)));
    }

    @Test
    @Promise("S-22")
    void claimsWhatIsDueAtOnceById() {
        Contact ada = add(Samples.person());
        plan(Samples.followUp(ada.id(), "large").id(LARGE).build());
        plan(Samples.followUp(ada.id(), "small").id(SMALL).build());
        assertEquals(List.of("stay-in-touch:small", "stay-in-touch:large"), occurrences(claim("w", 2)));
    }

    @Test
    @Promise("S-23")
    void claimsNoMoreThanAskedFor() {
        Contact ada = add(Samples.person());
        for (int i = 0; i < 5; i++) {
            plan(ada.id(), "" + i, NOW);
        }
        assertEquals(3, claim("w", 3).size());
        assertEquals(2, claim("w", 3).size());
        assertEquals(0, claim("w", 3).size());
    }

    @Test
    @Promise("S-24")
    void marksWhatIsClaimedWithItsWorker() {
        FollowUp call = plan(add(Samples.person()).id(), "1", NOW);
        claim("worker-1", 1);
        assertEquals(FollowUpStatus.CLAIMED, stored(call).status());
        assertEquals(Optional.of("worker-1"), stored(call).worker());
    }

    @Test
    @Promise("S-24")
    void answersAClaimAsItIsStored() {
        FollowUp call = plan(add(Samples.person()).id(), "1", NOW);
        assertEquals(claim("w", 1), List.of(stored(call)));
    }

    @Test
    @Promise("S-24")
    void changesNothingElseOfWhatIsClaimed() {
        FollowUp call = plan(add(Samples.person()).id(), "1", NOW);
        FollowUp claimed = claim("w", 1).get(0);
        FollowUp back = claimed.toBuilder()
                .status(FollowUpStatus.OPEN)
                .worker(null)
                .leaseUntil(null)
                .version(call.version())
                .build();
        assertEquals(call, back);
    }

    @Test
    @Promise("S-25")
    void raisesTheVersionOfWhatIsClaimed() {
        FollowUp call = plan(add(Samples.person()).id(), "1", NOW);
        assertEquals(call.version() + 1, claim("w", 1).get(0).version());
        clock.advance(LEASE);
        assertEquals(call.version() + 2, claim("w", 1).get(0).version());
    }

    @Test
    @Promise("S-26")
    void leasesForAsLongAsAskedFromNow() {
        plan(add(Samples.person()).id(), "1", NOW);
        clock.moveTo(NOW.plusNanos(7_123_456_789L));
        assertEquals(
                Optional.of(NOW.plusNanos(7_123_456_000L).plus(LEASE)),
                claim("w", 1).get(0).leaseUntil());
    }

    @Test
    @Promise("S-27")
    void freesWhatWasClaimedInATransactionThatThrew() {
        FollowUp call = plan(add(Samples.person()).id(), "1", NOW);
        assertThrows(
                ArithmeticException.class,
                () -> in(session -> {
                    session.claim(new ClaimRequest("unlucky", 1, LEASE, NOW));
                    throw new ArithmeticException("of the work");
                }));
        assertEquals(call, stored(call));
        assertEquals(1, claim("w", 1).size());
    }

    @Test
    @Promise("S-27")
    void givesNothingTwiceInOneTransaction() {
        plan(add(Samples.person()).id(), "1", NOW);
        List<FollowUp> second = in(session -> {
            session.claim(new ClaimRequest("a", 1, LEASE, NOW));
            return session.claim(new ClaimRequest("b", 1, LEASE, NOW));
        });
        assertEquals(List.of(), second);
    }

    @Test
    @Promise("S-27")
    void claimsWhatIsReleased() {
        FollowUp call = plan(add(Samples.person()).id(), "1", NOW);
        FollowUp mine = claim("a", 1).get(0);
        in(session -> {
            session.write(Changes.of(new Change.FollowUpPut(
                    mine.toBuilder()
                            .status(FollowUpStatus.OPEN)
                            .worker(null)
                            .leaseUntil(null)
                            .build(),
                    mine.version())));
            return true;
        });
        assertEquals(call.id(), claim("b", 1).get(0).id());
    }
}
