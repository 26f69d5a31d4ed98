package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.EvidenceKeys;
import dev.rapport.crm.TombstoneKeys;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.Handle;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.testkit.MutableClock;
import dev.rapport.crm.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tables still say of somebody who was erased: every row of every table is read. */
final class ErasureTest {

    private static final String MARK = "zqmarker";
    private static final String NUMBER = "2079461234";
    private static final String MAIL = MARK + "@example.org";
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Rule REORDER = Rule.named("reorder")
            .purpose(Samples.SERVICE)
            .once(Offset.days(30))
            .afterLast(InteractionKind.PURCHASE)
            .via(Channel.CALL);

    private final MutableClock clock = Samples.clock();

    private Crm crm(DataSource database) {
        return Crm.builder()
                .storage(JdbcStorage.builder(database).createSchema().build())
                .rules(RuleBook.version(1).of(REORDER))
                .clock(clock)
                .tombstoneKeys(TombstoneKeys.of(7, Map.of(7, KEY)))
                .evidenceKeys(EvidenceKeys.of(1, Map.of(1, KEY)))
                .build();
    }

    /** Somebody of whom every field that takes words has the mark. */
    private Contact marked(Crm crm, Contact bob) {
        Contact ada = crm.contacts()
                .add(Contact.person(MARK)
                        .email(MAIL)
                        .phone("+44" + NUMBER)
                        .point(PointEntry.builder(new Handle("chat", MARK))
                                .label(MARK)
                                .source(MARK)
                                .build())
                        .tag(MARK)
                        .owner(MARK)
                        .attribute(AttributeKey.text(MARK), MARK)
                        .externalRef(MARK, MARK)
                        .relation(MARK, bob.id())
                        .zone("Europe/London")
                        .build());
        crm.contacts()
                .update(
                        ada.id(),
                        c -> c.toBuilder()
                                .name(MARK + " King")
                                .email("second" + MAIL)
                                .externalRef("later", MARK)
                                .build());
        Interaction alone =
                crm.interactions().record(worded(Samples.call(ada.id()).build(), "alone"));
        crm.interactions()
                .record(worded(Samples.call(ada.id()).correcting(alone).build(), "corrected"));
        Interaction mistake =
                crm.interactions().record(worded(Samples.note(ada.id()).build(), "mistake"));
        crm.interactions().retract(mistake.id(), MARK);
        crm.interactions().record(worded(Samples.call(ada.id()).with(bob.id()).build(), "both"));
        consent(crm, ada);
        crm.interactions().record(Samples.purchase(ada.id()).build());
        clock.advance(Duration.ofDays(31));
        Claim claim = crm.followUps().claim("worker", 1, Duration.ofMinutes(1)).get(0);
        crm.followUps().skip(claim, MARK);
        return ada;
    }

    private static Interaction worded(Interaction plain, String key) {
        return plain.toBuilder()
                .about(MARK)
                .text(MARK)
                .thread(MARK)
                .attribute(AttributeKey.text(MARK), MARK)
                .externalRef(MARK, MARK + key)
                .build();
    }

    private static void consent(Crm crm, Contact ada) {
        crm.consents()
                .record(Samples.grant(ada.id())
                        .to(EmailAddress.parse(MAIL.toUpperCase(Locale.ROOT)))
                        .evidence(MARK, MARK, MARK)
                        .actor(MARK)
                        .build());
        crm.consents()
                .record(Consent.withdrawn(ada.id()).to(EmailAddress.parse(MAIL)).actor(MARK));
        crm.consents().record(Consent.objected(ada.id()).actor(MARK));
        crm.consents()
                .record(Consent.suppressed(ada.id(), SuppressionReason.HARD_BOUNCE, new Handle("chat", "old" + MARK)));
    }

    /** Every row of every table, as text. */
    private static List<String> dump(DataSource database, Database kind) {
        List<String> tables = Database.ask(database, kind.tables());
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                try (ResultSet result = statement.executeQuery("select * from " + table)) {
                    while (result.next()) {
                        rows.add(row(table, result));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot dump", e);
        }
        return rows;
    }

    private static String row(String table, ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        StringBuilder row = new StringBuilder(table);
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.append('|').append(result.getString(i));
        }
        return row.toString();
    }

    private static boolean isMarked(String row) {
        String small = row.toLowerCase(Locale.ROOT);
        return small.contains(MARK) || small.contains(NUMBER);
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoWordOfAPersonInAnyTable(Database kind) throws Exception {
        DataSource database = kind.create();
        Crm crm = crm(database);
        Contact bob = crm.contacts().add(Samples.person().build());
        crm.consents().record(Samples.grant(bob.id()).actor("carl").build());
        Interaction note = crm.interactions().record(Samples.note(bob.id()).build());
        crm.interactions().record(Samples.note(bob.id()).correcting(note).build());
        Contact ada = marked(crm, bob);
        List<String> before = dump(database, kind);
        Set<String> tables = new TreeSet<>();
        before.stream().filter(ErasureTest::isMarked).forEach(row -> tables.add(row.substring(0, row.indexOf('|'))));
        assertEquals(
                Set.of(
                        "crm_contact",
                        "crm_contact_revision",
                        "crm_contact_point",
                        "crm_contact_ref",
                        "crm_contact_tag",
                        "crm_interaction",
                        "crm_consent_point",
                        "crm_consent_evidence",
                        "crm_follow_up"),
                tables);

        Instant barred = clock.instant().plus(Duration.ofDays(1_000));
        crm.contacts().erase(ada.id(), new EvidenceHold(barred, "legal claims"));

        List<String> after = dump(database, kind);
        assertEquals(List.of(), after.stream().filter(ErasureTest::isMarked).toList());
        assertTrue(crm.consents().evidence(ada.id()).orElseThrow().contains(MARK));
        assertTrue(after.stream().anyMatch(row -> row.startsWith("crm_consent_point") && row.contains(hmac())), hmac());
        List<String> hers = before.stream()
                .filter(row -> row.startsWith("crm_interaction|") && isMarked(row))
                .map(row -> row.split("\\|", -1)[2])
                .toList();
        List<String> ofOthers = before.stream()
                .filter(row -> !isMarked(row) && !row.contains(ada.id().toString()))
                .filter(row ->
                        !row.startsWith("crm_correction|") || hers.stream().noneMatch(row::contains))
                .toList();
        assertTrue(ofOthers.stream().anyMatch(row -> row.startsWith("crm_correction|")));
        List<String> lost = new ArrayList<>(ofOthers);
        lost.removeAll(after);
        lost.removeIf(row -> row.startsWith("crm_consent_lock"));
        assertEquals(List.of(), lost);
        assertFalse(ofOthers.isEmpty());
    }

    /** Made without the library: the type, a line feed and the small letters of the address. */
    private static String hmac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return "HMAC:7:1:"
                    + HexFormat.of()
                            .formatHex(mac.doFinal(("default\nEMAIL\n" + MAIL).getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void erasesALongHistory(Database kind) {
        DataSource database = kind.create();
        Crm crm = crm(database);
        Contact ada = crm.contacts().add(Samples.person().build());
        Contact bob = crm.contacts().add(Contact.person("Bob").build());
        List<Interaction> history = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            history.add(Samples.note(ada.id())
                    .with(i % 3 == 0 ? bob.id() : ada.id())
                    .at(Samples.NOW.minusSeconds(i))
                    .build());
        }
        crm.interactions().recordAll(history);
        crm.contacts().erase(ada.id());
        assertEquals(List.of("400"), Database.ask(database, "select count(*) from crm_interaction"));
        assertEquals(List.of("400"), Database.ask(database, "select count(*) from crm_timeline"));
        assertEquals(
                List.of("0"), Database.ask(database, "select count(*) from crm_interaction where doc like '%poetry%'"));
    }

    @ParameterizedTest
    @EnumSource
    void needsNoRightToChangeTheLedger(Database kind) {
        DataSource owner = kind.create();
        Crm setup = crm(owner);
        Contact ada = setup.contacts().add(Samples.person().build());
        setup.consents().record(Samples.grant(ada.id()).build());
        DataSource limited = kind.withoutRightTo(owner, "crm_consent");
        for (String forbidden : List.of("update crm_consent set kind = 'x'", "delete from crm_consent")) {
            assertThrows(IllegalStateException.class, () -> Database.run(limited, forbidden));
        }
        Crm crm = Crm.builder()
                .storage(JdbcStorage.builder(limited).build())
                .clock(clock)
                .tombstoneKeys(TombstoneKeys.of(7, Map.of(7, KEY)))
                .build();
        crm.contacts().erase(ada.id());
        assertEquals(
                ConsentReason.ERASED,
                crm.consents()
                        .decide(ConsentRequest.of(ada.id(), ada.emails().get(0), Channel.EMAIL, Samples.NEWS))
                        .reason());
    }
}
