package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.TransactionWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tenants do not know of each other. */
abstract class TenantPromises extends TransactionPromises {
    private <T> T abroad(TransactionWork<T> work) {
        return in(stranger, work);
    }

    private void writeAbroad(Change... changes) {
        abroad(session -> {
            session.write(Changes.of(changes));
            return true;
        });
    }

    @Test
    @Promise({"S-5", "S-74"})
    void findsNoContactOfAnotherTenant() {
        Contact ada = add(Samples.person().externalRef("shop", "1"));
        assertEquals(Optional.empty(), abroad(s -> s.contacts().find(ada.id())));
        assertEquals(List.of(), abroad(s -> s.contacts().revisions(ada.id())));
        assertEquals(
                List.of(), abroad(s -> s.contacts().findByPoint(ada.emails().get(0))));
        assertEquals(Optional.empty(), abroad(s -> s.contacts().findByExternalRef(new ExternalRef("shop", "1"))));
    }

    @Test
    @Promise("S-5")
    void listsNoContactOfAnotherTenant() {
        Contact ada = add(Samples.person());
        assertEquals(
                List.of(),
                abroad(s -> s.contacts().byName("", 10, Optional.empty())).items());
        assertEquals(
                List.of(), abroad(s -> s.contacts().all(10, Optional.empty())).items());
        assertEquals(Map.of(), abroad(s -> s.read(List.of(ada.id()), FactNeeds.none())));
        assertEquals(Map.of(), abroad(s -> s.lockAndRead(List.of(ada.id()), FactNeeds.none())));
        assertEquals(List.of(), abroad(s -> s.outdated(NOW, basis(1), 10)));
    }

    @Test
    @Promise({"S-5", "S-91"})
    void findsNoInteractionOfAnotherTenant() {
        Contact ada = add(Samples.person());
        Interaction order = append(Samples.purchase(ada.id()).externalRef("shop", "1"));
        assertEquals(Optional.empty(), abroad(s -> s.interactions().find(order.id())));
        assertEquals(Optional.empty(), abroad(s -> s.interactions().findByExternalRef(new ExternalRef("shop", "1"))));
        assertEquals(List.of(), abroad(s -> s.interactions().entries(order.factId())));
        assertEquals(
                List.of(),
                abroad(s -> s.interactions().timeline(ada.id(), 10, Optional.empty()))
                        .items());
    }

    @Test
    @Promise({"S-5", "S-101", "S-104", "S-108"})
    void findsNoConsentOfAnotherTenant() {
        Contact ada = add(Samples.person());
        var grant = append(Samples.grant(ada.id()).build());
        assertEquals(Optional.empty(), abroad(s -> s.consents().find(grant.id())));
        assertEquals(List.of(), abroad(s -> s.consents().of(ada.id())));
        assertEquals(List.of(), abroad(s -> s.consents().about(grant.points())));
        append(Consent.revised(Samples.NEWS, 2));
        assertEquals(List.of(), abroad(s -> s.consents().revisions()));
    }

    @Test
    @Promise({"S-5", "S-111"})
    void findsNoFollowUpOfAnotherTenant() {
        Contact ada = add(Samples.person());
        FollowUp call = plan(ada.id(), "1", NOW);
        assertEquals(Optional.empty(), abroad(s -> s.followUps().find(call.id())));
        assertEquals(List.of(), abroad(s -> s.followUps().of(ada.id())));
        assertEquals(
                List.of(),
                abroad(s -> s.followUps().due(NOW, 10, Optional.empty())).items());
    }

    @Test
    @Promise("S-6")
    void claimsNothingOfAnotherTenant() {
        Contact ada = add(Samples.person());
        FollowUp call = plan(ada.id(), "1", NOW);
        assertEquals(List.of(), abroad(s -> s.claim(new ClaimRequest("thief", 10, MINUTE, NOW))));
        assertEquals(call, stored(call));
    }

    @Test
    @Promise("S-6")
    void revisesNoContactOfAnotherTenant() {
        Contact ada = add(Samples.person());
        assertThrows(
                StaleRevisionException.class,
                () -> writeAbroad(
                        new Change.ContactRevised(ada.toBuilder().name("Stolen").build(), 1, NOW)));
        assertEquals(ada, contact(ada.id()));
    }

    @Test
    @Promise("S-6")
    void changesNoFollowUpOfAnotherTenant() {
        Contact ada = add(Samples.person());
        FollowUp call = plan(ada.id(), "1", NOW);
        assertThrows(
                StaleRevisionException.class,
                () -> writeAbroad(
                        new Change.FollowUpPut(call.toBuilder().note("stolen").build(), call.version())));
        assertEquals(call, stored(call));
    }

    @Test
    @Promise("S-7")
    void keepsTheSameIdInTwoTenantsApart() {
        Contact here = add(Samples.person().name("Here"));
        writeAbroad(new Change.ContactAdded(here.toBuilder().name("There").build(), NOW));
        assertEquals("Here", contact(here.id()).name());
        assertEquals(
                "There", abroad(s -> s.contacts().find(here.id())).orElseThrow().name());
    }

    @Test
    @Promise("S-7")
    void keepsTheSameExternalReferenceInTwoTenantsApart() {
        Contact here = add(Samples.person().externalRef("shop", "4711"));
        Contact there = Samples.person().externalRef("shop", "4711").build();
        writeAbroad(new Change.ContactAdded(there, NOW));
        ExternalRef ref = new ExternalRef("shop", "4711");
        assertEquals(
                here.id(),
                in(s -> s.contacts().findByExternalRef(ref)).orElseThrow().id());
        assertEquals(
                there.id(),
                abroad(s -> s.contacts().findByExternalRef(ref)).orElseThrow().id());
    }

    @Test
    @Promise("S-7")
    void keepsTheSameFactsInTwoTenantsApart() {
        Contact ada = add(Samples.person());
        Interaction here = append(Samples.purchase(ada.id()).externalRef("shop", "1"));
        FollowUp call = plan(ada.id(), "1", NOW);
        writeAbroad(
                new Change.ContactAdded(ada, NOW),
                new Change.InteractionAppended(here.toBuilder().about("There").build()),
                new Change.FollowUpPut(call.toBuilder().note("There").build(), 0));
        assertEquals(here, in(s -> s.interactions().find(here.id())).orElseThrow());
        assertEquals(call, stored(call));
    }
}
