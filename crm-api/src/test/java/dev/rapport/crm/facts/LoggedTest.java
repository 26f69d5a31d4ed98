package dev.rapport.crm.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criteria;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Interactions themselves, as rules declare that they need them. */
class LoggedTest {

    private static final ContactId ADA = ContactId.next();
    private static final TouchFilter CALLS = TouchFilter.channels(Channel.CALL).outbound();
    private static final Instant SINCE = Instant.parse("2024-11-24T00:00:00Z");
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-24T09:00:00Z");
    private static final FactNeeds NEEDS = FactNeeds.none().logged(CALLS, SINCE);

    private static Interaction called(String at) {
        return Interaction.call(ADA).outbound().at(Instant.parse(at)).build();
    }

    private static Interaction bought(String at) {
        return Interaction.purchase(ADA).at(Instant.parse(at)).build();
    }

    /** As it is kept: without the log. */
    private static Activity kept(Interaction... history) {
        return Activity.parse(
                Activity.of(List.of(history), NEEDS, ZoneOffset.UTC).text());
    }

    private static Optional<Instant> from(FactNeeds needs, Interaction... history) {
        return needs.logFrom(kept(history), NOW);
    }

    @Test
    void readsNothingUnlessThereIsSomethingToRead() {
        assertEquals(Optional.empty(), from(NEEDS));
        assertEquals(Optional.empty(), from(NEEDS, bought("2026-11-01T00:00:00Z")));
        assertEquals(Optional.empty(), from(NEEDS, called("2024-11-23T23:59:59.999999Z")));
        Interaction inbound =
                Interaction.call(ADA).inbound().at(SINCE.plusSeconds(9)).build();
        assertEquals(Optional.empty(), from(NEEDS, inbound));
        assertEquals(Optional.empty(), from(FactNeeds.none(), called("2026-11-01T00:00:00Z")));
        assertEquals(List.of(), kept(bought("2026-11-01T00:00:00Z")).logged(CALLS, SINCE));
    }

    @Test
    void readsNoFurtherBackThanTheFirst() {
        Interaction first = called("2025-03-01T10:00:00Z");
        Interaction last = called("2026-03-01T10:00:00Z");
        assertEquals(Optional.of(first.occurredAt()), from(NEEDS, bought("2024-12-01T00:00:00Z"), first, last));
        assertEquals(Optional.of(SINCE), from(NEEDS, called("2020-01-01T00:00:00Z"), last));
        assertEquals(Optional.of(SINCE), from(NEEDS, called(SINCE.toString())));
        Interaction ahead = called("2027-01-01T00:00:00Z");
        assertEquals(Optional.of(ahead.occurredAt()), from(NEEDS, ahead));
    }

    @Test
    void readsAsFarBackAsAnyNeedSays() {
        Interaction call = called("2025-03-01T10:00:00Z");
        FactNeeds earlier = FactNeeds.none().logged(CALLS, Instant.parse("2019-01-01T00:00:00Z"));
        Interaction old = called("2020-01-01T00:00:00Z");
        assertEquals(Optional.of(old.occurredAt()), from(NEEDS.and(earlier), old, call));
        assertEquals(NEEDS.and(earlier), earlier.and(NEEDS));
        assertNotEquals(NEEDS, earlier);
        assertNotEquals(NEEDS, FactNeeds.none());
        FactNeeds window = NEEDS.asked(
                Criteria.atLeast(1, TouchFilter.kinds(InteractionKind.PURCHASE), Criteria.inLast(Period.ofDays(30))));
        assertEquals(Optional.of(call.occurredAt()), from(window, call));
        // a month and the week that windows are given because zones differ
        assertEquals(Optional.of(Instant.parse("2026-10-18T00:00:00Z")), from(window));
    }

    @Test
    void givesThemInOrderAndNoOthers() {
        Interaction early = called(SINCE.toString());
        Interaction late = called("2026-03-01T10:00:00Z");
        List<Interaction> history =
                List.of(late, bought("2026-01-01T00:00:00Z"), early, called("2024-11-23T23:59:59.999999Z"));
        Activity whole = Activity.of(history, NEEDS, ZoneOffset.UTC);
        assertEquals(List.of(early, late), whole.logged(CALLS, SINCE));
        Activity read = whole.kept().reading(List.of(late, early), SINCE);
        assertEquals(List.of(early, late), read.logged(CALLS, SINCE));
    }

    @Test
    void refusesWhatWasNotDeclared() {
        Activity kept = kept(called("2026-03-01T10:00:00Z"));
        assertThrows(IllegalArgumentException.class, () -> kept.logged(CALLS, SINCE));
        Activity part = kept.reading(List.of(), Instant.parse("2026-03-01T10:00:00.000001Z"));
        assertThrows(IllegalArgumentException.class, () -> part.logged(CALLS, SINCE));
    }
}
