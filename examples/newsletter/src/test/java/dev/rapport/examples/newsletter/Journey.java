package dev.rapport.examples.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.PreferenceView.Choice;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.MutableClock;
import dev.rapport.examples.newsletter.Mailings.Mailing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the form to the last letter, over HTTP and SMTP; the same on every storage. */
abstract class Journey {
    private static final Form STOP_EVERYTHING = Form.EMPTY.and("stop", "everything");

    final MutableClock clock = MutableClock.at(Instant.parse("2026-11-24T10:00:00Z"));
    private Host host;
    private Visitor ada;
    private Visitor zoe;

    abstract Storage storage();

    @BeforeEach
    void start() throws IOException {
        host = Host.start(0, storage(), clock);
        ada = new Visitor(host, "Ada Lovelace", "ada@example.org");
        zoe = new Visitor(host, "Zoë Müller", "zoe@example.org");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void asksAndSendsNothingElseUntilItIsConfirmed() {
        HttpResponse<String> page = ada.signUp(Topic.NEWS);

        assertEquals("/sent", page.uri().getPath());
        assertEquals(List.of("Please confirm your subscription"), subjects(ada));
        assertEquals("0 of 1 permitted; 1 pending confirmation", news().summary());
        assertEquals(1, ada.mails().size());
    }

    @Test
    void confirmsByTheButtonAndNotByOpeningTheLink() {
        ada.signUp(Topic.NEWS);
        URI link = ada.link();

        HttpResponse<String> page = ada.open(link);
        ada.answer(HttpRequest.newBuilder(link).method("HEAD", BodyPublishers.noBody()));

        assertTrue(page.body().contains("a***@example.org"));
        assertFalse(page.body().contains("ada@example.org"));
        assertEquals("0 of 1 permitted; 1 pending confirmation", news().summary());

        assertTrue(ada.post(link, Form.EMPTY).body().contains("You are subscribed"));
        assertTrue(ada.post(link, Form.EMPTY).body().contains("You are subscribed"));
        assertEquals("1 of 1 permitted", news().summary());
    }

    @Test
    void refusesAConfirmationThatComesAfterTwoDays() {
        ada.signUp(Topic.NEWS);
        clock.advance(Duration.ofDays(2));

        assertEquals(410, ada.post(ada.link(), Form.EMPTY).statusCode());
        assertEquals("0 of 1 permitted; 1 confirmation expired", news().summary());
    }

    @Test
    void writesInTwoPartsWithTheHeadersOfOneClickUnsubscribing() throws Exception {
        join(zoe, Topic.NEWS);
        host.mailings().send(Topic.NEWS, "Café für alle", List.of("Tastes of <plums> & ☕."));

        Mail letter = newest(zoe);
        URI link = letter.links().get(0);
        assertEquals("<" + link + ">", letter.header("List-Unsubscribe").orElseThrow());
        assertEquals(
                "List-Unsubscribe=One-Click",
                letter.header("List-Unsubscribe-Post").orElseThrow());
        assertTrue(letter.header("Message-ID").orElseThrow().matches("<[0-9a-f]{64}@hillroad\\.example>"));
        assertEquals(clock.instant(), letter.raw().getSentDate().toInstant());
        assertEquals("Café für alle", letter.subject());
        assertTrue(letter.plain().startsWith("Dear Zoë Müller,\n\nTastes of <plums> & ☕.\n"));
        assertTrue(letter.html().contains("<p>Tastes of &lt;plums&gt; &amp; ☕.</p>"));
        assertTrue(letter.html().contains("href=\"" + link + "\""));
        assertTrue(letter.raw().getHeader("Subject", null).chars().allMatch(unit -> unit < 128));
    }

    @Test
    void putsNoWayOutIntoTheQuestionAsItIsNoLetter() {
        ada.signUp(Topic.NEWS);

        assertTrue(newest(ada).header("List-Unsubscribe").isEmpty());
        assertEquals("/confirm", ada.link().getPath());
        assertEquals(1, newest(ada).links().size());
    }

    @Test
    void leavesOutWhoStoppedEverythingAndSaysWhy() {
        join(ada, Topic.NEWS, Topic.OFFERS);
        join(zoe, Topic.NEWS);
        assertEquals("2 of 2 permitted", news().summary());
        URI link = ada.link();

        HttpResponse<String> page = ada.open(link);
        assertTrue(page.body().indexOf("Stop everything") < page.body().indexOf("Or keep some of it"));
        assertEquals("2 of 2 permitted", news().summary());
        int before = ada.mails().size();

        assertTrue(ada.post(link, STOP_EVERYTHING).body().contains("You are unsubscribed"));
        Mailing next = news();

        assertEquals("1 of 2 permitted; 1 objected", next.summary());
        assertEquals(
                List.of("Refused. The person objected to marketing and has not consented again since."
                        + " Policy: STRICT_DOI."),
                next.reasons());
        assertEquals(before, ada.mails().size());
        assertEquals(
                "0 of 2 permitted; 1 no consent, 1 objected", send(Topic.OFFERS).summary());
    }

    @Test
    void keepsWhatIsTickedAndAddsNothing() {
        join(ada, Topic.NEWS, Topic.OFFERS);
        news();
        URI page = preferences(ada);
        assertEquals(Set.of("news", "offers"), received(ada));

        HttpResponse<String> answer =
                ada.post(page, Form.EMPTY.and("keep", key(ada, "offers")).and("keep", "unknown"));

        assertTrue(answer.body().contains("<li>Offers of the season"));
        assertFalse(answer.body().contains("<li>News"));
        assertEquals("0 of 1 permitted; 1 withdrawn", news().summary());
        assertEquals("1 of 1 permitted", send(Topic.OFFERS).summary());

        ada.post(page, Form.EMPTY.and("keep", key(ada, "offers")).and("keep", key(ada, "news")));
        assertEquals(Set.of("offers"), received(ada));
        assertEquals(1, grants(ada));
        assertTrue(ada.post(page, Form.EMPTY).body().contains("You are unsubscribed"));
        assertEquals(Set.of(), received(ada));
    }

    @Test
    void keepsWhatIsNotYetConfirmedWhereItIsTicked() {
        URI page = offersAskedForByAReaderOfTheNews();
        assertTrue(
                ada.open(page).body().contains("Offers of the season, four times a year (once you have confirmed it)"));
        URI preferences = page.resolve("/preferences?" + page.getRawQuery());
        Form both = Form.EMPTY.and("keep", key(ada, "news")).and("keep", key(ada, "offers"));

        assertTrue(ada.post(preferences, both).body().contains("<li>Offers of the season"));

        assertEquals(200, ada.post(ada.link(), Form.EMPTY).statusCode());
        assertEquals("1 of 1 permitted", send(Topic.OFFERS).summary());
    }

    @Test
    void takesBackWhatIsNotYetConfirmedWhereItIsNotTicked() {
        URI page = offersAskedForByAReaderOfTheNews();
        URI preferences = page.resolve("/preferences?" + page.getRawQuery());

        ada.post(preferences, Form.EMPTY.and("keep", key(ada, "news")));

        assertEquals(410, ada.post(ada.link(), Form.EMPTY).statusCode());
        assertEquals("0 of 1 permitted; 1 withdrawn", send(Topic.OFFERS).summary());
        assertEquals("1 of 1 permitted", news().summary());
    }

    /** The answer is the link of her letter; the newest mail is the one that asks whether she meant it. */
    private URI offersAskedForByAReaderOfTheNews() {
        join(ada, Topic.NEWS);
        news();
        URI page = ada.link();
        ada.signUp(Topic.OFFERS);
        return page;
    }

    @Test
    void understandsTheButtonOfAMailProgramInBothEncodings() {
        join(ada, Topic.NEWS, Topic.OFFERS);
        join(zoe, Topic.NEWS);
        news();

        HttpResponse<String> plain = oneClick(ada, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
        HttpResponse<String> parts = oneClick(
                zoe,
                "multipart/form-data; boundary=cut",
                "--cut\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--cut--\r\n");

        assertEquals(List.of(200, 200), List.of(plain.statusCode(), parts.statusCode()));
        assertEquals("0 of 2 permitted; 2 withdrawn", news().summary());
        assertEquals("1 of 2 permitted; 1 no consent", send(Topic.OFFERS).summary());
    }

    @Test
    void saysThatSomebodyIsOutHoweverOftenItIsAsked() {
        join(ada, Topic.NEWS);
        news();

        HttpResponse<String> first = ada.post(ada.link(), STOP_EVERYTHING);
        HttpResponse<String> second = ada.post(ada.link(), STOP_EVERYTHING);

        assertEquals(first.body(), second.body());
    }

    @Test
    void letsSomebodyComeBackByConfirmingAgain() {
        join(ada, Topic.NEWS);
        news();
        ada.post(ada.link(), STOP_EVERYTHING);
        clock.advance(Duration.ofDays(1));

        ada.signUp(Topic.NEWS);
        assertEquals("0 of 1 permitted; 1 objected", news().summary());
        ada.post(ada.link(), Form.EMPTY);

        assertEquals("1 of 1 permitted", news().summary());
    }

    @Test
    void doesNotTellWhetherAnAddressIsKnownNorFloodIt() {
        String unknown = ada.signUp(Topic.NEWS).body();
        Visitor stranger = new Visitor(host, "Somebody Else", ada.address());
        for (int i = 0; i < 5; i++) {
            assertEquals(unknown, stranger.signUp(Topic.NEWS).body());
        }

        assertEquals(3, ada.mails().size());
        clock.advance(Duration.ofHours(1));
        ada.signUp(Topic.NEWS);
        assertEquals(4, ada.mails().size());
    }

    @Test
    void changesNothingThatIsKnownByAFormAndRepeatsNothingOfIt() {
        join(ada, Topic.NEWS);
        new Visitor(host, "Buy at example.com", ada.address()).signUp(Topic.NEWS);

        assertFalse(newest(ada).plain().contains("Buy at"));
        news();
        assertTrue(newest(ada).plain().startsWith("Dear Ada Lovelace,"));
    }

    @Test
    void answersUnknownLinksAlikeAndChangesNothing() {
        join(ada, Topic.NEWS);
        news();
        String link = ada.link().toString();
        URI wrong = URI.create(link.substring(0, link.length() - 10) + "AAAAAAAAAA");
        URI broken = host.uri().resolve("/unsubscribe?t=1");
        URI missing = host.uri().resolve("/unsubscribe");

        for (URI page : List.of(wrong, broken, missing)) {
            assertEquals(404, ada.open(page).statusCode());
            assertEquals(404, ada.post(page, STOP_EVERYTHING).statusCode());
            URI preferences = page.resolve("/preferences?" + page.getRawQuery());
            assertEquals(404, ada.post(preferences, Form.EMPTY).statusCode());
        }
        assertEquals("1 of 1 permitted", news().summary());
    }

    private void join(Visitor visitor, Topic... topics) {
        visitor.signUp(topics);
        assertEquals(200, visitor.post(visitor.link(), Form.EMPTY).statusCode());
        // what is said at the same instant as a no does not count against it
        clock.advance(Duration.ofSeconds(1));
    }

    private static URI preferences(Visitor visitor) {
        return visitor.link().resolve("/preferences?" + visitor.link().getRawQuery());
    }

    private Set<String> received(Visitor visitor) {
        return choices(visitor)
                .filter(choice -> choice.isFree() && choice.isOn())
                .map(choice -> choice.purpose().name())
                .collect(Collectors.toSet());
    }

    private String key(Visitor visitor, String purpose) {
        return choices(visitor)
                .filter(choice -> choice.purpose().name().equals(purpose))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private Stream<Choice> choices(Visitor visitor) {
        return host.crm().subscriptions().preferences(id(visitor)).choices().stream();
    }

    private long grants(Visitor visitor) {
        return host.crm().consents().history(id(visitor)).stream()
                .filter(Grant.class::isInstance)
                .count();
    }

    private ContactId id(Visitor visitor) {
        EmailAddress address = EmailAddress.parse(visitor.address());
        return host.crm().contacts().findByPoint(address).get(0).id();
    }

    private Mailing news() {
        return send(Topic.NEWS);
    }

    private Mailing send(Topic topic) {
        clock.advance(Duration.ofSeconds(1));
        return host.mailings().send(topic, "The roastery in winter", List.of("We are closed for a week."));
    }

    /** What a mail program sends: it takes the link from the header, and has seen no page. */
    private static HttpResponse<String> oneClick(Visitor visitor, String type, String body) {
        String header = newest(visitor).header("List-Unsubscribe").orElseThrow();
        URI link = URI.create(header.substring(1, header.length() - 1));
        return visitor.answer(
                HttpRequest.newBuilder(link).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private static List<String> subjects(Visitor visitor) {
        return visitor.mails().stream().map(Mail::subject).toList();
    }

    private static Mail newest(Visitor visitor) {
        List<Mail> mails = visitor.mails();
        return mails.get(mails.size() - 1);
    }
}
