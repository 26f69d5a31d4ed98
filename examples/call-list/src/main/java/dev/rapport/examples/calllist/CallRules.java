package dev.rapport.examples.calllist;

import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.interaction.InteractionKind.PURCHASE;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.calendar.Roll;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.LegalBasis;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Policy;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The rules of an invented shop, and what it may do by them.
 *
 * <p>Offers are marketing: only who has granted them by a channel is contacted by it. That an answer is awaited is service and
 * needs no grant; those who are not to be contacted at all are left alone.
 */
final class CallRules {
    private static final Purpose OFFERS = Purpose.marketing("offers");
    private static final Purpose SERVICE = Purpose.nonMarketing("service");

    static final List<Purpose> PURPOSES = List.of(OFFERS, SERVICE);

    /** Strict, but content with what a file has room for: one reference, such as to a form or a note. */
    private static final ConsentPolicy CONSENT = ConsentPolicy.STRICT.toBuilder("STRICT_BY_REFERENCE")
            .evidence(LegalBasis.EXPRESS, Proof.Part.REF)
            .build();

    static final String CONSENT_IN_WORDS = "offers need a grant for the channel, with a reference as evidence and from"
            + " somebody of 16 or older; service does not";

    private static final Rule REORDER = Rule.named("reorder")
            .purpose(OFFERS)
            .once(Offset.days(30))
            .afterLast(PURCHASE)
            .via(EMAIL)
            .onWorkingDays()
            .lapsesAfter(Period.ofDays(60));

    private static final Rule REKINDLE = Rule.named("rekindle")
            .purpose(OFFERS)
            .whenSilentFor(2.0)
            .timesTheRhythmOf(PURCHASE)
            .gaps(3, 6)
            .atLeastDays(14)
            .via(CALL)
            .lapsesAfter(Period.ofDays(180));

    private static final Rule WIN_BACK = Rule.named("win-back")
            .purpose(OFFERS)
            .once(Offset.months(9))
            .afterLast(PURCHASE)
            .via(EMAIL)
            .onWorkingDays()
            .lapsesAfter(Period.ofDays(180));

    private static final Rule UNANSWERED = Rule.named("unanswered")
            .purpose(SERVICE)
            .whenUnanswered(EMAIL)
            .after(Offset.workingDays(2))
            .attempts(3)
            .via(EMAIL)
            .onWorkingDays()
            .lapsesAfter(Period.ofDays(30));

    private static final Rule BIRTHDAY = Rule.named("birthday")
            .purpose(OFFERS)
            .yearlyOn(Contact.BIRTHDAY)
            .ahead(Period.ofDays(7))
            .grace(Period.ofDays(5))
            .roll(Roll.PRECEDING)
            .via(EMAIL)
            .lane("dates");

    private CallRules() {}

    static RuleBook book() {
        return RuleBook.version(2)
                .policy(Policy.builder()
                        .window(TimeWindow.of("09:00", "17:00"))
                        .spacingDays(3)
                        .fallbackZone(ZoneOffset.UTC)
                        .build())
                .calendar(WorkCalendar.mondayToFriday())
                .of(REORDER, REKINDLE, WIN_BACK, UNANSWERED, BIRTHDAY);
    }

    /** The same for everybody, wherever they live. */
    static List<ConsentPolicy> consent(Contact contact) {
        return List.of(CONSENT);
    }

    /** How many days the rule itself waits, which tells how late is late. */
    static double intervalDays(NextContact next) {
        return switch (next.rule()) {
            case "reorder" -> 30;
            case "rekindle" -> ((Number) next.figures().getOrDefault("days", 14)).doubleValue();
            case "win-back" -> 274;
            case "unanswered" -> 2;
            default -> 7;
        };
    }
}
