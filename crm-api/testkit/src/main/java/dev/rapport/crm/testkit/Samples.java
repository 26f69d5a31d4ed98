package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.GrantBuilder;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpBuilder;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The real builders, pre-filled, so that a test says only what matters to it.
 *
 * <p>Ids are new each time, everything else is always the same. Thread-safe: there is no state.
 *
 * <pre>{@code
 * Contact ada = crm.contacts().add(Samples.person().tag("vip").build());
 * crm.interactions().record(Samples.purchase(ada.id()).at(Samples.NOW.minus(Duration.ofDays(30))).build());
 * crm.consents().record(Samples.grant(ada.id()).build());
 * }</pre>
 */
public final class Samples {
    /** A Tuesday morning, the same in every test: 24 November 2026, 09:00 in UTC and in London. */
    public static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    /** A purpose that is marketing. */
    public static final Purpose NEWS = Purpose.marketing("news");

    /** A purpose that is not marketing. */
    public static final Purpose SERVICE = Purpose.nonMarketing("service");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private Samples() {}

    /**
     * A clock that stands at {@link #NOW}.
     *
     * @return a new clock
     */
    public static MutableClock clock() {
        return MutableClock.at(NOW);
    }

    /**
     * A customer in London with an e-mail address and a telephone number.
     *
     * @return a builder with a new id
     */
    public static Contact.Builder person() {
        return Contact.person("Ada Lovelace")
                .email("ada@example.org")
                .phone("+442079460000")
                .zone(LONDON)
                .tag("customer");
    }

    /**
     * A company in Berlin with an e-mail address.
     *
     * @return a builder with a new id
     */
    public static Contact.Builder organisation() {
        return Contact.organisation("Analytical Engines GmbH")
                .email("office@example.com")
                .zone("Europe/Berlin");
    }

    /**
     * A household without an address.
     *
     * @return a builder with a new id
     */
    public static Contact.Builder household() {
        return Contact.household("The Lovelace family").zone(LONDON);
    }

    /**
     * A purchase of 149.90 EUR, at {@link #NOW}.
     *
     * @param contact who bought
     * @return a builder with a new id
     */
    public static InteractionBuilder purchase(ContactId contact) {
        return Interaction.purchase(contact).at(NOW).amount(Money.of("149.90", "EUR"));
    }

    /**
     * An outgoing call of 20 minutes that reached the contact, at {@link #NOW}.
     *
     * @param contact who was called
     * @return a builder with a new id
     */
    public static InteractionBuilder call(ContactId contact) {
        return Interaction.call(contact)
                .outbound()
                .at(NOW)
                .lasting(Duration.ofMinutes(20))
                .about("Licence renewal")
                .outcome(Outcome.REACHED);
    }

    /**
     * An outgoing e-mail, at {@link #NOW}.
     *
     * @param contact who was written to
     * @return a builder with a new id
     */
    public static InteractionBuilder email(ContactId contact) {
        return Interaction.email(contact).outbound().at(NOW).about("Your licence");
    }

    /**
     * A reply by e-mail, at {@link #NOW}.
     *
     * @param contact who wrote
     * @return a builder with a new id
     */
    public static InteractionBuilder reply(ContactId contact) {
        return Interaction.email(contact).inbound().at(NOW).about("Re: Your licence");
    }

    /**
     * A note, at {@link #NOW}.
     *
     * @param contact about whom
     * @return a builder with a new id
     */
    public static InteractionBuilder note(ContactId contact) {
        return Interaction.note(contact).at(NOW).text("Likes poetry");
    }

    /**
     * A permission for {@link #NEWS} and {@link #SERVICE} by e-mail to the address of {@link #person}, given at {@link #NOW}
     * and documented as {@link dev.rapport.crm.consent.ConsentPolicy#STRICT} asks.
     *
     * @param contact who gave it
     * @return a builder with a new id
     */
    public static GrantBuilder grant(ContactId contact) {
        return Consent.granted(contact, NEWS, SERVICE)
                .byEmail("ada@example.org")
                .evidence("signup-v3", "web form", "form 17")
                .at(NOW);
    }

    /**
     * An open follow-up by call, due at {@link #NOW}.
     *
     * @param contact whom to call
     * @param occurrence what makes it different from the others of the contact
     * @return a builder with a new id
     */
    public static FollowUpBuilder followUp(ContactId contact, String occurrence) {
        return FollowUp.of(contact, "stay-in-touch", "stay-in-touch:" + occurrence)
                .due(ZonedDateTime.ofInstant(NOW, LONDON))
                .channel(Channel.CALL)
                .because("3 months after the last call");
    }
}
