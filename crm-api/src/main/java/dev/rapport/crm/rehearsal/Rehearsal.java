package dev.rapport.crm.rehearsal;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.rule.Rejection;
import dev.rapport.crm.rule.RejectionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much work a rule book would make, and for whom it would be too much or none.
 *
 * <p>Its size follows the days, rules, channels and owners, and the number of contacts that are contacted too soon or
 * never; not how often. Immutable and thread-safe.
 *
 * <pre>{@code
 * Rehearsal year = crm.rehearsal().over(Period.ofYears(1)).wanting(this::wantedInterval).run();
 * long inJanuary = year.perDay().subMap(firstOfJanuary, firstOfFebruary).values().stream().mapToLong(n -> n).sum();
 * year.tooSoon().forEach((contact, times) -> warn(contact, times));
 * System.out.println(year.text());
 * }</pre>
 */
public final class Rehearsal {
    private static final Comparator<Reason> MOST_FIRST = Comparator.comparing(Reason::contacts)
            .reversed()
            .thenComparing(Reason::rule)
            .thenComparing(Reason::code);

    private final Instant from;
    private final Instant until;
    private final boolean isWhole;
    private final long contacts;
    private final List<Load> loads;
    private final SortedMap<ContactId, Long> tooSoon;
    private final List<ContactId> never;
    private final List<Reason> neverBecause;

    private Rehearsal(Builder b, boolean isWhole) {
        from = b.from;
        until = b.until;
        this.isWhole = isWhole;
        contacts = b.contacts;
        loads = b.slots.entrySet().stream()
                .map(e -> e.getKey().load(e.getValue()))
                .sorted()
                .toList();
        tooSoon = Collections.unmodifiableSortedMap(new TreeMap<>(b.tooSoon));
        never = b.never.stream().sorted().toList();
        neverBecause = b.reasons.entrySet().stream()
                .map(e -> new Reason(e.getKey().rule, e.getKey().code, e.getValue()))
                .sorted(MOST_FIRST)
                .toList();
    }

    /**
     * How many of those who are never contacted a rule leaves out for one reason.
     *
     * @param rule the id of the rule
     * @param code why it plans nothing for them
     * @param contacts how many of them
     */
    public record Reason(String rule, RejectionCode code, long contacts) {}

    /**
     * Begins a rehearsal.
     *
     * @param from the first instant that counts
     * @param until the first that does not
     * @return without contacts
     * @throws IllegalArgumentException if it ends before it begins
     */
    public static Builder between(Instant from, Instant until) {
        return new Builder(from, until);
    }

    /**
     * When it begins.
     *
     * @return the first instant that counts
     */
    public Instant from() {
        return from;
    }

    /**
     * When it ends.
     *
     * @return the first instant that counts no more
     */
    public Instant until() {
        return until;
    }

    /**
     * Whether it was played to the end.
     *
     * @return false if whoever was told of the progress stopped it, and some contacts are left out
     */
    public boolean isWhole() {
        return isWhole;
    }

    /**
     * How many were looked at.
     *
     * @return the people, organisations and households
     */
    public long contacts() {
        return contacts;
    }

    /**
     * How often somebody would be contacted, in all.
     *
     * @return zero or more
     */
    public long touches() {
        return loads.stream().mapToLong(Load::touches).sum();
    }

    /**
     * The work by day, rule, channel and owner together.
     *
     * @return sorted; only what there is
     */
    public List<Load> loads() {
        return loads;
    }

    /**
     * The work of each day.
     *
     * @return how often, by local day, only days that have some
     */
    public SortedMap<LocalDate, Long> perDay() {
        return sum(load -> Optional.of(load.day()));
    }

    /**
     * The work of each rule.
     *
     * @return how often, by the id of the rule
     */
    public SortedMap<String, Long> perRule() {
        return sum(load -> Optional.of(load.rule()));
    }

    /**
     * The work over each channel.
     *
     * @return how often, by channel, without those of rules that leave it open
     */
    public SortedMap<Channel, Long> perChannel() {
        return sum(Load::channel);
    }

    /**
     * The work of each owner.
     *
     * @return how often, by owner, without those that nobody looks after
     */
    public SortedMap<String, Long> perOwner() {
        return sum(Load::owner);
    }

    private <K extends Comparable<? super K>> SortedMap<K, Long> sum(Function<Load, Optional<K>> key) {
        SortedMap<K, Long> sums = new TreeMap<>();
        loads.forEach(load -> key.apply(load).ifPresent(k -> sums.merge(k, load.touches(), Long::sum)));
        return Collections.unmodifiableSortedMap(sums);
    }

    /**
     * Who would be contacted sooner than they want.
     *
     * @return how many times too soon, by contact
     */
    public SortedMap<ContactId, Long> tooSoon() {
        return tooSoon;
    }

    /**
     * Who would not be contacted at all.
     *
     * @return their ids, in order
     */
    public List<ContactId> never() {
        return never;
    }

    /**
     * Why they would not be: the rejections of their last plan, of which one contact has as many as there are rules.
     *
     * @return the most frequent first
     */
    public List<Reason> neverBecause() {
        return neverBecause;
    }

    /**
     * A few lines that tell the whole.
     *
     * @return English text, lines ended by {@code \n}
     */
    public String text() {
        String days = perDay().entrySet().stream()
                .max(Map.Entry.<LocalDate, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(busiest -> ", most of them on " + busiest.getKey() + ": " + busiest.getValue())
                .orElse("");
        StringBuilder text = new StringBuilder();
        text.append(touches() + " times, with " + (contacts - never.size()) + " of " + contacts + " contacts" + days
                + "\n");
        line(text, "by rule", perRule());
        line(text, "by channel", perChannel());
        line(text, "by owner", perOwner());
        if (!tooSoon.isEmpty()) {
            text.append("sooner than they want: " + tooSoon.size() + "\n");
        }
        if (!never.isEmpty()) {
            text.append("never: " + never.size()
                    + neverBecause.stream()
                            .map(r -> r.contacts() + " " + r.rule() + " " + r.code())
                            .collect(Collectors.joining(", ", " (", ")"))
                    + "\n");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String title, SortedMap<?, Long> sums) {
        if (!sums.isEmpty()) {
            Stream<String> parts = sums.entrySet().stream().map(e -> e.getKey() + " " + e.getValue());
            text.append(parts.collect(Collectors.joining(", ", title + ": ", "\n")));
        }
    }

    /** Returns the size alone: owners are people. */
    @Override
    public String toString() {
        return "Rehearsal[" + contacts + " contacts, " + touches() + " touches]";
    }

    private record Slot(LocalDate day, String rule, Optional<Channel> channel, Optional<String> owner) {
        Load load(long touches) {
            return new Load(day, rule, channel, owner, touches);
        }
    }

    private record Cause(String rule, RejectionCode code) {}

    /**
     * Counts contact after contact. Not thread-safe.
     *
     * <pre>{@code
     * Rehearsal.Builder builder = Rehearsal.between(from, until);
     * outcomes.forEach(builder::add);
     * Rehearsal rehearsal = builder.build();
     * }</pre>
     */
    public static final class Builder {
        private final Instant from;
        private final Instant until;
        private final Map<Slot, Long> slots = new HashMap<>();
        private final Map<ContactId, Long> tooSoon = new HashMap<>();
        private final List<ContactId> never = new ArrayList<>();
        private final Map<Cause, Long> reasons = new HashMap<>();
        private long contacts;

        private Builder(Instant from, Instant until) {
            this.from = Objects.requireNonNull(from, "from");
            this.until = Objects.requireNonNull(until, "until");
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("until: is before from; say an instant after " + from);
            }
        }

        /**
         * Counts one contact; each may be counted once.
         *
         * @param one what would be done with it
         * @return this builder
         */
        public Builder add(Rehearsed one) {
            contacts++;
            for (RehearsedTouch time : one.times()) {
                slots.merge(new Slot(time.day(), time.rule(), time.channel(), one.owner()), 1L, Long::sum);
            }
            long soon = one.timesTooSoon();
            if (soon > 0) {
                tooSoon.put(one.contact(), soon);
            }
            if (one.times().isEmpty()) {
                never.add(one.contact());
                for (Rejection rejection : one.rejections()) {
                    reasons.merge(new Cause(rejection.rule(), rejection.code()), 1L, Long::sum);
                }
            }
            return this;
        }

        /**
         * Of all contacts.
         *
         * @return the rehearsal
         */
        public Rehearsal build() {
            return new Rehearsal(this, true);
        }

        /**
         * Of those that were counted, though there are others.
         *
         * @return a rehearsal that is not whole
         */
        public Rehearsal buildPart() {
            return new Rehearsal(this, false);
        }
    }
}
