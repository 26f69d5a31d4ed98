package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.Preferences;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.AttemptsByHour;
import dev.rapport.crm.interaction.ContactTimes;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.interaction.SuggestedTime;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.rule.Policy;
import dev.rapport.crm.rule.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** At which hours people answer, and when somebody is best reached. */
abstract class AnswerHoursPromises extends InsightsPromises {
    private static final ContactTimes CALLS = ContactTimes.of(TouchFilter.channels(Channel.CALL));

    private void called(Contact contact, String time, Outcome outcome) {
        crm.interactions()
                .record(Interaction.call(contact.id())
                        .outbound()
                        .at(Instant.parse("2026-11-23T" + time + ":00Z"))
                        .outcome(outcome)
                        .build());
    }

    @Test
    @Promise("C-292")
    void addsUpAttemptsOfEverybodyOnTheirOwnClock() {
        Contact ada = ada();
        Contact berliner = crm.contacts().add(Samples.organisation().build());
        called(ada, "09:30", Outcome.REACHED);
        called(ada, "10:30", Outcome.NO_ANSWER);
        called(berliner, "08:30", Outcome.NO_ANSWER);
        AttemptsByHour everybody = crm.insights().answerHours(CALLS).everybody();
        assertEquals(2, everybody.attempted(9));
        assertEquals(1, everybody.answered(9));
        assertEquals(1, everybody.attempted(10));
        assertEquals(3, everybody.attempted());
    }

    @Test
    @Promise("C-321")
    void forgetsAttemptsAfterTwoYears() {
        Contact ada = ada();
        Instant earliest = Instant.parse("2024-11-24T09:00:00Z");
        for (Instant at : List.of(earliest, earliest.minus(StorageScene.MICRO))) {
            crm.interactions()
                    .record(Interaction.call(ada.id())
                            .outbound()
                            .at(at)
                            .outcome(Outcome.REACHED)
                            .build());
        }
        called(ada, "15:30", Outcome.REACHED);
        called(ada, "16:30", Outcome.REACHED);
        AnswerHours hours = crm.insights().answerHours(CALLS);
        assertEquals(NOW, hours.cutOff());
        assertEquals(3, hours.everybody().attempted());
        assertEquals(1, hours.everybody().attempted(9));
        AnswerHours lastMonth =
                crm.insights().asOf(NOW.minus(Duration.ofDays(30))).answerHours(CALLS);
        assertEquals(2, lastMonth.everybody().attempted());
        // everybody has always answered, so every hour is as good as midnight
        assertEquals(
                4,
                crm.insights()
                        .suggestedTime(ada.id(), lastMonth)
                        .orElseThrow()
                        .evidence()
                        .elsewhere()
                        .attempted());
    }

    private Optional<SuggestedTime> suggested(Crm asked, Contact contact) {
        return asked.insights().suggestedTime(contact.id(), asked.insights().answerHours(CALLS));
    }

    @Test
    @Promise({"C-293", "C-294"})
    void suggestsTheBestHourInWhichSomebodyMayBeApproached() {
        Contact ada = ada();
        assertEquals(Optional.empty(), suggested(crm, ada));
        called(ada, "09:30", Outcome.REACHED);
        called(ada, "20:30", Outcome.REACHED);
        called(ada, "20:40", Outcome.REACHED);
        called(ada, "15:30", Outcome.NO_ANSWER);
        assertEquals(20, suggested(crm, ada).orElseThrow().hour());
        Policy policy = Policy.builder()
                .window(TimeWindow.of("08:00", "21:00"))
                .quietHours(QuietHours.of("20:30", "07:00"))
                .build();
        Crm strict = crm(RuleBook.version(1).policy(policy).of());
        assertEquals(9, suggested(strict, ada).orElseThrow().hour());
        Contact late = prefers(
                ada,
                Preferences.builder()
                        .window(TimeWindow.of("19:00", "22:00"))
                        .quietHours(QuietHours.of("19:00", "20:00")));
        assertEquals(20, suggested(strict, late).orElseThrow().hour());
        Contact never = prefers(ada, Preferences.builder().doNotContact(true));
        assertEquals(Optional.empty(), suggested(strict, never));
    }

    private Contact prefers(Contact contact, Preferences.Builder preferences) {
        return crm.contacts()
                .update(
                        contact.id(),
                        c -> c.toBuilder().preferences(preferences.build()).build());
    }
}
