package dev.rapport.examples.calllist;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is at stake and how late it is, to begin with what matters most. */
record Urgency(Call call, SortedMap<String, BigDecimal> spent, double daysLate) {

    static final String IN_WORDS =
            "urgency = what they have spent (at least 100) x (1 + days late / the rule's own interval, at most 3)";

    private static final double LEAST_VALUE = 100;
    private static final double MOST_LATENESS = 3;

    /** Those that are due, the most urgent first. */
    static List<Urgency> rank(Crm crm, List<Call> calls, Instant now) {
        return calls.stream()
                .map(call -> of(crm, call, now))
                .sorted(Comparator.comparingDouble(Urgency::score)
                        .reversed()
                        .thenComparing(urgency -> urgency.call().next().due().toInstant())
                        .thenComparing(urgency -> urgency.call().id()))
                .toList();
    }

    private static Urgency of(Crm crm, Call call, Instant now) {
        Duration late = Duration.between(call.next().due().toInstant(), now);
        return new Urgency(call, spent(crm, call.contact().id()), late.toMinutes() / (24.0 * 60));
    }

    private static SortedMap<String, BigDecimal> spent(Crm crm, ContactId contact) {
        SortedMap<String, BigDecimal> spent = new TreeMap<>();
        try (Stream<Interaction> timeline = crm.interactions().stream(contact)) {
            timeline.filter(i -> i.kind().equals(InteractionKind.PURCHASE))
                    .flatMap(i -> i.amount().stream())
                    .forEach(money -> spent.merge(money.currency().getCurrencyCode(), money.amount(), BigDecimal::add));
        }
        return spent;
    }

    /** Such as "250 EUR". */
    String spentInWords() {
        return spent.entrySet().stream()
                .map(sum -> sum.getValue().setScale(0, RoundingMode.HALF_UP).toPlainString()
                        + (sum.getKey().equals(InteractionRows.NO_CURRENCY) ? "" : " " + sum.getKey()))
                .collect(Collectors.joining(" + "));
    }

    /** There are no exchange rates here: amounts of several currencies count as they stand. */
    private double value() {
        return spent.values().stream().mapToDouble(BigDecimal::doubleValue).sum();
    }

    double score() {
        double lateness = Math.max(0, daysLate / CallRules.intervalDays(call.next()));
        return Math.max(LEAST_VALUE, value()) * (1 + Math.min(MOST_LATENESS, lateness));
    }
}
