package dev.rapport.crm.testkit;

import static dev.rapport.crm.criterion.Criteria.tagged;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Storage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A CRM on a fresh tenant of the storage under test, with a clock moved by hand and three rules. */
abstract class CrmScene {
    static final Instant NOW = Samples.NOW;
    static final Duration LEASE = Duration.ofMinutes(5);
    static final Duration DAY = Duration.ofDays(1);
    static final URI LEAVE = URI.create("https://example.org/leave");

    static final Rule REORDER = Rule.named("reorder")
            .purpose(Samples.SERVICE)
            .once(Offset.days(30))
            .afterLast(InteractionKind.PURCHASE)
            .via(Channel.EMAIL);
    static final Rule CHASE = Rule.named("chase")
            .purpose(Samples.SERVICE)
            .whenUnanswered(Channel.EMAIL)
            .after(Offset.workingDays(2))
            .attempts(3)
            .via(Channel.EMAIL)
            .lane("replies");
    static final Rule STAY_IN_TOUCH = Rule.named("stay-in-touch")
            .purpose(Samples.SERVICE)
            .when(tagged("vip"))
            .every(Period.ofMonths(3))
            .afterLast(Channel.CALL)
            .via(Channel.CALL)
            .lane("calls");

    final MutableClock clock = Samples.clock();
    Storage storage;
    Crm crm;

    /**
     * Opens the storage under test; the data may be shared by all tests.
     *
     * @param leaseClock the clock that leases are measured by
     * @return an open storage, which the test closes
     */
    protected abstract Storage create(InstantSource leaseClock);

    @BeforeEach
    final void open() {
        storage = create(clock);
        crm = crm(book(1));
    }

    @AfterEach
    final void close() {
        storage.close();
    }

    final String tenant = "t-" + UUID.randomUUID();

    static RuleBook book(int version) {
        return RuleBook.version(version).of(REORDER, CHASE, STAY_IN_TOUCH);
    }

    Crm crm(RuleBook book) {
        return Crm.builder()
                .storage(storage)
                .rules(book)
                .clock(clock)
                .unsubscribeAt(LEAVE)
                .build()
                .forTenant(tenant);
    }

    Contact ada() {
        return crm.contacts().add(Samples.person().build());
    }

    /** Ada has bought, and a reorder is due now. */
    Contact due() {
        Contact ada = ada();
        crm.interactions().record(Samples.purchase(ada.id()).build());
        clock.advance(Duration.ofDays(31));
        return ada;
    }

    Claim claimed() {
        return crm.followUps().claim("worker", 1, LEASE).get(0);
    }

    List<FollowUp> dueNow() {
        return crm.followUps().due(100, Optional.empty()).items();
    }

    FollowUp stored(Claim claim) {
        return crm.followUps().find(claim.id()).orElseThrow();
    }
}
