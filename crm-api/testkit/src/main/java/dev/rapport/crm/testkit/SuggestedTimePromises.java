package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.OpenHours;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.ContactTimes;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.interaction.SuggestedTime;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What stored attempts tell of hours, and what rules make of it. Ada, in London, has answered 4 of 5 calls at 9 and Bob none
 * of 10 at 15. So p = 4/15, p_9 = (4 + 16/3) / 25 = 28/75 and p_15 = (16/3) / 30 = 8/45, and hers is (4 + 56/15) / 15 = 0.516 at
 * 9, 0.178 at 15 and 0.267 at every other hour.
 */
abstract class SuggestedTimePromises extends AnswerHoursPromises {
    private static final ContactTimes CALLS = ContactTimes.of(TouchFilter.channels(Channel.CALL));

    private List<Interaction> called(Contact contact, LocalTime time, int answered, int silent) {
        LocalDateTime last = LocalDateTime.ofInstant(NOW, ZoneId.of("Europe/London"));
        return crm.interactions()
                .recordAll(IntStream.range(0, answered + silent)
                        .mapToObj(call -> Interaction.call(contact.id())
                                .outbound()
                                .at(last.toLocalDate()
                                        .minusDays(1L + call)
                                        .atTime(time)
                                        .atZone(ZoneId.of("Europe/London"))
                                        .toInstant())
                                .outcome(call < answered ? Outcome.REACHED : Outcome.NO_ANSWER)
                                .build())
                        .toList());
    }

    private Contact answering() {
        Contact ada = ada();
        Contact bob = crm.contacts().add(Samples.person().name("Bob").build());
        called(ada, LocalTime.of(9, 30), 4, 1);
        called(bob, LocalTime.of(15, 30), 0, 10);
        return ada;
    }

    /** As a host does that has stored what it learned. */
    private Crm suggesting(AnswerHours hours) {
        return crm(RuleBook.version(2)
                .of(Rule.named("welcome")
                        .purpose(Samples.SERVICE)
                        .once(Offset.days(3))
                        .afterLast(InteractionKind.PURCHASE)
                        .via(Channel.CALL)
                        .at(LocalTime.of(11, 0))
                        .atSuggestedTime(AnswerHours.parse(hours.text()))));
    }

    /** NOW is 24 November. */
    private static void assertDue(Crm asked, Contact contact, int hour) {
        LocalDateTime expected = LocalDateTime.of(2026, 11, 27, hour, 0);
        List<FollowUp> open = asked.followUps().history(contact.id()).stream()
                .filter(f -> f.status().isActive())
                .toList();
        assertEquals(
                List.of(expected),
                open.stream().map(f -> f.due().toLocalDateTime()).toList());
        assertEquals(
                Optional.of(expected),
                asked.nextContact(contact.id()).map(next -> next.due().toLocalDateTime()));
    }

    @Test
    @Promise("C-322")
    void plansAtTheHourThatIsSuggested() {
        Contact ada = answering();
        AnswerHours hours = crm.insights().answerHours(CALLS);
        Crm planning = suggesting(hours);
        planning.interactions().record(Samples.purchase(ada.id()).build());
        assertDue(planning, ada, 9);
        Optional<SuggestedTime> suggested = planning.insights().suggestedTime(ada.id(), hours);
        assertEquals(suggested, planning.nextContact(ada.id()).orElseThrow().suggestedTime());
        assertEquals(
                "4 of 5 attempts at 9:00 answered, none tried at all other hours; everybody 80 % at 9:00",
                suggested.orElseThrow().because());
        Contact eve = planning.contacts().add(Samples.person().name("Eve").build());
        planning.interactions().record(Samples.purchase(eve.id()).build());
        assertDue(planning, eve, 9);
        assertEquals(
                2L, planning.rehearsal().over(Period.ofDays(4)).run().perRule().get("welcome"));
    }

    /** With 8 of 8 at 15 hers is (8 + 16/9) / 18 = 0.543 there; with 6 of 8 it is 0.432. */
    @Test
    @Promise("C-323")
    void movesWhatIsPlannedWithEachAttemptAndItsCorrection() {
        Contact ada = answering();
        Crm planning = suggesting(crm.insights().answerHours(CALLS));
        planning.interactions().record(Samples.purchase(ada.id()).build());
        assertDue(planning, ada, 9);
        crm = planning;
        List<Interaction> calls = called(ada, LocalTime.of(15, 30), 8, 0);
        assertDue(planning, ada, 15);
        for (Interaction call : calls.subList(0, 2)) {
            planning.interactions()
                    .record(call.toBuilder()
                            .outcome(Outcome.NO_ANSWER)
                            .correcting(call)
                            .build());
        }
        assertDue(planning, ada, 9);
        calls.subList(0, 2).forEach(call -> planning.interactions().retract(call.id(), "of somebody else"));
        // 6 of 6 are (6 + 16/9) / 16 = 0.486
        assertDue(planning, ada, 9);
        called(ada, LocalTime.of(15, 40), 2, 0);
        assertDue(planning, ada, 15);
    }

    @Test
    @Promise("C-324")
    void suggestsNoHourThatThePoliciesOfConsentClose() {
        Contact ada = answering();
        AnswerHours hours = crm.insights().answerHours(CALLS);
        AnswerHours anyChannel = crm.insights().answerHours(ContactTimes.of(TouchFilter.any()));
        ConsentPolicy late = ConsentPolicy.STRICT.toBuilder("late")
                .openHours(Channel.CALL, OpenHours.daily("10:00", "20:00"))
                .build();
        Crm gated = gated(late);
        assertEquals(
                Optional.of(10), gated.insights().suggestedTime(ada.id(), hours).map(SuggestedTime::hour));
        assertEquals(
                Optional.of(9),
                gated.insights().suggestedTime(ada.id(), anyChannel).map(SuggestedTime::hour));
        ConsentPolicy closed = late.toBuilder("closed")
                .openHours(Channel.CALL, OpenHours.NEVER)
                .build();
        assertEquals(Optional.empty(), gated(closed).insights().suggestedTime(ada.id(), hours));
    }
}
