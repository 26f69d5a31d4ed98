package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.error.PlainText;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says what stands in a row, piece by piece; what is wrong in it is kept as the fault of the row and thrown nowhere.
 *
 * <p>Begun by {@link Subscriber#row}. Not thread-safe.
 *
 * <pre>{@code
 * Subscriber row = Subscriber.row("18")
 *         .externalRef("shop", "4711")
 *         .email("ada@example.org")
 *         .purposes(NEWS)
 *         .state(Subscriber.State.UNSUBSCRIBED)
 *         .build();
 * }</pre>
 */
public final class SubscriberBuilder {
    final String row;
    final Set<Purpose> purposes = new LinkedHashSet<>();
    Channel channel = Channel.EMAIL;
    Subscriber.State state = Subscriber.State.BLANK;
    boolean onlyThere;
    LegalBasis basis = LegalBasis.EXPRESS;
    Proof proof = Proof.NONE;

    @Nullable
    ContactId contact;

    @Nullable
    ExternalRef externalRef;

    @Nullable
    ContactPoint point;

    @Nullable
    String name;

    @Nullable
    Instant at;

    @Nullable
    Instant until;

    private @Nullable String broken;

    SubscriberBuilder(String row) {
        this.row = PlainText.line("row", row, 64);
    }

    /**
     * Who it is, if the id here is known.
     *
     * @param value the contact
     * @return this builder
     */
    public SubscriberBuilder contact(ContactId value) {
        contact = Objects.requireNonNull(value, "contact");
        return this;
    }

    /**
     * Who it is, by the key of another system.
     *
     * @param source the other system, 1 to 64 characters
     * @param id the key there, 1 to 255 characters
     * @return this builder
     */
    public SubscriberBuilder externalRef(String source, String id) {
        externalRef = read(() -> new ExternalRef(source, id));
        return this;
    }

    /**
     * An address, and e-mail as the channel.
     *
     * @param address the address
     * @return this builder
     */
    public SubscriberBuilder email(String address) {
        point = read(() -> EmailAddress.parse(address));
        return by(Channel.EMAIL);
    }

    /**
     * A number, and text messages as the channel.
     *
     * @param number the number in E.164
     * @return this builder
     */
    public SubscriberBuilder sms(String number) {
        point = read(() -> PhoneNumber.parse(number));
        return by(Channel.SMS);
    }

    /**
     * Where the messages go.
     *
     * @param value the point
     * @return this builder
     */
    public SubscriberBuilder to(ContactPoint value) {
        point = Objects.requireNonNull(value, "point");
        return this;
    }

    /**
     * How the messages go there.
     *
     * @param value the channel
     * @return this builder
     */
    public SubscriberBuilder by(Channel value) {
        channel = Objects.requireNonNull(value, "channel");
        return this;
    }

    /**
     * What a contact is called that has to be created.
     *
     * @param value the name of a person
     * @return this builder
     */
    public SubscriberBuilder name(String value) {
        name = Objects.requireNonNull(value, "name");
        return this;
    }

    /**
     * Adds purposes.
     *
     * @param values for what
     * @return this builder
     */
    public SubscriberBuilder purposes(Purpose... values) {
        purposes.addAll(List.of(values));
        return this;
    }

    /**
     * The person allowed it.
     *
     * @param when when, as the other system says
     * @return this builder
     */
    public SubscriberBuilder subscribed(Instant when) {
        return state(Subscriber.State.SUBSCRIBED).at(when);
    }

    /**
     * What was said.
     *
     * @param value the state
     * @return this builder
     */
    public SubscriberBuilder state(Subscriber.State value) {
        state = Objects.requireNonNull(value, "state");
        return this;
    }

    /**
     * Who took it back did so for this point alone; without this, it is taken back wherever the person is reached.
     *
     * @return this builder
     */
    public SubscriberBuilder onlyThere() {
        onlyThere = true;
        return this;
    }

    /**
     * When it was said. Truncated to microseconds.
     *
     * @param value the instant
     * @return this builder
     */
    public SubscriberBuilder at(Instant value) {
        at = read(() -> Subscriber.storable("at", value));
        return this;
    }

    /**
     * When the permission ends by itself. Truncated to microseconds.
     *
     * @param value the end, exclusive
     * @return this builder
     */
    public SubscriberBuilder until(Instant value) {
        until = read(() -> Subscriber.storable("until", value));
        return this;
    }

    /**
     * On what ground the person is subscribed; express unless said.
     *
     * @param value a basis that can be granted
     * @return this builder
     */
    public SubscriberBuilder basis(LegalBasis value) {
        basis = Objects.requireNonNull(value, "basis");
        return this;
    }

    /**
     * What documents that; what is not known is left out, and the policy says whether it is needed.
     *
     * @param value the proof
     * @return this builder
     */
    public SubscriberBuilder proof(Proof value) {
        proof = Objects.requireNonNull(value, "proof");
        return this;
    }

    /**
     * The row, right or wrong.
     *
     * @return a complete, immutable value
     */
    public Subscriber build() {
        return new Subscriber(this);
    }

    private <T> @Nullable T read(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException wrong) {
            broken = broken == null ? wrong.getMessage() : broken;
            return null;
        }
    }

    @Nullable
    String fault() {
        if (broken != null) {
            return broken;
        }
        if (contact == null && externalRef == null && point == null) {
            return "who: missing; give an address, an external reference or a contact";
        }
        if (point != null
                && channel.pointType().isPresent()
                && channel.pointType().get() != point.type()) {
            return "point: is a " + point.type() + ", but the channel is " + channel + "; give what fits it";
        }
        return state == Subscriber.State.SUBSCRIBED ? faultOfAGrant() : null;
    }

    private @Nullable String faultOfAGrant() {
        if (purposes.isEmpty()) {
            return "purposes: none; a permission for everything does not exist, name at least one";
        }
        if (at == null) {
            return "at: missing; say when the person subscribed";
        }
        return basis.isGrantable() ? null : "basis: " + basis + " stands without a grant; give another";
    }
}
