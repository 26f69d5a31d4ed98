package dev.rapport.examples.newsletter;

import dev.rapport.examples.newsletter.Mailings.Mailing;
import java.util.Arrays;
import java.util.List;

/** Where somebody of the roastery writes to subscribers. A real host asks for a password here; the example has no users. */
final class DeskPages {
    private final Mailings mailings;

    DeskPages(Mailings mailings) {
        this.mailings = mailings;
    }

    Reply form(Request request) {
        return Reply.page(
                200,
                "Write to subscribers",
                Html.of(
                        """
                        <form method="post" action="/desk">
                        <label for="topic">Topic</label>
                        <select id="topic" name="topic">{}</select>
                        <label for="subject">Subject</label>
                        <input id="subject" name="subject" required maxlength="200">
                        <label for="text">Text</label>
                        <textarea id="text" name="text" rows="6" required></textarea>
                        <button>Send</button>
                        </form>
                        <p class="note">What has been sent is in the <a href="/mailbox">mailbox</a>.</p>
                        """,
                        Arrays.stream(Topic.values())
                                .map(topic -> Html.of("<option value=\"{}\">{}</option>", topic.key(), topic.key()))
                                .collect(Html.joined())));
    }

    Reply send(Request request) {
        Topic topic = request.body()
                .first("topic")
                .flatMap(Topic::find)
                .orElseThrow(() -> new IllegalArgumentException("topic: unknown; choose one of the form"));
        String subject = request.body().first("subject").orElse("").strip();
        List<String> paragraphs = request.body()
                .first("text")
                .orElse("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return done(mailings.send(topic, subject, paragraphs));
    }

    private static Reply done(Mailing mailing) {
        return Reply.page(
                200,
                "Sent to " + mailing.delivered(),
                Html.of(
                        "<p id=\"summary\">{}</p>{}<p><a href=\"/desk\">Write another</a> or see the"
                                + " <a href=\"/mailbox\">mailbox</a>.</p>",
                        mailing.summary(),
                        mailing.reasons().isEmpty()
                                ? Html.NOTHING
                                : Html.of(
                                        "<ul>{}</ul>",
                                        mailing.reasons().stream()
                                                .map(reason -> Html.of("<li>{}</li>", reason))
                                                .collect(Html.joined()))));
    }
}
