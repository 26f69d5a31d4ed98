package dev.rapport.examples.insight;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.forecast.Calibration;
import dev.rapport.crm.forecast.FitObstacle;
import dev.rapport.crm.forecast.LifetimeValue;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleOpening;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What is to be expected of the customers: by a model learned from them, or by their own rhythm if there is none. */
final class Outlook {
    private static final double WEEKS = 52;
    private static final double YEARLY_DISCOUNT = 0.1;
    private static final double LIKELY_GONE = 0.5;
    private static final Period TOO_LATE = Period.ofDays(60);
    private static final double DAYS_OF_A_WEEK = 7;

    private final List<Buyer> buyers;
    private final LocalDate today;
    private final Optional<Calibration> learned;
    private final String inWords;

    private Outlook(Collection<Buyer> buyers, LocalDate today, Optional<Calibration> learned, String inWords) {
        this.buyers = List.copyOf(buyers);
        this.today = today;
        this.learned = learned;
        this.inWords = inWords;
    }

    static Outlook by(Calibration learned, Collection<Buyer> buyers, LocalDate today) {
        String words = String.format(
                Locale.ROOT,
                "By %s, learned from %,d customers of whom %,d bought again until %s.",
                learned.purchases().kind().name().replace('_', '/'),
                learned.customers(),
                learned.repeaters(),
                learned.cutOff());
        return new Outlook(buyers, today, Optional.of(learned), words);
    }

    static Outlook byRhythm(List<FitObstacle> obstacles, Collection<Buyer> buyers, LocalDate today) {
        String why = obstacles.isEmpty()
                ? "no parameters fit best"
                : obstacles.stream().map(FitObstacle::toString).collect(Collectors.joining(", "));
        return new Outlook(
                buyers,
                today,
                Optional.empty(),
                "No forecast: " + (buyers.isEmpty() ? "nobody has bought yet" : why) + ".");
    }

    String inWords() {
        return inWords;
    }

    /** Called, or written to where there is no number, is who is more likely gone than not, or silent for twice their own rhythm; not who left long ago. */
    Rule rekindling(Purpose purpose) {
        RuleOpening rekindle = Rule.named("rekindle")
                .purpose(purpose)
                .via(Channel.CALL, Channel.EMAIL)
                .onWorkingDays()
                .lapsesAfter(TOO_LATE);
        return learned.<Rule>map(known ->
                        rekindle.whenAliveBelow(LIKELY_GONE, known.purchases()).of(InteractionKind.PURCHASE))
                .orElseGet(() -> rekindle.whenSilentFor(2).timesTheRhythmOf(InteractionKind.PURCHASE));
    }

    OptionalDouble alive(Buyer buyer) {
        return learned.map(known -> OptionalDouble.of(known.purchases().probabilityAlive(buyer.history())))
                .orElse(OptionalDouble.empty());
    }

    /** What they would spend within a year if they are still customers, times the probability that they are not. */
    double atRisk(Buyer buyer) {
        double alive = alive(buyer).orElse(0);
        return learned.filter(known -> alive > 0)
                .flatMap(known ->
                        known.spend().map(spend -> LifetimeValue.of(known.purchases(), spend, WEEKS, YEARLY_DISCOUNT)))
                .map(value -> value.expected(buyer.history(), buyer.spending()) / alive * (1 - alive))
                .orElseGet(() -> buyer.spent().doubleValue());
    }

    /** How many purchases all customers together will make from one day to another. */
    Optional<Double> purchases(LocalDate from, LocalDate to) {
        return learned.map(Calibration::purchases)
                .map(known -> buyers.stream()
                        .mapToDouble(buyer -> known.expectedPurchases(buyer.history(), weeks(to))
                                - known.expectedPurchases(buyer.history(), weeks(from)))
                        .sum());
    }

    private double weeks(LocalDate day) {
        return ChronoUnit.DAYS.between(today, day) / DAYS_OF_A_WEEK;
    }
}
