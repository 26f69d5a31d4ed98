package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table of what may become of a follow-up, where no other promise tells of it. */
abstract class FollowUpTablePromises extends ClockPromises {
    private static final int PATIENCE = 5;
    private static final Rule BRIEF = Rule.named("brief")
            .purpose(Samples.SERVICE)
            .once(Offset.days(30))
            .afterLast(InteractionKind.PURCHASE)
            .lapsesAfter(Period.ofDays(PATIENCE))
            .via(Channel.EMAIL);

    private FollowUp now(FollowUpId id) {
        return crm.followUps().find(id).orElseThrow();
    }

    private FollowUpStatus status(FollowUpId id) {
        return now(id).status();
    }

    /** A follow-up that is due, of a rule that soon gives up. */
    private FollowUp brief() {
        crm = crm(RuleBook.version(1).of(BRIEF));
        due();
        return dueNow().get(0);
    }

    /** On the last day of its rule's patience, an hour before midnight. */
    private void waitUntilTheLastHourOf(FollowUp followUp) {
        Instant last = followUp.due().plusDays(PATIENCE).withHour(23).toInstant();
        clock.advance(Duration.between(clock.instant(), last));
    }

    private void asksForNothing(FollowUp of, boolean isSo) {
        crm.contacts()
                .update(
                        of.contact(),
                        c -> c.toBuilder()
                                .preferences(c.preferences().toBuilder()
                                        .doNotContact(isSo)
                                        .build())
                                .build());
    }

    @Test
    @Promise("C-299")
    void staysOpenWithAnotherDate() {
        Contact ada = due();
        FollowUp due = dueNow().get(0);
        LocalDateTime later = due.due().toLocalDateTime().plusDays(2);
        crm.followUps().snooze(ada.id(), later);
        assertEquals(FollowUpStatus.OPEN, status(due.id()));
        assertEquals(later, now(due.id()).due().toLocalDateTime());
    }

    @Test
    @Promise("C-299")
    void isClaimedByWhoChoosesItBeforeItIsDue() {
        Contact ada = ada();
        crm.interactions().record(Samples.purchase(ada.id()).build());
        FollowUp planned = crm.followUps().history(ada.id()).get(0);
        assertEquals(FollowUpStatus.OPEN, planned.status());
        assertTrue(crm.followUps().claim(planned.id(), "worker", LEASE).isPresent());
        assertEquals(FollowUpStatus.CLAIMED, status(planned.id()));
    }

    @Test
    @Promise("C-299")
    void isOpenAgainWhenAnybodyPutsItOff() {
        due();
        Claim claim = claimed();
        crm.followUps().snooze(claim.id(), claim.due().toLocalDateTime().plusDays(1));
        assertEquals(FollowUpStatus.OPEN, status(claim.id()));
        assertEquals(Optional.empty(), now(claim.id()).worker());
    }

    @Test
    @Promise("C-299")
    void isOpenAgainWhenAFactGivesItAnotherDate() {
        Contact ada = due();
        Claim claim = claimed();
        crm.followUps().snooze(ada.id(), claim.due().toLocalDateTime().plusDays(40));
        assertEquals(FollowUpStatus.OPEN, status(claim.id()));
        assertThrows(StaleClaimException.class, () -> crm.followUps().extend(claim, LEASE));
    }

    @Test
    @Promise("C-299")
    void lapsesWhileItIsOpen() {
        FollowUp due = brief();
        waitUntilTheLastHourOf(due);
        crm.plan();
        assertEquals(FollowUpStatus.OPEN, status(due.id()));
        clock.advance(Duration.ofHours(1));
        crm.plan();
        assertEquals(FollowUpStatus.LAPSED, status(due.id()));
    }

    @Test
    @Promise("C-299")
    void lapsesWhenTheLeaseOfItsClaimIsOver() {
        FollowUp due = brief();
        waitUntilTheLastHourOf(due);
        assertTrue(
                crm.followUps().claim(due.id(), "worker", Duration.ofHours(2)).isPresent());
        clock.advance(Duration.ofMinutes(61));
        crm.plan();
        assertEquals(FollowUpStatus.CLAIMED, status(due.id()));
        clock.advance(Duration.ofHours(1));
        crm.plan();
        assertEquals(FollowUpStatus.LAPSED, status(due.id()));
    }

    @Test
    @Promise("C-299")
    void lapsesUnderALiveClaimWhenAFactIsRecorded() {
        FollowUp due = brief();
        waitUntilTheLastHourOf(due);
        Claim claim =
                crm.followUps().claim(due.id(), "worker", Duration.ofHours(2)).orElseThrow();
        clock.advance(Duration.ofMinutes(61));
        crm.interactions().record(Samples.note(due.contact()).build());
        assertEquals(FollowUpStatus.LAPSED, status(due.id()));
        assertThrows(StaleClaimException.class, () -> crm.followUps().release(claim));
    }

    @Test
    @Promise("C-299")
    void isOpenAgainAfterItLapsedWhenItsDateIsMoved() {
        FollowUp due = brief();
        waitUntilTheLastHourOf(due);
        clock.advance(DAY);
        crm.plan();
        assertEquals(FollowUpStatus.LAPSED, status(due.id()));
        crm.followUps().snooze(due.contact(), due.due().toLocalDateTime().plusDays(10));
        assertEquals(FollowUpStatus.OPEN, status(due.id()));
    }

    @Test
    @Promise("C-299")
    void isOpenAgainWhenWhatSupersededItIsTakenBack() {
        due();
        FollowUp due = dueNow().get(0);
        asksForNothing(due, true);
        assertEquals(FollowUpStatus.SUPERSEDED, status(due.id()));
        asksForNothing(due, false);
        assertEquals(FollowUpStatus.OPEN, status(due.id()));
    }

    @Test
    @Promise("C-299")
    void isSupersededUnderAClaimByAFactThatDoesNotNameIt() {
        due();
        Claim claim = claimed();
        asksForNothing(claim.followUp(), true);
        assertEquals(FollowUpStatus.SUPERSEDED, status(claim.id()));
    }

    @Test
    @Promise("C-299")
    void staysAsItIsOnceItIsSkipped() {
        due();
        Claim claim = claimed();
        crm.followUps().skip(claim, "moved abroad");
        asksForNothing(claim.followUp(), true);
        asksForNothing(claim.followUp(), false);
        assertEquals(FollowUpStatus.SKIPPED, status(claim.id()));
    }
}
