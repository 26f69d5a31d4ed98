package dev.rapport.examples.calllist;

import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.error.CrmException;
import dev.rapport.crm.jdbc.JdbcStorage;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.storage.Storage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Makes a ranked call list of CSV files: whom to contact today, by which channel, and why; never whom the ledger of consents
 * keeps from it.
 *
 * <pre>{@code
 * mvn -q -pl examples/call-list -am compile exec:java
 * }</pre>
 */
public final class CallList {
    private static final int TABLE_LINES = 20;

    private final Options options;
    private final PrintStream out;
    private final PrintStream err;
    private final Instant now;

    private CallList(Options options, PrintStream out, PrintStream err, Instant now) {
        this.options = options;
        this.out = out;
        this.err = err;
        this.now = now;
    }

    /**
     * Runs the example; ends the process only if it fails.
     *
     * @param args the options, see {@code --help}
     */
    public static void main(String[] args) {
        // the validator's library logs where everything else does
        System.setProperty("org.jboss.logging.provider", "slf4j");
        int code = run(utf8(System.out), utf8(System.err), InstantSource.system(), args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the example: 0 if all went well, 2 if it was called wrongly, 1 if the database would not. */
    static int run(PrintStream out, PrintStream err, InstantSource clock, String... args) {
        if (List.of(args).contains("--help")) {
            out.print(Options.USAGE);
            return 0;
        }
        try {
            Options options = Options.parse(args);
            Instant now = options.asOf().orElseGet(() -> options.isSample() ? Sample.TODAY : clock.instant());
            new CallList(options, out, err, now).run();
            return 0;
        } catch (UsageException e) {
            err.println("call-list: " + e.getMessage());
            err.println("Run it with --help to see the options.");
            return 2;
        } catch (CrmException | SQLException e) {
            err.println("call-list: " + e.getMessage());
            return 1;
        }
    }

    private void run() throws SQLException {
        Optional<CsvFile> contacts = options.isSample()
                ? Optional.of(Sample.contacts())
                : options.contacts().map(path -> CsvFile.of(path, ContactRows.COLUMNS));
        Optional<CsvFile> interactions = options.isSample()
                ? Optional.of(Sample.interactions())
                : options.interactions().map(path -> CsvFile.of(path, InteractionRows.COLUMNS));
        Optional<CsvFile> consents = options.isSample()
                ? Optional.of(Sample.consents())
                : options.consents().map(path -> CsvFile.of(path, ConsentRows.COLUMNS));
        OneConnection opened = new OneConnection(options.database().orElseGet(this::database));
        err.println("Database: " + opened.name());
        err.println("As of: " + now + (options.asOf().isEmpty() ? "" : "; what is known of later days counts, too"));
        err.println("Consent: " + CallRules.CONSENT_IN_WORDS);
        try (OneConnection connection = opened;
                Storage storage = JdbcStorage.builder(connection).createSchema().build()) {
            Crm crm = Crm.builder()
                    .storage(storage)
                    .rules(CallRules.book())
                    .permission(Permission.ledger(CallRules::consent))
                    .consentPolicies(CallRules::consent)
                    .purposes(CallRules.PURPOSES.toArray(Purpose[]::new))
                    .clock(InstantSource.fixed(now))
                    .build();
            Imports imports = new Imports(crm);
            contacts.ifPresent(file -> Loading.load(file, imports.contacts(new LibPhoneParser()), err));
            // before what happened, so that it is planned by them at once
            consents.ifPresent(file -> ConsentLoading.load(file, new ConsentRows(now), crm, err));
            interactions.ifPresent(file -> Loading.load(file, imports.interactions(), err));
            print(crm);
        }
    }

    private boolean hasConsents() {
        return options.isSample() || options.consents().isPresent();
    }

    private String database() {
        return "jdbc:sqlite:call-list" + (options.isSample() ? "-sample" : "") + ".db";
    }

    private void print(Crm crm) {
        Optional<Contact> explained = options.explain()
                .map(id -> ContactRows.find(crm, id)
                        .orElseThrow(() -> new UsageException("--explain: there is no contact with this id")));
        Calls calls = Calls.of(crm, err);
        List<Call> byDue = calls.byDue();
        if (calls.asked() == 0) {
            err.println("There are no contacts in this database; load some with --contacts FILE.");
        }
        if (calls.unreachable() > 0) {
            err.println(calls.unreachable() + " of " + calls.asked()
                    + " contacts have neither an e-mail address nor a phone number: rules that need one plan nothing.");
        }
        if (calls.refused() > 0) {
            err.println(calls.refused() + " of " + calls.asked() + " contacts lack consent for a rule; "
                    + (hasConsents() ? "--explain says for which." : "give it with --consents FILE."));
        }
        if (options.format() == Options.Format.CSV) {
            CsvFormat.print(byDue.subList(0, Math.min(options.limit().orElse(byDue.size()), byDue.size())), out);
            explained.ifPresent(new Explaining(crm, err)::print);
            return;
        }
        List<Urgency> ranked = printTable(crm, byDue, calls.asked());
        Explaining explaining = new Explaining(crm, out);
        explained.ifPresentOrElse(explaining::print, () -> explaining.printTwo(ranked));
    }

    private List<Urgency> printTable(Crm crm, List<Call> byDue, long asked) {
        List<Call> due = byDue.stream().filter(this::isDueToday).toList();
        List<Urgency> ranked = Urgency.rank(crm, due, now);
        List<Urgency> shown = ranked.subList(0, Math.min(options.limit().orElse(TABLE_LINES), ranked.size()));
        out.println("Call list as of " + now + ": " + due.size() + " of " + asked + " contacts are due, "
                + (byDue.size() - due.size()) + " come later. The most urgent first:");
        out.println(Urgency.IN_WORDS + ".");
        out.println();
        TableFormat.print(shown, now, out);
        if (shown.size() < ranked.size()) {
            out.println("... and " + (ranked.size() - shown.size()) + " more, see --limit.");
        }
        return ranked;
    }

    /** On the contact's own calendar; what is due later today is on the list already. */
    private boolean isDueToday(Call call) {
        return !call.next()
                .due()
                .toLocalDate()
                .isAfter(now.atZone(call.next().due().getZone()).toLocalDate());
    }

    /** Names are not all ASCII, whatever the machine thinks. */
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
