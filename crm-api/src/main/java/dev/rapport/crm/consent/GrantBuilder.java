package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
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
 * <p>Begun by {@link Grant#of}. Not thread-safe.
 *
 * <pre>{@code
 * Grant grant = Grant.of(stamp, ada.id(), number)
 *         .by(Channel.SMS, Channel.CALL)
 *         .purposes(OFFERS)
 *         .basis(LegalBasis.EXPRESS_WRITTEN)
 *         .build();
 * }</pre>
 */
public final class GrantBuilder {
    final FactStamp stamp;
    final ContactId person;
    final ContactPoint point;
    final Set<Channel> channels = new LinkedHashSet<>();
    final Set<Purpose> purposes = new LinkedHashSet<>();
    LegalBasis basis = LegalBasis.EXPRESS;
    Grant.Source source = Grant.Source.SUBJECT;
    Proof proof = Proof.NONE;
    boolean byGuardian;
    int purposeVersion = 1;

    @Nullable
    Instant from;

    @Nullable
    Instant expiresAt;

    Grant.@Nullable Confirmation confirmation;

    Grant.@Nullable SoftOptIn soft;

    GrantBuilder(FactStamp stamp, ContactId person, ContactPoint point) {
        this.stamp = Objects.requireNonNull(stamp, "stamp");
        this.person = Objects.requireNonNull(person, "person");
        this.point = Objects.requireNonNull(point, "point");
    }

    GrantBuilder(Grant grant) {
        this(grant.stamp(), grant.person(), grant.point());
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
     * Says what documents it.
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
        from = value;
        return this;
    }

    /**
     * Says when it ends by itself.
     *
     * @param value the end, exclusive
     * @return this builder
     */
    public GrantBuilder until(Instant value) {
        expiresAt = value;
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
     * @throws IllegalArgumentException if it names no channel or no purpose
     */
    public Grant build() {
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
