package dev.rapport.examples.newsletter;

import dev.rapport.crm.OptedOut;
import dev.rapport.crm.PreferenceView;
import dev.rapport.crm.PreferenceView.Choice;
import dev.rapport.crm.Subscription;
import dev.rapport.crm.Subscriptions;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.contact.ContactId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the link in each letter leads. To open it changes nothing; a button of the page does, and so does the POST that a mail
 * program sends for its own button (RFC 8058).
 *
 * <p>That POST comes from a program that never saw the page, so the form has no secret of its own against forgery, and needs
 * none: the secret is in the link, there is no cookie that a strange page could use, and who has the link may say no.
 */
final class LeavePages {
    private static final String EVERYTHING = "everything";

    private final Subscriptions subscriptions;

    LeavePages(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    Reply ask(Request request) {
        return subscriptions
                .about(request.token())
                .map(about -> ask(about, request.token()))
                .orElseGet(LeavePages::unknown);
    }

    Reply leave(Request request) {
        boolean isAll = request.body().first("stop").filter(EVERYTHING::equals).isPresent();
        OptOut.Link link = OptOut.link(request.token());
        OptedOut done = subscriptions.withdraw(isAll ? link.fromEverything() : link);
        return done.isOut() ? left(isAll) : unknown();
    }

    /** Keeps what is still wanted. Nothing is added to it, as that needs a confirmation. */
    Reply keep(Request request) {
        return subscriptions
                .about(request.token())
                .map(about -> keep(about.contact(), request.body().all("keep")))
                .orElseGet(LeavePages::unknown);
    }

    private Reply keep(ContactId person, List<String> wanted) {
        Set<String> kept = wanted(subscriptions.preferences(person))
                .map(Choice::key)
                .filter(wanted::contains)
                .collect(Collectors.toSet());
        // without proof: only a grant needs one
        List<Html> left = wanted(subscriptions.choose(person, kept, Proof.NONE).view())
                .map(choice -> Html.of("<li>{}</li>", promise(choice)))
                .toList();
        return left.isEmpty()
                ? left(true)
                : Reply.page(
                        200,
                        "We have noted it",
                        Html.of(
                                "<p>You still get:</p><ul>{}</ul>",
                                left.stream().collect(Html.joined())));
    }

    private Reply ask(Subscription about, String token) {
        List<Choice> wanted = wanted(subscriptions.preferences(about.contact())).toList();
        return Reply.page(
                200,
                "What may we still send you?",
                Html.of("""
                        <p>This is about <strong>{}</strong>. Nothing has changed yet.</p>
                        <form method="post" action="/unsubscribe?t={}">
                        <button name="stop" value="everything">Stop everything</button>
                        </form>
                        {}<p class="note">It works at once. You need not tell us why.</p>
                        """, about.address(), token, wanted.isEmpty() ? Html.NOTHING : choices(wanted, token)));
    }

    private static Html choices(List<Choice> wanted, String token) {
        return Html.of(
                """
                <form method="post" action="/preferences?t={}">
                <fieldset>
                <legend>Or keep some of it</legend>
                {}</fieldset>
                <button class="lesser">Keep what is ticked</button>
                </form>
                """,
                token,
                wanted.stream()
                        .map(choice -> Html.of(
                                "<label class=\"choice\"><input type=\"checkbox\" name=\"keep\" value=\"{}\" checked>"
                                        + " {}</label>\n",
                                choice.key(),
                                promise(choice)))
                        .collect(Html.joined()));
    }

    /** What awaits its confirmation is shown as well: what the page leaves out would be withdrawn. */
    private static Stream<Choice> wanted(PreferenceView preferences) {
        return preferences.choices().stream()
                .filter(choice -> choice.isFree() && (choice.isOn() || choice.isAwaited()));
    }

    private static String promise(Choice choice) {
        String promise = Topic.of(Set.of(choice.purpose())).stream()
                .map(Topic::promise)
                .findFirst()
                .orElse(choice.purpose().name());
        return choice.isAwaited() ? promise + " (once you have confirmed it)" : promise;
    }

    private static Reply left(boolean isAll) {
        return Reply.page(
                200,
                "You are unsubscribed",
                Html.of(
                        "<p>{}</p><p>A mistake? <a href=\"/\">Sign up again.</a></p>",
                        isAll
                                ? "You get no more letters from us, of any kind."
                                : "You get no more letters of this kind from us."));
    }

    private static Reply unknown() {
        return Reply.page(
                404,
                "We do not know this link",
                Html.of(
                        "<p>Perhaps a part of it is missing: copy it whole from the mail, or answer the mail with the one word"
                                + " <strong>stop</strong>.</p>"));
    }
}
