package dev.rapport.examples.insight;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.forecast.FitObstacle;
import dev.rapport.crm.forecast.LifetimeValue;
import dev.rapport.crm.forecast.ModelKind;
import dev.rapport.crm.forecast.NoFitException;
import dev.rapport.crm.forecast.PurchaseModel;
import dev.rapport.crm.forecast.PurchaseSample;
import dev.rapport.crm.forecast.SpendModel;
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

/** What is to be expected of the customers: by a model learned from them, or by their own rhythm if there are too few. */
final class Outlook {
    private static final double WEEKS = 52;
    private static final double YEARLY_DISCOUNT = 0.1;
    private static final double LIKELY_GONE = 0.5;
    private static final Period TOO_LATE = Period.ofDays(60);
    private static final double DAYS_OF_A_WEEK = 7;

    private final List<Buyer> buyers;
    private final LocalDate today;
    private final Optional<PurchaseModel> model;
    private final Optional<LifetimeValue> value;
    private final String inWords;

    private Outlook(
            List<Buyer> buyers,
            LocalDate today,
            Optional<PurchaseModel> model,
            Optional<LifetimeValue> value,
            String inWords) {
        this.buyers = buyers;
        this.today = today;
        this.model = model;
        this.value = value;
        this.inWords = inWords;
    }

    static Outlook of(Collection<Buyer> all, LocalDate today) {
        List<Buyer> buyers = List.copyOf(all);
        if (buyers.isEmpty()) {
            return new Outlook(
                    buyers, today, Optional.empty(), Optional.empty(), "No forecast: nobody has bought yet.");
        }
        PurchaseSample sample = PurchaseSample.of(
                buyers.stream().map(buyer -> buyer.history(today)).toList());
        List<FitObstacle> obstacles = sample.obstacles();
        if (!obstacles.isEmpty()) {
            String why = obstacles.stream().map(FitObstacle::toString).collect(Collectors.joining(", "));
            return new Outlook(buyers, today, Optional.empty(), Optional.empty(), "No forecast: " + why + ".");
        }
        try {
            PurchaseModel purchases = PurchaseModel.fit(ModelKind.MBG_NBD, sample);
            SpendModel spend =
                    SpendModel.fit(buyers.stream().map(Buyer::spending).toList());
            return new Outlook(
                    buyers,
                    today,
                    Optional.of(purchases),
                    Optional.of(LifetimeValue.of(purchases, spend, WEEKS, YEARLY_DISCOUNT)),
                    String.format(
                            Locale.ROOT,
                            "By MBG/NBD, learned from %,d customers of whom %,d bought again.",
                            sample.customers(),
                            sample.repeaters()));
        } catch (NoFitException e) {
            return new Outlook(
                    buyers, today, Optional.empty(), Optional.empty(), "No forecast: no parameters fit best.");
        }
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
        return model.<Rule>map(
                        known -> rekindle.whenAliveBelow(LIKELY_GONE, known).of(InteractionKind.PURCHASE))
                .orElseGet(() -> rekindle.whenSilentFor(2).timesTheRhythmOf(InteractionKind.PURCHASE));
    }

    OptionalDouble alive(Buyer buyer) {
        return model.map(known -> OptionalDouble.of(known.probabilityAlive(buyer.history(today))))
                .orElse(OptionalDouble.empty());
    }

    /** What they would spend within a year if they are still customers, times the probability that they are not. */
    double atRisk(Buyer buyer) {
        double alive = alive(buyer).orElse(0);
        return value.filter(known -> alive > 0)
                .map(known -> known.expected(buyer.history(today), buyer.spending()) / alive * (1 - alive))
                .orElseGet(() -> buyer.spent().doubleValue());
    }

    /** How many purchases all customers together will make from one day to another. */
    Optional<Double> purchases(LocalDate from, LocalDate to) {
        return model.map(known -> buyers.stream()
                .mapToDouble(buyer -> known.expectedPurchases(buyer.history(today), weeks(to))
                        - known.expectedPurchases(buyer.history(today), weeks(from)))
                .sum());
    }

    private double weeks(LocalDate day) {
        return ChronoUnit.DAYS.between(today, day) / DAYS_OF_A_WEEK;
    }
}
