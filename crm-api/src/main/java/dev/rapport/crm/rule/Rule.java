package dev.rapport.crm.rule;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.facts.FactNeeds;
import java.util.List;
import java.util.Optional;

/**
 * When to contact whom next, written as a sentence.
 *
 * <p>A sentence begins with {@link #named}, says when, and may end with options in any order; each step is a new value.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule stayInTouch = Rule.named("stay-in-touch").purpose(NEWS).when(tagged("customer"))
 *         .every(Period.ofMonths(3)).afterLast(CALL, EMAIL).via(CALL, EMAIL).onWorkingDays();
 * Rule chase = Rule.named("chase").purpose(SERVICE)
 *         .whenUnanswered(EMAIL).after(workingDays(2)).attempts(3).via(EMAIL);
 * Rule greet = Rule.named("birthday").purpose(NEWS).yearlyOn("birthday").via(POSTAL).lane("dates");
 * }</pre>
 */
public sealed interface Rule
        permits AfterRule,
                FloatingRule,
                GridRule,
                AnnualRule,
                UnansweredRule,
                RhythmRule,
                AliveRule,
                OnRule,
                CustomRule {

    /**
     * Begins a rule.
     *
     * @param id the name of the rule, part of every occurrence key: 1 to 64 of A-Z a-z 0-9 _ -, beginning with a letter
     *     or digit
     * @return the beginning of the sentence
     * @throws IllegalArgumentException if the name is not allowed
     */
    static RuleOpening named(String id) {
        return new RuleOpening(new Terms(id));
    }

    /**
     * Returns the name of the rule.
     *
     * @return the id
     */
    String id();

    /**
     * Returns what the rule contacts for.
     *
     * @return the purpose, if it names one
     */
    Optional<Purpose> purpose();

    /**
     * Returns how the rule contacts.
     *
     * @return the channels in order of preference; none if the rule leaves it open
     */
    List<Channel> channels();

    /**
     * Returns the lane: each has a next contact of its own.
     *
     * @return the lane, {@code main} unless said
     */
    String lane();

    /**
     * Returns what the rule must know of a contact.
     *
     * @return the facts it needs
     */
    FactNeeds needs();
}
