package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A timeline shows each fact once, newest first. */
abstract class TimelinePromises extends InteractionPromises {
    private Page<Interaction> page(ContactId contact, int limit, Optional<Cursor> after) {
        return in(session -> session.interactions().timeline(contact, limit, after));
    }

    @Test
    @Promise("S-94")
    void showsEachFactOnceHoweverOftenItWasCorrected() {
        Contact ada = add(Samples.person());
        Interaction call = append(Samples.call(ada.id()));
        append(call.toBuilder().correcting(call).about("Second"));
        append(call.toBuilder().correcting(call).about("Third"));
        assertEquals(1, timeline(ada.id()).size());
    }

    @Test
    @Promise("S-94")
    void showsAContactTwiceInOneInteractionOnce() {
        Contact ada = add(Samples.person());
        append(Samples.call(ada.id()).with(ada.id()));
        assertEquals(1, timeline(ada.id()).size());
    }

    @Test
    @Promise("S-94")
    void showsNothingOfAnUnknownContact() {
        append(Samples.note(add(Samples.person()).id()));
        assertEquals(List.of(), timeline(ContactId.next()));
    }

    @Test
    @Promise("S-95")
    void showsTheNewestFirst() {
        Contact ada = add(Samples.person());
        Interaction middle = append(Samples.note(ada.id()).at(NOW));
        Interaction newest = append(Samples.note(ada.id()).at(NOW.plus(MICRO)));
        Interaction oldest = append(Samples.note(ada.id()).at(NOW.minus(MICRO)));
        assertEquals(List.of(newest, middle, oldest), timeline(ada.id()));
    }

    @Test
    @Promise("S-95")
    void showsTimesBefore1970InTheirOrder() {
        Contact ada = add(Samples.person());
        Interaction older = append(Samples.note(ada.id()).at(Instant.parse("1969-12-31T23:59:59.000001Z")));
        Interaction newer = append(Samples.note(ada.id()).at(Instant.parse("1969-12-31T23:59:59.999999Z")));
        Interaction oldest = append(Samples.note(ada.id()).at(Instant.parse("1900-01-01T00:00:00Z")));
        assertEquals(List.of(newer, older, oldest), timeline(ada.id()));
    }

    @Test
    @Promise("S-95")
    void showsTheLargerIdFirstOfWhatHappenedAtOnce() {
        Contact ada = add(Samples.person());
        InteractionId small = InteractionId.parse("01930000-0000-7000-8000-000000000001");
        InteractionId large = InteractionId.parse("f1930000-0000-7000-8000-000000000001");
        append(Samples.note(ada.id()).id(large));
        append(Samples.note(ada.id()).id(small));
        assertEquals(
                List.of(large, small),
                timeline(ada.id()).stream().map(Interaction::id).toList());
    }

    @Test
    @Promise("S-95")
    void keepsThePlaceOfAFactThatIsCorrected() {
        Contact ada = add(Samples.person());
        Interaction first = append(Samples.note(ada.id()));
        Interaction second = append(Samples.note(ada.id()));
        // the correction has the largest id, the fact the smallest
        Interaction better = append(first.toBuilder().correcting(first).text("Likes prose"));
        assertEquals(List.of(second, better), timeline(ada.id()));
    }

    @Test
    @Promise("S-193")
    void remembersWhatWasEverCorrectedForWhomeverItWasAbout() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person().name("Bob"));
        append(Samples.note(ada.id()));
        Interaction moved = append(Samples.note(ada.id()));
        Interaction gone = append(Samples.note(bob.id()));
        append(Samples.note(bob.id()).correcting(moved));
        append(Samples.note(bob.id()).correcting(moved).text("Twice"));
        append(Samples.note(bob.id()).retracting(gone.factId()));
        assertEquals(List.of(moved.factId()), corrected(ada));
        assertEquals(List.of(moved.factId(), gone.factId()), corrected(bob));
        assertEquals(List.of(), corrected(add(Samples.person().name("Charles"))));
    }

    private List<InteractionId> corrected(Contact contact) {
        return in(session -> session.interactions().corrected(contact.id()));
    }

    @Test
    @Promise("S-96")
    void showsNoMoreThanAskedFor() {
        Contact ada = add(Samples.person());
        for (int i = 0; i < 3; i++) {
            append(Samples.note(ada.id()));
        }
        assertEquals(2, page(ada.id(), 2, Optional.empty()).items().size());
        assertEquals(3, page(ada.id(), 4, Optional.empty()).items().size());
    }

    @Test
    @Promise("S-97")
    void pagesThroughWhatHappenedAtOnce() {
        Contact ada = add(Samples.person());
        List<Interaction> added = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            added.add(append(Samples.note(ada.id())));
        }
        Collections.reverse(added);
        assertEquals(added, pages(after -> page(ada.id(), 3, after)));
    }

    @Test
    @Promise("S-97")
    void pagesThroughALongHistory() {
        Contact ada = add(Samples.person());
        List<Interaction> added = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            added.add(append(Samples.note(ada.id()).at(NOW.plus(MINUTE.multipliedBy(i / 3)))));
        }
        Collections.reverse(added);
        for (int limit : List.of(1, 2, 5, 24, 25, 26)) {
            assertEquals(added, pages(after -> page(ada.id(), limit, after)), "pages of " + limit);
        }
    }

    @Test
    @Promise("S-97")
    void pagesOnBesideWhatIsAddedMeanwhile() {
        Contact ada = add(Samples.person());
        Interaction oldest = append(Samples.note(ada.id()));
        append(Samples.note(ada.id()).at(NOW.plus(MINUTE)));
        Page<Interaction> first = page(ada.id(), 1, Optional.empty());
        append(Samples.note(ada.id()).at(NOW.plus(MINUTE.multipliedBy(2))));
        assertEquals(List.of(oldest), page(ada.id(), 5, first.next()).items());
    }

    @Test
    @Promise("S-122")
    void endsATimelineWithoutACursor() {
        Contact ada = add(Samples.person());
        append(Samples.note(ada.id()));
        append(Samples.note(ada.id()));
        assertEquals(Optional.empty(), page(ada.id(), 2, Optional.empty()).next());
    }

    @Test
    @Promise("S-120")
    void makesTheCursorOfATimelineThatEveryStorageUnderstands() {
        Contact ada = add(Samples.person());
        append(Samples.note(ada.id()).at(Instant.EPOCH.minus(MINUTE)));
        Interaction old = append(Samples.note(ada.id()).at(Instant.EPOCH.minus(MICRO)));
        Interaction better = append(old.toBuilder().correcting(old).text("Likes prose"));
        assertEquals(
                Optional.of(Cursor.of("timeline", "-1", better.factId().toString())),
                page(ada.id(), 1, Optional.empty()).next());
    }

    @Test
    @Promise("S-121")
    void refusesACursorOfAnotherListOnATimeline() {
        Cursor foreign = Cursor.of("due", "0", InteractionId.next().toString());
        assertThrows(IllegalArgumentException.class, () -> page(ContactId.next(), 1, Optional.of(foreign)));
    }
}
