package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code crm.consents().decide(...)} promises of a day in the past, whatever has become of the contacts since. */
abstract class AsOfPromises extends ConsentsPromises {
    private static final Instant THEN = NOW.plus(DAY);

    private static ConsentRequest letter(Contact to) {
        return ConsentRequest.of(to.id(), ADDRESS, Channel.EMAIL, Samples.NEWS);
    }

    private ConsentReason now(Contact to) {
        return crm.consents().decide(letter(to)).reason();
    }

    private ConsentReason then(Contact to) {
        return crm.consents().decide(letter(to), THEN, THEN).reason();
    }

    private Contact bob(String address) {
        return crm.contacts().add(Contact.person("Bob").email(address).build());
    }

    /** Ada, who allowed news by e-mail. */
    private Contact reader() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).build());
        return ada;
    }

    private void tenDaysLater() {
        clock.advance(DAY.multipliedBy(10));
    }

    private void moves(Contact bob, String address) {
        crm.contacts()
                .update(
                        bob.id(),
                        c -> Contact.person("Bob")
                                .id(c.id())
                                .revision(c.revision())
                                .email(address)
                                .build());
    }

    @Test
    @Promise("C-282")
    void knowsNoBirthdayThatWasToldLater() {
        Contact ada = reader();
        tenDaysLater();
        crm.contacts()
                .update(ada.id(), c -> c.toBuilder().birthday("2015-05-04").build());
        assertEquals(ConsentReason.MINOR_WITHOUT_GUARDIAN, now(ada));
        assertEquals(ConsentReason.PERMITTED, then(ada));
        assertEquals(
                ConsentReason.MINOR_WITHOUT_GUARDIAN,
                crm.consents().decide(letter(ada), THEN, clock.instant()).reason());
    }

    @Test
    @Promise("C-282")
    void heedsNobodyWhoCameToThePointLater() {
        Contact ada = reader();
        Contact bob = bob("bob@example.org");
        crm.consents().record(Consent.objected(bob.id()));
        tenDaysLater();
        moves(bob, "ada@example.org");
        assertEquals(ConsentReason.OBJECTED, now(ada));
        assertEquals(ConsentReason.PERMITTED, then(ada));
    }

    @Test
    @Promise("C-282")
    void heedsWhoGaveThePointUpLater() {
        Contact ada = reader();
        Contact bob = bob("ada@example.org");
        crm.consents().record(Consent.objected(bob.id()));
        tenDaysLater();
        moves(bob, "bob@example.org");
        assertEquals(ConsentReason.OBJECTED, now(ada));
        assertEquals(ConsentReason.OBJECTED, then(ada));
    }

    /** The suppression stays with the record, and is found by an entry of the record that names the point. */
    @Test
    @Promise("C-282")
    void heedsWhoOnceAllowedSomethingAtAPointThatTheyGaveUp() {
        Contact ada = reader();
        Contact bob = bob("ada@example.org");
        crm.consents().record(Samples.grant(bob.id()).build());
        crm.consents().record(Consent.suppressed(bob.id(), SuppressionReason.ADMIN));
        tenDaysLater();
        moves(bob, "bob@example.org");
        assertEquals(ConsentReason.PERMITTED, now(ada));
        assertEquals(ConsentReason.SUPPRESSED, then(ada));
    }

    @Test
    @Promise("C-282")
    void asksThePoliciesOfWhereTheContactLived() {
        Crm german = german();
        Contact ada = reader();
        tenDaysLater();
        crm.contacts().update(ada.id(), c -> c.toBuilder().zone("Europe/Berlin").build());
        assertEquals(
                Optional.of("DE_UWG"), german.consents().decide(letter(ada)).policy());
        ConsentDecision then = german.consents().decide(letter(ada), THEN, THEN);
        assertEquals(Optional.of("STRICT"), then.policy());
        assertEquals(ConsentReason.PERMITTED, then.reason());
    }

    private Crm german() {
        return Crm.builder()
                .storage(storage)
                .clock(clock)
                .consentPolicies(contact -> contact.zone()
                                .filter(ZoneId.of("Europe/Berlin")::equals)
                                .isPresent()
                        ? List.of(ConsentPolicy.DE_UWG)
                        : List.of())
                .build()
                .forTenant(tenant);
    }

    @Test
    @Promise("C-283")
    void permitsNobodyWhoWasNotThereYet() {
        Crm american = Crm.builder()
                .storage(storage)
                .clock(clock)
                .consentPolicies(contact -> List.of(ConsentPolicy.US_CANSPAM))
                .build()
                .forTenant(tenant);
        tenDaysLater();
        Contact ada = ada();
        assertEquals(
                ConsentReason.PERMITTED, american.consents().decide(letter(ada)).reason());
        ConsentDecision then = american.consents().decide(letter(ada), THEN, THEN);
        assertEquals(ConsentReason.NO_CONSENT, then.reason());
        assertEquals(Optional.of("STRICT"), then.policy());
    }
}
