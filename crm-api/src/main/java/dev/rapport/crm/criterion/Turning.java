package dev.rapport.crm.criterion;

import dev.rapport.crm.criterion.Criterion.Counted;
import dev.rapport.crm.criterion.Criterion.Dated;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/**
 * When a condition has another answer though nothing has happened: windows move on, and what was dated ahead comes to pass.
 *
 * <p>Thread-safe: there is nothing but a function.
 *
 * <pre>{@code
 * Optional<Instant> wakes = Turning.after(asleep, now, then -> Subject.of(ada, history, then.atZone(paris)));
 * }</pre>
 */
public final class Turning {
    /** How many changes that alter nothing are looked behind. */
    private static final int STEPS = 50;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Turning() {}

    /**
     * Until when the answer stays as it is.
     *
     * @param condition the condition; permissions, follow-ups and measures in it are taken to stay as they are
     * @param now from when it is looked at
     * @param facts the same facts as of an instant
     * @return the first instant after now at which the answer is another; or an earlier one, if more than {@value #STEPS}
     *     changes, such as of interactions that leave a window, alter nothing before that; or empty, if it stays for ever
     */
    public static Optional<Instant> after(Criterion condition, Instant now, Function<Instant, Subject> facts) {
        Subject subject = facts.apply(now);
        Optional<Instant> next = next(condition, subject);
        if (next.isEmpty()) {
            return next;
        }
        boolean answer = condition.test(subject);
        for (int i = 0; i < STEPS && next.isPresent(); i++) {
            Subject then = facts.apply(next.get());
            if (condition.test(then) != answer) {
                return next;
            }
            next = next(condition, then);
        }
        return next;
    }

    /**
     * Whether the answer may be another though nothing has happened.
     *
     * @param condition the condition
     * @return false if it asks for no interactions and no coming dates
     */
    public static boolean isPossible(Criterion condition) {
        return Parts.of(condition)
                .anyMatch(part -> part instanceof Counted
                        || part instanceof Summed
                        || part instanceof Dated
                        || part instanceof Ago
                        || part instanceof Coming);
    }

    private static Optional<Instant> next(Criterion condition, Subject subject) {
        return Parts.of(condition)
                .flatMap(part -> ofPart(part, subject).stream())
                .min(Comparator.naturalOrder())
                .filter(instant -> !instant.isAfter(END_OF_TIME));
    }

    private static Optional<Instant> ofPart(Criterion part, Subject subject) {
        Dealings dealings = subject.dealings();
        if (part instanceof Counted counted) {
            return dealings.changesAt(counted.filter(), counted.window());
        }
        if (part instanceof Summed summed) {
            return dealings.changesAt(summed.filter(), summed.window());
        }
        if (part instanceof Dated dated) {
            return dealings.changesAt(dated.filter(), Window.ever());
        }
        if (part instanceof Coming coming) {
            return coming.changesAt(subject);
        }
        return part instanceof Ago ago ? ofAgo(ago, subject) : Optional.empty();
    }

    private static Optional<Instant> ofAgo(Ago ago, Subject subject) {
        Optional<Instant> coming = subject.dealings().changesAt(ago.filter(), Window.ever());
        Optional<Instant> passing = subject.dealings()
                .touch(ago.end(), ago.filter())
                .flatMap(touch -> new Sliding(ago.window(), subject.asOf()).turns(touch.at()));
        return coming.isEmpty()
                ? passing
                : passing.filter(coming.get()::isAfter).or(() -> coming);
    }
}
