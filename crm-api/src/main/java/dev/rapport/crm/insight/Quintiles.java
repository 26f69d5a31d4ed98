package dev.rapport.crm.insight;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts values into fifths by nearest rank: cut k is the value at rank ceil(k n / 5) in ascending order, and the score of a
 * value is one more than the number of cuts strictly below it, so that equal values share a score.
 */
record Quintiles<T extends Comparable<? super T>>(List<T> cuts) {
    private static final int FIFTHS = 5;

    static <T extends Comparable<? super T>> Quintiles<T> of(List<T> values) {
        List<T> ascending = new ArrayList<>(values);
        ascending.sort(null);
        List<T> cuts = new ArrayList<>(FIFTHS - 1);
        for (int k = 1; k < FIFTHS; k++) {
            long rank = ((long) k * ascending.size() + FIFTHS - 1) / FIFTHS;
            cuts.add(ascending.get((int) rank - 1));
        }
        return new Quintiles<>(List.copyOf(cuts));
    }

    int score(T value) {
        int score = 1;
        for (T cut : cuts) {
            score += cut.compareTo(value) < 0 ? 1 : 0;
        }
        return score;
    }
}
