package dev.rapport.crm.interaction;

import dev.rapport.crm.calendar.ReachableHours;
import dev.rapport.crm.contact.AttributeKey;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Learns at which hour somebody answers, from their own history and that of everybody.
 *
 * <p>An attempt is an outbound interaction whose outcome is known, other than BOUNCED and NOT_DELIVERED, which reached nobody;
 * it is answered if the outcome is REACHED, REPLIED or what the host adds. One that is marked as {@link #MACHINE}, such as an
 * e-mail that only a mail program opened, is neither. Its hour is that of the clock of the contact: in the interaction's own
 * zone, else in the one that is asked for.
 *
 * <p>With S and N the answered and attempted of everybody (this contact included), s and n those of the contact and p = S / N
 * over all hours, the population's chance at hour h is {@code p_h = (S_h + k0 p) / (N_h + k0)} with k0 = 20, and the contact's
 * {@code (s_h + k p_h) / (n_h + k)} with k = 10: the posterior mean of a Beta prior that is worth k attempts (empirical Bayes;
 * G. Casella, "An Introduction to Empirical Bayes Data Analysis", The American Statistician 39, 1985). The best hour wins; of
 * equal ones the earliest. Immutable and thread-safe.
 *
 * <pre>{@code
 * ContactTimes calls = ContactTimes.of(TouchFilter.channels(CALL));
 * Optional<SuggestedTime> ada = calls.suggest(calls.count(timeline, zone), everybody, ReachableHours.all().inside(office));
 * ada.map(SuggestedTime::because);       // 4 of 5 attempts at 9:00 answered, 20 % at all other hours; everybody 31 % at 9:00
 * }</pre>
 *
 * @param attempts which outbound interactions are meant
 * @param answers outcomes of an attempt that was answered
 */
public record ContactTimes(TouchFilter attempts, Set<Outcome> answers) {
    /** Marks an interaction whose outcome was made by a machine, such as an opening by a mail program on its own. */
    public static final AttributeKey<Boolean> MACHINE = AttributeKey.flag("machine");

    private static final Set<Outcome> NEVER_ARRIVED = Set.of(Outcome.BOUNCED, Outcome.NOT_DELIVERED);
    private static final double WEIGHT_OF_EVERYBODY = 10;
    private static final double WEIGHT_OF_ALL_HOURS = 20;
    private static final Comparator<SuggestedTime> BEST_FIRST =
            Comparator.comparingDouble(SuggestedTime::chance).reversed().thenComparing(SuggestedTime::hour);

    /**
     * Copies the set, and keeps outbound attempts only.
     *
     * @param attempts which outbound interactions are meant
     * @param answers outcomes of an attempt that was answered
     */
    public ContactTimes {
        attempts = attempts.outbound();
        answers = Set.copyOf(answers);
    }

    /**
     * Attempts that REACHED or REPLIED answers.
     *
     * @param attempts which outbound interactions are meant
     * @return the times
     */
    public static ContactTimes of(TouchFilter attempts) {
        return new ContactTimes(attempts, Set.of(Outcome.REACHED, Outcome.REPLIED));
    }

    /**
     * The same with outcomes of the host's own.
     *
     * @param outcomes those of an attempt that was answered, in place of the others
     * @return the times
     */
    public ContactTimes answeredBy(Outcome... outcomes) {
        return new ContactTimes(attempts, Set.of(outcomes));
    }

    /**
     * Counts attempts by hour.
     *
     * @param interactions of one contact, each fact once, in any order
     * @param zone that of interactions that have none
     * @return the counts
     */
    public AttemptsByHour count(Iterable<Interaction> interactions, ZoneId zone) {
        long[] attempted = new long[AttemptsByHour.HOURS];
        long[] answered = new long[AttemptsByHour.HOURS];
        for (Interaction i : interactions) {
            if (isAttempt(i)) {
                int hour = ZonedDateTime.ofInstant(i.occurredAt(), i.zone().orElse(zone))
                        .getHour();
                attempted[hour]++;
                answered[hour] += i.outcome().filter(answers::contains).isPresent() ? 1 : 0;
            }
        }
        return new AttemptsByHour(attempted, answered);
    }

    private boolean isAttempt(Interaction i) {
        return attempts.matches(i.kind(), i.channel(), i.direction())
                && i.outcome()
                        .filter(outcome -> !NEVER_ARRIVED.contains(outcome))
                        .isPresent()
                && !isByMachine(i);
    }

    /** A host may have given the attribute another type; such a value says nothing here. */
    static boolean isByMachine(Interaction i) {
        return Boolean.TRUE.equals(i.attributes().asMap().get(MACHINE.name()));
    }

    /**
     * The hour at which somebody answers most probably.
     *
     * @param own the attempts to reach them
     * @param everybody the attempts to reach anybody, theirs included
     * @param reachable the hours to choose from
     * @return the hour, or empty if nobody was attempted yet or there is no hour to choose
     */
    public Optional<SuggestedTime> suggest(AttemptsByHour own, AttemptsByHour everybody, ReachableHours reachable) {
        return ranked(own, everybody, reachable).stream().findFirst();
    }

    /**
     * The hours by how probably somebody answers then.
     *
     * @param own the attempts to reach them
     * @param everybody the attempts to reach anybody, theirs included
     * @param reachable the hours to choose from
     * @return the best hour first, of equal ones the earliest; empty if nobody was attempted yet
     */
    public List<SuggestedTime> ranked(AttemptsByHour own, AttemptsByHour everybody, ReachableHours reachable) {
        if (everybody.attempted() == 0) {
            return List.of();
        }
        return reachable.hours().stream()
                .map(hour -> at(hour, own, everybody))
                .sorted(BEST_FIRST)
                .toList();
    }

    private static SuggestedTime at(int hour, AttemptsByHour own, AttemptsByHour everybody) {
        double atAllHours = (double) everybody.answered() / everybody.attempted();
        double atThisHour = (everybody.answered(hour) + WEIGHT_OF_ALL_HOURS * atAllHours)
                / (everybody.attempted(hour) + WEIGHT_OF_ALL_HOURS);
        double chance =
                (own.answered(hour) + WEIGHT_OF_EVERYBODY * atThisHour) / (own.attempted(hour) + WEIGHT_OF_EVERYBODY);
        SuggestedTime.Evidence evidence = new SuggestedTime.Evidence(
                new SuggestedTime.Share(own.answered(hour), own.attempted(hour)),
                new SuggestedTime.Share(own.answered() - own.answered(hour), own.attempted() - own.attempted(hour)),
                new SuggestedTime.Share(everybody.answered(hour), everybody.attempted(hour)));
        return new SuggestedTime(hour, chance, evidence);
    }
}
