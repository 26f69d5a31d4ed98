package dev.rapport.crm.consent;

import static dev.rapport.crm.consent.LegalBasis.EXPRESS;
import static dev.rapport.crm.consent.LegalBasis.EXPRESS_WRITTEN;
import static dev.rapport.crm.consent.LegalBasis.IMPLIED_EBR_INQUIRY;
import static dev.rapport.crm.consent.LegalBasis.IMPLIED_EBR_PURCHASE;
import static dev.rapport.crm.consent.LegalBasis.INFERRED;
import static dev.rapport.crm.consent.LegalBasis.SOFT_OPT_IN;
import static dev.rapport.crm.consent.Proof.Part.METHOD;
import static dev.rapport.crm.consent.Proof.Part.NOTICE_VERSION;
import static dev.rapport.crm.consent.Proof.Part.REF;
import static dev.rapport.crm.consent.Proof.Part.SIGNATURE;
import static dev.rapport.crm.contact.Channel.AUTOMATED_CALL;
import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.contact.Channel.POSTAL;
import static dev.rapport.crm.contact.Channel.SMS;

import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Channel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;

/** The numbers behind the constants of {@link ConsentPolicy}, each of which starts from the strict one. */
final class PolicyPresets {

    private static final List<Channel> TELEPHONE = List.of(SMS, AUTOMATED_CALL, CALL);

    private PolicyPresets() {}

    static ConsentPolicyBuilder strict(String name) {
        return new ConsentPolicyBuilder(name)
                .allowElsewhere(EXPRESS, EXPRESS_WRITTEN)
                .minAge(16)
                .evidence(EXPRESS, NOTICE_VERSION, METHOD, REF)
                .evidence(EXPRESS_WRITTEN, NOTICE_VERSION, METHOD, REF, SIGNATURE)
                .evidence(SOFT_OPT_IN, REF)
                .evidence(INFERRED, REF);
    }

    static ConsentPolicy strictDoi() {
        return strict("STRICT_DOI").doubleOptIn(EMAIL).build();
    }

    static ConsentPolicy strict24Months() {
        return strict("STRICT_24M").maxAge(Period.ofMonths(24)).build();
    }

    static ConsentPolicy euGdpr() {
        return strict("EU_GDPR")
                .allow(EMAIL, EXPRESS, EXPRESS_WRITTEN, SOFT_OPT_IN)
                .allow(SMS, EXPRESS, EXPRESS_WRITTEN, SOFT_OPT_IN)
                .softOptInContexts("SALE")
                .optOutChannels(POSTAL)
                .build();
    }

    static ConsentPolicy deUwg() {
        return strict("DE_UWG")
                .allow(EMAIL, EXPRESS, EXPRESS_WRITTEN, SOFT_OPT_IN)
                .doubleOptIn(EMAIL)
                .softOptInContexts("SALE")
                .optOutChannels(POSTAL)
                .build();
    }

    static ConsentPolicy ukPecr() {
        return strict("UK_PECR")
                .allow(EMAIL, EXPRESS, EXPRESS_WRITTEN, SOFT_OPT_IN)
                .allow(SMS, EXPRESS, EXPRESS_WRITTEN, SOFT_OPT_IN)
                .minAge(13)
                .softOptInContexts("SALE", "NEGOTIATION")
                .optOutChannels(POSTAL, CALL)
                .dnc(CALL, new DncRule("UK_TPS", 28, Set.of(EXPRESS, EXPRESS_WRITTEN)))
                .build();
    }

    static ConsentPolicy fr2026() {
        TimeWindow morning = TimeWindow.of("10:00", "13:00");
        TimeWindow afternoon = TimeWindow.of("14:00", "20:00");
        OpenHours hours = OpenHours.NEVER;
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
                hours = hours.on(day, morning, afternoon);
            }
        }
        return strict("FR_2026")
                .minAge(15)
                .openHours(CALL, hours)
                .holidays(LocalDate.of(2026, 12, 25))
                .cap(new ContactCap(Set.of(CALL), 4, Duration.ofDays(30), ContactCap.Per.CHANNEL))
                .inactivity(Period.ofYears(3))
                .build();
    }

    static ConsentPolicy usCanSpam() {
        return strict("US_CANSPAM").minAge(13).optOutChannels(EMAIL).build();
    }

    static ConsentPolicy usTcpa() {
        ConsentPolicyBuilder tcpa = strict("US_TCPA")
                .allow(SMS, EXPRESS_WRITTEN)
                .allow(AUTOMATED_CALL, EXPRESS_WRITTEN)
                .allow(CALL, EXPRESS, EXPRESS_WRITTEN, IMPLIED_EBR_PURCHASE, IMPLIED_EBR_INQUIRY)
                .minAge(13)
                .implied(IMPLIED_EBR_PURCHASE, Period.ofMonths(18))
                .implied(IMPLIED_EBR_INQUIRY, Period.ofMonths(3))
                .impliedSameDay(true)
                .optOutChannels(CALL)
                .dnc(
                        CALL,
                        new DncRule(
                                "US_NATIONAL", 31, Set.of(EXPRESS_WRITTEN, IMPLIED_EBR_PURCHASE, IMPLIED_EBR_INQUIRY)))
                .link(SMS, AUTOMATED_CALL, CALL);
        return telephone(tcpa, OpenHours.daily("08:00", "21:00")).build();
    }

    static ConsentPolicy usFlorida() {
        ConsentPolicyBuilder florida = strict("US_FL")
                .cap(new ContactCap(Set.copyOf(TELEPHONE), 3, Duration.ofHours(24), ContactCap.Per.PURPOSE))
                .overlay(true);
        return telephone(florida, OpenHours.daily("08:00", "20:00")).build();
    }

    static ConsentPolicy usTexas() {
        OpenHours hours = OpenHours.daily("09:00", "21:00").on(DayOfWeek.SUNDAY, TimeWindow.of("12:00", "21:00"));
        return telephone(strict("US_TX").overlay(true), hours).build();
    }

    static ConsentPolicy caCasl() {
        return strict("CA_CASL")
                .allow(EMAIL, EXPRESS, EXPRESS_WRITTEN, IMPLIED_EBR_PURCHASE, IMPLIED_EBR_INQUIRY)
                .allow(SMS, EXPRESS, EXPRESS_WRITTEN, IMPLIED_EBR_PURCHASE, IMPLIED_EBR_INQUIRY)
                .minAge(13)
                .implied(IMPLIED_EBR_PURCHASE, Period.ofYears(2))
                .implied(IMPLIED_EBR_INQUIRY, Period.ofMonths(6))
                .impliedSameDay(false)
                .build();
    }

    static ConsentPolicy auSpam() {
        OpenHours hours = OpenHours.daily("09:00", "20:00")
                .on(DayOfWeek.SATURDAY, TimeWindow.of("09:00", "17:00"))
                .on(DayOfWeek.SUNDAY);
        return strict("AU_SPAM")
                .allow(EMAIL, EXPRESS, EXPRESS_WRITTEN, INFERRED)
                .allow(SMS, EXPRESS, EXPRESS_WRITTEN, INFERRED)
                .minAge(15)
                .openHours(CALL, hours)
                .build();
    }

    static ConsentPolicy brLgpd() {
        return strict("BR_LGPD").minAge(12).build();
    }

    private static ConsentPolicyBuilder telephone(ConsentPolicyBuilder policy, OpenHours hours) {
        TELEPHONE.forEach(channel -> policy.openHours(channel, hours));
        return policy;
    }
}
