package dev.rapport.crm.testkit;

import static dev.rapport.crm.criterion.Criteria.atLeast;
import static dev.rapport.crm.criterion.Criteria.atMost;
import static dev.rapport.crm.criterion.Criteria.permitted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rapport.crm.Membership;
import dev.rapport.crm.Segment;
import dev.rapport.crm.Segments;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.interaction.Interaction;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code crm.segments()} promises of a day in the past, whatever was recorded since. */
abstract class PastSegmentPromises extends SegmentPromises {
    private static final Segment BUYERS = segment(atLeast(1, BOUGHT));

    private Segments then() {
        return crm.segments().asOf(NOW);
    }

    private void tenDaysLater() {
        clock.advance(DAY.multipliedBy(10));
    }

    @Test
    @Promise("C-259")
    void takesContactsAsTheyWere() {
        Contact ada = person("Ada", "vip");
        tenDaysLater();
        crm.contacts()
                .update(
                        ada.id(),
                        c -> Contact.person("Augusta")
                                .id(c.id())
                                .revision(c.revision())
                                .build());
        assertEquals(List.of(), ids(VIPS));
        assertEquals(List.of(ada), then().stream(VIPS).toList());
        assertEquals(1, then().count(VIPS));
        Contact bob = person("Bob", "vip");
        assertFalse(then().contains(VIPS, bob.id()));
        Membership early = then().explain(VIPS, bob.id());
        assertEquals(Membership.Reason.NOT_YET_THERE, early.reason());
        assertEquals("Not in some on 2026-11-24: the contact was not stored yet", early.text());
        Segment byHand = VIPS.toBuilder().including(bob.id()).build();
        assertEquals(List.of(ada.id()), ids(then(), byHand));
    }

    @Test
    @Promise("C-260")
    void knowsNothingThatWasRecordedLater() {
        Contact ada = person("Ada");
        tenDaysLater();
        bought(ada, NOW.minus(DAY));
        assertEquals(List.of(ada.id()), ids(BUYERS));
        assertEquals(List.of(), ids(then(), BUYERS));
        assertEquals(List.of(ada.id()), ids(then(), segment(atMost(0, BOUGHT))));
    }

    @Test
    @Promise("C-260")
    void countsNothingThatWasStillAhead() {
        Contact ada = person("Ada");
        Instant ahead = NOW.plus(DAY);
        bought(ada, ahead);
        assertEquals(List.of(), ids(BUYERS));
        assertEquals(List.of(ada.id()), ids(crm.segments().asOf(ahead), BUYERS), "as if nothing more happened");
        tenDaysLater();
        assertEquals(List.of(ada.id()), ids(BUYERS));
        assertEquals(1, crm.segments().count(BUYERS));
        assertEquals(List.of(), ids(then(), BUYERS));
        assertEquals(List.of(ada.id()), ids(crm.segments().asOf(ahead), BUYERS));
    }

    @Test
    @Promise("C-260")
    void believesWhatWasCorrectedAndTakenBackLater() {
        Contact ada = person("Ada");
        Contact bob = person("Bob");
        Interaction first = crm.interactions()
                .record(Interaction.purchase(ada.id()).at(NOW.minus(DAY)).build());
        Interaction wrong = crm.interactions()
                .record(Interaction.purchase(ada.id()).at(NOW.minus(DAY)).build());
        tenDaysLater();
        crm.interactions()
                .record(Interaction.purchase(bob.id())
                        .at(NOW.minus(DAY))
                        .correcting(first.factId())
                        .build());
        crm.interactions().retract(wrong.factId(), "by mistake");
        assertEquals(List.of(bob.id()), ids(BUYERS));
        assertEquals(List.of(ada.id()), ids(then(), BUYERS));
        assertEquals(List.of(ada.id()), ids(then(), segment(atLeast(2, BOUGHT))));
    }

    @Test
    @Promise("C-260")
    void believesTheCorrectionOfThatTime() {
        Contact ada = person("Ada");
        Interaction call = crm.interactions()
                .record(Samples.call(ada.id()).at(NOW.minus(DAY)).build());
        tenDaysLater();
        crm.interactions()
                .record(Interaction.purchase(ada.id())
                        .at(NOW.minus(DAY))
                        .correcting(call.factId())
                        .build());
        Instant between = clock.instant();
        tenDaysLater();
        crm.interactions().retract(call.factId(), "by mistake");
        assertEquals(List.of(), ids(then(), BUYERS));
        assertEquals(List.of(ada.id()), ids(crm.segments().asOf(between), BUYERS));
        assertEquals(List.of(), ids(BUYERS));
    }

    @Test
    @Promise("C-261")
    void knowsOfNoPermissionThatCameLater() {
        Contact ada = person("Ada");
        Contact bob = person("Bob");
        Segment readers = segment(permitted(Samples.NEWS, Channel.EMAIL));
        grants(ada);
        Instant before = clock.instant();
        tenDaysLater();
        grants(bob);
        crm.consents().record(Consent.withdrawn(ada.id(), Samples.NEWS));
        assertEquals(List.of(bob.id()), ids(readers));
        assertEquals(List.of(ada.id()), ids(crm.segments().asOf(before), readers));
    }
}
