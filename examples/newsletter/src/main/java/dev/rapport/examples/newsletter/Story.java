package dev.rapport.examples.newsletter;

import dev.rapport.examples.newsletter.Mailings.Mailing;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/** Two invented people sign up, one of them leaves, and four mailings show who gets what and why. */
final class Story {
    private final Host host;
    private final PrintStream out;
    private final Visitor ada;
    private final Visitor zoe;

    Story(Host host, PrintStream out) {
        this.host = host;
        this.out = out;
        this.ada = new Visitor(host, "Ada Lovelace", "ada@example.org");
        this.zoe = new Visitor(host, "Zoë Müller", "zoe@example.org");
    }

    void play() {
        out.println("Ada and Zoë sign up; each gets a mail that asks whether they meant it.");
        ada.signUp(Topic.NEWS);
        zoe.signUp(Topic.NEWS, Topic.OFFERS);
        mailing("The roaster is hot", "Our new roaster runs since Monday.");

        out.println("Both open the link and press the button.");
        confirm(ada);
        confirm(zoe);
        mailing("Beans from Huehuetenango", "They taste of plums.");

        out.println("Ada opens the link to unsubscribe. That changes nothing.");
        URI link = ada.link();
        ada.open(link);
        mailing("Café on Saturdays", "Come and taste.");

        out.println("Ada presses \"Stop everything\".");
        ada.post(link, Form.EMPTY.and("stop", "everything"));
        mailing("The roastery in winter", "We are closed for a week.");

        List.of(ada, zoe).forEach(this::mailbox);
    }

    private static void confirm(Visitor visitor) {
        visitor.post(visitor.link(), Form.EMPTY);
    }

    private void mailing(String subject, String text) {
        Mailing mailing = host.mailings().send(Topic.NEWS, subject, List.of(text));
        out.println("  Mailing \"" + subject + "\": " + mailing.summary());
        mailing.reasons().stream().distinct().forEach(reason -> out.println("    " + reason));
    }

    private void mailbox(Visitor visitor) {
        out.println("The mailbox of " + visitor.address() + ":");
        for (Mail mail : visitor.mails()) {
            String button = mail.header("List-Unsubscribe-Post").isPresent() ? ", with a button to unsubscribe" : "";
            out.println("  " + mail.subject() + button);
        }
    }
}
