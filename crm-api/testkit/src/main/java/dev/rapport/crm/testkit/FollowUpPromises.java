package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.Change;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Follow-ups are put, found and listed by when they are due. */
abstract class FollowUpPromises extends ConsentPromises {
    static final FollowUpId SMALL = FollowUpId.parse("01930000-0000-7000-8000-000000000001");
    static final FollowUpId LARGE = FollowUpId.parse("f1930000-0000-7000-8000-000000000001");

    FollowUp closed(FollowUp followUp, FollowUpStatus status) {
        return put(followUp.toBuilder().status(status).closedAt(NOW).build());
    }

    private Page<FollowUp> due(Instant by, int limit, Optional<Cursor> after) {
        return in(session -> session.followUps().due(by, limit, after));
    }

    private List<FollowUp> due() {
        return due(NOW, 100, Optional.empty()).items();
    }

    private List<FollowUp> followUps(ContactId contact) {
        return in(session -> session.followUps().of(contact));
    }

    private void comesBack(FollowUp followUp) {
        FollowUp written = followUp.toBuilder().version(1).build();
        assertEquals(written, plan(followUp));
        FollowUp next = written.toBuilder().priority(written.priority() + 1).build();
        assertEquals(next.toBuilder().version(2).build(), put(next));
    }

    @Test
    @Promise("S-59")
    void countsTheVersionsOfAFollowUp() {
        FollowUp first = plan(add(Samples.person()).id(), "1", NOW);
        FollowUp second = put(first.toBuilder().priority(1).build());
        FollowUp third = put(second.toBuilder().priority(2).build());
        assertEquals(List.of(1L, 2L, 3L), List.of(first.version(), second.version(), third.version()));
    }

    @Test
    @Promise("S-59")
    void ignoresTheVersionThatAFollowUpBrings() {
        Contact ada = add(Samples.person());
        assertEquals(
                1, plan(Samples.followUp(ada.id(), "1").version(41).build()).version());
    }

    @Test
    @Promise("S-60")
    void opensASupersededFollowUpAgainUnderItsOldId() {
        FollowUp old = plan(add(Samples.person()).id(), "1", NOW);
        closed(old, FollowUpStatus.SUPERSEDED);
        FollowUp again = Samples.followUp(old.contact(), "1")
                .due(at(NOW.plus(MINUTE)))
                .because("again")
                .build();
        write(new Change.FollowUpPut(again, 0));
        FollowUp expected = again.toBuilder().id(old.id()).version(3).build();
        assertEquals(List.of(expected), followUps(old.contact()));
    }

    @Test
    @Promise("S-60")
    void opensALapsedFollowUpAgainUnderItsOldId() {
        FollowUp old = plan(add(Samples.person()).id(), "1", NOW);
        closed(old, FollowUpStatus.LAPSED);
        write(new Change.FollowUpPut(Samples.followUp(old.contact(), "1").build(), 0));
        assertEquals(FollowUpStatus.OPEN, stored(old).status());
        assertEquals(1, followUps(old.contact()).size());
    }

    @Test
    @Promise("S-60")
    void tellsOccurrencesRulesAndContactsApart() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        plan(Samples.followUp(ada.id(), "1").build());
        plan(Samples.followUp(ada.id(), "2").build());
        plan(Samples.followUp(bob.id(), "1").build());
        plan(FollowUp.of(ada.id(), "chase", "stay-in-touch:1").due(at(NOW)).build());
        assertEquals(4, due().size());
    }

    @Test
    @Promise("S-61")
    void leavesAnActiveFollowUpAsItIs() {
        FollowUp open = plan(add(Samples.person()).id(), "1", NOW);
        write(new Change.FollowUpPut(
                Samples.followUp(open.contact(), "1").because("again").build(), 0));
        FollowUp claimed = put(open.toBuilder()
                .status(FollowUpStatus.CLAIMED)
                .worker("w")
                .leaseUntil(NOW)
                .build());
        write(new Change.FollowUpPut(
                Samples.followUp(open.contact(), "1").because("again").build(), 0));
        assertEquals(List.of(claimed), followUps(open.contact()));
    }

    @Test
    @Promise("S-61")
    void leavesADoneFollowUpAsItIs() {
        FollowUp done = closed(plan(add(Samples.person()).id(), "1", NOW), FollowUpStatus.DONE);
        write(new Change.FollowUpPut(Samples.followUp(done.contact(), "1").build(), 0));
        assertEquals(List.of(done), followUps(done.contact()));
    }

    @Test
    @Promise("S-61")
    void leavesASkippedFollowUpAsItIs() {
        FollowUp skipped = closed(plan(add(Samples.person()).id(), "1", NOW), FollowUpStatus.SKIPPED);
        write(new Change.FollowUpPut(Samples.followUp(skipped.contact(), "1").build(), 0));
        assertEquals(List.of(skipped), followUps(skipped.contact()));
    }

    @Test
    @Promise("S-62")
    void refusesAFollowUpThatIsNotBasedOnTheStoredVersion() {
        FollowUp first = plan(add(Samples.person()).id(), "1", NOW);
        FollowUp second = put(first.toBuilder().priority(1).build());
        StaleRevisionException refusal = assertThrows(
                StaleRevisionException.class,
                () -> write(new Change.FollowUpPut(first.toBuilder().priority(9).build(), 1)));
        assertEquals(first.id() + " 1", refusal.id() + " " + refusal.expected());
        assertEquals(second, stored(first));
    }

    @Test
    @Promise("S-62")
    void refusesAVersionOfAFollowUpThatIsNotThere() {
        Contact ada = add(Samples.person());
        assertThrows(
                StaleRevisionException.class,
                () -> write(
                        new Change.FollowUpPut(Samples.followUp(ada.id(), "1").build(), 1)));
    }

    @Test
    @Promise("S-64")
    void countsOnWhenAFollowUpIsOpenedAgain() {
        FollowUp old = plan(add(Samples.person()).id(), "1", NOW);
        FollowUp superseded = closed(old, FollowUpStatus.SUPERSEDED);
        write(new Change.FollowUpPut(Samples.followUp(old.contact(), "1").build(), 0));
        assertEquals(superseded.version() + 1, stored(old).version());
    }

    @Test
    @Promise("S-110")
    void keepsEveryFieldOfAFollowUp() {
        Contact ada = add(Samples.person());
        comesBack(Samples.followUp(ada.id(), "1")
                .lane("greetings")
                .due(ZonedDateTime.of(2026, 10, 25, 1, 30, 0, 123_456_000, ZoneId.of("Europe/London")))
                .priority(-7)
                .status(FollowUpStatus.CLAIMED)
                .worker("worker-1")
                .leaseUntil(NOW.plus(MICRO))
                .snoozedUntil(LocalDateTime.of(2026, 12, 24, 18, 0))
                .closedAt(NOW.minus(MICRO))
                .outcome(InteractionId.next())
                .note("She is on holiday")
                .build());
    }

    @Test
    @Promise("S-110")
    void keepsABareFollowUpBare() {
        Contact ada = add(Samples.person());
        comesBack(FollowUp.of(ada.id(), "r", "r").due(at(NOW)).build());
    }

    @Test
    @Promise("S-110")
    void keepsEveryStatusOfAFollowUp() {
        Contact ada = add(Samples.person());
        for (FollowUpStatus status : FollowUpStatus.values()) {
            FollowUp open = plan(ada.id(), status.name(), NOW);
            FollowUp next = open.toBuilder().status(status).build();
            assertEquals(next.toBuilder().version(2).build(), put(next));
        }
    }

    @Test
    @Promise("S-110")
    void keepsTheZoneOfADueDate() {
        Contact ada = add(Samples.person());
        for (String zone : List.of("UTC", "Z", "+05:45", "Pacific/Apia", "Europe/Kyiv")) {
            comesBack(Samples.followUp(ada.id(), zone)
                    .due(NOW.atZone(ZoneId.of(zone)))
                    .build());
        }
    }

    @Test
    @Promise("S-110")
    void keepsHostileTextOfAFollowUp() {
        Contact ada = add(Samples.person());
        for (String text : HOSTILE) {
            comesBack(FollowUp.of(ada.id(), "rule", "rule:" + text)
                    .due(at(NOW))
                    .because(text)
                    .note(text)
                    .worker(text)
                    .build());
        }
    }

    @Test
    @Promise("S-111")
    void findsNoFollowUpByAnUnknownId() {
        plan(add(Samples.person()).id(), "1", NOW);
        assertEquals(Optional.empty(), in(s -> s.followUps().find(FollowUpId.next())));
    }

    @Test
    @Promise("S-112")
    void listsEveryFollowUpOfAContactByDueDate() {
        Contact ada = add(Samples.person());
        FollowUp late = plan(ada.id(), "late", NOW.plus(MINUTE));
        FollowUp early = closed(plan(ada.id(), "early", NOW.minus(MINUTE)), FollowUpStatus.DONE);
        FollowUp middle = closed(plan(ada.id(), "middle", NOW), FollowUpStatus.SUPERSEDED);
        plan(add(Samples.person()).id(), "of another", NOW);
        assertEquals(List.of(early, middle, late), followUps(ada.id()));
    }

    @Test
    @Promise("S-112")
    void listsFollowUpsOfAContactThatAreDueAtOnceById() {
        Contact ada = add(Samples.person());
        FollowUp large = plan(Samples.followUp(ada.id(), "1").id(LARGE).build());
        FollowUp small = plan(Samples.followUp(ada.id(), "2").id(SMALL).build());
        assertEquals(List.of(small, large), followUps(ada.id()));
    }

    @Test
    @Promise("S-113")
    void listsOnlyFollowUpsToBeActedOn() {
        Contact ada = add(Samples.person());
        FollowUp open = plan(ada.id(), "open", NOW);
        FollowUp claimed = put(plan(ada.id(), "claimed", NOW).toBuilder()
                .status(FollowUpStatus.CLAIMED)
                .worker("w")
                .leaseUntil(NOW.plus(MINUTE))
                .build());
        for (FollowUpStatus over : List.of(
                FollowUpStatus.DONE, FollowUpStatus.SKIPPED, FollowUpStatus.LAPSED, FollowUpStatus.SUPERSEDED)) {
            closed(plan(ada.id(), over.name(), NOW), over);
        }
        assertEquals(List.of(open, claimed), due());
    }

    @Test
    @Promise("S-114")
    void listsOnlyFollowUpsThatAreDue() {
        Contact ada = add(Samples.person());
        FollowUp past = plan(ada.id(), "past", NOW.minus(MICRO));
        FollowUp now = plan(ada.id(), "now", NOW);
        plan(ada.id(), "future", NOW.plus(MICRO));
        assertEquals(List.of(past, now), due());
    }

    @Test
    @Promise("S-115")
    void listsTheLongestDueFirst() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        FollowUp second = plan(ada.id(), "1", NOW.minus(MICRO));
        FollowUp third = plan(bob.id(), "1", NOW);
        FollowUp first = plan(ada.id(), "2", NOW.minus(MINUTE));
        assertEquals(List.of(first, second, third), due());
    }

    @Test
    @Promise("S-115")
    void comparesDueDatesOfDifferentZonesByTheirInstant() {
        Contact ada = add(Samples.person());
        LocalDateTime ten = LocalDateTime.of(2026, 11, 24, 10, 0);
        FollowUp berlin = plan(Samples.followUp(ada.id(), "berlin")
                .due(ten.minusHours(1).atZone(ZoneId.of("Europe/Berlin")))
                .build());
        FollowUp tokyo = plan(Samples.followUp(ada.id(), "tokyo")
                .due(ten.atZone(ZoneId.of("Asia/Tokyo")))
                .build());
        assertEquals(List.of(tokyo, berlin), due());
    }

    @Test
    @Promise("S-115")
    void listsFollowUpsThatAreDueAtOnceById() {
        FollowUp large =
                plan(Samples.followUp(add(Samples.person()).id(), "1").id(LARGE).build());
        FollowUp small =
                plan(Samples.followUp(add(Samples.person()).id(), "1").id(SMALL).build());
        assertEquals(List.of(small, large), due());
    }

    @Test
    @Promise("S-116")
    void listsNoMoreFollowUpsThanAskedFor() {
        Contact ada = add(Samples.person());
        for (int i = 0; i < 3; i++) {
            plan(ada.id(), "" + i, NOW);
        }
        assertEquals(2, due(NOW, 2, Optional.empty()).items().size());
    }

    @Test
    @Promise("S-117")
    void pagesThroughFollowUpsThatAreDueAtOnce() {
        Contact ada = add(Samples.person());
        List<FollowUp> planned = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            planned.add(plan(ada.id(), "" + i, NOW));
        }
        assertEquals(planned, pages(after -> due(NOW, 3, after)));
    }

    @Test
    @Promise("S-117")
    void pagesOnBesideFollowUpsThatAreDoneMeanwhile() {
        Contact ada = add(Samples.person());
        FollowUp first = plan(ada.id(), "1", NOW.minus(MINUTE));
        FollowUp second = plan(ada.id(), "2", NOW);
        Page<FollowUp> page = due(NOW, 1, Optional.empty());
        closed(first, FollowUpStatus.DONE);
        assertEquals(List.of(second), due(NOW, 5, page.next()).items());
    }

    @Test
    @Promise("S-122")
    void endsTheDueListWithoutACursor() {
        Contact ada = add(Samples.person());
        plan(ada.id(), "1", NOW);
        plan(ada.id(), "2", NOW.plus(MINUTE));
        assertEquals(Optional.empty(), due(NOW, 1, Optional.empty()).next());
    }

    @Test
    @Promise("S-120")
    void makesTheCursorOfTheDueListThatEveryStorageUnderstands() {
        Contact ada = add(Samples.person());
        FollowUp first = plan(ada.id(), "1", Instant.EPOCH.plus(MINUTE));
        plan(ada.id(), "2", NOW);
        assertEquals(
                Optional.of(Cursor.of("due", "60000000", first.id().toString())),
                due(NOW, 1, Optional.empty()).next());
    }

    @Test
    @Promise("S-121")
    void refusesACursorOfAnotherListOnTheDueList() {
        Cursor foreign = Cursor.of("timeline", "0", FollowUpId.next().toString());
        assertThrows(IllegalArgumentException.class, () -> due(NOW, 1, Optional.of(foreign)));
    }
}
