package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.Roll;
import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.interaction.AnswerHours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All rules of a business with a version, and the policy and the calendar that hold for them.
 *
 * <p>The order of the rules means nothing. Change the version whenever a rule, the policy or the calendar changes: a plan
 * made with a higher version is never overwritten by a lower one. Going back to earlier rules is a change too: they need a
 * higher version than those they replace. Rules that plan by something learned say so by {@link Builder#models models}.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * RuleBook book = RuleBook.version(2)
 *         .policy(Policy.builder().window(TimeWindow.of("09:00", "18:00")).build())
 *         .calendar(WorkCalendar.mondayToFriday().holidays(holidays))
 *         .of(stayInTouch, chase, birthday);
 * }</pre>
 */
public final class RuleBook {

    private static final int LONG_BREAK = 14;
    private static final int VERSIONS_OF_MODELS = 100_000;
    private static final int LAST_BEFORE_MODELS = Integer.MAX_VALUE / VERSIONS_OF_MODELS - 1;

    private final int version;
    private final Policy policy;
    private final WorkCalendar calendar;
    private final List<Rule> rules;
    private final List<RuleOptions<?>> options;
    private final boolean hasGroups;
    private final boolean hasLongBreaks;
    private final FactNeeds needs;

    private RuleBook(Builder builder, Collection<Rule> rules) {
        version = builder.version;
        policy = builder.policy;
        calendar = builder.calendar;
        this.rules = List.copyOf(rules);
        options = this.rules.stream()
                .<RuleOptions<?>>map(rule -> (RuleOptions<?>) rule)
                .toList();
        hasGroups = options.stream().anyMatch(rule -> rule.terms.group != null);
        hasLongBreaks = calendar.holidays().stream().anyMatch(this::beginsLongBreak);
        FactNeeds all = FactNeeds.none();
        for (Rule rule : this.rules) {
            all = all.and(rule.needs());
        }
        for (RuleOptions<?> rule : options) {
            all = rule.terms.condition == null ? all : all.asked(rule.terms.condition);
            AnswerHours hours = rule.terms.hours;
            all = hours == null ? all : all.logged(hours.times().attempts(), hours.since());
        }
        needs = all.outboundTouches(policy.cap().map(Cap::max).orElse(0)).fallbackZone(policy.fallbackZone());
        check();
    }

    /**
     * Begins a rule book.
     *
     * @param version its version, 1 or more
     * @return the beginning, without rules, without limits, with working days from Monday to Friday
     * @throws IllegalArgumentException if the version is below 1
     */
    public static Builder version(int version) {
        return new Builder(version);
    }

    private void check() {
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("rules: two are named " + rule.id()
                        + "; the name is part of the occurrence keys, choose another");
            }
            if (!rule.channels().isEmpty() && rule.purpose().isEmpty()) {
                throw new IllegalArgumentException("rule " + rule.id()
                        + ": it names channels but no purpose, so nobody can tell what is permitted; say purpose(...)");
            }
        }
    }

    List<RuleOptions<?>> options() {
        return options;
    }

    boolean hasGroups() {
        return hasGroups;
    }

    private boolean beginsLongBreak(LocalDate holiday) {
        return calendar.roll(holiday, Roll.FOLLOWING).isAfter(holiday.plusDays(LONG_BREAK));
    }

    /** Whether the calendar has a fortnight or more without a working day. */
    boolean hasLongBreaks() {
        return hasLongBreaks;
    }

    /**
     * Returns the version: plans that were made with a lower one are made again.
     *
     * @return 1 or more; with {@link Builder#models models} a number of which theirs are the last five digits
     */
    public int version() {
        return version;
    }

    /**
     * Returns what holds for every rule.
     *
     * @return the policy
     */
    public Policy policy() {
        return policy;
    }

    /**
     * Returns the working days.
     *
     * @return the calendar
     */
    public WorkCalendar calendar() {
        return calendar;
    }

    /**
     * Returns the rules.
     *
     * @return in the order given, which means nothing
     */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Returns what the rules and the policy together must know of a contact.
     *
     * @return the union of all needs
     */
    public FactNeeds needs() {
        return needs;
    }

    /**
     * The rule with this id.
     *
     * @param id the id
     * @return the rule, or empty
     */
    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Returns the version and the number of rules. */
    @Override
    public String toString() {
        return "RuleBook[version " + version + ", " + rules.size() + " rules]";
    }

    /**
     * Builds a {@link RuleBook}; ends with {@link #of}.
     *
     * <p>Mutable; not thread-safe.
     *
     * <pre>{@code
     * RuleBook book = RuleBook.version(1).of(stayInTouch, chase);
     * }</pre>
     */
    public static final class Builder {

        private int version;
        private Policy policy = Policy.none();
        private WorkCalendar calendar = WorkCalendar.mondayToFriday();

        private Builder(int version) {
            if (version < 1) {
                throw new IllegalArgumentException("version: must be 1 or more, was " + version);
            }
            this.version = version;
        }

        /**
         * Says which version of what was learned the rules plan by, such as that of {@code crm.models().current()}, so that
         * plans are made again when a model takes the place of another, and not only when the rules change.
         *
         * <p>The version of the book becomes 100,000 times that of the rules, and that of the models: it is higher for every
         * higher version of the rules, and of the same rules for every higher version of the models. Once said, go on saying
         * it, with 0 if nothing was learned: without it the version would be lower. Say it once.
         *
         * <p>A book that had a greater version before, such as a date, goes on with that version divided by 100,000, without
         * the fraction, plus 1: after 20261123 the least that is higher is 203.
         *
         * @param learned the version of the models, 0 to 99,999
         * @return this builder
         * @throws IllegalArgumentException if it is another number, or the version of the rules is above 21,473
         */
        public Builder models(int learned) {
            if (learned < 0 || learned >= VERSIONS_OF_MODELS) {
                throw new IllegalArgumentException(
                        "models: must be 0 to " + (VERSIONS_OF_MODELS - 1) + ", was " + learned);
            }
            if (version > LAST_BEFORE_MODELS) {
                throw new IllegalArgumentException("version: must be at most " + LAST_BEFORE_MODELS
                        + " before models, was " + version + "; " + remedy());
            }
            version = version * VERSIONS_OF_MODELS + learned;
            return this;
        }

        /** The least version of rules that makes a higher version than the one that was given. */
        private String remedy() {
            int least = version / VERSIONS_OF_MODELS + 1;
            return least > LAST_BEFORE_MODELS
                    ? "no version of rules with models comes after it, do without models"
                    : "go on with " + least + ", which comes after it, count from there by one, and say models once";
        }

        /**
         * Sets what holds for every rule.
         *
         * @param limits the policy
         * @return this builder
         */
        public Builder policy(Policy limits) {
            policy = Objects.requireNonNull(limits, "policy");
            return this;
        }

        /**
         * Sets the working days.
         *
         * @param days the calendar
         * @return this builder
         */
        public Builder calendar(WorkCalendar days) {
            calendar = Objects.requireNonNull(days, "calendar");
            return this;
        }

        /**
         * Ends the book with its rules.
         *
         * @param rules the rules, in any order
         * @return the book
         * @throws IllegalArgumentException if two have the same name, or one names channels but no purpose
         */
        public RuleBook of(Rule... rules) {
            return of(Arrays.asList(rules));
        }

        /**
         * Ends the book with its rules.
         *
         * @param rules the rules, in any order
         * @return the book
         * @throws IllegalArgumentException if two have the same name, or one names channels but no purpose
         */
        public RuleBook of(Collection<? extends Rule> rules) {
            return new RuleBook(this, new ArrayList<>(rules));
        }
    }
}
