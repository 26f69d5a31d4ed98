package dev.rapport.examples.benchmarks;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Message;
import dev.rapport.crm.Permit;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.jdbc.JdbcStorage;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Prints how many permits a connection to PostgreSQL redeems in a second, beside the same rows written by hand. */
public final class Permits {

    private static final int GROUP = 10;
    private static final Purpose NEWS = Purpose.marketing("news");
    private static final Message<String> LETTER = new Message<>("News", "Dear reader");

    private final Crm crm;
    private final HeldConnection ours;
    private final HeldConnection theirs;
    private final ByHandGate hand;
    private int readers;

    private record Reader(ContactId contact, String address) {}

    private Permits(Path folder) throws SQLException {
        DataSource dataSource = Engine.POSTGRESQL.dataSource(folder);
        ours = new HeldConnection(dataSource);
        crm = Crm.builder()
                .storage(JdbcStorage.builder(ours.dataSource()).createSchema().build())
                .clock(() -> SixRules.NOW)
                .unsubscribeAt(URI.create("https://example.org/leave"))
                .build();
        theirs = new HeldConnection(dataSource);
        hand = new ByHandGate(theirs.connection());
    }

    /**
     * Measures in turns, after a warm-up as long.
     *
     * @param args how many groups of ten permits, 100 unless said
     * @throws SQLException if the database refuses
     */
    public static void main(String[] args) throws SQLException {
        int groups = args.length == 0 ? 100 : Integer.parseInt(args[0]);
        Permits permits = new Permits(Path.of("target"));
        permits.table(groups);
        System.out.println(permits.table(groups));
    }

    /** As small as can be. */
    static String smoke(Path folder) throws SQLException {
        return new Permits(folder).table(2);
    }

    private String table(int groups) {
        Timings byHand = new Timings();
        Timings byRapport = new Timings();
        for (int group = 0; group < groups; group++) {
            List<Reader> some = readers();
            byHand.add(GROUP, () -> some.forEach(this::redeemByHand));
            List<Permit> permits = readers().stream().map(this::permit).toList();
            byRapport.add(GROUP, () -> permits.forEach(this::redeem));
        }
        Reader one = readers().get(0);
        int tripsByHand = theirs.count(() -> redeemByHand(one));
        Permit permit = permit(readers().get(0));
        int trips = ours.count(() -> redeem(permit));
        return "| PostgreSQL, one connection | permits/s | us | quartiles | x by hand | trips |\n"
                + "|---|--:|--:|--:|--:|--:|\n"
                + line("by hand", byHand, byHand, tripsByHand)
                + line("rapport", byRapport, byHand, trips);
    }

    private static String line(String name, Timings t, Timings byHand, int trips) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f-%.0f | %.2f | %d |%n",
                name,
                1_000_000 / t.wall(),
                t.wall(),
                t.wall(0.25),
                t.wall(0.75),
                t.wall() / byHand.wall(),
                trips);
    }

    /** Ten people who have said yes. */
    private List<Reader> readers() {
        List<Reader> some = new ArrayList<>();
        for (int i = 0; i < GROUP; i++) {
            String address = "reader-" + readers++ + "@example.org";
            ContactId contact = crm.contacts()
                    .add(Contact.person("Reader").email(address).build())
                    .id();
            crm.consents()
                    .record(Consent.granted(contact, NEWS)
                            .byEmail(address)
                            .evidence("signup-v3", "web form", "form 17")
                            .build());
            some.add(new Reader(contact, address));
        }
        return some;
    }

    private Permit permit(Reader reader) {
        return crm.outreach()
                .permit(ConsentRequest.of(reader.contact(), EmailAddress.parse(reader.address()), Channel.EMAIL, NEWS))
                .permit()
                .orElseThrow();
    }

    private void redeem(Permit permit) {
        if (!crm.outreach().send(permit, LETTER, dispatch -> {}).isDelivered()) {
            throw new IllegalStateException("refused");
        }
    }

    private void redeemByHand(Reader reader) {
        if (!hand.redeem(reader.contact(), reader.address(), "by-hand-" + reader.contact(), SixRules.NOW)) {
            throw new IllegalStateException("refused");
        }
    }
}
