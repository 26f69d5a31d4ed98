package dev.rapport.examples.insight;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The report for a console. */
final class ReportText {
    private static final int CALLS = 15;
    private static final int NAME = 24;

    private final StringBuilder text = new StringBuilder();

    private ReportText() {}

    static String of(Report report) {
        ReportText printed = new ReportText();
        printed.print(report);
        return printed.text.toString();
    }

    private void print(Report report) {
        line(
                "As of %s: %,d customers bought %,d times, for %s %s",
                report.asOf(), report.customers(), report.purchases(), report.spent(), report.currency());
        line("");
        line("How long they have been silent, against their own rhythm:");
        line("  "
                + report.ladder().entrySet().stream()
                        .map(rung -> rung.getKey() + " " + rung.getValue())
                        .collect(Collectors.joining(" | ")));
        line("");
        line("Customers by recency (5 bought last) and frequency (5 bought most often):");
        line("        F1    F2    F3    F4    F5");
        for (int row = 0; row < report.grid().size(); row++) {
            line(
                    "  R%d%s",
                    5 - row,
                    report.grid().get(row).stream()
                            .map(count -> String.format(Locale.ROOT, "%6d", count))
                            .collect(Collectors.joining()));
        }
        line("");
        months(report);
        pipeline(report);
        calls(report);
    }

    private void months(Report report) {
        List<Report.Month> ahead = report.months().stream()
                .filter(month -> month.expected() != null)
                .toList();
        if (!ahead.isEmpty()) {
            line(
                    "Purchases that they will make: %s",
                    ahead.stream()
                            .map(month -> month.month() + " " + Math.round(zeroIfNull(month.expected())))
                            .collect(Collectors.joining(", ")));
        }
        line("  %s", report.model());
        line("");
    }

    private static double zeroIfNull(@Nullable Double number) {
        return number == null ? 0 : number;
    }

    private void pipeline(Report report) {
        if (report.pipeline().isEmpty()) {
            return;
        }
        line("Open deals:      deals         worth      expected");
        for (Report.Deals month : report.pipeline()) {
            line("  %-12s %7d %13.2f %13.2f", month.month(), month.deals(), month.amount(), month.weighted());
        }
        line("  %s", String.join("; ", report.chances()));
        line("");
    }

    private void calls(Report report) {
        line(
                "To call tomorrow, or to write to without a number, those first of whom most would be lost (%d in all):",
                report.calls().size());
        int shown = Math.min(CALLS, report.calls().size());
        IntStream.range(0, shown).forEach(i -> {
            Report.Call call = report.calls().get(i);
            String alive = call.alive() == null ? "" : Math.round(call.alive() * 100) + " %";
            line(
                    "  %2d  %-" + NAME + "s %9.2f %5s  %-5s  %s",
                    i + 1,
                    shortened(call.name()),
                    call.atRisk(),
                    alive,
                    call.by(),
                    call.because());
        });
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= NAME ? name : name.substring(0, name.offsetByCodePoints(0, NAME - 1)) + "…";
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
