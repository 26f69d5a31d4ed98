package dev.rapport.examples.benchmarks;

import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.interaction.InteractionKind.MEETING;
import static dev.rapport.crm.interaction.InteractionKind.PURCHASE;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.PartialDate;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;

/** The rule book that is measured: six kinds of rules, all of them on working days. */
final class SixRules {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");
    static final LocalDate BIRTHDAY = LocalDate.of(1990, 12, 10);
    static final LocalDate GRID_ANCHOR = LocalDate.of(2026, 1, 31);
    static final Instant LAST_PURCHASE = Instant.parse("2026-11-02T16:30:00Z");
    static final Instant LAST_CALL = Instant.parse("2026-10-14T09:15:00Z");
    static final Instant LAST_MEETING = Instant.parse("2026-11-13T13:00:00Z");
    static final Instant LAST_EMAIL = Instant.parse("2026-11-16T08:45:00Z");
    static final List<LocalDate> HOLIDAYS = List.of(
            LocalDate.of(2026, 12, 25),
            LocalDate.of(2026, 12, 28),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2027, 3, 26),
            LocalDate.of(2027, 3, 29),
            LocalDate.of(2027, 5, 3),
            LocalDate.of(2027, 5, 31),
            LocalDate.of(2027, 8, 30));

    private SixRules() {}

    static RuleBook book() {
        Purpose service = Purpose.nonMarketing("care");
        return RuleBook.version(1)
                .calendar(WorkCalendar.mondayToFriday().holidays(HOLIDAYS))
                .of(List.<Rule>of(
                        Rule.named("reorder")
                                .purpose(service)
                                .once(Offset.days(30))
                                .afterLast(PURCHASE)
                                .via(EMAIL)
                                .onWorkingDays(),
                        Rule.named("stay-in-touch")
                                .purpose(service)
                                .every(Period.ofMonths(3))
                                .afterLast(CALL, EMAIL)
                                .via(CALL, EMAIL)
                                .onWorkingDays(),
                        Rule.named("thanks")
                                .purpose(service)
                                .once(Offset.workingDays(2))
                                .afterLast(MEETING)
                                .via(EMAIL)
                                .onWorkingDays(),
                        Rule.named("birthday")
                                .purpose(service)
                                .yearlyOn("birthday")
                                .ahead(Period.ofDays(3))
                                .via(CALL)
                                .onWorkingDays(),
                        Rule.named("review")
                                .purpose(service)
                                .every(Period.ofMonths(1))
                                .from(GRID_ANCHOR)
                                .endOfMonth()
                                .via(CALL)
                                .onWorkingDays(),
                        Rule.named("chase")
                                .purpose(service)
                                .whenUnanswered(EMAIL)
                                .after(Offset.workingDays(2))
                                .attempts(3)
                                .via(EMAIL)
                                .onWorkingDays()));
    }

    static Contact ada() {
        return Contact.person("Ada Lovelace")
                .email("ada@example.org")
                .phone("+442079460000")
                .zone("Europe/London")
                .date("birthday", PartialDate.of(BIRTHDAY))
                .build();
    }

    static List<Interaction> history(Contact contact) {
        return List.of(
                Interaction.purchase(contact.id()).at(LAST_PURCHASE).build(),
                Interaction.call(contact.id()).outbound().at(LAST_CALL).build(),
                Interaction.meeting(contact.id()).at(LAST_MEETING).build(),
                Interaction.email(contact.id()).outbound().at(LAST_EMAIL).build());
    }

    static Facts facts() {
        Contact ada = ada();
        return Facts.of(ada, Activity.of(history(ada), book().needs(), LONDON));
    }
}
