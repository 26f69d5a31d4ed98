package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.LeapDay;
import dev.rapport.crm.facts.FactNeeds;
import java.time.Period;

/**
 * One contact a year, on or before a date that the contact has.
 *
 * <p>A year's contact lives until its date, or until the day to which working days, hours, a cap, a snooze, a not-before date
 * or spacing have moved it, whichever is later, and for the {@linkplain #grace grace} after that; then the next year's is
 * planned. What moves every date of a contact, which is a snooze of the whole contact, its not-before date and spacing,
 * moves this year's, not those of years ago: a day that it leads to belongs to the year whose date was last before it, in
 * the calendar year of that date and beyond it as long as the next date is not nearer; and a message sent when the next date
 * is nearer does not bring back one that was over. A message sent sooner does, for as many days as spacing asks for, because
 * it moved the date; a rule that is {@linkplain #ignoringCaps() ignoring caps} is not moved.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("birthday").yearlyOn("birthday").ahead(Period.ofDays(7))
 *         .leapDays(LeapDay.MAR_1).grace(Period.ofDays(5));
 * }</pre>
 */
public final class AnnualRule extends RuleOptions<AnnualRule> implements Rule {

    private final Annual timing;

    AnnualRule(Terms terms, Annual timing) {
        super(terms.refusingExit());
        this.timing = timing;
    }

    @Override
    AnnualRule given(Terms changed) {
        return new AnnualRule(changed, timing);
    }

    /**
     * Says how long before the date.
     *
     * @param period the period; nothing unless said
     * @return the rule
     * @throws IllegalArgumentException if a part of it is negative
     */
    public AnnualRule ahead(Period period) {
        return new AnnualRule(terms, timing.ahead(period));
    }

    /**
     * Says where 29 February is kept in common years.
     *
     * @param leapDay the place; {@link LeapDay#FEB_28} unless said
     * @return the rule
     */
    public AnnualRule leapDays(LeapDay leapDay) {
        return new AnnualRule(terms, timing.leapDays(leapDay));
    }

    /**
     * Says how long a year's contact may still be made after the date; then the next year's is planned.
     *
     * @param period the period, its last day included; nothing unless said
     * @return the rule
     * @throws IllegalArgumentException if a part of it is negative
     */
    public AnnualRule grace(Period period) {
        return new AnnualRule(terms, timing.grace(period));
    }

    @Override
    public FactNeeds needs() {
        return timing.needs();
    }

    @Override
    Timing timing() {
        return timing;
    }
}
