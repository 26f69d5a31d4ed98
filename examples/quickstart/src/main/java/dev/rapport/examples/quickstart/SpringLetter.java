package dev.rapport.examples.quickstart;

import static dev.rapport.crm.contact.Channel.EMAIL;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Message;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.PendingConsent;
import dev.rapport.crm.PermittedAudience;
import dev.rapport.crm.TombstoneKeys;
import dev.rapport.crm.Transport;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.inmemory.InMemoryStorage;
import java.io.PrintStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A letter to everybody who has asked for it, and to nobody else.
 *
 * <pre>{@code
 * mvn -q -pl examples/quickstart -am compile exec:java -Dexec.mainClass=dev.rapport.examples.quickstart.SpringLetter
 * }</pre>
 */
public final class SpringLetter {
    static final Purpose NEWS = Purpose.marketing("news");

    private SpringLetter() {}

    /** What the host has to send mail by. */
    @FunctionalInterface
    interface MailServer {
        void send(String to, Map<String, String> headers, String text);
    }

    /**
     * Writes to one of three invented people and prints what goes on.
     *
     * @param args none are read
     */
    public static void main(String[] args) {
        // the validator's library logs where everything else does
        System.setProperty("org.jboss.logging.provider", "slf4j");
        PrintStream out = System.out;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Crm crm = Crm.builder()
                .storage(InMemoryStorage.create())
                .purposes(NEWS)
                .unsubscribeAt(URI.create("https://shop.example/unsubscribe"))
                .tombstoneKeys(TombstoneKeys.of(1, Map.of(1, key)))
                .build();
        crm.contacts().add(Contact.person("Bob").email("bob@example.org").build());
        crm.contacts().add(Contact.person("Cleo").email("cleo@example.org").build());
        Contact ada = crm.contacts()
                .add(Contact.person("Ada").email("ada@example.org").build());
        run(crm, ada, (to, headers, text) -> out.println(to + " " + headers + ": " + text), out);
    }

    static void run(Crm crm, Contact ada, MailServer server, PrintStream out) {
        EmailAddress address = EmailAddress.parse("ada@example.org");
        List<Subscriber> oldList = List.of(Subscriber.row("line 2")
                .email("ada@example.org")
                .purposes(NEWS)
                .subscribed(Instant.parse("2024-05-04T09:00:00Z"))
                .build());
        // spotless:off, README: consent
        PendingConsent pending = crm.subscriptions().request(Consent.granted(ada.id(), NEWS)
                .byEmail("ada@example.org").evidence("signup-v3", "web form", "form 17").build());
        crm.subscriptions().confirm(pending.token());                // she has posted the page behind the link in our mail
        ConsentRequest letter = ConsentRequest.of(ada.id(), address, EMAIL, NEWS);
        out.println(crm.consents().decide(letter).explanation());    // on another day: decide(letter, then, knownThen)
        Transport<String> smtp = mail -> server.send(mail.point().text(), mail.headers(), mail.message().content());
        PermittedAudience readers = crm.outreach().audience(NEWS, EMAIL, crm.contacts().stream().map(Contact::id));
        out.println(readers.summary());                              // 1 of 3 permitted; 2 no consent
        readers.send(contact -> new Message<>("News in spring", "Seven new teas"), smtp);
        crm.subscriptions().withdraw(OptOut.everything(ada.id()));         // or a link, a reply, a bounce, a complaint
        crm.subscriptions().importAll(oldList, MissingContacts.CREATE);    // brings back nobody who said no
        out.println(crm.contacts().erase(ada.id()));                       // keeps hashes, so that no import brings her back
        // spotless:on
    }
}
