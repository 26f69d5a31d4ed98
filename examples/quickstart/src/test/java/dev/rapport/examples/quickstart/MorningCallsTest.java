package dev.rapport.examples.quickstart;

import static dev.rapport.crm.contact.Channel.CALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.inmemory.InMemoryStorage;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MorningCallsTest {
    private static final RuleBook RULES = RuleBook.version(1)
            .of(Rule.named("stay-in-touch")
                    .purpose(Purpose.nonMarketing("service"))
                    .every(Period.ofDays(90))
                    .afterLast(CALL)
                    .via(CALL));

    @Test
    void callsWhoIsDueAndNobodyTwice() {
        // spotless:off, README: test
        MutableClock clock = MutableClock.at(Instant.parse("2026-11-24T10:00:00Z"));
        Crm crm = Crm.builder().storage(InMemoryStorage.create(clock)).rules(RULES).clock(clock).build();
        Contact ada = crm.contacts().add(Contact.person("Ada").phone("+442079460000").build());
        crm.interactions().record(Interaction.call(ada.id()).outbound().build());

        clock.advance(Duration.ofDays(90));
        List<FollowUp> due = crm.followUps().due(10, Optional.empty()).items();
        assertEquals("stay-in-touch", due.get(0).rule());
        // spotless:on

        List<Contact> called = new ArrayList<>();
        MorningCalls worker = new MorningCalls(
                crm,
                contact -> {
                    called.add(contact);
                    return Outcome.REACHED;
                },
                "worker-1");
        assertEquals(1, worker.run());
        assertEquals(0, worker.run());
        assertEquals(List.of(ada), called);
        // 90 days after 22 February, the day of that call
        assertEquals(
                Instant.parse("2027-05-23T09:00:00Z"),
                crm.nextContact(ada.id()).orElseThrow().due().toInstant());
    }

    @Test
    void leavesToOthersWhatChangedDuringTheCall() {
        MutableClock clock = MutableClock.at(Instant.parse("2026-11-24T10:00:00Z"));
        Crm crm = Crm.builder()
                .storage(InMemoryStorage.create(clock))
                .rules(RULES)
                .clock(clock)
                .build();
        Contact ada =
                crm.contacts().add(Contact.person("Ada").phone("+442079460000").build());
        crm.interactions().record(Interaction.call(ada.id()).outbound().build());
        clock.advance(Duration.ofDays(90));
        MorningCalls.Phone busy = contact -> {
            // she calls us while we call her
            crm.interactions().record(Interaction.call(contact.id()).inbound().build());
            return Outcome.NO_ANSWER;
        };

        assertEquals(0, new MorningCalls(crm, busy, "worker-1").run());
    }
}
