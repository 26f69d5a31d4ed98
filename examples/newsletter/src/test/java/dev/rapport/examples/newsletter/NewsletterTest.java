package dev.rapport.examples.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class NewsletterTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)### A newsletter\n.*?```text\n(.*?)```");

    @Test
    void tellsWhoGetsWhatAndWhy() throws IOException {
        String printed = printed();

        assertEquals("""
                The host is at http://localhost:PORT/, its mail server at smtp://127.0.0.1:PORT
                Ada and Zoë sign up; each gets a mail that asks whether they meant it.
                  Mailing "The roaster is hot": 0 of 2 permitted; 2 pending confirmation
                    Refused. The latest grant has not been confirmed. Policy: STRICT_DOI, doubleOptIn.
                Both open the link and press the button.
                  Mailing "Beans from Huehuetenango": 2 of 2 permitted
                Ada opens the link to unsubscribe. That changes nothing.
                  Mailing "Café on Saturdays": 2 of 2 permitted
                Ada presses "Stop everything".
                  Mailing "The roastery in winter": 1 of 2 permitted; 1 objected
                    Refused. The person objected to marketing and has not consented again since. Policy: STRICT_DOI.
                The mailbox of ada@example.org:
                  Please confirm your subscription
                  Beans from Huehuetenango, with a button to unsubscribe
                  Café on Saturdays, with a button to unsubscribe
                The mailbox of zoe@example.org:
                  Please confirm your subscription
                  Beans from Huehuetenango, with a button to unsubscribe
                  Café on Saturdays, with a button to unsubscribe
                  The roastery in winter, with a button to unsubscribe
                """, printed.replaceAll("(localhost|127\\.0\\.0\\.1):\\d+", "$1:PORT"));
        assertTrue(printed.contains(shownInTheReadme()));
    }

    private static String printed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Newsletter.play(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static String shownInTheReadme() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../../README.md")));
        assertTrue(block.find());
        return block.group(1);
    }
}
