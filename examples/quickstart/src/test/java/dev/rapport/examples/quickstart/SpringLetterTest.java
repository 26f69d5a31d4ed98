package dev.rapport.examples.quickstart;

import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.examples.quickstart.SpringLetter.NEWS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.TombstoneKeys;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.inmemory.InMemoryStorage;
import dev.rapport.crm.testkit.MutableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpringLetterTest {
    private static final Instant FOURTH_OF_MAY = Instant.parse("2027-05-04T09:00:00Z");

    private final MutableClock clock = MutableClock.at(FOURTH_OF_MAY);
    private final Crm crm = Crm.builder()
            .storage(InMemoryStorage.create(clock))
            .purposes(NEWS)
            .unsubscribeAt(URI.create("https://shop.example/unsubscribe"))
            .tombstoneKeys(TombstoneKeys.of(1, Map.of(1, new byte[32])))
            .clock(clock)
            .build();
    private final Contact ada =
            crm.contacts().add(Contact.person("Ada").email("ada@example.org").build());
    private final List<String> sent = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void goesToHerWhoConfirmedAndToNobodyElse() {
        run();

        assertEquals(List.of("ada@example.org [List-Unsubscribe, List-Unsubscribe-Post] Seven new teas"), sent);
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(lines.get(0).startsWith("Permitted. "), lines::toString);
        assertEquals("1 of 3 permitted; 2 no consent", lines.get(1));
    }

    @Test
    void goesNeverAgainToHerAddressWhateverAnOldListSays() {
        run();
        Contact again = crm.contacts()
                .add(Contact.person("Ada, from an old list")
                        .email("ada@example.org")
                        .build());
        clock.advance(Duration.ofMinutes(1));
        crm.consents()
                .record(Consent.granted(again.id(), NEWS)
                        .byEmail("ada@example.org")
                        .evidence("signup-v1", "list", "line 2")
                        .source(Grant.Source.IMPORT)
                        .build());

        ConsentRequest letter = ConsentRequest.of(again.id(), EmailAddress.parse("ada@example.org"), EMAIL, NEWS);
        assertFalse(crm.consents().decide(letter).isPermitted());
        assertEquals(Optional.empty(), crm.contacts().find(ada.id()));
    }

    private void run() {
        crm.contacts().add(Contact.person("Bob").email("bob@example.org").build());
        crm.contacts().add(Contact.person("Cleo").email("cleo@example.org").build());
        SpringLetter.run(
                crm,
                ada,
                (to, headers, text) -> {
                    sent.add(to + " " + headers.keySet() + " " + text);
                    clock.advance(Duration.ofMinutes(1));
                },
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
}
