package dev.rapport.crm.insight;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Points of one customer while they are counted: what is left of each earning, the oldest first. */
final class LoyaltyAccount {
    private final Deque<LoyaltyBalance.Lot> lots = new ArrayDeque<>();
    private long earned;
    private long spent;
    private long expired;
    private long uncovered;

    void earn(long points, Optional<LocalDate> goodUntil) {
        earned = Math.addExact(earned, points);
        lots.addLast(new LoyaltyBalance.Lot(points, goodUntil));
    }

    void spend(long points) {
        long open = points;
        while (open > 0 && !lots.isEmpty()) {
            LoyaltyBalance.Lot oldest = lots.removeFirst();
            long taken = Math.min(open, oldest.points());
            if (taken < oldest.points()) {
                lots.addFirst(new LoyaltyBalance.Lot(oldest.points() - taken, oldest.goodUntil()));
            }
            open -= taken;
        }
        spent = Math.addExact(spent, points - open);
        uncovered = Math.addExact(uncovered, open);
    }

    void expire(LocalDate today) {
        lots.removeIf(lot -> {
            boolean isOver = lot.goodUntil().filter(today::isAfter).isPresent();
            expired += isOver ? lot.points() : 0;
            return isOver;
        });
    }

    LoyaltyBalance balance() {
        return new LoyaltyBalance(new LoyaltyBalance.Totals(earned, spent, expired, uncovered), List.copyOf(lots));
    }
}
