package dev.rapport.examples.newsletter;

import dev.rapport.crm.Subscription;
import dev.rapport.crm.Subscriptions;

/**
 * Where the link of the first mail leads: a page with a button. To open it confirms nothing, as programs that look for viruses
 * open every link before its reader does.
 */
final class ConfirmPages {
    private final Subscriptions subscriptions;

    ConfirmPages(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    Reply ask(Request request) {
        return subscriptions
                .about(request.token())
                .map(about -> ask(about, request.token()))
                .orElseGet(ConfirmPages::unknown);
    }

    Reply confirm(Request request) {
        return switch (subscriptions.confirm(request.token())) {
            case CONFIRMED, ALREADY_CONFIRMED ->
                Reply.page(
                        200,
                        "You are subscribed",
                        Html.of("<p>Thank you. Every mail has a link by which you can stop it.</p>"));
            case EXPIRED ->
                Reply.page(
                        410,
                        "This link is over",
                        Html.of(
                                "<p>It was good for 48 hours. <a href=\"/\">Sign up again</a> and we send you another.</p>"));
            case WITHDRAWN_SINCE ->
                Reply.page(
                        410,
                        "You have unsubscribed since",
                        Html.of("<p>You get nothing from us. To change that, <a href=\"/\">sign up again</a>.</p>"));
            case UNKNOWN -> unknown();
        };
    }

    private static Reply ask(Subscription about, String token) {
        return Reply.page(
                200,
                "Is this what you want?",
                Html.of(
                        """
                        <p>You will get these at <strong>{}</strong>:</p>
                        <ul>{}</ul>
                        <form method="post" action="/confirm?t={}"><button>Yes, subscribe me</button></form>
                        <p class="note">If it was not you who asked, close this page. You will not hear from us.</p>
                        """,
                        about.address(),
                        Topic.of(about.purposes()).stream()
                                .map(topic -> Html.of("<li>{}</li>", topic.promise()))
                                .collect(Html.joined()),
                        token));
    }

    private static Reply unknown() {
        return Reply.page(
                404,
                "We do not know this link",
                Html.of("<p>Perhaps a part of it is missing: copy it whole from the mail, or <a href=\"/\">sign up"
                        + " again</a>.</p>"));
    }
}
