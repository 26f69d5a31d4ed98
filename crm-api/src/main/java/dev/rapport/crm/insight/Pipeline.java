package dev.rapport.crm.insight;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.error.PlainText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The stages through which a deal goes until it is won or lost, and how probable a win is from each.
 *
 * <p>A stage without a probability learns it: of the deals that reached it and were decided, the share that was won. Deals in a
 * stage that the pipeline does not know are counted and left out. Immutable and thread-safe.
 *
 * <pre>{@code
 * Pipeline sales = Pipeline.builder().stage("lead").stage("offer", 0.5).won("won").lost("lost").build();
 * crm.interactions().record(Interaction.of(STAGE_CHANGE, ada.id())
 *         .thread("deal-17").attribute(Pipeline.STAGE, "offer").amount(Money.of("1200", "EUR"))
 *         .attribute(Pipeline.EXPECTED, LocalDate.of(2027, 3, 31)).build());
 * PipelineForecast forecast = sales.forecast(Deal.of(facts, asOf), Currency.getInstance("EUR"));
 * }</pre>
 */
public final class Pipeline {
    /** The attribute of a STAGE_CHANGE that names the stage that the deal of its thread moves to. */
    public static final AttributeKey<String> STAGE = AttributeKey.text("stage");

    /** The attribute of any fact of a thread that says on which day the deal is expected to be won. */
    public static final AttributeKey<LocalDate> EXPECTED = AttributeKey.date("expected");

    private final List<String> stages;
    private final List<OptionalDouble> probabilities;
    private final String won;
    private final String lost;

    private Pipeline(Builder b) {
        stages = List.copyOf(b.stages);
        probabilities = List.copyOf(b.probabilities);
        won = b.won;
        lost = b.lost;
    }

    /**
     * Begins a pipeline.
     *
     * @return a builder without stages, in which "won" and "lost" decide a deal
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the names of the stages, in order} */
    public List<String> stages() {
        return stages;
    }

    /**
     * How many deals reached each stage, and how many of them were won.
     *
     * @param deals in any order
     * @return the funnel
     */
    public Funnel funnel(Collection<Deal> deals) {
        return Funnel.of(this, deals);
    }

    /**
     * What open deals let expect: the sum of amount times probability of the stage, by month.
     *
     * @param deals in any order; those that are won or lost teach what was not given
     * @param currency which amounts count; nothing is converted
     * @return the forecast
     */
    public PipelineForecast forecast(Collection<Deal> deals, Currency currency) {
        return new ForecastSum(this, funnel(deals), currency).of(deals);
    }

    boolean isWon(Deal deal) {
        return deal.stage().equals(won);
    }

    boolean isLost(Deal deal) {
        return deal.stage().equals(lost);
    }

    boolean isOpen(Deal deal) {
        return stages.contains(deal.stage());
    }

    /** How many stages a deal has reached: all if it was won. */
    int reached(Deal deal) {
        return isWon(deal)
                ? stages.size()
                : 1
                        + IntStream.range(0, stages.size())
                                .filter(i -> deal.visited().contains(stages.get(i)))
                                .max()
                                .orElse(-1);
    }

    /** How probable a win is from a stage: as given, else as learned. */
    Optional<Chance> chance(String stage, Funnel funnel) {
        int index = stages.indexOf(stage);
        Funnel.Step step = funnel.steps().get(index);
        OptionalDouble given = probabilities.get(index);
        if (given.isPresent()) {
            return Optional.of(new Chance(stage, given.getAsDouble(), Optional.empty()));
        }
        return step.winRate().isEmpty()
                ? Optional.empty()
                : Optional.of(new Chance(stage, step.winRate().getAsDouble(), Optional.of(step)));
    }

    /**
     * How probable it is to win a deal from a stage.
     *
     * @param stage which
     * @param probability from 0 to 1
     * @param learnedFrom what it was learned from; empty if the host gave it
     */
    public record Chance(String stage, double probability, Optional<Funnel.Step> learnedFrom) {
        /** {@return a sentence, such as "offer 40 %, as 12 of 30 decided deals were won"} */
        public String because() {
            return stage + " " + Words.percent(probability)
                    + learnedFrom
                            .map(step -> ", as " + step.won() + " of "
                                    + Words.count(step.won() + step.lost(), "decided deal") + " were won")
                            .orElse(", as given");
        }
    }

    /**
     * Collects stages.
     *
     * <p>Not thread-safe.
     *
     * <pre>{@code
     * Pipeline sales = Pipeline.builder().stage("lead", 0.1).stage("offer", 0.5).build();
     * }</pre>
     */
    public static final class Builder {
        private static final int MAX_NAME = 128;

        private final List<String> stages = new ArrayList<>();
        private final List<OptionalDouble> probabilities = new ArrayList<>();
        private String won = "won";
        private String lost = "lost";

        private Builder() {}

        /**
         * Adds the next stage, whose probability is learned.
         *
         * @param name as facts write it: one line of 1 to 128 characters
         * @return this builder
         */
        public Builder stage(String name) {
            return add(name, OptionalDouble.empty());
        }

        /**
         * Adds the next stage.
         *
         * @param name as facts write it: one line of 1 to 128 characters
         * @param probability of a win, from 0 to 1
         * @return this builder
         * @throws IllegalArgumentException if the probability is not from 0 to 1
         */
        public Builder stage(String name, double probability) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("probability: must be from 0 to 1; leave it out to learn it");
            }
            return add(name, OptionalDouble.of(probability));
        }

        private Builder add(String name, OptionalDouble probability) {
            stages.add(PlainText.line("stage", name, MAX_NAME));
            probabilities.add(probability);
            return this;
        }

        /**
         * Names the stage of deals that are won; "won" unless this is said.
         *
         * @param name as facts write it
         * @return this builder
         */
        public Builder won(String name) {
            won = PlainText.line("won", name, MAX_NAME);
            return this;
        }

        /**
         * Names the stage of deals that are lost; "lost" unless this is said.
         *
         * @param name as facts write it
         * @return this builder
         */
        public Builder lost(String name) {
            lost = PlainText.line("lost", name, MAX_NAME);
            return this;
        }

        /**
         * Makes the pipeline.
         *
         * @return the pipeline
         * @throws IllegalArgumentException if it has no stage, or two stages with one name
         */
        public Pipeline build() {
            List<String> all = new ArrayList<>(stages);
            all.add(won);
            all.add(lost);
            if (stages.isEmpty() || all.stream().distinct().count() < all.size()) {
                throw new IllegalArgumentException("stages: at least one, and no two with the same name");
            }
            return new Pipeline(this);
        }
    }
}
