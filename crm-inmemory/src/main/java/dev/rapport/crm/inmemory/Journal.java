package dev.rapport.crm.inmemory;

import java.util.ArrayList;
import java.util.List;

/** What to run backwards so that a transaction, or the last part of one, has never been. */
final class Journal {
    private final List<Runnable> inverses = new ArrayList<>();

    void undoWith(Runnable inverse) {
        inverses.add(inverse);
    }

    int mark() {
        return inverses.size();
    }

    void rollBackTo(int mark) {
        for (int i = inverses.size() - 1; i >= mark; i--) {
            inverses.remove(i).run();
        }
    }

    void keep() {
        inverses.clear();
    }
}
