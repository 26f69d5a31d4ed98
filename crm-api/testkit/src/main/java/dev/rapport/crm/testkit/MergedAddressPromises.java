package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rapport.crm.consent.Confirmed;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What an edit of the addresses of merged records means for what was said at them. */
abstract class MergedAddressPromises extends MergedPromises {
    /** The first joins the second, whose address somebody else has as well and gave leave for in between. */
    private Contact sharerOfASurvivor(Contact old, Contact ada, Consent no) {
        Contact twin = twin(ada);
        say(no);
        grant(twin);
        merge(old, ada);
        return twin;
    }

    private void give(Contact to, Contact theAddressOf) {
        crm.contacts()
                .update(
                        to.id(),
                        c -> c.toBuilder().email(mail(theAddressOf).text()).build());
    }

    @Test
    @Promise("C-314")
    void anEditLiftsNothingForWhoeverSharesAnAddress() {
        Contact old = reader();
        Contact ada = reader();
        Contact twin = twin(ada);
        grant(twin);
        say(Consent.withdrawn(old.id()));
        Instant between = clock.instant();
        clock.advance(DAY);
        merge(old, ada);
        crm.consents().record(Samples.grant(twin.id()).to(mail(ada)).at(between).build());
        assertEquals(ConsentReason.WITHDRAWN, reason(twin));
        crm.contacts()
                .update(
                        ada.id(),
                        c -> c.toBuilder()
                                .removePoint(mail(ada))
                                .email("new@example.org")
                                .build());
        assertEquals(ConsentReason.WITHDRAWN, reason(twin));
    }

    @Test
    @Promise("C-325")
    void anEditTakesBackNoMoreThanWasSaid() {
        Contact old = reader();
        Contact ada = reader();
        Contact twin = twin(ada);
        say(Consent.withdrawn(old.id()));
        merge(old, ada);
        grant(twin);
        merge(reader(), ada);
        assertEquals(ConsentReason.PERMITTED, reason(twin));
        crm.contacts()
                .update(ada.id(), c -> c.toBuilder().removePoint(mail(ada)).build());
        assertEquals(ConsentReason.PERMITTED, reason(twin));
        assertEquals(ConsentReason.WITHDRAWN, reason(old));
    }

    @Test
    @Promise("C-325")
    void anEditDoesNotReviveWhatNobodyHadConfirmedBeforeTheMerger() {
        Contact old = reader();
        Contact ada = reader();
        Contact twin = twin(ada);
        say(Consent.objected(ada.id()));
        say(Samples.grant(twin.id())
                .to(mail(ada))
                .at(clock.instant())
                .confirm("token", clock.instant().plus(DAY.multipliedBy(9)))
                .build());
        merge(old, ada);
        say(new Confirmed(FactStamp.next(), twin.id(), "token"));
        assertEquals(ConsentReason.OBJECTED, reason(twin));
        crm.contacts()
                .update(ada.id(), c -> c.toBuilder().removePoint(mail(ada)).build());
        assertEquals(ConsentReason.WITHDRAWN, reason(twin));
        grant(twin);
        assertEquals(ConsentReason.PERMITTED, reason(twin));
    }

    @Test
    @Promise("C-330")
    void anAddressThatIsAddedRevivesNothingFromBeforeTheMerger() {
        for (Function<ContactId, Consent> no : NOES) {
            Contact old = reader();
            Contact ada = reader();
            Contact twin = sharerOfASurvivor(old, ada, no.apply(old.id()));
            ConsentReason before = reason(twin);
            assertFalse(before.isPermitted());
            give(old, ada);
            assertEquals(before, reason(twin));
            assertEquals(before, reason(ada));
        }
    }

    @Test
    @Promise("C-330")
    void anAddressThatWasGivenUpBeforeTheMergerRevivesNothing() {
        Contact ada = reader();
        Contact old = crm.contacts().add(person().build());
        say(Consent.objected(ada.id()));
        grant(old);
        crm.contacts()
                .update(old.id(), c -> c.toBuilder().removePoint(mail(old)).build());
        merge(old, ada);
        ConsentRequest there = ConsentRequest.of(ada.id(), mail(old), Channel.EMAIL, Samples.NEWS);
        assertEquals(ConsentReason.OBJECTED, crm.consents().decide(there).reason());
        give(ada, old);
        assertEquals(ConsentReason.OBJECTED, crm.consents().decide(there).reason());
    }

    @Test
    @Promise("C-330")
    void anAddressThatIsAddedForbidsNothingToWhoeverHadItBefore() {
        Contact old = reader();
        Contact ada = reader();
        Contact twin = sharerOfASurvivor(old, ada, Consent.objected(old.id()));
        grant(twin);
        give(old, ada);
        assertEquals(ConsentReason.PERMITTED, reason(twin));
        Contact bob = reader();
        say(Consent.objected(bob.id()));
        Contact stranger = reader();
        merge(bob, ada);
        give(bob, stranger);
        assertEquals(ConsentReason.OBJECTED, reason(stranger));
        grant(stranger);
        assertEquals(ConsentReason.PERMITTED, reason(stranger));
    }
}
