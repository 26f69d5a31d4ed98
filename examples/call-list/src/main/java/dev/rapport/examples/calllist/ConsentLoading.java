package dev.rapport.examples.calllist;

import dev.rapport.crm.Crm;
import dev.rapport.crm.ImportReport;
import dev.rapport.crm.ImportReport.Left;
import dev.rapport.crm.ImportReport.Why;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.Subscriber;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Loads who has allowed what, and tells which rows permit nothing and why.
 *
 * <p>Never more than a window of rows is held: all of them say yes, so that their order does not matter.
 */
final class ConsentLoading {
    private static final int WINDOW = 1_000;
    private static final int MOST_LINES = 20;

    private final Crm crm;
    private final WrongRows wrong;
    private final Map<ConsentReason, List<String>> refused = new EnumMap<>(ConsentReason.class);
    private int added;
    private int known;

    private ConsentLoading(Crm crm, WrongRows wrong) {
        this.crm = crm;
        this.wrong = wrong;
    }

    static void load(CsvFile file, ConsentRows rows, Crm crm, PrintStream err) {
        ConsentLoading loading = new ConsentLoading(crm, new WrongRows(file.name()));
        new Windows<>(file, WINDOW, rows::parse, loading.wrong).read(loading::keep, err);
        loading.refused.forEach(
                (reason, lines) -> err.println(file.name() + ": permits nothing: " + reason + " in " + named(lines)));
        err.println(file.name() + ": " + loading.added + " added, " + loading.known + " known already, "
                + loading.wrong.count() + " left out");
    }

    private void keep(List<Subscriber> window, Progress bar) {
        ImportReport report = crm.subscriptions().importAll(window, MissingContacts.REPORT);
        int leftOut = 0;
        for (Left left : report.left()) {
            if (left.why() == Why.REFUSED) {
                left.reason()
                        .ifPresent(reason -> refused.computeIfAbsent(reason, none -> new ArrayList<>())
                                .add(left.row()));
            } else {
                wrong.add(Long.parseLong(left.row()), inWords(left));
                leftOut++;
            }
        }
        added += report.recorded();
        known += report.rows() - leftOut - report.recorded();
        bar.stepBy(window.size());
    }

    private static String inWords(Left left) {
        return switch (left.why()) {
            case UNKNOWN_CONTACT -> "contact: there is no contact with this id";
            case OTHER_POINT -> "channel: the contact has no address or number for it, or more than one";
            default -> left.detail().orElseGet(left.why()::name);
        };
    }

    private static String named(List<String> lines) {
        String first = lines.stream().limit(MOST_LINES).collect(Collectors.joining(", "));
        String more = lines.size() > MOST_LINES ? " and " + (lines.size() - MOST_LINES) + " more" : "";
        return (lines.size() == 1 ? "line " : "lines ") + first + more;
    }
}
