package dev.rapport.examples.insight;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.insight.Pipeline;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Storage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The invented customers of an invented coffee roaster: the same ones every time.
 *
 * <p>Each buys at a pace of their own and stops one day, which is how the models of the forecasts see customers; none is
 * somebody.
 */
final class SampleShop {
    /** The Monday morning on which their story stops. */
    static final Instant TODAY = Instant.parse("2026-11-02T08:00:00Z");

    private static final int CUSTOMERS = 600;
    private static final int DEALS = 60;
    private static final int DAYS = 730;
    private static final String EUR = "EUR";
    private static final List<String> STAGES = List.of("lead", "offer", "trial");
    private static final List<String> FIRST = List.of(
            "Ada",
            "Björn",
            "Chinwe",
            "Dženan",
            "Emīls",
            "Fatma",
            "Giulia",
            "Håkon",
            "Inês",
            "Jörg",
            "Kateřina",
            "Łukasz",
            "Maeve",
            "Noor",
            "Oisín",
            "Paola",
            "Quentin",
            "Rūta",
            "Siobhán",
            "Tomáš",
            "Uxía",
            "Vasil",
            "Wiebke",
            "Zoë");
    private static final List<String> LAST = List.of(
            "Albrecht",
            "Bianchi",
            "Çelik",
            "Dubois",
            "Eriksen",
            "Fischer",
            "García",
            "Horváth",
            "Ilves",
            "Janssen",
            "Kowalska",
            "Lindqvist",
            "Müller",
            "Novák",
            "O’Brien",
            "Papadopoulou",
            "Quinn",
            "Rossi",
            "Silva",
            "Tamm",
            "Uzun",
            "Virtanen",
            "Weiß",
            "Żak");

    private final Random random = new Random(1926);
    private final List<Interaction> facts = new ArrayList<>();

    private SampleShop() {}

    static void fill(Storage storage) {
        Crm crm = Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(1).of())
                .clock(InstantSource.fixed(TODAY))
                .build();
        SampleShop shop = new SampleShop();
        List<Contact> customers = shop.customers();
        crm.contacts().addAll(customers);
        customers.forEach(shop::shopping);
        shop.deals(customers);
        crm.interactions().recordAll(shop.facts);
    }

    private List<Contact> customers() {
        List<Contact> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            String name = FIRST.get(i % FIRST.size()) + " " + LAST.get((i / FIRST.size() * 7 + i) % LAST.size());
            customers.add(Contact.person(name)
                    .email("customer" + i + "@example.org")
                    .phone("+3725" + (5_550_000 + i))
                    .zone("Europe/Tallinn")
                    .tag("customer")
                    .build());
        }
        return customers;
    }

    /** Gaps between purchases are exponential with a mean of their own, and each may be the last. */
    private void shopping(Contact customer) {
        double day = random.nextInt(DAYS - 30);
        double pace = 10 + 60 * random.nextDouble() * random.nextDouble();
        double stops = 0.02 + 0.1 * random.nextDouble();
        double usual = 12 + 40 * random.nextDouble();
        while (day < DAYS) {
            Instant at = LocalDate.ofInstant(TODAY, ZoneOffset.UTC)
                    .minusDays(DAYS - (long) day)
                    .atTime(9 + random.nextInt(9), random.nextInt(60))
                    .toInstant(ZoneOffset.UTC);
            double amount = usual * Math.exp(0.4 * random.nextGaussian());
            facts.add(Interaction.purchase(customer.id())
                    .at(at)
                    .amount(euros(amount))
                    .build());
            if (random.nextDouble() < stops) {
                return;
            }
            day += 1 - pace * Math.log(1 - random.nextDouble());
        }
    }

    private static Money euros(double amount) {
        return Money.of(
                BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP).toPlainString(), EUR);
    }

    /** Some of the customers are cafés: their larger orders go through stages, and two in three are decided. */
    private void deals(List<Contact> customers) {
        for (int i = 0; i < DEALS; i++) {
            Contact cafe = customers.get(i * (CUSTOMERS / DEALS));
            Instant at = TODAY.minus(Duration.ofDays(20L + random.nextInt(300)));
            Money amount = euros(400 + random.nextInt(3600));
            int reached = random.nextInt(STAGES.size());
            for (int stage = 0; stage <= reached; stage++) {
                facts.add(moved(cafe, i, STAGES.get(stage), at.plus(Duration.ofDays(5L * stage)))
                        .amount(amount)
                        .attribute(Pipeline.EXPECTED, LocalDate.of(2026, 11, 15).plusDays(random.nextInt(120)))
                        .build());
            }
            if (i % 3 != 0) {
                boolean isWon = random.nextDouble() < 0.25 + 0.25 * reached;
                facts.add(moved(cafe, i, isWon ? "won" : "lost", at.plus(Duration.ofDays(19)))
                        .build());
            }
        }
    }

    private static InteractionBuilder moved(Contact cafe, int deal, String stage, Instant at) {
        return Interaction.of(InteractionKind.STAGE_CHANGE, cafe.id())
                .thread("deal-" + deal)
                .at(at)
                .attribute(Pipeline.STAGE, stage);
    }
}
