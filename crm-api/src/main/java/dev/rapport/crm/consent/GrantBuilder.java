package dev.rapport.crm.consent;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what was granted, piece by piece.
 *
 * <p>Begun by {@link Consent#granted}. Not thread-safe.
 *
 * <pre>{@code
 * Grant grant = Consent.granted(ada.id(), OFFERS)
 *         .to(number)
 *         .by(Channel.SMS, Channel.CALL)
 *         .basis(LegalBasis.EXPRESS_WRITTEN)
 *         .evidence("contract-7", "signed on paper", "folder 12")
 *         .build();
 * }</pre>
 */
public final class GrantBuilder {
    final ContactId person;
    final Set<Channel> channels = new LinkedHashSet<>();
    final Set<Purpose> purposes = new LinkedHashSet<>();
    FactStamp stamp;
    LegalBasis basis = LegalBasis.EXPRESS;
    Grant.Source source = Grant.Source.SUBJECT;
    Proof proof = Proof.NONE;
    boolean byGuardian;
    int purposeVersion = 1;

    @Nullable
    ContactPoint point;

    @Nullable
    Instant from;

    @Nullable
    Instant expiresAt;

    Grant.@Nullable Confirmation confirmation;

    Grant.@Nullable SoftOptIn soft;

    GrantBuilder(FactStamp stamp, ContactId person) {
        this.stamp = Objects.requireNonNull(stamp, "stamp");
        this.person = Objects.requireNonNull(person, "person");
    }

    GrantBuilder(Grant grant) {
        this(grant.stamp(), grant.person());
        point = grant.point();
        channels.addAll(grant.channels());
        purposes.addAll(grant.purposes());
        basis = grant.basis();
        source = grant.source();
        proof = grant.proof();
        byGuardian = grant.isByGuardian();
        purposeVersion = grant.purposeVersion();
        from = grant.from().orElse(null);
        expiresAt = grant.expiresAt().orElse(null);
        confirmation = grant.confirmation().orElse(null);
        soft = grant.soft().orElse(null);
    }

    /**
     * Gives it an id of the caller's choice instead of a new one.
     *
     * @param value the id
     * @return this builder
     */
    public GrantBuilder id(ConsentId value) {
        return stamp(stamp.id(value));
    }

    /**
     * Says when it was given; the time of recording unless said. Truncated to microseconds.
     *
     * @param value the instant
     * @return this builder
     */
    public GrantBuilder at(Instant value) {
        return stamp(stamp.at(value));
    }

    /**
     * Says who entered it.
     *
     * @param value a name or id of the host's own, 1 to 128 characters
     * @return this builder
     */
    public GrantBuilder actor(String value) {
        return stamp(stamp.actor(value));
    }

    /**
     * Says for which controller or brand it was given; for us unless said.
     *
     * @param value its name, 1 to 128 characters
     * @return this builder
     */
    public GrantBuilder controller(String value) {
        return stamp(stamp.controller(value));
    }

    GrantBuilder stamp(FactStamp value) {
        stamp = value;
        return this;
    }

    /**
     * By e-mail, to this address.
     *
     * @param address an e-mail address
     * @return this builder
     */
    public GrantBuilder byEmail(String address) {
        return by(Channel.EMAIL).to(EmailAddress.parse(address));
    }

    /**
     * By text message, to this number.
     *
     * @param number in E.164, such as {@code +442079460000}
     * @return this builder
     */
    public GrantBuilder bySms(String number) {
        return by(Channel.SMS).to(PhoneNumber.parse(number));
    }

    /**
     * By call, to this number.
     *
     * @param number in E.164, such as {@code +442079460000}
     * @return this builder
     */
    public GrantBuilder byCall(String number) {
        return by(Channel.CALL).to(PhoneNumber.parse(number));
    }

    /**
     * To this address or number, instead of one said before.
     *
     * @param value the point
     * @return this builder
     */
    public GrantBuilder to(ContactPoint value) {
        point = Objects.requireNonNull(value, "point");
        return this;
    }

    /**
     * Adds channels.
     *
     * @param values over which channels
     * @return this builder
     */
    public GrantBuilder by(Channel... values) {
        channels.addAll(List.of(values));
        return this;
    }

    /**
     * Adds purposes.
     *
     * @param values for what
     * @return this builder
     */
    public GrantBuilder purposes(Purpose... values) {
        purposes.addAll(List.of(values));
        return this;
    }

    /**
     * Says on what ground; express unless said.
     *
     * @param value a basis that can be granted
     * @return this builder
     * @throws IllegalArgumentException for a basis that stands without a grant
     */
    public GrantBuilder basis(LegalBasis value) {
        if (!value.isGrantable()) {
            throw new IllegalArgumentException(
                    "Grant.basis: " + value + " stands without a grant; record the purchase or the inquiry instead");
        }
        basis = value;
        return this;
    }

    /**
     * Says through whom it reached us; through the person unless said.
     *
     * @param value the person, staff or an import
     * @return this builder
     */
    public GrantBuilder source(Grant.Source value) {
        source = value;
        return this;
    }

    /**
     * Says what documents it, as the strict policy asks; in place of what was said of these three parts before.
     *
     * @param noticeVersion the version of the text that was shown, 1 to 4,000 characters
     * @param method how the answer was given, such as {@code web form}, 1 to 4,000 characters
     * @param ref where the answer is kept, 1 to 4,000 characters
     * @return this builder
     */
    public GrantBuilder evidence(String noticeVersion, String method, String ref) {
        return proof(proof.and(Proof.Part.NOTICE_VERSION, noticeVersion)
                .and(Proof.Part.METHOD, method)
                .and(Proof.Part.REF, ref));
    }

    /**
     * Says what documents it, in place of all that was said before.
     *
     * @param value the proof
     * @return this builder
     */
    public GrantBuilder proof(Proof value) {
        proof = value;
        return this;
    }

    /**
     * Says from when it holds; at once unless said.
     *
     * @param value the first instant
     * @return this builder
     */
    public GrantBuilder from(Instant value) {
        from = StorableTime.instant("from", value);
        return this;
    }

    /**
     * Says when it ends by itself.
     *
     * @param value the end, exclusive
     * @return this builder
     */
    public GrantBuilder until(Instant value) {
        expiresAt = StorableTime.instant("expiresAt", value);
        return this;
    }

    /**
     * Says that it must be confirmed.
     *
     * @param token what the confirmation must name, or its hash
     * @param until exactly then it is too late
     * @return this builder
     */
    public GrantBuilder confirm(String token, Instant until) {
        confirmation = new Grant.Confirmation(token, until);
        return this;
    }

    /**
     * Says how the address came to us, for a soft opt-in.
     *
     * @param context what the person was doing, as policies call it, such as {@code SALE}
     * @param optOutOffered whether saying no was offered then
     * @return this builder
     */
    public GrantBuilder soft(String context, boolean optOutOffered) {
        soft = new Grant.SoftOptIn(context, optOutOffered);
        return this;
    }

    /**
     * Says that a guardian gave it.
     *
     * @return this builder
     */
    public GrantBuilder byGuardian() {
        byGuardian = true;
        return this;
    }

    /**
     * Says for which version of the purpose it was given; 1 unless said.
     *
     * @param value the version
     * @return this builder
     */
    public GrantBuilder purposeVersion(int value) {
        purposeVersion = value;
        return this;
    }

    /**
     * The grant.
     *
     * @return a complete, immutable value
     * @throws IllegalArgumentException if it names no point, no channel or no purpose
     */
    public Grant build() {
        if (point == null) {
            throw new IllegalArgumentException("Grant.point: missing, a permission is for one address or number; call"
                    + " byEmail(...), bySms(...), byCall(...) or to(...)");
        }
        requireSome("channels", channels);
        requireSome("purposes", purposes);
        return new Grant(this);
    }

    private static void requireSome(String property, Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "Grant." + property + ": none; name at least one, for a permission for everything does not exist");
        }
    }
}
