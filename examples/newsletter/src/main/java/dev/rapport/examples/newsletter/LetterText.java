package dev.rapport.examples.newsletter;

import java.net.URI;
import java.util.Optional;

/** A letter as the two texts of a mail, with the way out at the end of both. */
record LetterText(String subject, Letter letter, Optional<URI> unsubscribe) {
    private static final String SENDER = "Hill Road Coffee, 12 Hill Road, Exampleton";

    String plain() {
        StringBuilder text = new StringBuilder(letter.greeting()).append("\n\n");
        letter.paragraphs().forEach(paragraph -> text.append(paragraph).append("\n\n"));
        letter.action()
                .ifPresent(action -> text.append(action.label())
                        .append(":\n")
                        .append(action.link())
                        .append("\n\n"));
        text.append("-- \n").append(SENDER).append('\n');
        unsubscribe.ifPresent(
                link -> text.append("No more of this: ").append(link).append('\n'));
        return text.toString();
    }

    Html html() {
        return Html.of(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>{}</title></head>
                <body style="font-family: sans-serif; line-height: 1.5; max-width: 36em">
                <p>{}</p>
                {}{}<hr>
                <p><small>{}{}</small></p>
                </body>
                </html>
                """,
                subject,
                letter.greeting(),
                letter.paragraphs().stream()
                        .map(paragraph -> Html.of("<p>{}</p>\n", paragraph))
                        .collect(Html.joined()),
                letter.action()
                        .map(action -> Html.of("<p><a href=\"{}\">{}</a></p>\n", action.link(), action.label()))
                        .orElse(Html.NOTHING),
                SENDER,
                unsubscribe
                        .map(link -> Html.of("<br><a href=\"{}\">No more of this</a>", link))
                        .orElse(Html.NOTHING));
    }
}
