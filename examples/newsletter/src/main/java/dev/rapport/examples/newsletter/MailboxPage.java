package dev.rapport.examples.newsletter;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the mail server of the example has taken, for everybody to see: the mailboxes are invented. */
final class MailboxPage {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final MailServer server;

    MailboxPage(MailServer server) {
        this.server = server;
    }

    Reply show(Request request) {
        List<Mail> mails = request.query().first("of").map(server::mailsTo).orElseGet(server::mails);
        return Reply.page(
                200,
                "Mailbox",
                mails.isEmpty()
                        ? Html.of("<p>No mail yet.</p>")
                        : mails.stream().map(MailboxPage::mail).collect(Html.joined()));
    }

    private static Html mail(Mail mail) {
        return Html.of(
                """
                <article>
                <h2>{}</h2>
                <p class="note">To {}{}</p>
                <div class="mail">{}</div>
                </article>
                """,
                mail.subject(),
                mail.to(),
                mail.header("List-Unsubscribe").isPresent() ? ", with a button to unsubscribe" : "",
                linked(mail.plain()));
    }

    private static Html linked(String text) {
        StringBuilder markup = new StringBuilder();
        Matcher links = LINK.matcher(text);
        int from = 0;
        for (MatchResult link : links.results().toList()) {
            markup.append(
                    Html.of("{}<a href=\"{}\">{}</a>", text.substring(from, link.start()), link.group(), link.group())
                            .markup());
            from = link.end();
        }
        return new Html(markup + Html.of("{}", text.substring(from)).markup());
    }
}
