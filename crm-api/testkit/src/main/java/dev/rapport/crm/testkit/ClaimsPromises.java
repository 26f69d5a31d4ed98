package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What workers are given, and what becomes of what they may not do today. */
abstract class ClaimsPromises extends FollowUpTablePromises {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 24);
    private static final Rule REACH = Rule.named("reach")
            .purpose(Samples.SERVICE)
            .once(Offset.days(30))
            .afterLast(InteractionKind.PURCHASE)
            .via(Channel.EMAIL, Channel.CALL);
    private static final Rule LATER = Rule.named("later")
            .purpose(Samples.SERVICE)
            .once(Offset.days(31))
            .afterLast(InteractionKind.PURCHASE)
            .via(Channel.CALL);

    /** Mails only until Christmas Eve. */
    private Crm checked(Rule... rules) {
        return checked(
                question -> question.channel().equals(Channel.EMAIL)
                                && question.date().isAfter(LAST_DAY)
                        ? Permission.Answer.refused()
                        : Permission.Answer.granted(),
                rules);
    }

    private Crm checked(Permission permission, Rule... rules) {
        return Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(1).of(rules))
                .clock(clock)
                .permission(permission)
                .build()
                .forTenant(tenant);
    }

    private ContactId buyer(Crm where) {
        ContactId ada = where.contacts().add(Samples.person().build()).id();
        where.interactions().record(Samples.purchase(ada).build());
        return ada;
    }

    private static String rules(List<Claim> claims) {
        return claims.stream().map(c -> c.followUp().rule()).sorted().collect(Collectors.joining(" "));
    }

    @Test
    @Promise("C-110")
    void letsNothingWaitBehindWhatIsRefusedToday() {
        Crm checked = checked(REORDER, LATER);
        buyer(checked);
        clock.advance(Duration.ofDays(33));
        assertEquals("", rules(checked.followUps().claim("w", 10, LEASE)));
        assertEquals("later", rules(checked.followUps().claim("w", 10, LEASE)));
    }

    @Test
    @Promise("C-110")
    void judgesWhatWasRefusedAgainTomorrow() {
        boolean[] open = {true};
        Crm checked = checked(question -> open[0] ? Permission.Answer.granted() : Permission.Answer.refused(), REORDER);
        buyer(checked);
        clock.advance(Duration.ofDays(32));
        checked.plan();
        open[0] = false;
        assertEquals("", rules(checked.followUps().claim("w", 10, LEASE)));
        open[0] = true;
        assertEquals("", rules(checked.followUps().claim("w", 10, LEASE)));
        clock.advance(DAY);
        assertEquals("reorder", rules(checked.followUps().claim("w", 10, LEASE)));
    }

    @Test
    @Promise("C-54")
    void givesWhatCouldNotBeJudgedAgainWhenTheLeaseIsOver() {
        boolean[] fails = {false};
        Crm checked = checked(
                question -> {
                    if (fails[0]) {
                        throw new IllegalStateException("the register does not answer");
                    }
                    return Permission.Answer.granted();
                },
                REORDER);
        buyer(checked);
        clock.advance(Duration.ofDays(32));
        checked.plan();
        fails[0] = true;
        assertEquals("", rules(checked.followUps().claim("w", 10, LEASE)));
        fails[0] = false;
        assertEquals("", rules(checked.followUps().claim("w", 10, LEASE)));
        clock.advance(LEASE);
        assertEquals("reorder", rules(checked.followUps().claim("w", 10, LEASE)));
    }

    /** Begins no transaction once it is broken. */
    private record Breaking(Storage storage, AtomicBoolean isBroken) implements Storage {
        @Override
        public <T> T inTransaction(TenantId id, TransactionWork<T> work) {
            if (isBroken.get()) {
                throw new StorageException("the database is gone", null);
            }
            return storage.inTransaction(id, work);
        }

        @Override
        public void close() {
            storage.close();
        }
    }

    @Test
    @Promise("C-204")
    void keepsNothingWaitingIfWhatWasRefusedCannotBeTakenBack() {
        AtomicBoolean broken = new AtomicBoolean();
        boolean[] breaks = {false};
        Crm checked = Crm.builder()
                .storage(new Breaking(storage, broken))
                .rules(RuleBook.version(1).of(REORDER, LATER))
                .clock(clock)
                .permission(question -> {
                    boolean isLate = question.channel().equals(Channel.EMAIL)
                            && question.date().isAfter(LAST_DAY);
                    if (isLate && breaks[0]) {
                        broken.set(true);
                    }
                    return isLate ? Permission.Answer.refused() : Permission.Answer.granted();
                })
                .build()
                .forTenant(tenant);
        buyer(checked);
        clock.advance(Duration.ofDays(33));
        checked.plan();
        breaks[0] = true;
        assertEquals("", rules(checked.followUps().claim("w", 10, LEASE)));
        assertTrue(broken.get());
        breaks[0] = false;
        broken.set(false);
        assertEquals("", rules(checked.followUps().claim("w", 10, LEASE)));
        clock.advance(LEASE);
        assertEquals("", rules(checked.followUps().claim("w", 10, LEASE)));
        assertEquals("later", rules(checked.followUps().claim("w", 10, LEASE)));
    }

    @Test
    @Promise("C-111")
    void leavesWhatOnlyANewerBookKnowsToThoseWhoHaveIt() {
        Crm newer = crm(RuleBook.version(2).of(REORDER, LATER));
        buyer(newer);
        clock.advance(Duration.ofDays(33));
        newer.plan();
        Crm older = crm(RuleBook.version(1).of(LATER));
        assertEquals("", rules(older.followUps().claim("w", 10, LEASE)));
        assertEquals("reorder", rules(newer.followUps().claim("w", 10, LEASE)));
    }

    @Test
    @Promise("C-111")
    void claimsNothingWithoutRules() {
        due();
        assertEquals("", rules(crm(RuleBook.version(1).of()).followUps().claim("w", 10, LEASE)));
        assertEquals("reorder", rules(crm.followUps().claim("w", 10, LEASE)));
    }

    @Test
    @Promise("C-112")
    void claimsOnlyByTheChannelsOfTheWorker() {
        Crm both = checked(REORDER, STAY_IN_TOUCH);
        ContactId ada = both.contacts().add(Samples.person().tag("vip").build()).id();
        both.interactions().record(Samples.purchase(ada).build());
        both.interactions().record(Samples.call(ada).build());
        clock.advance(Duration.ofDays(100));
        assertEquals("stay-in-touch", rules(both.followUps().claim("caller", 10, LEASE, Channel.SMS, Channel.CALL)));
        assertEquals("", rules(both.followUps().claim("caller", 10, LEASE, Channel.SMS)));
    }

    @Test
    @Promise("C-112")
    void leavesToOthersWhatTodayNeedsAnotherChannel() {
        Crm checked = checked(REACH);
        buyer(checked);
        clock.advance(Duration.ofDays(32));
        assertEquals("", rules(checked.followUps().claim("mailer", 10, LEASE, Channel.EMAIL)));
        Claim claim =
                checked.followUps().claim("caller", 10, LEASE, Channel.CALL).get(0);
        assertEquals(Optional.of(Channel.CALL), claim.channel());
    }

    @Test
    @Promise("C-54")
    void doesNotFenceWhoActsByAnotherChannelForAnUnrelatedFact() {
        Crm checked = checked(REACH);
        ContactId ada = buyer(checked);
        clock.advance(Duration.ofDays(32));
        Claim claim = checked.followUps().claim("caller", 1, LEASE).get(0);
        checked.interactions().record(Samples.note(ada).at(clock.instant()).build());
        assertEquals("", rules(checked.followUps().claim("another", 1, LEASE)));
        FollowUp done = checked.followUps()
                .complete(claim, Samples.call(ada).at(clock.instant()).build());
        assertEquals(FollowUpStatus.DONE, done.status());
    }

    @Test
    @Promise("C-54")
    void fencesWhoseChannelIsNotPermittedAnyMore() {
        Crm checked = checked(REACH);
        ContactId ada = buyer(checked);
        clock.advance(Duration.ofDays(32));
        Claim claim = checked.followUps().claim("caller", 1, LEASE).get(0);
        checked.contacts().update(ada, c -> {
            var without = Contact.person(c.name()).id(c.id()).email("ada@example.org");
            return without.revision(c.revision()).build();
        });
        assertThrows(
                StaleClaimException.class,
                () -> checked.followUps()
                        .complete(claim, Samples.call(ada).at(clock.instant()).build()));
    }

    @Test
    @Promise("C-113")
    void givesTheOneThatWasChosenBeforeItIsDue() {
        Contact ada = ada();
        crm.interactions().record(Samples.purchase(ada.id()).build());
        FollowUp planned = crm.followUps().history(ada.id()).get(0);
        Claim claim = crm.followUps().claim(planned.id(), "bob", LEASE).orElseThrow();
        assertEquals(Optional.of("bob"), stored(claim).worker());
        assertEquals(FollowUpStatus.CLAIMED, stored(claim).status());
        assertEquals(
                FollowUpStatus.DONE,
                crm.followUps().complete(claim, Samples.call(ada.id()).build()).status());
    }

    @Test
    @Promise("C-114")
    void givesTheChosenOneToOneWorker() {
        due();
        Claim first = claimed();
        assertEquals(Optional.empty(), crm.followUps().claim(first.id(), "bob", LEASE));
        clock.advance(LEASE);
        assertTrue(crm.followUps().claim(first.id(), "bob", LEASE).isPresent());
        assertThrows(StaleClaimException.class, () -> crm.followUps().release(first));
    }

    @Test
    @Promise("C-114")
    void doesNotGiveTheChosenOneIfItMayNotBeDoneToday() {
        Crm checked = checked(REORDER);
        ContactId ada = buyer(checked);
        FollowUp planned = checked.followUps().history(ada).get(0);
        clock.advance(Duration.ofDays(33));
        assertEquals(Optional.empty(), checked.followUps().claim(planned.id(), "bob", LEASE));
        assertEquals(
                FollowUpStatus.OPEN,
                checked.followUps().find(planned.id()).orElseThrow().status());
    }

    @Test
    @Promise("C-115")
    void cannotGiveWhatIsNotThere() {
        assertThrows(NotFoundException.class, () -> crm.followUps().claim(FollowUpId.next(), "bob", LEASE));
    }
}
