package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is held of somebody who was erased. */
abstract class SealedEvidencePromises extends ErasurePromises {
    private static final Instant BARRED = NOW.plus(MINUTE.multipliedBy(10)).plus(MICRO);

    private SealedEvidence erase(Contact contact, Instant until) {
        SealedEvidence sealed = new SealedEvidence(
                contact.id(), new EvidenceHold(until, "claims, Verj\u00e4hrung"), 3, "bm9uY2U+Ym94+/==");
        Erased erased = new Erased(FactStamp.next(), contact.id(), List.of());
        write(new Change.ContactErased(erased.stamped(erased.stamp().stamp(NOW)), Map.of(), Optional.of(sealed)));
        return sealed;
    }

    private Optional<SealedEvidence> held(ContactId person) {
        return in(session -> session.contacts().sealedEvidence(person));
    }

    @Test
    @Promise({"S-210", "S-173"})
    void holdsWhatTheErasureWasGiven() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        SealedEvidence sealed = erase(ada, BARRED);
        SealedEvidence longer = erase(bob, BARRED.plus(MINUTE));
        assertEquals(Optional.of(sealed), held(ada.id()));
        assertEquals(Optional.of(longer), held(bob.id()));
        ErasureReceipt receipt = in(s -> s.contacts().erasure(ada.id())).orElseThrow();
        assertEquals(Optional.of(sealed.hold()), receipt.held());
    }

    @Test
    @Promise("S-214")
    void holdsNothingOfAnybodyElse() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        erase(ada, BARRED);
        Erased erased = new Erased(FactStamp.next(), bob.id(), List.of());
        write(new Change.ContactErased(erased.stamped(erased.stamp().stamp(NOW)), Map.of()));
        assertEquals(Optional.empty(), held(bob.id()));
        assertEquals(Optional.empty(), held(ContactId.next()));
        assertEquals(Optional.empty(), in(stranger, s -> s.contacts().sealedEvidence(ada.id())));
    }

    @Test
    @Promise({"S-211", "S-212", "S-214"})
    void removesWhatIsOver() {
        Contact ada = add(Samples.person());
        Contact bob = add(Samples.person());
        SealedEvidence first = erase(ada, BARRED);
        SealedEvidence second = erase(bob, BARRED.plus(MINUTE));
        write(new Change.EvidenceEnded(BARRED.minus(MICRO)));
        assertEquals(Optional.of(first), held(ada.id()));
        write(new Change.EvidenceEnded(BARRED.plus(MICRO)));
        assertEquals(Optional.empty(), held(ada.id()));
        assertEquals(Optional.of(second), held(bob.id()));
        assertEquals(
                Optional.of(first.hold()),
                in(s -> s.contacts().erasure(ada.id())).orElseThrow().held());
    }

    @Test
    @Promise("S-213")
    void holdsNothingExactlyAtTheEnd() {
        Contact ada = add(Samples.person());
        erase(ada, BARRED);
        write(new Change.EvidenceEnded(BARRED));
        assertEquals(Optional.empty(), held(ada.id()));
    }

    @Test
    @Promise("S-212")
    void leavesWhatAnotherTenantHolds() {
        Contact ada = add(Samples.person());
        SealedEvidence sealed = erase(ada, BARRED);
        in(stranger, session -> {
            session.write(Changes.of(new Change.EvidenceEnded(BARRED)));
            return true;
        });
        assertEquals(Optional.of(sealed), held(ada.id()));
    }
}
