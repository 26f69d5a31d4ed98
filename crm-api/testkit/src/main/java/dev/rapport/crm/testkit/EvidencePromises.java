package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.EvidenceKeys;
import dev.rapport.crm.TombstoneKeys;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is promised of the evidence that is held of somebody who was erased. */
abstract class EvidencePromises extends ErasePromises {
    private static final TombstoneKeys TOMBSTONES = TombstoneKeys.of(1, Map.of(1, key(1)));
    private static final EvidenceKeys KEYS = EvidenceKeys.of(2, Map.of(2, key(2)));
    private static final Instant BARRED = NOW.plus(DAY);
    private static final EvidenceHold CLAIMS = new EvidenceHold(BARRED, "legal claims");

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    private Crm sealing(EvidenceKeys keys) {
        return Crm.builder()
                .storage(storage)
                .rules(book(1))
                .clock(clock)
                .tombstoneKeys(TOMBSTONES)
                .evidenceKeys(keys)
                .build()
                .forTenant(tenant);
    }

    private Crm sealing() {
        return sealing(KEYS);
    }

    private Contact proven() {
        Contact added = crm.contacts().add(Samples.person().name("Ada Byron").build());
        Contact ada = crm.contacts()
                .update(added.id(), c -> c.toBuilder().name("Ada King").build());
        crm.consents()
                .record(Samples.grant(ada.id())
                        .to(EmailAddress.parse("ADA@example.org"))
                        .evidence("signup-v3", "web form", "form 17\nsecond line")
                        .actor("bob")
                        .build());
        crm.consents().record(Consent.objected(ada.id()).actor("carl"));
        return ada;
    }

    @Test
    @Promise({"C-360", "C-366"})
    void opensWhatProvedAPermission() {
        Contact ada = proven();
        List<Consent> ledger = crm.consents().history(ada.id());
        assertEquals(Optional.empty(), sealing().consents().evidence(ada.id()));
        sealing().contacts().erase(ada.id(), CLAIMS);
        String told = sealing().consents().evidence(ada.id()).orElseThrow();
        for (String word : List.of(
                ": Ada Byron",
                ": Ada King",
                "point: ADA@example.org",
                "proof, NOTICE_VERSION: signup-v3",
                "proof, METHOD: web form",
                "entered by: bob",
                "entered by: carl",
                "held until " + BARRED + ": legal claims")) {
            assertTrue(told.contains(word), word);
        }
        assertTrue(told.contains("form 17\n        second line"), told);
        ledger.forEach(entry -> assertTrue(told.contains(entry.id().toString()), entry::toString));
        assertEquals(Optional.empty(), crm.contacts().find(ada.id()));
    }

    @Test
    @Promise("C-361")
    void receiptsHowLongEvidenceIsHeld() {
        Contact ada = proven();
        ErasureReceipt receipt = sealing().contacts().erase(ada.id(), CLAIMS);
        assertEquals(Optional.of(CLAIMS), receipt.held());
        assertTrue(receipt.toString().contains("under seal until " + BARRED + ": legal claims"), receipt.toString());
        Contact eve = proven();
        ErasureReceipt bare = sealing().contacts().erase(eve.id());
        assertEquals(Optional.empty(), bare.held());
        assertFalse(bare.toString().contains("seal"), bare.toString());
    }

    @Test
    @Promise("C-362")
    void holdsNothingOfWhoWasErasedBefore() {
        Contact ada = proven();
        ErasureReceipt first = sealing().contacts().erase(ada.id());
        assertEquals(first, sealing().contacts().erase(ada.id(), CLAIMS));
        assertEquals(Optional.empty(), sealing().consents().evidence(ada.id()));
    }

    @Test
    @Promise({"C-363", "C-367"})
    void removesWhatIsOverWithTheNextPlans() {
        Contact ada = proven();
        sealing().contacts().erase(ada.id(), CLAIMS);
        clock.moveTo(BARRED.minusNanos(1_000));
        crm.plan();
        assertTrue(sealing().consents().evidence(ada.id()).isPresent());
        clock.moveTo(BARRED);
        assertEquals(Optional.empty(), sealing().consents().evidence(ada.id()));
        clock.moveTo(BARRED.minusNanos(1_000));
        assertTrue(sealing().consents().evidence(ada.id()).isPresent());
        clock.moveTo(BARRED);
        crm.plan();
        clock.moveTo(BARRED.minusNanos(1_000));
        assertEquals(Optional.empty(), sealing().consents().evidence(ada.id()));
    }

    @Test
    @Promise("C-364")
    void refusesAHoldThatIsOver() {
        Contact ada = proven();
        EvidenceHold over = new EvidenceHold(clock.instant(), "legal claims");
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> sealing().contacts().erase(ada.id(), over));
        assertTrue(refusal.toString().contains("hold.until"), refusal.toString());
        assertEquals(Optional.of(ada), crm.contacts().find(ada.id()));
    }

    @Test
    @Promise("C-365")
    void holdsNothingWithoutKeys() {
        Contact ada = proven();
        Crm unsealed = Crm.builder()
                .storage(storage)
                .clock(clock)
                .tombstoneKeys(TOMBSTONES)
                .build()
                .forTenant(tenant);
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> unsealed.contacts().erase(ada.id(), CLAIMS));
        assertTrue(refusal.toString().contains("evidenceKeys"), refusal.toString());
        assertEquals(Optional.of(ada), crm.contacts().find(ada.id()));
    }

    @Test
    @Promise("C-368")
    void opensNothingWithoutTheKey() {
        Contact ada = proven();
        sealing().contacts().erase(ada.id(), CLAIMS);
        Crm newer = sealing(EvidenceKeys.of(3, Map.of(3, key(3))));
        for (Crm without : List.of(crm, newer)) {
            IllegalStateException refusal = assertThrows(
                    IllegalStateException.class, () -> without.consents().evidence(ada.id()));
            assertTrue(refusal.toString().contains("sealed by key version 2"), refusal.toString());
        }
        Crm both = sealing(EvidenceKeys.of(3, Map.of(2, key(2), 3, key(3))));
        assertTrue(both.consents().evidence(ada.id()).isPresent());
    }

    @Test
    @Promise("C-369")
    void tellsThatAKeyIsAnother() {
        Contact ada = proven();
        sealing().contacts().erase(ada.id(), CLAIMS);
        Crm wrong = sealing(EvidenceKeys.of(2, Map.of(2, key(9))));
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> wrong.consents().evidence(ada.id()));
        assertTrue(refusal.toString().contains("key of version 2"), refusal.toString());
    }

    @Test
    @Promise("C-366")
    void opensNothingOfAnotherTenant() {
        Contact ada = proven();
        sealing().contacts().erase(ada.id(), CLAIMS);
        assertEquals(
                Optional.empty(),
                sealing().forTenant(tenant + "-other").consents().evidence(ada.id()));
        assertEquals(Optional.empty(), sealing().consents().evidence(ContactId.next()));
    }
}
