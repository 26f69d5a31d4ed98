package dev.rapport.examples.newsletter;

import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.error.PlainText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The form, with nothing ticked in advance, and the page that follows: the same, whoever is known already. */
final class SignUpPages {
    private static final int LONGEST_NAME = 200;

    private final SignUps signUps;

    SignUpPages(SignUps signUps) {
        this.signUps = signUps;
    }

    Reply form(Request request) {
        return Reply.page(200, "News from the roastery", form(Form.EMPTY, List.of()));
    }

    Reply submit(Request request) {
        Form form = request.body();
        List<Fault> faults = new ArrayList<>();
        Optional<String> name =
                read(faults, new Fault("name", "Please tell us your name, in one line."), () -> name(form));
        Optional<EmailAddress> address = read(
                faults,
                new Fault("email", "Please check your e-mail address: it looks like ada@example.org."),
                () -> EmailAddress.parse(form.first("email").orElse("")));
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        form.all("topic").forEach(key -> Topic.find(key).ifPresent(topics::add));
        if (topics.isEmpty()) {
            faults.add(new Fault("topics", "Please choose at least one."));
        }
        if (name.isEmpty() || address.isEmpty() || topics.isEmpty()) {
            return Reply.page(422, "News from the roastery", form(form, faults));
        }
        signUps.request(new SignUp(name.get(), address.get(), topics));
        return Reply.seeOther("/sent");
    }

    Reply sent(Request request) {
        return Reply.page(
                200,
                "Look into your mailbox",
                Html.of(
                        "<p>We have sent a mail to the address that you gave. Open its link and press the button there, within"
                                + " 48 hours, and you are subscribed.</p><p>No mail? Look into the folder for spam, and try again in an"
                                + " hour.</p>"));
    }

    private record Fault(String field, String remedy) {}

    private static String name(Form form) {
        return PlainText.line("name", form.first("name").orElse("").strip(), LONGEST_NAME);
    }

    private static <T> Optional<T> read(List<Fault> faults, Fault fault, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            faults.add(fault);
            return Optional.empty();
        }
    }

    private static Html form(Form before, List<Fault> faults) {
        return Html.of(
                """
                <p>Fill this in and we will write to you by e-mail. You can stop it at any time, in every mail.</p>
                {}                <form method="post" action="/sign-up" novalidate>
                {}{}<fieldset{}>
                <legend>What may we send you?</legend>
                {}{}</fieldset>
                <p class="note">We keep your name, your address and this choice, and use them for nothing else.</p>
                <button>Sign up</button>
                </form>
                """,
                faults.isEmpty()
                        ? Html.NOTHING
                        : new Html("<p class=\"wrong\" role=\"alert\">Please check what is marked below.</p>\n"),
                field(new Field("name", "Your name", "text", "name"), before, faults),
                field(new Field("email", "Your e-mail address", "email", "email"), before, faults),
                marks("topics", faults),
                remedy("topics", faults),
                List.of(Topic.values()).stream()
                        .map(topic -> choice(topic, before.all("topic").contains(topic.key())))
                        .collect(Html.joined()));
    }

    private record Field(String name, String label, String type, String autocomplete) {}

    private static Html field(Field field, Form before, List<Fault> faults) {
        return Html.of(
                """
                <label for="{}">{}</label>
                <input id="{}" name="{}" type="{}" autocomplete="{}" value="{}" required{}>
                {}""",
                field.name,
                field.label,
                field.name,
                field.name,
                field.type,
                field.autocomplete,
                before.first(field.name).orElse(""),
                marks(field.name, faults),
                remedy(field.name, faults));
    }

    private static Html choice(Topic topic, boolean isTicked) {
        return Html.of(
                "<label class=\"choice\"><input type=\"checkbox\" name=\"topic\" value=\"{}\"{}> {}</label>\n",
                topic.key(),
                isTicked ? new Html(" checked") : Html.NOTHING,
                topic.promise());
    }

    /** Tells a screen reader which field is wrong, and where it says why. */
    private static Html marks(String field, List<Fault> faults) {
        return faults.stream().anyMatch(fault -> fault.field.equals(field))
                ? Html.of(" aria-invalid=\"true\" aria-describedby=\"{}-remedy\"", field)
                : Html.NOTHING;
    }

    private static Html remedy(String field, List<Fault> faults) {
        return faults.stream()
                .filter(fault -> fault.field.equals(field))
                .map(fault -> Html.of("<p class=\"wrong\" id=\"{}-remedy\">{}</p>\n", field, fault.remedy))
                .collect(Html.joined());
    }
}
