package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.Handle;
import dev.rapport.crm.contact.PartialDate;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.PostalAddress;
import dev.rapport.crm.contact.Preferences;
import dev.rapport.crm.contact.Relation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is read of a contact equals what was written. */
abstract class RoundTripPromises extends ContactListPromises {
    private static final AttributeKey<String> NOTE = AttributeKey.text("note");
    private static final AttributeKey<Instant> SEEN = AttributeKey.instant("seen");

    /** Text that has been lost or changed by some database, driver, JSON or collation before. */
    static final List<String> HOSTILE = List.of(
            "Robert'); DROP TABLE contacts;--",
            "\"double\" and `back` and \\back\\slash\\",
            "${that} and {0} and %s and :name and ? and $1",
            "\u05e9\u05dc\u05d5\u05dd \u200f\u0645\u0631\u062d\u0628\u0627\u200e mixed",
            "e\u0301 is not \u00e9, and a\u030a\u0323 is not \u1ea1\u030a",
            "\ud83d\ude00 \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\uddec\ud83c\udde7 \ud842\udfb7",
            "\ufffd \uffee \ufeff \u200b \u00ad \ue000 \uffff",
            "Stra\u00dfe, \u0130stanbul, \u0131\u015f\u0131k, \ufb01n, \u2460, \uff21",
            "<script>alert(1)</script> &amp; &#0; ]]>",
            "NULL",
            "null,\"a\":[1]}");

    private void comesBack(Contact.Builder contact) {
        Contact written = contact.build();
        assertEquals(written.toBuilder().revision(1).build(), add(written));
    }

    @Test
    @Promise("S-70")
    void keepsHostileNames() {
        for (String text : HOSTILE) {
            comesBack(Contact.person(text));
        }
    }

    @Test
    @Promise("S-70")
    void keepsHostileTextOfEveryField() {
        for (String text : HOSTILE) {
            comesBack(Samples.person()
                    .name("N " + text)
                    .tag(text)
                    .owner(text)
                    .attribute(NOTE, text)
                    .attribute(AttributeKey.text(text), "x")
                    .externalRef("source", text)
                    .point(PointEntry.builder(new Handle("chat", text))
                            .label("label " + text.length())
                            .build())
                    .point(PointEntry.of(
                            PostalAddress.builder().street(text).locality(text).build())));
        }
    }

    @Test
    @Promise("S-70")
    void keepsControlCharactersAndLineEnds() {
        StringBuilder all = new StringBuilder();
        for (char c = 1; c <= 0xa0; c++) {
            all.append(c);
        }
        comesBack(Samples.person().attribute(NOTE, all + "\r\n\n\r\u2028\u2029"));
    }

    @Test
    @Promise("S-70")
    void keepsSpacesAtBothEnds() {
        comesBack(Samples.person().attribute(NOTE, "  two before, three after   "));
        comesBack(Samples.person().attribute(NOTE, "\t"));
    }

    @Test
    @Promise("S-70")
    void keepsEmptyTextAsEmpty() {
        comesBack(Samples.person().attribute(NOTE, ""));
    }

    @Test
    @Promise("S-70")
    void keepsTheLongestTexts() {
        comesBack(Contact.person("\u6f22".repeat(300))
                .tag("\ud83d\ude00".repeat(32))
                .owner("\u00e9".repeat(128))
                .externalRef("s".repeat(64), "\u6f22".repeat(255))
                .point(PointEntry.of(new Handle("chat", "\u00df".repeat(255))))
                .attribute(NOTE, "\ud83d\ude00".repeat(2_000)));
    }

    @Test
    @Promise("S-70")
    void keepsAddressesAsTheyWereGiven() {
        comesBack(Contact.person("Ada").email("Ada.Lovelace+News@EXAMPLE.org").email("ada@b\u00fccher.example"));
    }

    @Test
    @Promise("S-70")
    void keepsAnEmptyContactEmpty() {
        comesBack(Contact.person("x"));
        comesBack(Contact.organisation("x"));
        comesBack(Contact.household("x"));
    }

    @Test
    @Promise("S-70")
    void keepsEveryFieldOfAContact() {
        PointEntry office = PointEntry.builder(EmailAddress.parse("office@example.org"))
                .label("office")
                .primary(true)
                .validFrom(LocalDate.of(2026, 1, 1))
                .validUntil(LocalDate.of(2026, 12, 31))
                .source("trade fair")
                .learnedAt(NOW)
                .verifiedAt(NOW.plus(MICRO))
                .build();
        PostalAddress home = PostalAddress.builder()
                .street("12 St James's Square", "Flat 2")
                .locality("London")
                .region("Greater London")
                .postalCode("SW1Y 4JH")
                .country("GB")
                .build();
        comesBack(Samples.person()
                .point(office)
                .point(PointEntry.of(home))
                .locale(Locale.forLanguageTag("zh-Hant-TW"))
                .tag("vip")
                .birthday("--02-29")
                .date("wedding-day", PartialDate.of(LocalDate.of(1835, 7, 8)))
                .date("name-day", PartialDate.of(MonthDay.of(12, 31)))
                .relation(Relation.WORKS_AT, ContactId.next())
                .relation("spouse", ContactId.next())
                .externalRef("shop", "4711")
                .externalRef("erp", "9")
                .owner("bob"));
    }

    @Test
    @Promise("S-70")
    void keepsThePreferencesOfAContact() {
        comesBack(Samples.person()
                .preferences(Preferences.builder()
                        .preferredChannel(Channel.of("CARRIER_PIGEON"))
                        .window(new TimeWindow(LocalTime.of(9, 30), LocalTime.of(17, 0)))
                        .quietHours(new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)))
                        .notBefore(LocalDate.of(2027, 1, 1))
                        .blackoutDays(List.of(LocalDate.of(2026, 12, 24), LocalDate.of(2028, 2, 29)))
                        .doNotContact(true)
                        .build()));
    }

    @Test
    @Promise("S-70")
    void keepsTheTypeOfEveryAttribute() {
        comesBack(Samples.person()
                .attribute(NOTE, "12")
                .attribute(AttributeKey.number("number"), Long.MIN_VALUE)
                .attribute(AttributeKey.number("larger"), Long.MAX_VALUE)
                .attribute(AttributeKey.decimal("decimal"), new BigDecimal("12345678901234567890.123456789"))
                .attribute(AttributeKey.decimal("whole"), new BigDecimal("12"))
                .attribute(AttributeKey.flag("flag"), false)
                .attribute(AttributeKey.date("day"), LocalDate.of(9999, 12, 31))
                .attribute(SEEN, NOW));
    }

    @Test
    @Promise("S-70")
    void keepsTheOrderOfPoints() {
        comesBack(Contact.person("Ada")
                .email("z@example.org")
                .email("a@example.org")
                .email("m@example.org"));
    }

    @Test
    @Promise("S-71")
    void keepsMicroseconds() {
        comesBack(Samples.person().attribute(SEEN, Instant.parse("2026-11-24T09:00:00.123456Z")));
        comesBack(Samples.person().attribute(SEEN, Instant.parse("2026-11-24T09:00:00.000001Z")));
    }

    @Test
    @Promise("S-71")
    void keepsInstantsOfAllTimes() {
        for (String at : List.of(
                "0001-01-01T00:00:00Z",
                "1582-10-10T12:00:00Z",
                "1900-01-01T00:00:00.000001Z",
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00Z",
                "2038-01-19T03:14:08Z",
                "9999-12-31T23:59:59.999999Z")) {
            comesBack(Samples.person().attribute(SEEN, Instant.parse(at)));
        }
    }

    @Test
    @Promise("S-71")
    void keepsInstantsInTheHoursThatAClockShowsTwiceOrNever() {
        for (String at : List.of("2026-03-29T01:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
            comesBack(Samples.person().attribute(SEEN, Instant.parse(at)));
        }
    }

    @Test
    @Promise("S-72")
    void keepsZonesByTheirName() {
        for (String zone : List.of(
                "Europe/London",
                "Europe/Kyiv",
                "Europe/Kiev",
                "America/Argentina/ComodRivadavia",
                "Pacific/Apia",
                "UTC",
                "Etc/UTC",
                "GMT",
                "Z",
                "+01:00",
                "-00:30",
                "+18:00",
                "UTC+02:00",
                "GMT0")) {
            Contact ada = add(Samples.person().zone(ZoneId.of(zone)));
            assertEquals(zone, ada.zone().orElseThrow().getId());
        }
    }
}
