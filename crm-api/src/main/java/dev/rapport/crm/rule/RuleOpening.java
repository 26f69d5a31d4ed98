package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.forecast.PurchaseModel;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The beginning of a rule, before it says when.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("reorder").once(days(30)).afterLast(PURCHASE);
 * Rule.named("quarterly").every(Period.ofMonths(3)).from(LocalDate.of(2026, 1, 31)).endOfMonth();
 * Rule.named("silent").whenSilentFor(2.0).timesTheRhythmOf(PURCHASE);
 * Rule.named("launch").on(LocalDateTime.parse("2026-09-01T10:00"));
 * }</pre>
 */
public final class RuleOpening extends RuleOptions<RuleOpening> {

    RuleOpening(Terms terms) {
        super(terms);
    }

    @Override
    RuleOpening given(Terms changed) {
        return new RuleOpening(changed);
    }

    @Override
    Timing timing() {
        throw new IllegalStateException("rule " + terms.id + " does not say when");
    }

    /** Returns no needs: the sentence is not finished. */
    @Override
    public FactNeeds needs() {
        return FactNeeds.none();
    }

    /**
     * Plans one contact some time after an event.
     *
     * @param offset how long after
     * @return the sentence, which goes on with the event
     */
    public OnceClause once(Offset offset) {
        return new OnceClause(terms, Objects.requireNonNull(offset, "offset"));
    }

    /**
     * Plans one contact after another.
     *
     * @param period how long from one to the next
     * @return the sentence, which goes on with what the period counts from
     * @throws IllegalArgumentException if the period is not longer than nothing
     */
    public EveryClause every(Period period) {
        return new EveryClause(terms, Terms.positive("every", period));
    }

    /**
     * Plans a contact each year, on a date that the contact has.
     *
     * @param date the name of the date, such as {@code birthday}
     * @return the rule
     */
    public AnnualRule yearlyOn(String date) {
        return new AnnualRule(terms, Annual.on(date));
    }

    /**
     * Plans another attempt while messages over a channel stay unanswered.
     *
     * @param channel the channel of the messages; also the channel of the rule, unless it names others
     * @return the sentence, which goes on with how long to wait
     */
    public UnansweredClause whenUnanswered(Channel channel) {
        return new UnansweredClause(terms, Objects.requireNonNull(channel, "channel"));
    }

    /**
     * Plans a contact when one is silent for much longer than usual.
     *
     * @param factor how many times the usual gap, above 0
     * @return the sentence, which goes on with whose rhythm
     * @throws IllegalArgumentException if the factor is not a finite number above 0
     */
    public SilentClause whenSilentFor(double factor) {
        return new SilentClause(terms, factor);
    }

    /**
     * Plans a contact when the probability that the customer is still one falls to a threshold.
     *
     * @param threshold the probability, above 0 and below 1
     * @param model the model
     * @return the sentence, which goes on with what is bought
     * @throws IllegalArgumentException if the threshold is out of range
     */
    public AliveClause whenAliveBelow(double threshold, PurchaseModel model) {
        return new AliveClause(terms, threshold, Objects.requireNonNull(model, "model"));
    }

    /**
     * Plans one contact at a date and time.
     *
     * @param moment the date and time on the contact's clock
     * @return the rule
     */
    public OnRule on(LocalDateTime moment) {
        return new OnRule(terms, new OnMoment(Objects.requireNonNull(moment, "moment")));
    }

    /**
     * Plans what a function of the facts proposes. The function must be pure.
     *
     * @param needs what the function must be able to see
     * @param proposal the function; empty for nothing to do
     * @return the rule
     */
    public CustomRule decidedBy(FactNeeds needs, Function<Facts, Optional<Proposal>> proposal) {
        return new CustomRule(
                terms,
                new Custom(Objects.requireNonNull(needs, "needs"), Objects.requireNonNull(proposal, "proposal")));
    }
}
