package dev.rapport.examples.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.crm.inmemory.InMemoryStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way once more, in a real browser. */
final class BrowserTest {
    @Test
    void signsUpConfirmsReadsLeavesAndIsLeftOut(@TempDir Path profile) throws IOException {
        assumeTrue(Browser.isInstalled(), Browser.MISSING);
        try (Host host = Host.start(0, InMemoryStorage.create(), InstantSource.system());
                Browser browser = Browser.start(profile)) {
            URI site = host.uri();
            signUp(browser, site);
            confirm(browser, site);
            assertEquals("1 of 1 permitted", send(host, "The roaster is hot"));

            browser.open(site.resolve("/mailbox?of=zoe@example.org"));
            browser.sees("Mailbox", "6-mailbox");
            assertTrue(browser.isWellLaidOut());
            browser.follow(site.resolve("/unsubscribe"));
            browser.sees("What may we still send you?", "7-unsubscribe");
            assertTrue(browser.isWellLaidOut());
            assertTrue(browser.text().contains("z***@example.org"));
            assertEquals("1 of 1 permitted", send(host, "Opening the link changed nothing"));

            browser.press("Stop everything");
            browser.sees("You are unsubscribed", "8-unsubscribed");
            desk(browser, site);
            assertEquals(3, host.post().mailsTo("zoe@example.org").size());
        }
    }

    private static void signUp(Browser browser, URI site) throws IOException {
        browser.open(site);
        browser.sees("News from the roastery", "1-form");
        assertTrue(browser.isWellLaidOut());
        browser.type("Your name", "Zoë Müller");
        browser.type("Your e-mail address", "zoe");
        browser.press("Sign up");
        browser.sees("News from the roastery", "2-form-with-faults");
        assertTrue(browser.text().contains("Please check your e-mail address"));
        browser.type("Your e-mail address", "zoe@example.org");
        browser.tick("News of the roastery");
        browser.press("Sign up");
        browser.sees("Look into your mailbox", "3-sent");
    }

    private static void confirm(Browser browser, URI site) throws IOException {
        browser.open(site.resolve("/mailbox?of=zoe@example.org"));
        browser.follow(site.resolve("/confirm"));
        browser.sees("Is this what you want?", "4-confirm");
        assertTrue(browser.isWellLaidOut());
        browser.press("Yes, subscribe me");
        browser.sees("You are subscribed", "5-confirmed");
    }

    private static void desk(Browser browser, URI site) throws IOException {
        browser.open(site.resolve("/desk"));
        browser.type("Subject", "The roastery in winter");
        browser.type("Text", "We are closed for a week.");
        browser.sees("Write to subscribers", "9-desk");
        assertTrue(browser.isWellLaidOut());
        browser.press("Send");
        browser.sees("Sent to 0", "10-left-out");
        assertTrue(browser.text().contains("0 of 1 permitted; 1 objected"));
        assertTrue(browser.text().contains("The person objected to marketing"));
    }

    private static String send(Host host, String subject) {
        return host.mailings()
                .send(Topic.NEWS, subject, List.of("Come and see."))
                .summary();
    }
}
