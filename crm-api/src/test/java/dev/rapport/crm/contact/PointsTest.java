package dev.rapport.crm.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PointsTest {

    private static final LocalDate MAY_4 = LocalDate.of(2027, 5, 4);
    private static final EmailAddress HOME = EmailAddress.parse("ada@example.org");
    private static final EmailAddress WORK = EmailAddress.parse("lovelace@example.com");

    @Test
    void makesTheFirstPointOfATypePrimary() {
        Contact ada = Contact.person("Ada")
                .email(HOME)
                .phone("+442079460000")
                .email(WORK)
                .build();
        assertEquals(
                List.of(true, true, false),
                ada.points().stream().map(PointEntry::primary).toList());
        assertEquals(Optional.of(HOME), ada.primary(PointType.EMAIL).map(PointEntry::point));
        assertEquals(Optional.empty(), ada.primary(PointType.POSTAL));
    }

    @Test
    void letsALaterPointSayThatItIsPrimary() {
        Contact ada = Contact.person("Ada").email(HOME).build();
        Contact moved = ada.toBuilder()
                .point(PointEntry.builder(WORK).primary(true).build())
                .build();
        assertEquals(Optional.of(WORK), moved.primary(PointType.EMAIL).map(PointEntry::point));
        assertEquals(List.of(HOME, WORK), moved.emails());
        assertEquals(1, moved.points().stream().filter(PointEntry::primary).count());
        Contact back = moved.toBuilder().removePoint(WORK).build();
        assertEquals(ada.points(), back.points());
    }

    @Test
    void refusesTheSamePlaceTwice() {
        Contact.Builder ada = Contact.person("Ada").email(HOME);
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> ada.email("\"ADA\"@Example.org"));
        assertEquals(
                "points: entry 1 is the same EMAIL as entry 0; remove that one first, or leave this one out",
                refusal.getMessage());
        assertEquals(1, ada.build().points().size());
    }

    @Test
    void offersThePrimaryPointFirstAndOnlyWhatIsValid() {
        PointEntry old = PointEntry.builder(HOME).validUntil(MAY_4).build();
        Contact ada = Contact.person("Ada")
                .point(old)
                .point(PointEntry.builder(WORK).validFrom(MAY_4).primary(true).build())
                .build();
        assertEquals(List.of(WORK, HOME), points(ada, MAY_4));
        assertEquals(List.of(HOME), points(ada, MAY_4.minusDays(1)));
        assertEquals(List.of(WORK), points(ada, MAY_4.plusDays(1)));
        assertFalse(Contact.person("Ada").point(old).build().hasUsablePoint(Channel.EMAIL, MAY_4.plusDays(1)));
        assertTrue(Contact.person("Ada").point(old).build().hasUsablePoint(Channel.EMAIL));
    }

    @Test
    void asksOnlyForThePointThatAChannelNeeds() {
        Contact ada = Contact.person("Ada").phone("+442079460000").build();
        for (Channel channel : List.of(Channel.SMS, Channel.CALL, Channel.AUTOMATED_CALL, Channel.IN_PERSON)) {
            assertTrue(ada.hasUsablePoint(channel));
            assertTrue(ada.hasUsablePoint(channel, MAY_4));
        }
        for (Channel channel : List.of(Channel.EMAIL, Channel.POSTAL, Channel.CHAT)) {
            assertFalse(ada.hasUsablePoint(channel));
            assertFalse(ada.hasUsablePoint(channel, MAY_4));
        }
        assertTrue(ada.hasUsablePoint(Channel.of("FAX")));
        assertEquals(List.of(), ada.pointsFor(Channel.IN_PERSON, MAY_4));
    }

    @Test
    void keepsWhatIsKnownAboutAPoint() {
        PointEntry entry = PointEntry.builder(HOME)
                .label("home")
                .source("fair")
                .validFrom(MAY_4)
                .validUntil(MAY_4)
                .learnedAt(Instant.parse("2027-05-04T10:00:00.1234567Z"))
                .verifiedAt(Instant.parse("2027-05-05T10:00:00Z"))
                .build();
        assertEquals(entry, entry.toBuilder().build());
        assertEquals(Optional.of(Instant.parse("2027-05-04T10:00:00.123456Z")), entry.learnedAt());
        assertEquals(Optional.of("home"), entry.label());
        assertEquals(Optional.of("fair"), entry.source());
        assertNotEquals(entry, entry.toBuilder().source("shop").build());
        assertEquals("PointEntry[EmailAddress[15 characters]]", entry.toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> entry.toBuilder().validUntil(MAY_4.minusDays(1)).build());
    }

    @Test
    void readsPostalAddressesAndHandlesBackFromTheirTexts() {
        PostalAddress address = PostalAddress.builder()
                .street("10 Downing Street", "", "Flat 2")
                .locality(" London ")
                .postalCode("SW1A 2AA")
                .country("gb")
                .build();
        assertEquals("10 Downing Street\nFlat 2\nLondon\n\nSW1A 2AA\nGB", address.text());
        assertEquals("10 downing street flat 2 london sw1a 2aa gb", address.key());
        assertEquals(address, PointType.POSTAL.parse(address.text()));
        assertEquals(address, address.toBuilder().build());
        assertEquals("PostalAddress[GB, 43 characters]", address.toString());
        PostalAddress other = address.toBuilder()
                .clearStreet()
                .street("10, DOWNING street,", "flat 2")
                .build();
        assertEquals(address.key(), other.key());
        assertNotEquals(address, other);

        Handle handle = new Handle("matrix", " @Ada:example.org ");
        assertEquals("matrix:@Ada:example.org", handle.text());
        assertEquals("matrix:@ada:example.org", handle.key());
        assertEquals(handle, PointType.HANDLE.parse(handle.text()));
        assertEquals("Handle[matrix, 16 characters]", handle.toString());
    }

    @Test
    void refusesPostalAddressesAndHandlesWithoutAPlace() {
        assertThrows(
                IllegalArgumentException.class,
                () -> PostalAddress.builder().country("GB").build());
        assertThrows(
                IllegalArgumentException.class, () -> PostalAddress.builder().country("GBR"));
        assertThrows(
                IllegalArgumentException.class, () -> PostalAddress.builder().locality("a\nb"));
        assertThrows(IllegalArgumentException.class, () -> PostalAddress.parse("London\nGB"));
        PostalAddress.Builder six = PostalAddress.builder().street("1", "2", "3", "4", "5", "6");
        assertThrows(IllegalArgumentException.class, () -> six.street("7"));
        assertThrows(IllegalArgumentException.class, () -> Handle.parse("ada"));
        assertThrows(IllegalArgumentException.class, () -> Handle.parse("Matrix:ada"));
        assertThrows(IllegalArgumentException.class, () -> Handle.parse("matrix: "));
    }

    @Test
    void opensTheSetOfChannelsToTokens() {
        assertEquals(Channel.EMAIL, Channel.of("EMAIL"));
        assertEquals(Optional.of(PointType.HANDLE), Channel.CHAT.pointType());
        assertEquals(
                "A2345678901234567890123456789012",
                Channel.of("A2345678901234567890123456789012").toString());
        for (String name : List.of("", "email", "1A", "A-B", "A23456789012345678901234567890123", "\u00c4")) {
            assertThrows(IllegalArgumentException.class, () -> Channel.of(name));
        }
    }

    private static List<ContactPoint> points(Contact contact, LocalDate day) {
        return contact.pointsFor(Channel.EMAIL, day).stream()
                .map(PointEntry::point)
                .toList();
    }
}
