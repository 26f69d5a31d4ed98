package dev.rapport.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.contact.Channel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnsubscribingTest {
    private final Token token = Token.next(ConsentId.next());

    private Optional<String> link(String page) {
        return Unsubscribing.at(URI.create(page)).link(token).map(URI::toString);
    }

    @Test
    void addsTheTokenToTheQuestionsThatThereAre() {
        String secret = "t=" + token.text();
        assertEquals(Optional.of("https://example.org/leave?" + secret), link("https://example.org/leave"));
        assertEquals(Optional.of("https://example.org/leave?a=1&" + secret), link("https://example.org/leave?a=1"));
        assertEquals(Optional.of("http://localhost:8080/?" + secret), link("http://localhost:8080/"));
        assertEquals(Optional.empty(), Unsubscribing.nowhere().link(token));
    }

    @Test
    void leadsToNoPlaceWhereOthersCouldReadTheToken() {
        for (String page : List.of(
                "http://example.org/leave",
                "ftp://example.org/leave",
                "/leave",
                "https:leave",
                "mailto:leave@example.org",
                "https://example.org/leave#top")) {
            assertThrows(IllegalArgumentException.class, () -> Unsubscribing.at(URI.create(page)), page);
        }
    }

    @Test
    void putsHeadersIntoMailsAlone() {
        Unsubscribing page = Unsubscribing.at(URI.create("https://example.org/leave"));
        Optional<URI> link = page.link(token);
        assertEquals(
                Map.of(
                        "List-Unsubscribe",
                        "<https://example.org/leave?t=" + token.text() + ">",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click"),
                page.headers(Channel.EMAIL, link));
        assertEquals(Map.of(), page.headers(Channel.SMS, link));
        assertEquals(Map.of(), page.headers(Channel.EMAIL, Optional.empty()));
    }
}
