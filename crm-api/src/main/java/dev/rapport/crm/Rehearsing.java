package dev.rapport.crm;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.rehearsal.Rehearsal;
import dev.rapport.crm.rehearsal.RehearsalComparison;
import dev.rapport.crm.rehearsal.Rehearsed;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Plays a rule book through the time to come and writes nothing, so that it can be known before it is switched.
 *
 * <p>It begins now and supposes that everything planned is done on time, by the planned channel, and that nobody answers,
 * buys or changes their mind. [C-300] What is overdue is done at once. [C-301] Every contact is played by itself: what is done
 * with a member of an organisation does not count for the organisation. What may not be done by then, by the {@linkplain
 * CrmBuilder#permission permission} or the ledger, is not done. [C-302] A rule that names no channel leaves nothing but the
 * occasion done. The same facts give the same rehearsal. Immutable and thread-safe; what it asks for is a copy.
 *
 * <pre>{@code
 * Rehearsal year = crm.rehearsal().over(Period.ofYears(1)).run();
 * RehearsalComparison switched = crm.rehearsal().over(Period.ofMonths(3)).compare(nextBook);
 * System.out.println(switched.text());
 * }</pre>
 */
public final class Rehearsing {
    private final Desk desk;
    private final Function<RuleBook, Desk> desks;
    private final Period span;
    private final Function<Contact, Optional<Period>> wanted;
    private final PlanProgress progress;

    private Rehearsing(
            Desk desk,
            Function<RuleBook, Desk> desks,
            Period span,
            Function<Contact, Optional<Period>> wanted,
            PlanProgress progress) {
        this.desk = desk;
        this.desks = desks;
        this.span = span;
        this.wanted = wanted;
        this.progress = progress;
    }

    static Rehearsing of(Desk desk, Function<RuleBook, Desk> desks) {
        return new Rehearsing(desk, desks, Period.ofYears(1), contact -> Optional.empty(), played -> true);
    }

    /**
     * How far into the future.
     *
     * @param period from now, on the clock of UTC; one year if nothing is said
     * @return a wider or narrower rehearsal
     * @throws IllegalArgumentException if it is not longer than nothing
     */
    public Rehearsing over(Period period) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("over: must be longer than nothing and not go back, was " + period);
        }
        return new Rehearsing(desk, desks, period, wanted, progress);
    }

    /**
     * How much time a contact wants between two contacts, so that the rehearsal can tell for whom it is too soon. [C-303]
     *
     * @param interval a positive period, or empty for whoever has not said
     * @return a rehearsal that looks at it
     */
    public Rehearsing wanting(Function<Contact, Optional<Period>> interval) {
        return new Rehearsing(desk, desks, span, Objects.requireNonNull(interval, "interval"), progress);
    }

    /**
     * Who is told how many contacts are played, after each batch of some hundred; it may stop the rehearsal. [C-304]
     *
     * @param listener told on the thread that plays
     * @return a rehearsal that tells it
     */
    public Rehearsing progress(PlanProgress listener) {
        return new Rehearsing(desk, desks, span, wanted, Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Plays the rule book that is in force.
     *
     * @return what it would do
     */
    public Rehearsal run() {
        return run(desk);
    }

    /**
     * Plays another rule book with the contacts of this tenant.
     *
     * @param book the rules, of any version
     * @return what it would do
     * @throws IllegalArgumentException if it names a purpose that was not declared, or as of another kind
     */
    public Rehearsal run(RuleBook book) {
        return run(desks.apply(book));
    }

    private Rehearsal run(Desk played) {
        Span time = span(played);
        Rehearsal.Builder rehearsal = Rehearsal.between(time.from, time.until);
        boolean isWhole = eachBatch((session, contacts) -> play(session, contacts, played, time), rehearsal::add);
        return isWhole ? rehearsal.build() : rehearsal.buildPart();
    }

    /**
     * Plays the rule book that is in force and another.
     *
     * @param book the other, of any version
     * @return what would be different [C-305]
     * @throws IllegalArgumentException if it names a purpose that was not declared, or as of another kind
     */
    public RehearsalComparison compare(RuleBook book) {
        Desk theirs = desks.apply(book);
        Span time = span(desk);
        RehearsalComparison.Builder comparison = RehearsalComparison.between(time.from, time.until);
        boolean isWhole = eachBatch(
                (session, contacts) -> {
                    List<Rehearsed> before = play(session, contacts, desk, time);
                    List<Rehearsed> after = play(session, contacts, theirs, time);
                    List<Pair> pairs = new ArrayList<>();
                    for (int i = 0; i < before.size(); i++) {
                        pairs.add(new Pair(before.get(i), after.get(i)));
                    }
                    return pairs;
                },
                pair -> comparison.add(pair.before, pair.after));
        return isWhole ? comparison.build() : comparison.buildPart();
    }

    private record Pair(Rehearsed before, Rehearsed after) {}

    /** From when to when. */
    private record Span(Instant from, Instant until) {}

    private Span span(Desk played) {
        Instant now = played.now();
        return new Span(now, now.atOffset(ZoneOffset.UTC).plus(span).toInstant());
    }

    private interface Play<T> {
        List<T> of(StorageSession session, List<ContactId> contacts);
    }

    /** Answers whether it came to the end. Only what a transaction answers counts, as it may be run more than once. */
    private <T> boolean eachBatch(Play<T> play, Consumer<T> result) {
        Optional<Cursor> next = Optional.empty();
        long played = 0;
        do {
            Optional<Cursor> from = next;
            Batch<T> batch = desk.scope().run(session -> batch(session, from, play));
            batch.results.forEach(result);
            next = batch.next;
            played += batch.results.size();
            if (next.isPresent() && !progress.goOn(played)) {
                return false;
            }
        } while (next.isPresent());
        return true;
    }

    private record Batch<T>(List<T> results, Optional<Cursor> next) {}

    private static <T> Batch<T> batch(StorageSession session, Optional<Cursor> from, Play<T> play) {
        Page<Contact> page = session.contacts().all(Streaming.PAGE, from);
        return new Batch<>(
                play.of(session, page.items().stream().map(Contact::id).toList()), page.next());
    }

    private List<Rehearsed> play(StorageSession session, List<ContactId> contacts, Desk played, Span time) {
        SortedMap<ContactId, ContactState> states = played.read(session, contacts);
        List<Rehearsed> outcomes = new ArrayList<>();
        for (ContactState state : states.values()) {
            Performance performance = new Performance(played, session, state);
            outcomes.add(performance.play(time.from, time.until, wanted.apply(state.contact())));
        }
        return outcomes;
    }
}
