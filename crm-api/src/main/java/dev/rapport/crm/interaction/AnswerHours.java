package dev.rapport.crm.interaction;

import dev.rapport.crm.calendar.ReachableHours;
import dev.rapport.crm.calendar.StorableTime;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * At which hours everybody answers, and of which data that was learned: what is kept, and what rules plan by.
 *
 * <p>Attempts count from two years before the cut-off on, as habits change: those of everybody up to the cut-off, those of the
 * one who is planned for also later. So what is suggested to a contact changes with each attempt to reach it, never with
 * the time at which somebody looks, and everybody's part in it stays the same until other hours take the place of these.
 * Learn them anew now and then, such as every month, and keep them in {@code crm.models()}; the text is for whoever stores
 * them elsewhere. Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.models().keep(crm.insights().answerHours(ContactTimes.of(TouchFilter.channels(CALL))));
 * ...
 * AnswerHours stored = crm.models().answerHours().orElseThrow();
 * Rule.named("call").purpose(SERVICE).once(days(3)).afterLast(PURCHASE).via(CALL).atSuggestedTime(stored);
 * }</pre>
 *
 * @param cutOff up to when attempts of everybody were looked at, truncated to the microsecond, in the years 1 to 9999
 * @param times which attempts count, and what is an answer
 * @param everybody what was attempted and answered before the cut-off
 */
public record AnswerHours(Instant cutOff, ContactTimes times, AttemptsByHour everybody) {
    private static final Period MEMORY = Period.ofYears(2);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    /**
     * Truncates the cut-off.
     *
     * @param cutOff up to when attempts of everybody were looked at
     * @param times which attempts count, and what is an answer
     * @param everybody what was attempted and answered before the cut-off
     * @throws IllegalArgumentException if the cut-off is outside the years 1 to 9999
     */
    public AnswerHours {
        cutOff = StorableTime.instant("cutOff", cutOff);
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(everybody, "everybody");
    }

    /**
     * Before any attempt was counted: nothing is suggested to anybody.
     *
     * @param cutOff up to when attempts will be counted
     * @param times which attempts will count, and what is an answer
     * @return hours without attempts
     * @throws IllegalArgumentException if the cut-off is outside the years 1 to 9999
     */
    public static AnswerHours none(Instant cutOff, ContactTimes times) {
        return new AnswerHours(cutOff, times, AttemptsByHour.none());
    }

    /**
     * The same with the attempts to reach one more.
     *
     * @param attempts what {@link #count} gave for the contact
     * @return other hours
     */
    public AnswerHours plus(AttemptsByHour attempts) {
        return new AnswerHours(cutOff, times, everybody.plus(attempts));
    }

    /**
     * The first moment of which attempts count.
     *
     * @return two years before the cut-off, by the calendar of UTC
     */
    public Instant since() {
        Instant since = cutOff.atOffset(ZoneOffset.UTC).minus(MEMORY).toInstant();
        return since.isBefore(FIRST) ? FIRST : since;
    }

    /**
     * Counts the attempts to reach one contact by hour.
     *
     * @param interactions in which the contact takes part itself, each fact once, in any order; earlier ones are left out
     * @param zone that of interactions that have none
     * @return the counts
     */
    public AttemptsByHour count(Iterable<Interaction> interactions, ZoneId zone) {
        Instant since = since();
        return times.count(
                () -> StreamSupport.stream(interactions.spliterator(), false)
                        .filter(i -> !i.occurredAt().isBefore(since))
                        .iterator(),
                zone);
    }

    /**
     * The hours by how probably one contact answers then: the posterior means of {@link ContactTimes}.
     *
     * @param own what {@link #count} gave for the contact
     * @param reachable the hours to choose from
     * @return the best hour first, of equal ones the earliest; empty if nobody was attempted yet
     */
    public List<SuggestedTime> ranked(AttemptsByHour own, ReachableHours reachable) {
        return times.ranked(own, everybody, reachable);
    }

    /**
     * Reads what {@link #text()} has printed.
     *
     * @param text one line
     * @return equal hours
     * @throws IllegalArgumentException if the text is something else; the message names the place
     */
    public static AnswerHours parse(String text) {
        return AnswerHoursText.read(text);
    }

    /**
     * Prints the hours so that they can be stored; every number is exact, and the form will always be read.
     *
     * @return one line of ASCII, a few hundred characters for a few channels and outcomes
     */
    public String text() {
        return AnswerHoursText.write(this);
    }

    /** Returns the {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
