package dev.rapport.crm.insight;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A loyalty programme: points are earned, spent, and expire, the oldest first.
 *
 * <p>Counted are interactions of kind REWARD with the whole number {@link #POINTS}: above 0 is earned, below 0 is spent; one
 * without it, or with another type, does not count. Points that expire are good up to and including the local day of earning
 * plus the period. At the same instant earning comes before spending. What is spent beyond the balance is told as uncovered,
 * and the balance is never below 0. Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.interactions().record(Interaction.of(REWARD, ada.id()).attribute(Loyalty.POINTS, 50L).build());
 * LoyaltyBalance balance = Loyalty.lasting(Period.ofYears(1)).balance(timeline, asOf);
 * balance.points();        // 50
 * balance.because();       // 50 points: 50 earned, 0 spent, 0 expired; 50 are good until 24 Nov 2027
 * }</pre>
 *
 * @param expiresAfter how long points are good; for ever if empty
 */
public record Loyalty(Optional<Period> expiresAfter) {
    /** The attribute of a REWARD that says how many points: above 0 earned, below 0 spent. */
    public static final AttributeKey<Long> POINTS = AttributeKey.number("points");

    /**
     * Checks the period.
     *
     * @param expiresAfter how long points are good
     * @throws IllegalArgumentException if it is not from a day to a century
     */
    public Loyalty {
        expiresAfter.ifPresent(period -> Intervals.require("expiresAfter", period));
    }

    /**
     * Points that never expire.
     *
     * @return the programme
     */
    public static Loyalty forEver() {
        return new Loyalty(Optional.empty());
    }

    /**
     * Points that expire.
     *
     * @param period how long they are good, from a day to a century
     * @return the programme
     * @throws IllegalArgumentException if it is no such period
     */
    public static Loyalty lasting(Period period) {
        return new Loyalty(Optional.of(period));
    }

    /**
     * What a customer has.
     *
     * @param interactions what happened with the customer, in any order
     * @param asOf when it is asked, and in which zone days are counted
     * @return the balance, with what is left of each earning
     * @throws ArithmeticException if more points are earned or spent than a {@code long} holds
     */
    public LoyaltyBalance balance(Iterable<Interaction> interactions, AsOf asOf) {
        LoyaltyAccount account = new LoyaltyAccount();
        for (Booking booking : bookings(interactions, asOf)) {
            account.expire(booking.day());
            if (booking.points() > 0) {
                account.earn(booking.points(), expiresAfter.map(booking.day()::plus));
            } else {
                account.spend(Math.negateExact(booking.points()));
            }
        }
        account.expire(asOf.today());
        return account.balance();
    }

    private static List<Booking> bookings(Iterable<Interaction> interactions, AsOf asOf) {
        Comparator<Interaction> byTime = Comparator.comparing(Interaction::occurredAt);
        return asOf.seen(interactions)
                .filter(i -> i.kind().equals(InteractionKind.REWARD) && points(i) != 0)
                .sorted(byTime.thenComparing(i -> points(i) < 0).thenComparing(Interaction::factId))
                .map(i -> new Booking(asOf.day(i.occurredAt()), points(i)))
                .toList();
    }

    private static long points(Interaction interaction) {
        return Figures.number(interaction, POINTS).orElse(0L);
    }

    private record Booking(LocalDate day, long points) {}
}
