package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.forecast.Calibration;
import dev.rapport.crm.forecast.FitObstacle;
import dev.rapport.crm.forecast.Lesson;
import dev.rapport.crm.forecast.ModelKind;
import dev.rapport.crm.forecast.PurchaseHistory;
import dev.rapport.crm.forecast.PurchaseSample;
import dev.rapport.crm.forecast.SpendHistory;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A model is learned from the purchases of everybody. */
abstract class CalibratingPromises extends PastSegmentPromises {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int CUSTOMERS = 500;

    /** What one customer has bought: how many days ago, and for how many cents. */
    private record Buyer(List<Integer> daysAgo, List<Integer> cents) {
        PurchaseHistory history(LocalDate now) {
            return PurchaseHistory.ofDays(daysAgo.stream().map(TODAY::minusDays).toList(), now);
        }

        SpendHistory spending() {
            return SpendHistory.of(cents.stream().mapToDouble(c -> c / 100.0).toArray());
        }
    }

    /** Each buys at a pace and leaves with a chance of their own; the first is known for 200 days. */
    private static Buyer buyer(int number, Random random) {
        int day = number == 0 ? 200 : 30 + random.nextInt(171);
        int pace = 3 + random.nextInt(40);
        // few come back often: the simplest storage reads everything for each of them
        double leaving = number == 0 ? 0 : 0.3 + 0.7 * random.nextDouble();
        int spends = 500 + random.nextInt(5_000);
        Buyer buyer = new Buyer(new ArrayList<>(), new ArrayList<>());
        do {
            buyer.daysAgo().add(day);
            buyer.cents().add(spends / 2 + random.nextInt(spends));
            day -= 1 + (int) (-pace * Math.log(1 - random.nextDouble()));
        } while (day >= 0 && random.nextDouble() >= leaving);
        return buyer;
    }

    private List<Buyer> buyers(int number) {
        Random random = new Random(2026);
        List<Buyer> buyers =
                IntStream.range(0, number).mapToObj(i -> buyer(i, random)).toList();
        List<Contact> people = crm.contacts()
                .addAll(buyers.stream()
                        .map(b -> Contact.person("Buyer").zone(ZoneOffset.UTC).build())
                        .toList());
        List<Interaction> bought = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Buyer buyer = buyers.get(i);
            for (int k = 0; k < buyer.daysAgo().size(); k++) {
                bought.add(Interaction.purchase(people.get(i).id())
                        .at(NOW.minus(Duration.ofDays(buyer.daysAgo().get(k))))
                        .amount(new Money(BigDecimal.valueOf(buyer.cents().get(k), 2), EURO))
                        .build());
            }
        }
        crm.interactions().recordAll(bought);
        return buyers;
    }

    /** Late in the evening it is the day after in Tokyo. */
    @Test
    @Promise({"C-353", "C-354", "C-355", "C-356"})
    void learnsFromThePurchasesOfEverybody() {
        LocalDate tomorrow = TODAY.plusDays(1);
        List<Buyer> buyers = buyers(CUSTOMERS);
        crm.interactions().record(Samples.call(ada().id()).build());
        PurchaseSample sample = PurchaseSample.of(
                buyers.stream().map(buyer -> buyer.history(tomorrow)).toList());
        Calibration expected = Calibration.fit(8, tomorrow, ModelKind.MBG_NBD, sample)
                .fitSpend(buyers.stream().map(Buyer::spending).toList());
        crm.models().keep(new Calibration(7, TODAY, 600, 200, expected.purchases(), Optional.empty()));
        Calibration learned = crm.insights()
                .asOf(NOW.plus(Duration.ofHours(10)))
                .in(ZoneId.of("Asia/Tokyo"))
                .calibrate(ModelKind.MBG_NBD, EURO)
                .calibration()
                .orElseThrow();
        assertEquals(expected.purchases(), learned.purchases());
        assertEquals(
                expected.spend().orElseThrow().gamma(),
                learned.spend().orElseThrow().gamma(),
                1e-6);
        assertEquals(CUSTOMERS, learned.customers());
        assertEquals(buyers.stream().filter(b -> b.daysAgo().size() > 1).count(), learned.repeaters());
        assertEquals("8 2026-11-25", learned.version() + " " + learned.cutOff());
    }

    @Test
    @Promise("C-353")
    void learnsNothingFromWhatHappensLater() {
        Contact ada = ada();
        crm.interactions().record(Samples.purchase(ada.id()).build());
        crm.interactions().record(Samples.purchase(ada.id()).at(NOW.minus(DAY)).build());
        crm.interactions()
                .record(Samples.purchase(ada.id())
                        .at(NOW.minus(DAY.multipliedBy(15)))
                        .build());
        List<FitObstacle> obstacles = crm.insights()
                .asOf(NOW.minus(DAY))
                .calibrate(ModelKind.BG_NBD, EURO)
                .obstacles();
        // one customer, known for 14 days, who has bought again once
        assertEquals(
                List.of(1L, 14L, 1L), obstacles.stream().map(FitObstacle::found).toList());
    }

    /** At 19:00 of UTC it is the next day on Kiritimati; there as in UTC the first purchase was on the tenth. */
    @Test
    @Promise("C-370")
    void learnsOfEverybodyAsOfTheSameDay() {
        Contact islander = crm.contacts()
                .add(Contact.person("Islander").zone("Pacific/Kiritimati").build());
        for (String bought : List.of("2026-11-10T05:00:00Z", "2026-11-24T18:00:00Z")) {
            crm.interactions()
                    .record(Samples.purchase(islander.id())
                            .at(Instant.parse(bought))
                            .build());
        }
        clock.advance(Duration.ofHours(10));
        List<FitObstacle> obstacles =
                crm.insights().calibrate(ModelKind.BG_NBD, EURO).obstacles();
        // one customer, known for 14 days on the clock of UTC, who has bought again once
        assertEquals(
                List.of(1L, 14L, 1L), obstacles.stream().map(FitObstacle::found).toList());
    }

    @Test
    @Promise("C-357")
    void saysWhatThereIsTooLittleOf() {
        assertEquals(
                List.of(0L, 0L, 0L),
                crm.insights().calibrate(ModelKind.MBG_NBD, EURO).obstacles().stream()
                        .map(FitObstacle::found)
                        .toList());
        buyers(20);
        Lesson refused = crm.insights().calibrate(ModelKind.MBG_NBD, EURO);
        assertEquals(Optional.empty(), refused.calibration());
        assertEquals(
                List.of(new FitObstacle(FitObstacle.Reason.TOO_FEW_CUSTOMERS, 20, CUSTOMERS)), refused.obstacles());
    }
}
