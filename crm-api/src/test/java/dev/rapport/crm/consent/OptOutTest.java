package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The ways of saying no, before anything is done about them. */
final class OptOutTest {
    private static final ContactId ADA = ContactId.next();
    private static final ContactPoint MAIL = EmailAddress.parse("secret@example.org");
    private static final ContactPoint NUMBER = PhoneNumber.parse("+442079460000");
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Purpose NEWS = Purpose.marketing("news");

    private static List<OptOut> each() {
        return List.of(
                OptOut.link("secret"),
                OptOut.link("secret").fromEverything(),
                OptOut.reply(NUMBER, "secret"),
                OptOut.bounce(MAIL, true),
                OptOut.bounce(MAIL, false),
                OptOut.complaint(MAIL),
                OptOut.everything(ADA),
                OptOut.purposes(ADA, NEWS));
    }

    @Test
    void isSaidNowUnlessATimeIsGiven() {
        for (OptOut said : each()) {
            assertEquals(Optional.empty(), said.at(), said.toString());
            assertEquals(Optional.of(NOON), said.at(NOON).at(), said.toString());
        }
    }

    @Test
    void isOtherwiseTheSameAtAnotherTime() {
        Optional<Instant> noon = Optional.of(NOON);
        assertEquals(
                List.of(
                        new OptOut.Link("secret", false, noon),
                        new OptOut.Link("secret", true, noon),
                        new OptOut.Reply(NUMBER, "secret", noon),
                        new OptOut.Bounce(MAIL, true, noon),
                        new OptOut.Bounce(MAIL, false, noon),
                        new OptOut.Complaint(MAIL, noon),
                        new OptOut.Statement(ADA, Set.of(), noon),
                        new OptOut.Statement(ADA, Set.of(NEWS), noon)),
                each().stream().map(said -> said.at(NOON)).toList());
    }

    @Test
    void keepsItsTimeWhenALinkIsForEverything() {
        assertEquals(
                OptOut.link("secret").fromEverything().at(NOON),
                OptOut.link("secret").at(NOON).fromEverything());
    }

    @Test
    void namesAPurposeOrSaysEverything() {
        assertEquals(Set.of(), OptOut.everything(ADA).purposes());
        String remedy = String.valueOf(assertThrows(IllegalArgumentException.class, () -> OptOut.purposes(ADA))
                .getMessage());
        assertTrue(remedy.contains("everything(...)"), remedy);
    }

    @Test
    void showsNothingThatCameFromAPerson() {
        for (OptOut said : each()) {
            assertFalse(said.toString().contains("secret"), said.toString());
        }
        assertEquals("Link[purpose]", OptOut.link("secret").toString());
        assertEquals("Link[everything]", OptOut.link("secret").fromEverything().toString());
        assertTrue(OptOut.reply(NUMBER, "secret").toString().endsWith(", 6 characters]"));
    }
}
