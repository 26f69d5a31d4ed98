package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Policy;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On which day something happened, when nobody has said on whose clock. */
abstract class ClockPromises extends ZoneDataPromises {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Rule RHYTHM =
            Rule.named("rhythm").purpose(Samples.SERVICE).whenSilentFor(2).timesTheRhythmOf(InteractionKind.PURCHASE);

    private static RuleBook rhythm(int version, ZoneId fallback) {
        return RuleBook.version(version)
                .policy(Policy.builder().fallbackZone(fallback).build())
                .of(RHYTHM);
    }

    /** Whose zone nobody knows. */
    private Contact somewhere() {
        return crm.contacts().add(Contact.person("Bob").email("bob@example.org").build());
    }

    private Interaction bought(Contact buyer, String at) {
        return crm.interactions()
                .record(Interaction.purchase(buyer.id()).at(Instant.parse(at)).build());
    }

    private LocalDate due(Contact contact) {
        return crm.nextContact(contact.id()).orElseThrow().due().toLocalDate();
    }

    private void move(Contact contact, ZoneId zone) {
        crm.contacts().update(contact.id(), c -> c.toBuilder().zone(zone).build());
    }

    /** 5 November at 23:30 in UTC is 6 November in Tokyo; 30 days later it is 5 or 6 December. */
    @Test
    @Promise("C-298")
    void countsFromTheDayInTheZoneOfTheContactOnceThatIsKnown() {
        Contact bob = somewhere();
        assertEquals(Optional.empty(), bought(bob, "2026-11-05T23:30:00Z").zone());
        assertEquals(LocalDate.of(2026, 12, 5), due(bob));
        move(bob, TOKYO);
        assertEquals(LocalDate.of(2026, 12, 6), due(bob));
    }

    @Test
    @Promise("C-298")
    void keepsTheDayOfWhatWasRecordedInAZone() {
        Contact ada = ada();
        bought(ada, "2026-11-05T23:30:00Z");
        move(ada, TOKYO);
        assertEquals(LocalDate.of(2026, 12, 5), due(ada));
    }

    /** Gaps of 10 days, twice that from 1 October in UTC, from 2 October in Tokyo. */
    @Test
    @Promise("C-298")
    void countsARhythmAnewWhenTheContactMoves() {
        crm = crm(rhythm(1, ZoneId.of("UTC")));
        Contact bob = boughtEveryTenDays();
        assertEquals(LocalDate.of(2026, 10, 21), due(bob));
        move(bob, TOKYO);
        assertEquals(LocalDate.of(2026, 10, 22), due(bob));
    }

    @Test
    @Promise("C-298")
    void countsARhythmAnewByTheFallbackZoneOfAnotherBook() {
        crm = crm(rhythm(1, ZoneId.of("UTC")));
        Contact bob = boughtEveryTenDays();
        crm = crm(rhythm(2, TOKYO));
        crm.plan();
        assertEquals(LocalDate.of(2026, 10, 22), due(bob));
    }

    private Contact boughtEveryTenDays() {
        Contact bob = somewhere();
        bought(bob, "2026-09-01T23:30:00Z");
        bought(bob, "2026-09-11T23:30:00Z");
        bought(bob, "2026-09-21T23:30:00Z");
        bought(bob, "2026-10-01T23:30:00Z");
        return bob;
    }
}
