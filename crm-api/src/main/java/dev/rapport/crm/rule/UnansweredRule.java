package dev.rapport.crm.rule;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.facts.FactNeeds;
import java.util.List;

/**
 * Another attempt, while messages over a channel stay unanswered.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("chase").purpose(SERVICE)
 *         .whenUnanswered(EMAIL).after(workingDays(2)).attempts(3).via(EMAIL);
 * }</pre>
 */
public final class UnansweredRule extends RuleOptions<UnansweredRule> implements Rule {

    private final Unanswered timing;

    UnansweredRule(Terms terms, Unanswered timing) {
        super(terms);
        this.timing = timing;
    }

    @Override
    UnansweredRule given(Terms changed) {
        return new UnansweredRule(changed, timing);
    }

    @Override
    public FactNeeds needs() {
        return timing.needs();
    }

    /**
     * Returns how the rule contacts.
     *
     * @return the channels in order of preference; the channel of the messages unless it names others
     */
    @Override
    public List<Channel> channels() {
        return super.channels().isEmpty() ? List.of(timing.channel()) : super.channels();
    }

    @Override
    Timing timing() {
        return timing;
    }
}
