package dev.rapport.crm.consent;

import static dev.rapport.crm.consent.Story.ANN;
import static dev.rapport.crm.consent.Story.BOB;
import static dev.rapport.crm.consent.Story.CAT;
import static dev.rapport.crm.consent.Story.MAIL;
import static dev.rapport.crm.consent.Story.NEWS;
import static dev.rapport.crm.consent.Story.OFFERS;
import static dev.rapport.crm.consent.Story.OLD_MAIL;
import static dev.rapport.crm.consent.Story.mail;
import static dev.rapport.crm.consent.Story.time;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a no counts as said for a message to Ann, who turns out to be Bob in February and Cat in March. */
class StatedAtTest {
    private static final String LATER = "2026-06-01";
    private static final List<ConsentPolicy> NONE = List.of();
    private static final ConsentPolicy CONFIRMED = ConsentPolicy.STRICT.toBuilder("confirmed")
            .doubleOptIn(Channel.EMAIL)
            .build();

    private final Story story = new Story();

    private Withdrawn withdrawn(ConsentScope scope) {
        Withdrawn fact = new Withdrawn(story.stamp("2026-01-01"), BOB, scope);
        story.add(fact);
        return fact;
    }

    private Withdrawn carriedTwice() {
        Withdrawn fact = withdrawn(ConsentScope.EVERYTHING);
        story.merged(BOB, ANN, "2026-02-01").merged(CAT, ANN, "2026-03-01");
        return fact;
    }

    private Optional<Instant> stated(Consent.OfPerson fact, List<ConsentPolicy> policies) {
        return story.ledger().statedAt(fact, policies, mail(ANN), time(LATER));
    }

    @Test
    void isWhenItWasSaidOfARecordAlone() {
        Withdrawn fact = withdrawn(ConsentScope.EVERYTHING);
        assertEquals(Optional.of(time("2026-01-01")), stated(fact, NONE));
        assertEquals(time("2026-01-01"), story.ledger().statedAt(fact, MAIL, time(LATER)));
    }

    @Test
    void isNeverForWhatItIsNotAbout() {
        assertEquals(Optional.empty(), stated(withdrawn(ConsentScope.EVERYTHING.purposes(OFFERS)), NONE));
        assertEquals(Optional.empty(), stated(withdrawn(ConsentScope.EVERYTHING.by(Channel.SMS)), NONE));
        Withdrawn news = withdrawn(ConsentScope.EVERYTHING.purposes(NEWS));
        assertEquals(Optional.of(time("2026-01-01")), stated(news, NONE));
        assertEquals(
                Optional.empty(), story.ledger().statedAt(news, NONE, mail(ANN).controller("partner"), time(LATER)));
        Objected toEverybody = new Objected(story.stamp("2026-01-01"), BOB, Optional.empty());
        assertEquals(
                Optional.of(time("2026-01-01")),
                story.ledger().statedAt(toEverybody, NONE, mail(ANN).controller("partner"), time(LATER)));
    }

    @Test
    void isNotKnownBeforeItWasSaid() {
        Withdrawn fact = withdrawn(ConsentScope.EVERYTHING);
        assertEquals(Optional.empty(), story.ledger().statedAt(fact, NONE, mail(ANN), time("2025-12-31")));
    }

    @Test
    void isTheLastMergerThatFoundItOpen() {
        Withdrawn fact = carriedTwice();
        assertEquals(Optional.of(time("2026-03-01")), stated(fact, NONE));
        assertEquals(
                Optional.of(time("2026-02-01")), story.ledger().statedAt(fact, NONE, mail(ANN), time("2026-02-28")));
    }

    @Test
    void isTheFirstMergerForWhoConsentedAgainBetweenThem() {
        Withdrawn fact = carriedTwice();
        story.granted("2026-02-15");
        assertEquals(Optional.of(time("2026-02-01")), stated(fact, NONE));
    }

    @Test
    void isTheLatestByAnyOfThePolicies() {
        Withdrawn fact = carriedTwice();
        story.granted("2026-02-15");
        Optional<Instant> second = Optional.of(time("2026-03-01"));
        assertEquals(second, stated(fact, List.of(CONFIRMED)));
        assertEquals(second, stated(fact, List.of(CONFIRMED, ConsentPolicy.STRICT)));
        assertEquals(second, stated(fact, List.of(ConsentPolicy.STRICT, CONFIRMED)));
        ConsentPolicy overlay = CONFIRMED.toBuilder("overlay").overlay(true).build();
        assertEquals(Optional.of(time("2026-02-01")), stated(fact, List.of(ConsentPolicy.STRICT, overlay)));
    }

    /** Bob, of whom it was said, does not have Ann's address; from February on the two are one, and she has it. */
    @Test
    void isAtTheEarliestWhenSomebodyJoinedWhoHadTheAddress() {
        Withdrawn fact = carriedTwice();
        assertEquals(time("2026-02-01"), story.ledger().statedAt(fact, MAIL, time(LATER)));
        assertEquals(time("2026-03-01"), story.ledger().statedAt(fact, OLD_MAIL, time(LATER)));
        assertEquals(time("2026-01-01"), story.ledger().statedAt(fact, MAIL, time("2026-01-31")));
        story.person(BOB).point(OLD_MAIL);
        assertEquals(time("2026-01-01"), story.ledger().statedAt(fact, OLD_MAIL, time(LATER)));
    }
}
