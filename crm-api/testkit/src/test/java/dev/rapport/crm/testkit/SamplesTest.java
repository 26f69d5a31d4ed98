package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SamplesTest {
    private static final Duration LEASE = Duration.ofMinutes(5);

    @Test
    void testsAHostAsThePackageShows() {
        MutableClock clock = Samples.clock();
        Crm crm = Crm.builder()
                .storage(ReferenceStorage.create(clock))
                .clock(clock)
                .rules(RuleBook.version(1)
                        .of(Rule.named("reorder")
                                .purpose(Samples.SERVICE)
                                .once(Offset.days(30))
                                .afterLast(InteractionKind.PURCHASE)
                                .via(Channel.CALL)))
                .build();
        Contact ada = crm.contacts().add(Samples.person().build());
        crm.interactions().record(Samples.purchase(ada.id()).build());

        assertTrue(crm.followUps().claim("worker", 10, LEASE).isEmpty());
        clock.advance(Duration.ofDays(30));
        assertEquals(1, crm.followUps().claim("worker", 10, LEASE).size());
    }

    @Test
    void everySampleIsAccepted() {
        Crm crm = Crm.builder()
                .storage(ReferenceStorage.create(Samples.clock()))
                .clock(Samples.clock())
                .build();
        Contact ada = crm.contacts().add(Samples.person().build());
        crm.contacts().add(Samples.organisation().build());
        crm.contacts().add(Samples.household().build());
        crm.interactions().record(Samples.purchase(ada.id()).build());
        crm.interactions().record(Samples.call(ada.id()).build());
        crm.interactions().record(Samples.email(ada.id()).build());
        crm.interactions().record(Samples.reply(ada.id()).build());
        crm.interactions().record(Samples.note(ada.id()).build());
        crm.consents().record(Samples.grant(ada.id()).build());
        assertEquals(5, crm.interactions().stream(ada.id()).count());
        assertEquals(1, crm.consents().history(ada.id()).size());
    }

    @Test
    void everySampleHasAnIdOfItsOwn() {
        assertNotEquals(Samples.person().build().id(), Samples.person().build().id());
    }
}
