package dev.rapport.examples.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.inmemory.InMemoryStorage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages answer to people and programs that do not do what they should. */
final class PagesTest {
    private Host host;
    private Visitor visitor;

    @BeforeEach
    void start() throws IOException {
        host = Host.start(0, InMemoryStorage.create(), InstantSource.system());
        visitor = new Visitor(host, "Ada", "ada@example.org");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void showsAFormThatIsWrongAgainAsItWasFilledInWithARemedyForEachFault() {
        HttpResponse<String> page = visitor.post(
                page("/sign-up"),
                Form.EMPTY.and("name", "<b>\"Ada\"").and("email", "ada").and("topic", "unknown"));

        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("value=\"&lt;b&gt;&quot;Ada&quot;\""));
        assertFalse(page.body().contains("<b>"));
        assertTrue(page.body().contains("id=\"email-remedy\">Please check your e-mail address"));
        assertTrue(page.body().contains("aria-invalid=\"true\" aria-describedby=\"email-remedy\""));
        assertTrue(page.body().contains("id=\"topics-remedy\">Please choose at least one"));
        assertFalse(page.body().contains("name-remedy"));
        assertEquals(0, host.post().mails().size());
    }

    @Test
    void ticksNothingInAdvance() {
        assertFalse(visitor.open(page("/")).body().contains("checked"));
        assertTrue(visitor.post(page("/sign-up"), Form.EMPTY.and("topic", "news"))
                .body()
                .contains("value=\"news\" checked"));
    }

    @Test
    void asksForANameInOneLine() {
        Form twoLines = Form.EMPTY
                .and("name", "Ada\nBcc: x@example.org")
                .and("email", "a@example.org")
                .and("topic", "news");

        assertEquals(422, visitor.post(page("/sign-up"), twoLines).statusCode());
        assertEquals(0, host.post().mails().size());
    }

    @Test
    void changesNothingByAGetWhereAPostIsMeant() {
        HttpResponse<String> answer = visitor.open(page("/sign-up"));

        assertEquals(405, answer.statusCode());
        assertEquals("POST", answer.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void knowsNoOtherPages() {
        assertEquals(404, visitor.open(page("/admin")).statusCode());
    }

    @Test
    void refusesWhatCannotBeRead() {
        HttpResponse<String> wrong = visitor.answer(HttpRequest.newBuilder(page("/sign-up"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=%zz")));
        assertEquals(400, wrong.statusCode());
        HttpResponse<String> tooLong = visitor.post(page("/sign-up"), Form.EMPTY.and("name", "x".repeat(70_000)));
        assertEquals(400, tooLong.statusCode());
        assertEquals(400, visitor.post(page("/desk"), Form.EMPTY).statusCode());
    }

    @Test
    void keepsTheSecretsOfLinksToItself() {
        HttpHeaders headers = visitor.open(page("/")).headers();

        assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElseThrow());
        assertEquals("no-store", headers.firstValue("Cache-Control").orElseThrow());
        assertTrue(headers.firstValue("Content-Security-Policy").orElseThrow().startsWith("default-src 'none'; "));
    }

    @Test
    void answersTheHeadAlone() {
        HttpResponse<String> head =
                visitor.answer(HttpRequest.newBuilder(host.uri()).method("HEAD", BodyPublishers.noBody()));

        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
    }

    @Test
    void sendsWhatIsWrittenAtTheDeskAndShowsItInTheMailbox() {
        visitor.signUp(Topic.OFFERS);
        visitor.post(visitor.link(), Form.EMPTY);
        Form letter =
                Form.EMPTY.and("topic", "offers").and("subject", "Two for one").and("text", "Until Sunday.\n\n<b>");

        HttpResponse<String> sent = visitor.post(page("/desk"), letter);

        assertTrue(sent.body().contains("<h1>Sent to 1</h1>"));
        assertTrue(sent.body().contains("<p id=\"summary\">1 of 1 permitted</p>"));
        String mailbox = visitor.open(page("/mailbox?of=ada@example.org")).body();
        assertTrue(mailbox.contains("<h2>Two for one</h2>"));
        assertTrue(mailbox.contains("Until Sunday.\n\n&lt;b&gt;\n"));
        assertTrue(mailbox.contains("<a href=\"" + visitor.link() + "\">"));
        assertTrue(visitor.open(page("/mailbox?of=zoe@example.org")).body().contains("No mail yet."));
    }

    private URI page(String path) {
        return host.uri().resolve(path);
    }
}
