package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a decision knows of the person it is about. */
final class RecipientTest {
    private static final ContactId ADA = ContactId.parse("01930000-0000-7000-8000-000000000001");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void isTakenFromAContact() {
        Recipient ada = Recipient.from(Contact.person("Ada")
                .id(ADA)
                .email("ada@example.org")
                .phone("+442079460000")
                .zone("Europe/Paris")
                .birthday("1990-03-01")
                .build());
        assertEquals(ADA, ada.id());
        assertEquals(List.of(EmailAddress.parse("ada@example.org"), PhoneNumber.parse("+442079460000")), ada.points());
        assertEquals(Optional.of(PARIS), ada.zone());
        assertEquals(List.of(PARIS), ada.zones());
        assertEquals(Optional.of(LocalDate.of(1990, 3, 1)), ada.birthDate());
        assertEquals("Recipient[" + ADA + "]", ada.toString());
    }

    @Test
    void hasNoAgeWithoutAYear() {
        assertEquals(
                Optional.empty(),
                Recipient.from(Contact.person("Ada").birthday("--02-29").build())
                        .birthDate());
        assertEquals(
                Optional.empty(), Recipient.from(Contact.person("Ada").build()).birthDate());
    }

    @Test
    void isToldPieceByPiece() {
        LocalDate born = LocalDate.of(1990, 3, 1);
        Recipient ada = Recipient.of(ADA)
                .birthDate(born)
                .point(EmailAddress.parse("ada@example.org"))
                .build();
        assertEquals(Optional.of(born), ada.birthDate());
        assertEquals(List.of(EmailAddress.parse("ada@example.org")), ada.points());
    }

    @Test
    void isInItsZoneUnlessItMayBeInSeveral() {
        assertEquals(List.of(), Recipient.of(ADA).build().zones());
        assertEquals(
                List.of(PARIS, TOKYO),
                Recipient.of(ADA)
                        .zone(PARIS)
                        .zones(List.of(PARIS, TOKYO))
                        .build()
                        .zones());
        assertEquals(
                List.of(),
                Recipient.of(ADA).zone(PARIS).zones(List.of()).build().zones(),
                "nobody knows where");
    }
}
