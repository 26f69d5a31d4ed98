package dev.rapport.examples.newsletter;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Delivery;
import dev.rapport.crm.Message;
import dev.rapport.crm.PermittedAudience;
import dev.rapport.crm.Transport;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import java.util.List;

/** Sends a letter to everybody who has subscribed to its topic, and says who was left out and why. */
final class Mailings {
    private final Crm crm;
    private final Transport<Letter> transport;

    Mailings(Crm crm, Transport<Letter> transport) {
        this.crm = crm;
        this.transport = transport;
    }

    /** Asks about everybody in the CRM: whom it may go to is not for a list to say. */
    Mailing send(Topic topic, String subject, List<String> paragraphs) {
        PermittedAudience audience = crm.outreach()
                .audience(
                        topic.purpose(), Channel.EMAIL, crm.contacts().stream().map(Contact::id));
        List<Delivery> deliveries = audience.send(
                contact -> new Message<>(
                        subject, Letter.of(crm.contacts().get(contact).name(), paragraphs)),
                transport);
        return new Mailing(audience.summary(), audience.refused(), deliveries);
    }

    /** What became of it: as it looked when it began, and message by message. */
    record Mailing(String summary, List<PermittedAudience.Refusal> leftOut, List<Delivery> deliveries) {
        long delivered() {
            return deliveries.stream().filter(Delivery::isDelivered).count();
        }

        /** One line each, without anything of a person. */
        List<String> reasons() {
            return leftOut.stream()
                    .map(refusal -> refusal.decision().explanation())
                    .toList();
        }
    }
}
