package dev.rapport.examples.insight;

import static dev.rapport.crm.interaction.InteractionKind.PURCHASE;

import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.forecast.Calibration;
import dev.rapport.crm.forecast.Lesson;
import dev.rapport.crm.forecast.ModelKind;
import dev.rapport.crm.forecast.NoFitException;
import dev.rapport.crm.insight.Answered;
import dev.rapport.crm.insight.Deal;
import dev.rapport.crm.insight.Dormancy;
import dev.rapport.crm.insight.DormancyLadder;
import dev.rapport.crm.insight.Pipeline;
import dev.rapport.crm.insight.PipelineForecast;
import dev.rapport.crm.insight.RfmGrid;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Policy;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Storage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks a CRM what its owner wants to know. Reads only: the follow-ups are computed, not planned. */
final class Shop {
    static final Purpose CARE = Purpose.nonMarketing("care");
    private static final int MONTHS_BACK = 12;
    private static final int MONTHS_AHEAD = 3;
    private static final Pipeline SALES =
            Pipeline.builder().stage("lead").stage("offer").stage("trial").build();

    private final Storage storage;
    private final Instant now;
    private final LocalDate today;
    private final Currency currency;

    Shop(Storage storage, Instant now, Currency currency) {
        this.storage = storage;
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.currency = currency;
    }

    private Crm crm(Rule... rules) {
        return Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(1)
                        .policy(Policy.builder().fallbackZone(ZoneOffset.UTC).build())
                        .of(rules))
                .clock(InstantSource.fixed(now))
                .build();
    }

    Report report() {
        Crm crm = crm();
        Map<ContactId, Buyer> buyers = new LinkedHashMap<>();
        crm.insights()
                .each((facts, asOf) -> Buyer.of(facts, currency, asOf))
                .forEach(found -> found.answer().ifPresent(buyer -> buyers.put(found.contact(), buyer)));
        Outlook outlook = outlook(crm, buyers.values());
        BigDecimal spent = buyers.values().stream().map(Buyer::spent).reduce(BigDecimal.ZERO, BigDecimal::add);
        PipelineForecast deals = SALES.forecast(crm.insights().overall(Deal::of), currency);
        return new Report(
                today.toString(),
                currency.getCurrencyCode(),
                buyers.size(),
                buyers.values().stream().mapToLong(Buyer::purchases).sum(),
                spent.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                ladder(crm),
                grid(crm),
                months(buyers, outlook),
                pipeline(deals),
                deals.chances().stream().map(Pipeline.Chance::because).toList(),
                calls(buyers, outlook),
                outlook.inWords());
    }

    /** By what was learned and kept by then; otherwise by what can be learned now, or by each customer's own rhythm. */
    private Outlook outlook(Crm crm, Collection<Buyer> buyers) {
        Optional<Calibration> kept =
                crm.models().calibration().filter(known -> !known.cutOff().isAfter(today));
        if (kept.isPresent()) {
            return Outlook.by(kept.get(), buyers, today);
        }
        try {
            Lesson lesson = crm.insights().calibrate(ModelKind.MBG_NBD, currency);
            return lesson.calibration()
                    .map(learned -> Outlook.by(learned, buyers, today))
                    .orElseGet(() -> Outlook.byRhythm(lesson.obstacles(), buyers, today));
        } catch (NoFitException e) {
            return Outlook.byRhythm(List.of(), buyers, today);
        }
    }

    private Map<String, Long> ladder(Crm crm) {
        DormancyLadder ladder = DormancyLadder.of(TouchFilter.kinds(PURCHASE));
        Map<Dormancy.Rung, Long> rungs = new EnumMap<>(Dormancy.Rung.class);
        for (Dormancy.Rung rung : Dormancy.Rung.values()) {
            rungs.put(rung, 0L);
        }
        crm.insights()
                .each((facts, asOf) ->
                        Buyer.of(facts, currency, asOf).flatMap(buyer -> ladder.place(facts, buyer.rhythm(), asOf)))
                .flatMap(found -> found.answer().stream())
                .forEach(place -> rungs.merge(place.rung(), 1L, Long::sum));
        Map<String, Long> named = new LinkedHashMap<>();
        rungs.forEach((rung, count) -> named.put(rung.name().toLowerCase(Locale.ROOT), count));
        return named;
    }

    private List<List<Long>> grid(Crm crm) {
        RfmGrid grid =
                RfmGrid.of(crm.insights().rfm(currency).map(Answered::answer).toList());
        return IntStream.rangeClosed(1, 5)
                .mapToObj(row -> IntStream.rangeClosed(1, 5)
                        .mapToObj(column -> grid.customers(6 - row, column))
                        .toList())
                .toList();
    }

    private List<Report.Month> months(Map<ContactId, Buyer> buyers, Outlook outlook) {
        SortedMap<YearMonth, Long> bought = new TreeMap<>();
        buyers.values().forEach(buyer -> buyer.days().forEach(day -> bought.merge(YearMonth.from(day), 1L, Long::sum)));
        YearMonth thisMonth = YearMonth.from(today);
        List<Report.Month> months = new ArrayList<>();
        for (YearMonth month = thisMonth.minusMonths(MONTHS_BACK);
                !month.isAfter(thisMonth);
                month = month.plusMonths(1)) {
            months.add(new Report.Month(month.toString(), bought.getOrDefault(month, 0L), null));
        }
        for (int ahead = 1; ahead <= MONTHS_AHEAD; ahead++) {
            YearMonth month = thisMonth.plusMonths(ahead);
            outlook.purchases(month.atDay(1), month.plusMonths(1).atDay(1))
                    .ifPresent(expected -> months.add(new Report.Month(month.toString(), null, expected)));
        }
        return months;
    }

    private static List<Report.Deals> pipeline(PipelineForecast forecast) {
        List<Report.Deals> months = new ArrayList<>();
        forecast.months().forEach((month, sum) -> months.add(deals(month.toString(), sum)));
        if (forecast.undated().deals() > 0) {
            months.add(deals("no date", forecast.undated()));
        }
        return months;
    }

    private static Report.Deals deals(String month, PipelineForecast.Sum sum) {
        return new Report.Deals(
                month, sum.deals(), sum.amount().doubleValue(), sum.weighted().doubleValue());
    }

    /** Whom the rules have contacted by the end of tomorrow. */
    private List<Report.Call> calls(Map<ContactId, Buyer> buyers, Outlook outlook) {
        Crm planning = crm(outlook.rekindling(CARE));
        Instant end = today.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Report.Call> calls = new ArrayList<>();
        buyers.forEach((id, buyer) -> planning.nextContact(id)
                .filter(next -> next.due().toInstant().isBefore(end))
                .ifPresent(next -> calls.add(call(planning.contacts().find(id), buyer, next, outlook))));
        calls.sort(Comparator.comparingDouble(Report.Call::atRisk).reversed().thenComparing(Report.Call::name));
        return calls;
    }

    private Report.Call call(Optional<Contact> contact, Buyer buyer, NextContact next, Outlook outlook) {
        @Nullable
        Double alive = outlook.alive(buyer).isPresent() ? outlook.alive(buyer).getAsDouble() : null;
        return new Report.Call(
                contact.map(Contact::name).orElse("?"),
                next.channel().name(),
                next.due().toLocalDate().toString(),
                outlook.atRisk(buyer),
                alive,
                next.because());
    }
}
