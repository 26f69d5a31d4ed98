package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.testkit.MutableClock;
import dev.rapport.crm.testkit.Samples;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another node knows time zones that this one has never heard of: that stops nothing here, and loses nothing there. */
final class UnknownZoneTest {

    private static final String UNKNOWN = "Mars/Olympus";
    private static final RuleBook RULES = RuleBook.version(1)
            .of(Rule.named("stay-in-touch")
                    .purpose(Purpose.nonMarketing("service"))
                    .every(Period.ofMonths(3))
                    .afterLast(InteractionKind.CALL)
                    .via(Channel.CALL));

    private final MutableClock clock = Samples.clock();

    private Crm crm(DataSource database) {
        return Crm.builder()
                .storage(JdbcStorage.builder(database)
                        .createSchema()
                        .clock(clock)
                        .build())
                .rules(RULES)
                .clock(clock)
                .build();
    }

    /** A contact who was called three months ago, as a node with newer zones has written all of it. */
    private Contact called(Crm crm, DataSource database) {
        assertFalse(ZoneId.getAvailableZoneIds().contains(UNKNOWN));
        Contact ada = crm.contacts()
                .add(Contact.person("Ada")
                        .phone("+442079460000")
                        .zone("Europe/London")
                        .build());
        crm.interactions().record(Interaction.call(ada.id()).outbound().build());
        clock.advance(Duration.ofDays(100));
        for (String column : List.of(
                "crm_contact set doc",
                "crm_interaction set doc",
                "crm_plan_state set activity",
                "crm_follow_up set due_zone")) {
            String name = column.substring(column.lastIndexOf(' ') + 1);
            Database.run(database, "update " + column + " = replace(" + name + ", 'Europe/London', '" + UNKNOWN + "')");
        }
        assertEquals(List.of(UNKNOWN), Database.ask(database, "select due_zone from crm_follow_up"));
        return ada;
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsNoZone(Database kind) {
        DataSource database = kind.create();
        Crm crm = crm(database);
        Contact ada = called(crm, database);
        assertEquals(Optional.empty(), crm.contacts().get(ada.id()).zone());
        List<Interaction> timeline =
                crm.interactions().timeline(ada.id(), 10, Optional.empty()).items();
        assertEquals(Optional.empty(), timeline.get(0).zone());
        assertTrue(crm.nextContact(ada.id()).isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void doesNotStopTheQueue(Database kind) {
        DataSource database = kind.create();
        Crm crm = crm(database);
        Contact ada = called(crm, database);
        FollowUp due = crm.followUps().due(10, Optional.empty()).items().get(0);
        assertEquals(ZoneOffset.UTC, due.due().getZone());
        Claim claim = crm.followUps().claim("worker", 10, Duration.ofMinutes(5)).get(0);
        assertEquals(due.id(), claim.id());
        crm.followUps().complete(claim, Interaction.call(ada.id()).outbound().build());
        assertEquals(
                FollowUpStatus.DONE,
                crm.followUps().find(due.id()).orElseThrow().status());
    }

    @ParameterizedTest
    @EnumSource
    void staysWithTheContactUntilItGetsAnother(Database kind) {
        DataSource database = kind.create();
        Crm crm = crm(database);
        Contact ada = called(crm, database);
        crm.contacts().update(ada.id(), c -> c.toBuilder().tag("vip").build());
        assertTrue(stored(database).contains(UNKNOWN), stored(database));
        crm.contacts().update(ada.id(), c -> c.toBuilder().zone("Europe/Paris").build());
        assertTrue(stored(database).contains("\"Europe/Paris\""), stored(database));
        crm.contacts()
                .update(ada.id(), c -> c.toBuilder().tag("customer").clearZone().build());
        assertFalse(stored(database).contains("\"zone\""), stored(database));
    }

    private static String stored(DataSource database) {
        return Database.ask(database, "select doc from crm_contact").get(0);
    }
}
