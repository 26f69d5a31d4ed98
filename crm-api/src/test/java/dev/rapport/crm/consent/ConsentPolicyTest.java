package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Channel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ConsentPolicyTest {
    private static final LocalDate EVE = LocalDate.of(2026, 12, 24);
    private static final OpenHours OFFICE = OpenHours.daily("09:00", "17:00");
    private static final DncRule REGISTER = new DncRule("us", 31, Set.of(LegalBasis.EXPRESS_WRITTEN));
    private static final ContactCap TWICE_A_DAY =
            new ContactCap(Set.of(Channel.CALL), 2, Duration.ofDays(1), ContactCap.Per.CHANNEL);

    /** Each is said of a policy that says nothing else, and so makes it another. */
    private static final List<UnaryOperator<ConsentPolicyBuilder>> RULES = List.of(
            b -> b.allow(Channel.EMAIL, LegalBasis.EXPRESS),
            b -> b.allowElsewhere(LegalBasis.EXPRESS),
            b -> b.doubleOptIn(Channel.EMAIL),
            b -> b.evidence(LegalBasis.EXPRESS, Proof.Part.REF),
            b -> b.softOptInContexts("checkout"),
            b -> b.implied(LegalBasis.IMPLIED_EBR_PURCHASE, Period.ofMonths(18)),
            b -> b.impliedSameDay(true),
            b -> b.optOutChannels(Channel.POSTAL),
            b -> b.minAge(16),
            b -> b.maxAge(Period.ofYears(2)),
            b -> b.inactivity(Period.ofYears(1)),
            b -> b.link(Channel.SMS, Channel.CALL),
            b -> b.dnc(Channel.CALL, REGISTER),
            b -> b.openHours(Channel.CALL, OFFICE),
            b -> b.holidays(EVE),
            b -> b.cap(TWICE_A_DAY),
            b -> b.overlay(true));

    private static ConsentPolicyBuilder empty() {
        return new ConsentPolicyBuilder("own");
    }

    private static ConsentPolicyBuilder full() {
        ConsentPolicyBuilder builder = empty();
        for (UnaryOperator<ConsentPolicyBuilder> rule : RULES) {
            builder = rule.apply(builder);
        }
        return builder;
    }

    @Test
    void saysWhatItWasBuiltOf() {
        ConsentPolicy policy = full().build();
        assertEquals("own", policy.name());
        assertEquals(Map.of(Channel.EMAIL, Set.of(LegalBasis.EXPRESS)), policy.allowedBases());
        assertEquals(Set.of(LegalBasis.EXPRESS), policy.allowedBasesElsewhere());
        assertEquals(Set.of(Channel.EMAIL), policy.doubleOptIn());
        assertEquals(Map.of(LegalBasis.EXPRESS, Set.of(Proof.Part.REF)), policy.requiredEvidence());
        assertEquals(Set.of("checkout"), policy.softOptInContexts());
        assertEquals(Map.of(LegalBasis.IMPLIED_EBR_PURCHASE, Period.ofMonths(18)), policy.implied());
        assertTrue(policy.isImpliedSameDay());
        assertEquals(Set.of(Channel.POSTAL), policy.optOutChannels());
        assertEquals(16, policy.minAge());
        assertEquals(Optional.of(Period.ofYears(2)), policy.maxAge());
        assertEquals(Optional.of(Period.ofYears(1)), policy.inactivity());
        assertEquals(List.of(Set.of(Channel.SMS, Channel.CALL)), policy.linkedChannels());
        assertEquals(Map.of(Channel.CALL, REGISTER), policy.dnc());
        assertEquals(Map.of(Channel.CALL, OFFICE), policy.openHours());
        assertEquals(Set.of(EVE), policy.holidays());
        assertEquals(List.of(TWICE_A_DAY), policy.caps());
        assertTrue(policy.isOverlay());
        assertEquals("ConsentPolicy[own]", policy.toString());
    }

    @Test
    void saysNothingOfWhatItWasNotToldOf() {
        ConsentPolicy policy = empty().build();
        assertEquals(Optional.empty(), policy.maxAge());
        assertEquals(Optional.empty(), policy.inactivity());
        assertFalse(policy.isImpliedSameDay());
        assertFalse(policy.isOverlay());
    }

    @Test
    void isAnotherByEachOfItsRules() {
        ConsentPolicy nothing = empty().build();
        for (int i = 0; i < RULES.size(); i++) {
            ConsentPolicy policy = RULES.get(i).apply(empty()).build();
            assertNotEquals(nothing, policy, "rule " + i);
            assertEquals(policy, RULES.get(i).apply(empty()).build(), "rule " + i);
        }
    }

    @Test
    void isCopiedWholeUnderANewName() {
        ConsentPolicy policy = full().build();
        assertEquals(policy, policy.toBuilder("own").build());
        assertEquals(policy.hashCode(), policy.toBuilder("own").build().hashCode());
        ConsentPolicy renamed = policy.toBuilder("other").build();
        assertEquals("other", renamed.name());
        assertNotEquals(policy, renamed);
        assertNotEquals(policy.hashCode(), renamed.hashCode());
    }

    @Test
    void takesTheLastWordForChannelsContextsAndHolidays() {
        ConsentPolicy policy = full().doubleOptIn(Channel.SMS)
                .optOutChannels()
                .softOptInContexts("account")
                .holidays(EVE.plusDays(1))
                .allow(Channel.EMAIL)
                .build();
        assertEquals(Set.of(Channel.SMS), policy.doubleOptIn());
        assertEquals(Set.of(), policy.optOutChannels());
        assertEquals(Set.of("account"), policy.softOptInContexts());
        assertEquals(Set.of(EVE.plusDays(1)), policy.holidays());
        assertEquals(Map.of(Channel.EMAIL, Set.of()), policy.allowedBases());
    }

    @Test
    void refusesAWindowForWhatIsNoRelationship() {
        for (LegalBasis basis : LegalBasis.values()) {
            if (basis == LegalBasis.IMPLIED_EBR_PURCHASE || basis == LegalBasis.IMPLIED_EBR_INQUIRY) {
                assertEquals(
                        Set.of(basis),
                        empty().implied(basis, Period.ofDays(1))
                                .build()
                                .implied()
                                .keySet());
            } else {
                assertThrows(IllegalArgumentException.class, () -> empty().implied(basis, Period.ofDays(1)));
            }
        }
    }

    @Test
    void refusesCapsAndRegistersThatMakeNoSense() {
        Set<Channel> calls = Set.of(Channel.CALL);
        Duration day = Duration.ofDays(1);
        assertEquals(1, new ContactCap(calls, 1, day, ContactCap.Per.PURPOSE).max());
        assertThrows(IllegalArgumentException.class, () -> new ContactCap(calls, 0, day, ContactCap.Per.PURPOSE));
        assertThrows(
                IllegalArgumentException.class, () -> new ContactCap(calls, 1, Duration.ZERO, ContactCap.Per.PURPOSE));
        assertThrows(
                IllegalArgumentException.class, () -> new ContactCap(calls, 1, day.negated(), ContactCap.Per.PURPOSE));
        assertEquals(0, new DncRule("us", 0, Set.of()).maxAgeDays());
        assertThrows(IllegalArgumentException.class, () -> new DncRule("us", -1, Set.of()));
        assertThrows(IllegalArgumentException.class, () -> new DncRule(" ", 1, Set.of()));
    }

    @Test
    void opensOnTheDaysAndInTheOrderOfTheHours() {
        OpenHours twice = OpenHours.NEVER.on(
                DayOfWeek.MONDAY,
                OFFICE.windows(DayOfWeek.MONDAY).get(0),
                OpenHours.daily("07:00", "08:00").windows(DayOfWeek.MONDAY).get(0));
        assertEquals(
                List.of("07:00", "09:00"),
                twice.windows(DayOfWeek.MONDAY).stream()
                        .map(window -> window.start().toString())
                        .toList());
        assertEquals(List.of(), twice.windows(DayOfWeek.TUESDAY));
        assertEquals(OpenHours.NEVER, twice.on(DayOfWeek.MONDAY));
        assertNotEquals(OpenHours.NEVER, twice);
        assertNotEquals(OFFICE.hashCode(), twice.hashCode());
        assertEquals(OFFICE.hashCode(), OpenHours.daily("09:00", "17:00").hashCode());
        assertEquals("OpenHours{}", OpenHours.NEVER.toString());
    }

    /** What a preset is made of, looked at anew and not when its constant was made. */
    @Test
    void isMadeTheSameEachTime() {
        assertEquals(ConsentPolicy.STRICT, PolicyPresets.strict("STRICT").build());
        assertEquals(ConsentPolicy.STRICT_DOI, PolicyPresets.strictDoi());
        assertEquals(ConsentPolicy.STRICT_24M, PolicyPresets.strict24Months());
        assertEquals(ConsentPolicy.EU_GDPR, PolicyPresets.euGdpr());
        assertEquals(ConsentPolicy.DE_UWG, PolicyPresets.deUwg());
        assertEquals(ConsentPolicy.UK_PECR, PolicyPresets.ukPecr());
        assertEquals(ConsentPolicy.FR_2026, PolicyPresets.fr2026());
        assertEquals(ConsentPolicy.US_CANSPAM, PolicyPresets.usCanSpam());
        assertEquals(ConsentPolicy.US_TCPA, PolicyPresets.usTcpa());
        assertEquals(ConsentPolicy.US_FL, PolicyPresets.usFlorida());
        assertEquals(ConsentPolicy.US_TX, PolicyPresets.usTexas());
        assertEquals(ConsentPolicy.CA_CASL, PolicyPresets.caCasl());
        assertEquals(ConsentPolicy.AU_SPAM, PolicyPresets.auSpam());
        assertEquals(ConsentPolicy.BR_LGPD, PolicyPresets.brLgpd());
    }
}
