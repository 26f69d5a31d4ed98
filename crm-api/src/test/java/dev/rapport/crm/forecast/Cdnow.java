package dev.rapport.crm.forecast;

import dev.rapport.crm.contact.SharedFolder;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The purchases of 2,357 customers of CDNOW, a tenth of those who first bought in the first quarter of 1997, until June
 * 1998: the data on which the papers show their figures.
 */
final class Cdnow {

    static final LocalDate CUT_OFF = LocalDate.of(1997, 9, 30);

    /** What one customer spent on each day with a purchase. */
    record Customer(SortedMap<LocalDate, Double> amounts) {

        PurchaseHistory history() {
            return PurchaseHistory.ofDays(seen().keySet(), CUT_OFF);
        }

        /** All but the first day. */
        SpendHistory spent() {
            return SpendHistory.of(seen().values().stream()
                    .skip(1)
                    .mapToDouble(Double::doubleValue)
                    .toArray());
        }

        int later() {
            return amounts.size() - seen().size();
        }

        private SortedMap<LocalDate, Double> seen() {
            return amounts.headMap(CUT_OFF.plusDays(1));
        }
    }

    private Cdnow() {}

    /** Lines of: number among all customers, number in the sample, day, number of CDs, amount. */
    static Collection<Customer> customers() {
        SortedMap<String, Customer> customers = new TreeMap<>();
        for (String line : lines("CDNOW_sample.txt")) {
            String[] fields = line.strip().split(" +", -1);
            customers
                    .computeIfAbsent(fields[1], id -> new Customer(new TreeMap<>()))
                    .amounts()
                    .merge(
                            LocalDate.parse(fields[2], DateTimeFormatter.BASIC_ISO_DATE),
                            Double.valueOf(fields[4]),
                            Double::sum);
        }
        return customers.values();
    }

    /** The same as the authors of the papers have counted it, with times rounded to hundredths of a week. */
    static List<PurchaseHistory> published() {
        List<PurchaseHistory> histories = new ArrayList<>();
        for (String line :
                lines("cdnow_customers_summary_with_transactions.csv").subList(1, 2358)) {
            String[] fields = line.split(",", -1);
            histories.add(new PurchaseHistory(
                    Integer.parseInt(fields[1]), Double.parseDouble(fields[2]), Double.parseDouble(fields[3])));
        }
        return histories;
    }

    private static List<String> lines(String file) {
        return Stream.of(SharedFolder.read("data/cdnow/" + file).split("\\R", -1))
                .filter(line -> !line.isBlank())
                .toList();
    }
}
