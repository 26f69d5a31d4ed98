package dev.rapport.crm.consent;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.error.PlainText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says what the ledger should hold, piece by piece.
 *
 * <p>Begun by {@link Consent#granted} and its like. Not thread-safe.
 *
 * <pre>{@code
 * Consent consent = Consent.granted(ada.id(), NEWS)
 *         .byEmail("ada@example.org")
 *         .basis(LegalBasis.EXPRESS)
 *         .evidence("signup-v3", "form 17")
 *         .build();
 * }</pre>
 */
public final class ConsentBuilder {
    final ContactId contact;
    final ConsentAct act;
    final Set<Purpose> purposes = new TreeSet<>();
    final Set<Channel> channels = new TreeSet<>();
    ConsentId id = ConsentId.next();

    @Nullable
    ContactPoint point;

    @Nullable
    LegalBasis basis;

    @Nullable
    Evidence evidence;

    @Nullable
    String actor;

    @Nullable
    Instant givenAt;

    @Nullable
    Instant recordedAt;

    @Nullable
    Instant expiresAt;

    boolean stamped;

    ConsentBuilder(ContactId contact, ConsentAct act) {
        this.contact = contact;
        this.act = act;
        if (act == ConsentAct.GRANTED) {
            basis = LegalBasis.EXPRESS;
        }
    }

    ConsentBuilder(Consent from) {
        contact = from.contact();
        act = from.act();
        purposes.addAll(from.purposes());
        channels.addAll(from.channels());
        id = from.id();
        point = from.point().orElse(null);
        basis = from.basis().orElse(null);
        evidence = from.evidence().orElse(null);
        actor = from.actor().orElse(null);
        givenAt = from.givenAt().orElse(null);
        recordedAt = from.recordedAt().orElse(null);
        expiresAt = from.expiresAt().orElse(null);
        stamped = from.isTimeStamped();
    }

    /**
     * Gives it an id of the caller's choice instead of a new one.
     *
     * @param value the id
     * @return this builder
     */
    public ConsentBuilder id(ConsentId value) {
        id = value;
        return this;
    }

    /**
     * Adds purposes.
     *
     * @param values for what
     * @return this builder
     */
    public ConsentBuilder purposes(Purpose... values) {
        purposes.addAll(Arrays.asList(values));
        return this;
    }

    /**
     * Adds channels.
     *
     * @param values over which channels
     * @return this builder
     */
    public ConsentBuilder by(Channel... values) {
        channels.addAll(Arrays.asList(values));
        return this;
    }

    /**
     * By e-mail, to this address.
     *
     * @param address an e-mail address
     * @return this builder
     */
    public ConsentBuilder byEmail(String address) {
        return by(Channel.EMAIL).to(EmailAddress.parse(address));
    }

    /**
     * By call, to this number.
     *
     * @param number in E.164, such as {@code +442079460000}
     * @return this builder
     */
    public ConsentBuilder byCall(String number) {
        return by(Channel.CALL).to(PhoneNumber.parse(number));
    }

    /**
     * To this address or number.
     *
     * @param value the point
     * @return this builder
     */
    public ConsentBuilder to(ContactPoint value) {
        point = value;
        return this;
    }

    /**
     * Says on what ground a grant stands; {@link LegalBasis#EXPRESS} unless said.
     *
     * @param value the basis
     * @return this builder
     */
    public ConsentBuilder basis(LegalBasis value) {
        basis = value;
        return this;
    }

    /**
     * Says what proves it.
     *
     * @param wording the version of the text that was shown
     * @param record where the answer can be found
     * @return this builder
     */
    public ConsentBuilder evidence(String wording, String record) {
        evidence = new Evidence(wording, record);
        return this;
    }

    /**
     * Says who entered it.
     *
     * @param value a name or id of the host's own, 1 to 128 characters
     * @return this builder
     */
    public ConsentBuilder actor(String value) {
        actor = PlainText.require("actor", value, 128);
        return this;
    }

    /**
     * Says when the person said so; the time of recording unless said. Truncated to microseconds.
     *
     * @param value the instant
     * @return this builder
     */
    public ConsentBuilder at(Instant value) {
        givenAt = StorableTime.instant("givenAt", value);
        stamped = false;
        return this;
    }

    /**
     * Says when a grant ends by itself, exclusive. Truncated to microseconds.
     *
     * @param value the instant at which it is over
     * @return this builder
     */
    public ConsentBuilder until(Instant value) {
        expiresAt = StorableTime.instant("expiresAt", value);
        return this;
    }

    /**
     * What recording stamps: for the facade.
     *
     * @param recorded when the CRM learned of it; also when it was given, if no time was said
     * @return this builder
     */
    public ConsentBuilder stamp(Instant recorded) {
        recordedAt = recorded.truncatedTo(ChronoUnit.MICROS);
        if (givenAt == null) {
            givenAt = recordedAt;
            stamped = true;
        }
        return this;
    }

    /**
     * Restores what was stamped at recording: for storages.
     *
     * @param recorded when the CRM learned of it
     * @param timeStamped whether the time of the act was stamped as well
     * @return this builder
     */
    public ConsentBuilder restored(Instant recorded, boolean timeStamped) {
        recordedAt = recorded;
        stamped = timeStamped;
        return this;
    }

    /**
     * The entry.
     *
     * @return a complete, immutable value
     * @throws IllegalArgumentException if a grant names no purpose or no channel
     */
    public Consent build() {
        if (act == ConsentAct.GRANTED && (purposes.isEmpty() || channels.isEmpty())) {
            throw new IllegalArgumentException("Consent: a grant names " + purposes.size() + " purposes and "
                    + channels.size()
                    + " channels, must name at least one of each; a permission for everything does not"
                    + " exist");
        }
        return new Consent(this);
    }
}
