package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Pipeline GIVEN =
            Pipeline.builder().stage("lead", 0.1).stage("offer", 0.5).build();
    private static final Pipeline LEARNING =
            Pipeline.builder().stage("lead").stage("offer").stage("contract").build();

    private static InteractionBuilder stage(String thread, int day, String stage) {
        return Interaction.of(InteractionKind.STAGE_CHANGE, Made.ADA)
                .thread(thread)
                .attribute(Pipeline.STAGE, stage)
                .at(Made.noon(day));
    }

    private static List<Deal> deals(int today, InteractionBuilder... facts) {
        return Deal.of(List.of(facts).stream().map(InteractionBuilder::build).toList(), Made.asOf(today));
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }

    @Test
    void takesWhatWasSaidLastOfEachThread() {
        LocalDate march = LocalDate.of(2024, 3, 31);
        List<Deal> deals = deals(
                9,
                stage("a", 5, "offer").amount(euros("1200")),
                stage("a", 2, "lead").amount(euros("900")).attribute(Pipeline.EXPECTED, march),
                Interaction.note(Made.ADA).thread("a").at(Made.noon(7)).amount(euros("1100")),
                stage("a", 10, "won"),
                stage("b", 1, "lead"),
                Interaction.note(Made.ADA).thread("c").at(Made.noon(7)).amount(euros("5")),
                Interaction.note(Made.ADA).at(Made.noon(7)).attribute(Pipeline.STAGE, "lead"));
        assertEquals(
                List.of(
                        new Deal(
                                "a",
                                "offer",
                                Made.noon(5),
                                new TreeSet<>(List.of("lead", "offer")),
                                Optional.of(euros("1100")),
                                Optional.of(march)),
                        new Deal(
                                "b",
                                "lead",
                                Made.noon(1),
                                new TreeSet<>(List.of("lead")),
                                Optional.empty(),
                                Optional.empty())),
                deals);
        assertEquals(
                "offer since 6 Jan 2024; worth 1100.00 EUR, expected on 31 Mar 2024",
                deals.get(0).because(Made.asOf(9)));
        assertEquals(
                "lead since 2 Jan 2024; nobody said what it is worth, expected on no day",
                deals.get(1).because(Made.asOf(9)));
    }

    @Test
    void ignoresAttributesOfAnotherType() {
        InteractionBuilder odd = Interaction.of(InteractionKind.STAGE_CHANGE, Made.ADA)
                .thread("a")
                .attribute(AttributeKey.number("stage"), 3L)
                .attribute(AttributeKey.text("expected"), "soon")
                .at(Made.noon(3));
        assertEquals(List.of(), deals(9, odd));
    }

    /** 1000 x 0.1 + 200 x 0.5 in March, 30 x 0.5 without a day. */
    @Test
    void addsUpAmountTimesProbabilityByMonth() {
        PipelineForecast forecast = GIVEN.forecast(
                deals(
                        9,
                        stage("a", 1, "lead")
                                .amount(euros("1000"))
                                .attribute(Pipeline.EXPECTED, LocalDate.of(2024, 3, 1)),
                        stage("b", 1, "offer")
                                .amount(euros("200"))
                                .attribute(Pipeline.EXPECTED, LocalDate.of(2024, 3, 31)),
                        stage("c", 1, "offer").amount(euros("30")),
                        stage("d", 1, "offer").amount(Money.of("7", "USD")),
                        stage("e", 1, "offer"),
                        stage("f", 1, "won").amount(euros("5000")),
                        stage("g", 1, "lost").amount(euros("5000")),
                        stage("h", 1, "asleep").amount(euros("5000"))),
                EURO);
        assertEquals(
                List.of(YearMonth.of(2024, 3)), List.copyOf(forecast.months().keySet()));
        PipelineForecast.Sum march = List.copyOf(forecast.months().values()).get(0);
        assertEquals(2, march.deals());
        assertEquals(0, new BigDecimal("1200").compareTo(march.amount()));
        assertEquals(0, new BigDecimal("200").compareTo(march.weighted()));
        assertEquals(0, new BigDecimal("15").compareTo(forecast.undated().weighted()));
        assertEquals(new PipelineForecast.LeftOut(2, 0), forecast.leftOut());
        assertEquals(
                "215.00 EUR expected of 1230.00 EUR in 3 deals (lead 10 %, as given; offer 50 %, as given);"
                        + " 2 without such an amount",
                forecast.because());
    }

    /** Lost after lead: a, b; lost after offer: c; won: d, e. So 2 of 5 from lead, 2 of 3 from offer, 2 of 2 at the end. */
    private static InteractionBuilder[] history() {
        return new InteractionBuilder[] {
            stage("a", 1, "lead"),
            stage("a", 2, "lost"),
            stage("b", 1, "lead"),
            stage("b", 2, "lost"),
            stage("c", 1, "offer"),
            stage("c", 2, "lead"),
            stage("c", 3, "lost"),
            stage("d", 1, "lead"),
            stage("d", 2, "won"),
            stage("e", 1, "won"),
            stage("f", 1, "offer").amount(euros("300")),
            stage("f", 2, "lead"),
            stage("g", 1, "sleeping")
        };
    }

    @Test
    void learnsProbabilitiesFromWhatWasDecided() {
        PipelineForecast forecast = LEARNING.forecast(deals(9, history()), EURO);
        assertEquals(
                List.of(0.4, 2 / 3.0, 1.0),
                forecast.chances().stream().map(Pipeline.Chance::probability).toList());
        assertEquals(
                "lead 40 %, as 2 of 5 decided deals were won",
                forecast.chances().get(0).because());
        assertEquals(0, new BigDecimal("120").compareTo(forecast.total().weighted()));
    }

    @Test
    void leavesOutWhatNobodyHasDecidedYet() {
        PipelineForecast forecast =
                LEARNING.forecast(deals(9, stage("a", 1, "offer").amount(euros("300"))), EURO);
        assertEquals(new PipelineForecast.LeftOut(0, 1), forecast.leftOut());
        assertEquals("0.00 EUR expected of 0.00 EUR in 0 deals; 1 without a probability", forecast.because());
    }

    @Test
    void countsHowFarDealsCame() {
        Funnel funnel = LEARNING.funnel(deals(9, history()));
        assertEquals(
                List.of(
                        new Funnel.Step("lead", 6, 1, 2, 3),
                        new Funnel.Step("offer", 4, 0, 2, 1),
                        new Funnel.Step("contract", 2, 0, 2, 0)),
                funnel.steps());
        assertEquals("lead 6, offer 4, contract 2, won 2; lost 3; 1 in no stage of this pipeline", funnel.because());
        assertEquals(
                OptionalDouble.empty(),
                LEARNING.funnel(List.of()).steps().get(0).winRate());
    }

    @Test
    void refusesStagesThatCannotBeToldApart() {
        assertThrows(IllegalArgumentException.class, () -> Pipeline.builder().build());
        assertThrows(
                IllegalArgumentException.class,
                () -> Pipeline.builder().stage("a").stage("a").build());
        assertThrows(
                IllegalArgumentException.class,
                () -> Pipeline.builder().stage("a").won("a").build());
        assertThrows(IllegalArgumentException.class, () -> Pipeline.builder().stage("a", 1.1));
        assertThrows(IllegalArgumentException.class, () -> Pipeline.builder().stage("a", Double.NaN));
        Pipeline renamed =
                Pipeline.builder().stage("a").won("signed").lost("gone").build();
        assertEquals(1, renamed.funnel(deals(3, stage("x", 1, "signed"))).won());
        assertEquals(1, renamed.funnel(deals(3, stage("x", 1, "gone"))).lost());
    }

    @Provide
    Arbitrary<List<Interaction>> changes() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of("lead", "offer", "contract", "won", "lost", "other"),
                        Arbitraries.integers().between(0, 5))
                .as((thread, day, stage, amount) -> {
                    InteractionBuilder change = stage(thread, day, stage);
                    return (amount == 0 ? change : change.amount(euros("" + amount))).build();
                })
                .list()
                .ofMaxSize(20);
    }

    @Property
    void doesNotDependOnOrder(@ForAll("changes") List<Interaction> changes, @ForAll long seed) {
        List<Interaction> mixed = new ArrayList<>(changes);
        Collections.shuffle(mixed, new Random(seed));
        List<Deal> deals = Deal.of(changes, Made.asOf(7));
        assertEquals(deals, Deal.of(mixed, Made.asOf(7)));
        assertEquals(LEARNING.forecast(deals, EURO), LEARNING.forecast(Deal.of(mixed, Made.asOf(7)), EURO));
    }

    @Property
    void narrowsAndGrowsMoreProbable(@ForAll("changes") List<Interaction> changes) {
        List<Funnel.Step> steps =
                LEARNING.funnel(Deal.of(changes, Made.asOf(9))).steps();
        for (int i = 1; i < steps.size(); i++) {
            assertTrue(steps.get(i).reached() <= steps.get(i - 1).reached());
            assertTrue(steps.get(i).winRate().orElse(1)
                    >= steps.get(i - 1).winRate().orElse(0));
        }
    }

    @Property
    void expectsTheSumOverDealsAndNeverMoreThanTheyAreWorth(@ForAll("changes") List<Interaction> changes) {
        List<Deal> deals = Deal.of(changes, Made.asOf(9));
        PipelineForecast forecast = GIVEN.forecast(deals, EURO);
        double expected = deals.stream()
                .mapToDouble(d -> d.amount().map(m -> m.amount().doubleValue()).orElse(0.0)
                        * (d.stage().equals("lead") ? 0.1 : d.stage().equals("offer") ? 0.5 : 0))
                .sum();
        assertEquals(expected, forecast.total().weighted().doubleValue(), 1e-9);
        assertTrue(forecast.total().weighted().compareTo(forecast.total().amount()) <= 0);
        long open = deals.stream()
                .filter(d -> d.stage().equals("lead") || d.stage().equals("offer"))
                .count();
        assertEquals(open, forecast.total().deals() + forecast.leftOut().otherMoney());
    }
}
