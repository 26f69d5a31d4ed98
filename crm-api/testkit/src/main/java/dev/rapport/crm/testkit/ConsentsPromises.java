package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.NotFoundException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code crm.consents()} promises. */
abstract class ConsentsPromises extends InteractionsPromises {
    @Test
    @Promise("C-40")
    void recordsTheSameEntryOnce() {
        Contact ada = ada();
        Consent grant = Samples.grant(ada.id()).build();
        Consent first = crm.consents().record(grant);
        clock.advance(DAY);
        assertEquals(first, crm.consents().record(grant));
        assertEquals(List.of(first), crm.consents().history(ada.id()));
    }

    @Test
    @Promise("C-41")
    void stampsNowWhenNoTimeIsGivenForAnEntry() {
        Contact ada = ada();
        Consent withdrawal = crm.consents().record(Consent.withdrawn(ada.id()).build());
        assertEquals(Optional.of(NOW), withdrawal.givenAt());
        assertEquals(Optional.of(NOW), withdrawal.recordedAt());
    }

    @Test
    @Promise("C-42")
    void cannotRecordConsentOfNobody() {
        Consent grant = Samples.grant(ContactId.next()).build();
        assertThrows(NotFoundException.class, () -> crm.consents().record(grant));
    }

    @Test
    @Promise("C-43")
    void refusesOtherContentUnderTheSameEntry() {
        Contact ada = ada();
        Consent grant = crm.consents().record(Samples.grant(ada.id()).build());
        Consent other = Consent.objected(ada.id()).id(grant.id()).build();
        assertThrows(ConflictingFactException.class, () -> crm.consents().record(other));
    }

    @Test
    @Promise("C-44")
    void findsAnEntryOfTheLedger() {
        Contact ada = ada();
        Consent grant = crm.consents().record(Samples.grant(ada.id()).build());
        assertEquals(Optional.of(grant), crm.consents().find(grant.id()));
        assertEquals(Optional.empty(), crm.consents().find(ConsentId.next()));
    }

    @Test
    @Promise("C-45")
    void keepsTheLedgerInOrderOfTime() {
        Contact ada = ada();
        Consent withdrawal =
                crm.consents().record(Consent.withdrawn(ada.id()).at(NOW).build());
        Consent grant =
                crm.consents().record(Samples.grant(ada.id()).at(NOW.minus(DAY)).build());
        assertEquals(List.of(grant, withdrawal), crm.consents().history(ada.id()));
    }
}
