package dev.rapport.crm.insight;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criteria;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.HoldOut;
import dev.rapport.crm.error.PlainText;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries variants of a rule or message on parts of all contacts, beside a group that gets none.
 *
 * <p>Who gets which variant follows from the SHA-256 of the experiment's name and the contact's id, as {@link HoldOut} does it:
 * it is the same on every day and node, needs no list, and is independent of other experiments. A larger hold-out group only
 * takes people away from the variants. Of several records that are {@linkplain dev.rapport.crm.consent.Merged one person} the one
 * that comes first decides, the hold-out group before every variant: all of them get the same, from the merger on.
 *
 * <p><b>No peeking.</b> Say before it begins when it will end, and decide by the result of that end. Whoever looks every day and
 * stops at the first interval without 0 finds a difference where there is none, far more often than one time in twenty
 * (P. Armitage, C. K. McPherson, B. C. Rowe, "Repeated Significance Tests on Accumulating Data", Journal of the Royal
 * Statistical Society A 132, 1969). A result says whether its experiment is over, and does not change after its end.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * Experiment subject = Experiment.named("subject-line", begin, end)
 *         .variant("short", 50).variant("long", 50).holdOut(10).build();
 * Rule brief = Rule.named("invite-short").purpose(NEWS).when(subject.gets("short")).once(days(30)).afterLast(PURCHASE).via(EMAIL);
 * ExperimentResult result = subject.measure(timelines, TouchFilter.kinds(PURCHASE), asOf);
 * }</pre>
 */
public final class Experiment {
    private static final int MAX_NAME = 48;
    private static final int ALL = 100;

    private final String name;
    private final Instant begin;
    private final Instant end;
    private final Map<String, Integer> shares;
    private final @Nullable HoldOut holdOut;

    private Experiment(Builder b) {
        name = b.name;
        begin = b.begin;
        end = b.end;
        shares = new LinkedHashMap<>(b.shares);
        holdOut = b.holdOut;
    }

    /**
     * Begins an experiment.
     *
     * @param name one line of 1 to 48 characters; another name is another split
     * @param begin from when outcomes count
     * @param end until when, this instant included: chosen before it begins
     * @return a builder
     * @throws IllegalArgumentException if the end is not later than the beginning
     */
    public static Builder named(String name, Instant begin, Instant end) {
        return new Builder(name, begin, end);
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /** {@return when it will be over} */
    public Instant end() {
        return end;
    }

    /** {@return the variants, in the order in which they were named} */
    public List<String> variants() {
        return List.copyOf(shares.keySet());
    }

    /** {@return who gets no variant, for audiences and rules that must leave them out} */
    public Optional<HoldOut> holdOut() {
        return Optional.ofNullable(holdOut);
    }

    /**
     * Which variant a contact gets that was never merged with another.
     *
     * @param contact the contact
     * @return the variant, or empty if the contact is held out
     */
    public Optional<String> variantOf(ContactId contact) {
        return variantOf(Set.of(contact));
    }

    /**
     * Which variant somebody gets.
     *
     * @param records all records that are one person, at least one
     * @return the first variant, in the order in which they were named, that is for one of them; empty if one is held out
     */
    public Optional<String> variantOf(Collection<ContactId> records) {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("records: none; give the contact and whoever is one person with it");
        }
        return holdOut().filter(group -> group.containsAny(records)).isPresent()
                ? Optional.empty()
                : variants().stream()
                        .filter(variant -> part(upTo(variant))
                                .map(part -> part.containsAny(records))
                                .orElse(true))
                        .findFirst();
    }

    /**
     * The condition that a contact gets a variant, for rules and segments.
     *
     * @param variant one of the variants
     * @return true for exactly those of whom {@link #variantOf(Collection)} says so
     * @throws IllegalArgumentException if there is no such variant
     */
    public Criterion gets(String variant) {
        int upTo = upTo(variant);
        List<Criterion> all = new ArrayList<>();
        holdOut().map(Criteria::heldOut).map(Criteria::not).ifPresent(all::add);
        part(upTo - shares.getOrDefault(variant, 0))
                .map(Criteria::heldOut)
                .map(Criteria::not)
                .ifPresent(all::add);
        part(upTo).map(Criteria::heldOut).ifPresent(all::add);
        return Criteria.allOf(all.toArray(Criterion[]::new));
    }

    /**
     * How many contacts of each variant had an outcome, counted from the beginning to the moment asked for or to the end.
     *
     * <p>Everybody counts in the variant that they were given, whether or not the message reached them (intention to treat):
     * what is compared stays comparable. Each timeline counts in the variant of its own contact, whoever that was merged with
     * since; leave out whoever had several records when the experiment began, as another of them may have decided.
     *
     * @param timelines every contact that the experiment is about, once, chosen by what was known when it began
     * @param outcome which interactions are a success; several of one contact are one
     * @param asOf when it is asked
     * @return the counts of each variant and of the group that is held out
     */
    public ExperimentResult measure(Iterable<Timeline> timelines, TouchFilter outcome, AsOf asOf) {
        ExperimentResult.Tally tally = new ExperimentResult.Tally(this);
        Instant last = asOf.instant().isBefore(end) ? asOf.instant() : end;
        for (Timeline one : timelines) {
            boolean isSuccess = one.direct().stream()
                    .filter(i -> outcome.matches(i.kind(), i.channel(), i.direction()))
                    .anyMatch(i ->
                            !i.occurredAt().isBefore(begin) && !i.occurredAt().isAfter(last));
            tally.add(variantOf(one.contact().id()), isSuccess);
        }
        return tally.result(asOf);
    }

    /** The contacts of the first so many percent of those who are not held out; nobody at 0 and everybody at 100: empty. */
    private Optional<HoldOut> part(int percent) {
        return percent == 0 || percent == ALL
                ? Optional.empty()
                : Optional.of(HoldOut.of("variants of " + name, percent));
    }

    private int upTo(String variant) {
        int percent = 0;
        for (Map.Entry<String, Integer> share : shares.entrySet()) {
            percent += share.getValue();
            if (share.getKey().equals(variant)) {
                return percent;
            }
        }
        throw new IllegalArgumentException("variant: the experiment has none with that name; ask variants()");
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return "Experiment[" + name + "]";
    }

    /**
     * Collects variants.
     *
     * <p>Not thread-safe.
     *
     * <pre>{@code
     * Experiment ab = Experiment.named("colour", begin, end).variant("red", 50).variant("blue", 50).build();
     * }</pre>
     */
    public static final class Builder {
        private final String name;
        private final Instant begin;
        private final Instant end;
        private final Map<String, Integer> shares = new LinkedHashMap<>();
        private @Nullable HoldOut holdOut;

        private Builder(String name, Instant begin, Instant end) {
            this.name = PlainText.line("name", name, MAX_NAME);
            this.begin = begin;
            this.end = end;
            if (!begin.isBefore(end)) {
                throw new IllegalArgumentException("end: must be later than the beginning");
            }
        }

        /**
         * Adds a variant.
         *
         * @param variant its name: one line of 1 to 48 characters, once
         * @param percent how many of a hundred contacts that are not held out get it, 1 to 100
         * @return this builder
         * @throws IllegalArgumentException if the name was given before
         */
        public Builder variant(String variant, int percent) {
            if (percent < 1 || shares.put(PlainText.line("variant", variant, MAX_NAME), percent) != null) {
                throw new IllegalArgumentException("variant: give each name once, with at least 1 percent");
            }
            return this;
        }

        /**
         * Keeps a part of all contacts apart, that gets no variant.
         *
         * @param percent how many of a hundred contacts, 1 to 99
         * @return this builder
         */
        public Builder holdOut(int percent) {
            holdOut = HoldOut.of(name, percent);
            return this;
        }

        /**
         * Makes the experiment.
         *
         * @return the experiment
         * @throws IllegalArgumentException if the variants do not add up to 100 percent
         */
        public Experiment build() {
            long sum = shares.values().stream().mapToLong(Integer::longValue).sum();
            if (sum != ALL) {
                throw new IllegalArgumentException(
                        "variants: add up to " + sum + " percent, must be 100 of those who are" + " not held out");
            }
            return new Experiment(this);
        }
    }
}
