package dev.rapport.examples.newsletter;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Delivery;
import dev.rapport.crm.Message;
import dev.rapport.crm.PendingConsent;
import dev.rapport.crm.PermitAnswer;
import dev.rapport.crm.Transport;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Double opt-in: records what was asked for and sends the question whether it was meant.
 *
 * <p>Anybody can type anybody's address. So the mail repeats nothing that was typed, one address gets few of them, what is
 * known of an address is not changed by a form, and the caller never learns whether the address was known.
 */
final class SignUps {
    /** Not marketing: it goes to people who are not subscribed yet, but not where mail is suppressed. */
    static final Purpose CONFIRMATION = Purpose.nonMarketing("confirmation");

    private static final String NOTICE = "sign-up-2026-11";
    private static final int MOST_PER_HOUR = 3;

    private final Crm crm;
    private final Transport<Letter> transport;
    private final InstantSource clock;
    private final URI page;

    /** The page is the one that confirms, where the link in the mail leads. */
    SignUps(Crm crm, Transport<Letter> transport, InstantSource clock, URI page) {
        this.crm = crm;
        this.transport = transport;
        this.clock = clock;
        this.page = page;
    }

    /** Empty if nothing was sent, as it was asked for too often or mail to the address is suppressed. */
    Optional<Delivery> request(SignUp form) {
        Contact contact = contact(form);
        ConsentRequest question = ConsentRequest.of(contact.id(), form.address(), Channel.EMAIL, CONFIRMATION);
        if (isAskedTooOften(contact.id())) {
            return Optional.empty();
        }
        PermitAnswer answer = crm.outreach().permit(question);
        return answer.permit().map(permit -> {
            PendingConsent pending = crm.subscriptions().request(grant(contact.id(), form));
            return crm.outreach().send(permit, mail(form, pending), transport);
        });
    }

    private Contact contact(SignUp form) {
        return crm.contacts().findByPoint(form.address()).stream()
                .findFirst()
                .orElseGet(() -> crm.contacts()
                        .add(Contact.person(form.name())
                                .email(form.address().text())
                                .build()));
    }

    private boolean isAskedTooOften(ContactId contact) {
        Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
        return crm.consents().history(contact).stream()
                        .filter(Contacted.class::isInstance)
                        .map(Contacted.class::cast)
                        .filter(sent -> sent.purpose().equals(CONFIRMATION))
                        .filter(sent -> sent.at().isAfter(hourAgo))
                        .count()
                >= MOST_PER_HOUR;
    }

    private static Grant grant(ContactId contact, SignUp form) {
        return Consent.granted(
                        contact, form.topics().stream().map(Topic::purpose).toArray(Purpose[]::new))
                .byEmail(form.address().text())
                .evidence(NOTICE, "web form, then the link of a mail", "sign-up " + UUID.randomUUID())
                .build();
    }

    private Message<Letter> mail(SignUp form, PendingConsent pending) {
        Letter letter = new Letter(
                "Hello,",
                List.of(
                        "somebody has asked us to send " + Topic.words(form.topics()) + " to this address.",
                        "If it was you, open this page and press its button. If it was not, do nothing, and you will not"
                                + " hear from us."),
                Optional.of(new Letter.Action("Confirm", URI.create(page + "?t=" + pending.token()))));
        return new Message<>("Please confirm your subscription", letter);
    }
}
