package dev.rapport.crm;

import dev.rapport.crm.ImportReport.Left;
import dev.rapport.crm.ImportReport.Why;
import dev.rapport.crm.consent.Subscriber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Imports a list of subscribers batch by batch: whatever says no in the whole list comes before the first yes. */
final class Importing {
    private static final int BATCH = 200;

    private final Desk desk;
    private final MissingContacts missing;
    private final Barred barred = new Barred();
    private final Map<Integer, Left> left = new TreeMap<>();
    private int created;
    private int recorded;

    Importing(Desk desk, MissingContacts missing) {
        this.desk = desk;
        this.missing = missing;
    }

    ImportReport run(List<Subscriber> rows) {
        SortedMap<Integer, Subscriber> noes = new TreeMap<>();
        SortedMap<Integer, Subscriber> yeses = new TreeMap<>();
        for (int place = 0; place < rows.size(); place++) {
            Subscriber row = rows.get(place);
            Optional<String> fault = fault(desk, row);
            if (SubscriberFacts.isNo(row) && isAboutSomebody(row)) {
                noes.put(place, row);
            } else if (fault.isPresent()) {
                left.put(place, Left.wrong(row.row(), fault.get()));
            } else if (row.state() == Subscriber.State.BLANK) {
                left.put(place, Left.of(row.row(), Why.BLANK));
            } else {
                yeses.put(place, row);
            }
        }
        inBatches(noes);
        inBatches(yeses);
        return new ImportReport(rows.size(), created, recorded, List.copyOf(left.values()));
    }

    /** A no is not lost because something else in its row is wrong, as long as anybody can be told from it. */
    private static boolean isAboutSomebody(Subscriber row) {
        return row.contact().isPresent()
                || row.externalRef().isPresent()
                || row.point().isPresent();
    }

    static Optional<String> fault(Desk desk, Subscriber row) {
        if (row.fault().isPresent()) {
            return row.fault();
        }
        if (row.at().filter(at -> at.isAfter(desk.now())).isPresent()) {
            return Optional.of("at: later than now; give the time at which it was said");
        }
        try {
            row.purposes().forEach(desk.purposes()::require);
            return Optional.empty();
        } catch (IllegalArgumentException undeclared) {
            return Optional.of(String.valueOf(undeclared.getMessage()));
        }
    }

    private void inBatches(SortedMap<Integer, Subscriber> rows) {
        List<Integer> places = List.copyOf(rows.keySet());
        for (int from = 0; from < places.size(); from += BATCH) {
            int end = from + BATCH < places.size() ? places.get(from + BATCH) : Integer.MAX_VALUE;
            SortedMap<Integer, Subscriber> batch = rows.subMap(places.get(from), end);
            ImportBatch.Outcome outcome =
                    desk.scope().run(session -> new ImportBatch(desk, session, missing, barred).run(batch));
            created += outcome.created();
            recorded += outcome.recorded();
            left.putAll(outcome.left());
            barred.addAll(outcome.barred());
        }
    }
}
