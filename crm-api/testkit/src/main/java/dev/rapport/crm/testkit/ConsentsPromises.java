package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.SuppressionLifted;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code crm.consents()} promises. */
abstract class ConsentsPromises extends EveryBrandPromises {
    private static final EmailAddress MAIL = EmailAddress.parse("ada@example.org");

    @Test
    @Promise("C-40")
    void recordsTheSameEntryOnce() {
        Contact ada = ada();
        Grant grant = Samples.grant(ada.id()).build();
        Grant first = crm.consents().record(grant);
        clock.advance(DAY);
        assertEquals(first, crm.consents().record(grant));
        assertEquals(List.of(first), crm.consents().history(ada.id()));
    }

    @Test
    @Promise("C-41")
    void stampsNowWhenNoTimeIsGivenForAnEntry() {
        Contact ada = ada();
        Withdrawn withdrawal = crm.consents().record(Consent.withdrawn(ada.id()));
        assertEquals(NOW, withdrawal.at());
        assertEquals(NOW, withdrawal.stamp().recorded());
        assertTrue(withdrawal.stamp().isTimeStamped());
        Withdrawn earlier = crm.consents().record(Consent.withdrawn(ada.id()).at(NOW.minus(DAY)));
        assertEquals(NOW.minus(DAY), earlier.at());
        assertEquals(NOW, earlier.stamp().recorded());
        assertFalse(earlier.stamp().isTimeStamped());
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
        Consent other = Consent.objected(ada.id()).id(grant.id());
        Consent later = grant.stamped(grant.stamp().at(NOW.minus(DAY)));
        assertThrows(ConflictingFactException.class, () -> crm.consents().record(other));
        assertThrows(ConflictingFactException.class, () -> crm.consents().record(later));
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
        Consent withdrawal = crm.consents().record(Consent.withdrawn(ada.id()).at(NOW));
        Consent grant =
                crm.consents().record(Samples.grant(ada.id()).at(NOW.minus(DAY)).build());
        assertEquals(List.of(grant, withdrawal), crm.consents().history(ada.id()));
    }

    @Test
    @Promise("C-40")
    void recordsTheSameEntryOnceIfItsTimeWasStamped() {
        Contact ada = ada();
        Objected no = Consent.objected(ada.id());
        Objected first = crm.consents().record(no);
        clock.advance(DAY);
        assertEquals(first, crm.consents().record(no));
        assertEquals(first, crm.consents().record(first));
        assertEquals(List.of(first), crm.consents().history(ada.id()));
    }

    @Test
    @Promise("C-210")
    void recordsANoThatIsDatedLaterAsSaidNow() {
        Contact ada = ada();
        Objected ahead = Consent.objected(ada.id()).at(NOW.plus(DAY));
        Objected no = crm.consents().record(ahead);
        assertEquals(NOW, no.at());
        assertEquals(ConsentReason.OBJECTED, reason(ada));
        clock.advance(DAY);
        assertEquals(no, crm.consents().record(ahead));
        assertEquals(no, crm.consents().record(no));
        assertThrows(ConflictingFactException.class, () -> crm.consents().record(ahead.at(NOW.minus(DAY))));
        assertEquals(List.of(no), crm.consents().history(ada.id()));
    }

    @Test
    @Promise("C-307")
    void refusesAPermissionThatIsDatedLater() {
        Contact ada = ada();
        Instant later = NOW.plus(DAY);
        List<Consent> permissions = List.of(
                Samples.grant(ada.id()).at(later).build(),
                Consent.confirmed(ada.id(), "token").at(later),
                Consent.restrictionLifted(ada.id()).at(later),
                Consent.suppressionLifted(ada.id(), SuppressionReason.ADMIN)
                        .actor("bob")
                        .at(later));
        for (Consent permission : permissions) {
            assertThrows(IllegalArgumentException.class, () -> crm.consents().record(permission));
        }
        assertEquals(List.of(), crm.consents().history(ada.id()));
        assertEquals(
                NOW,
                crm.consents().record(Consent.purchased(ada.id()).at(later)).at());
    }

    @Test
    @Promise("C-306")
    void whatIsSaidLastCountsAsSaidLastWhateverTheClocksOfTheNodesSay() {
        Contact ada = ada();
        MutableClock ahead = MutableClock.at(NOW.plus(Duration.ofHours(1)));
        Crm fast = Crm.builder().storage(storage).clock(ahead).build().forTenant(tenant);
        fast.consents().record(Samples.grant(ada.id()).build().stamped(FactStamp.next()));
        Withdrawn no = crm.consents().record(Consent.withdrawn(ada.id()));
        assertTrue(no.at().isAfter(NOW.plus(Duration.ofHours(1))));
        assertEquals(no.at(), no.stamp().recorded());
        assertEquals(ConsentReason.WITHDRAWN, reason(ada));
        ahead.advance(DAY);
        clock.advance(DAY);
        assertEquals(ConsentReason.WITHDRAWN, reason(ada));
        fast.consents().record(Consent.withdrawn(ada.id()));
        Grant yes = crm.consents().record(Samples.grant(ada.id()).build().stamped(FactStamp.next()));
        assertTrue(yes.at().isAfter(ahead.instant()));
        clock.advance(DAY);
        assertEquals(ConsentReason.PERMITTED, reason(ada));
    }

    @Test
    @Promise("C-211")
    void onlyANamedOperatorLiftsASuppression() {
        Contact ada = ada();
        crm.consents().record(Consent.suppressed(ada.id(), SuppressionReason.ADMIN));
        clock.advance(DAY);
        SuppressionLifted lifted = Consent.suppressionLifted(ada.id(), SuppressionReason.ADMIN);
        assertThrows(IllegalArgumentException.class, () -> crm.consents().record(lifted));
        assertEquals(ConsentReason.SUPPRESSED, reason(ada));
        crm.consents().record(lifted.actor("operator"));
        assertEquals(ConsentReason.NO_CONSENT, reason(ada));
    }

    @Test
    @Promise("C-46")
    void recordsNothingThatTheLibraryMakes() {
        Contact ada = ada();
        for (Consent made : List.<Consent>of(
                new Contacted(FactStamp.next(), ada.id(), MAIL, Channel.EMAIL, Samples.NEWS, Optional.empty()),
                new Erased(FactStamp.next(), ada.id(), List.of()))) {
            assertThrows(IllegalArgumentException.class, () -> crm.consents().record(made));
        }
        assertEquals(List.of(), crm.consents().history(ada.id()));
    }

    private static ConsentRequest letter(Contact to) {
        return ConsentRequest.of(to.id(), MAIL, Channel.EMAIL, Samples.NEWS);
    }

    private ConsentReason reason(Contact to) {
        return crm.consents().decide(letter(to)).reason();
    }

    @Test
    @Promise("C-47")
    void decidesByWhatIsRecorded() {
        Contact ada = ada();
        assertEquals(ConsentReason.NO_CONSENT, reason(ada));
        Grant grant = crm.consents().record(Samples.grant(ada.id()).build());
        ConsentDecision yes = crm.consents().decide(letter(ada));
        assertEquals(ConsentReason.PERMITTED, yes.reason());
        assertEquals(List.of(grant.id()), yes.facts());
        assertEquals(Optional.of("STRICT"), yes.policy());
        clock.advance(DAY);
        crm.consents().record(Consent.withdrawn(ada.id(), Samples.NEWS));
        assertEquals(ConsentReason.WITHDRAWN, reason(ada));
    }

    @Test
    @Promise("C-47")
    void decidesByTheAgeOfTheContact() {
        Contact young =
                crm.contacts().add(Samples.person().birthday("2015-05-04").build());
        Contact unknown =
                crm.contacts().add(Samples.person().birthday("--05-04").build());
        crm.consents().record(Samples.grant(young.id()).build());
        crm.consents().record(Samples.grant(unknown.id()).build());
        assertEquals(ConsentReason.MINOR_WITHOUT_GUARDIAN, reason(young));
        assertEquals(ConsentReason.PERMITTED, reason(unknown));
    }

    @Test
    @Promise("C-47")
    void decidesByTheMeaningOfThePurpose() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).build());
        crm.consents().record(Consent.revised(Samples.NEWS, 2));
        assertEquals(ConsentReason.STALE_NOTICE, reason(ada));
        crm.consents().record(Samples.grant(ada.id()).purposeVersion(2).build());
        assertEquals(ConsentReason.PERMITTED, reason(ada));
    }

    @Test
    @Promise("C-48")
    void heedsWhatAnybodyHasSaidAboutThePoint() {
        Contact ada = ada();
        Contact bob = crm.contacts().add(Contact.person("Bob").build());
        crm.consents().record(Samples.grant(ada.id()).build());
        crm.consents()
                .record(Consent.suppressed(
                        bob.id(), SuppressionReason.HARD_BOUNCE, EmailAddress.parse("Ada@Example.ORG")));
        assertEquals(ConsentReason.SUPPRESSED, reason(ada));
        clock.advance(DAY);
        // by the very record that had it suppressed, and at every point
        crm.consents()
                .record(Consent.suppressionLifted(bob.id(), SuppressionReason.HARD_BOUNCE)
                        .actor("operator"));
        assertEquals(ConsentReason.PERMITTED, reason(ada));
    }

    @Test
    @Promise("C-49")
    void heedsWhatEverybodyElseWithThePointHasSaid() {
        Contact ada = ada();
        Contact twin = ada();
        Contact bob = crm.contacts()
                .add(Contact.person("Bob").email("bob@example.org").build());
        crm.consents().record(Samples.grant(ada.id()).build());
        clock.advance(DAY);
        crm.consents().record(Consent.objected(bob.id()));
        assertEquals(ConsentReason.PERMITTED, reason(ada));
        crm.consents().record(Consent.objected(twin.id()));
        assertEquals(ConsentReason.OBJECTED, reason(ada));
    }

    @Test
    @Promise("C-71")
    void cannotDecideAboutNobody() {
        ConsentRequest letter = ConsentRequest.of(ContactId.next(), MAIL, Channel.EMAIL, Samples.NEWS);
        assertThrows(NotFoundException.class, () -> crm.consents().decide(letter));
    }

    @Test
    @Promise({"C-72", "C-73"})
    void decidesAsItWouldHaveBeenDecidedThen() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).build());
        clock.advance(DAY.multipliedBy(10));
        crm.consents().record(Consent.withdrawn(ada.id()).at(NOW.plus(DAY.multipliedBy(2))));
        Instant before = NOW.plus(DAY);
        Instant after = NOW.plus(DAY.multipliedBy(3));
        assertEquals(ConsentReason.WITHDRAWN, reason(ada));
        assertEquals(ConsentReason.PERMITTED, reason(ada, before, before));
        assertEquals(ConsentReason.PERMITTED, reason(ada, after, after));
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, after, clock.instant()));
        assertEquals(ConsentReason.NO_CONSENT, reason(ada, NOW.minus(DAY), clock.instant()));
    }

    private ConsentReason reason(Contact to, Instant at, Instant knownAt) {
        return crm.consents().decide(letter(to), at, knownAt).reason();
    }

    @Test
    @Promise("C-74")
    void asksThePoliciesOfTheContact() {
        Crm german = Crm.builder()
                .storage(storage)
                .clock(clock)
                .consentPolicies(contact -> contact.zone()
                                .filter(ZoneId.of("Europe/Berlin")::equals)
                                .isPresent()
                        ? List.of(ConsentPolicy.DE_UWG)
                        : List.of())
                .build()
                .forTenant(tenant);
        Contact ada = ada();
        Contact bert = german.contacts()
                .add(Contact.person("Bert")
                        .email("ada@example.org")
                        .zone("Europe/Berlin")
                        .build());
        german.consents().record(Samples.grant(ada.id()).build());
        german.consents().record(Samples.grant(bert.id()).build());
        ConsentDecision strict = german.consents().decide(letter(ada));
        assertEquals(Optional.of("STRICT"), strict.policy());
        assertEquals(ConsentReason.PERMITTED, strict.reason());
        ConsentDecision there = german.consents().decide(letter(bert));
        assertEquals(Optional.of("DE_UWG"), there.policy());
        assertEquals(ConsentReason.PENDING_CONFIRMATION, there.reason());
    }
}
