package dev.rapport.examples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.rapport.crm.forecast.ModelKind;
import dev.rapport.crm.forecast.PurchaseHistory;
import dev.rapport.crm.forecast.PurchaseModel;
import dev.rapport.crm.forecast.PurchaseSample;
import dev.rapport.crm.forecast.SpendHistory;
import dev.rapport.crm.forecast.SpendModel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Prints how long it takes to learn forecasts from many customers, and to say one of each of them. */
public final class Forecasts {

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int ROUNDS = 5;
    private static final double WEEKS = 13;

    private final Random random = new Random(4711);
    private final List<PurchaseHistory> histories = new ArrayList<>();
    private final List<SpendHistory> spends = new ArrayList<>();
    private final StringBuilder table = new StringBuilder();

    private Forecasts(int customers) {
        for (int i = 0; i < customers; i++) {
            add();
        }
    }

    /**
     * Measures a million customers.
     *
     * @param args how many customers, if not a million
     */
    public static void main(String[] args) {
        int customers = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        System.out.println(new Forecasts(customers).measure());
    }

    static String smoke() {
        return new Forecasts(2_000).measure();
    }

    private String measure() {
        PurchaseSample sample = PurchaseSample.of(histories);
        table.append(String.format(
                Locale.ROOT,
                "| %,d customers, %,d histories, %d MB | ms | first | CPU ms |%n|---|--:|--:|--:|%n",
                sample.customers(),
                sample.groups(),
                Runtime.getRuntime().maxMemory() >> 20));
        time("compress", () -> PurchaseSample.of(histories));
        time("fit BG/NBD", () -> PurchaseModel.fit(ModelKind.BG_NBD, sample));
        PurchaseModel model = time("fit MBG/NBD", () -> PurchaseModel.fit(ModelKind.MBG_NBD, sample));
        time("fit gamma-gamma", () -> SpendModel.fit(spends));
        time("score, one thread", () -> score(model, IntStream.range(0, histories.size())));
        time(
                "score, all processors",
                () -> score(model, IntStream.range(0, histories.size()).parallel()));
        return table.toString();
    }

    private double score(PurchaseModel model, IntStream customers) {
        return customers
                .mapToDouble(i ->
                        model.probabilityAlive(histories.get(i)) + model.expectedPurchases(histories.get(i), WEEKS))
                .sum();
    }

    private <T> T time(String what, Supplier<T> work) {
        double[] millis = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        long start = System.nanoTime();
        T result = work.get();
        double first = (System.nanoTime() - start) / 1e6;
        for (int i = 0; i < ROUNDS; i++) {
            long used = MACHINE.getProcessCpuTime();
            start = System.nanoTime();
            result = work.get();
            millis[i] = (System.nanoTime() - start) / 1e6;
            cpu[i] = (MACHINE.getProcessCpuTime() - used) / 1e6;
        }
        Arrays.sort(millis);
        Arrays.sort(cpu);
        table.append(String.format(
                Locale.ROOT, "| %s | %.0f | %.0f | %.0f |%n", what, millis[ROUNDS / 2], first, cpu[ROUNDS / 2]));
        return result;
    }

    /** A customer of the last two years: rates and chances to be lost are spread as MBG/NBD says with r = a = 1. */
    private void add() {
        int now = 1 + random.nextInt(730);
        double rate = -Math.log(1 - random.nextDouble()) / 8;
        double leaves = 1 - Math.pow(1 - random.nextDouble(), 1 / 2.5);
        int days = 1;
        int last = 0;
        double time = 0;
        double amounts = 0;
        while (random.nextDouble() >= leaves) {
            time -= 7 * Math.log(1 - random.nextDouble()) / rate;
            if (time >= now) {
                break;
            }
            int day = (int) Math.ceil(time);
            days += day > last ? 1 : 0;
            last = day;
            amounts += 20 - 15 * Math.log(1 - random.nextDouble());
        }
        histories.add(new PurchaseHistory(days - 1, last / 7.0, now / 7.0));
        spends.add(days == 1 ? SpendHistory.none() : new SpendHistory(days - 1, amounts / (days - 1)));
    }
}
