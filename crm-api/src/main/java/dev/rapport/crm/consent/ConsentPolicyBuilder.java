package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.error.PlainText;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what a policy demands, piece by piece; begun from another policy, because leaving something out must never allow it.
 *
 * <p>Not thread-safe.
 *
 * <pre>{@code
 * ConsentPolicy ours = ConsentPolicy.EU_GDPR.toBuilder("our-shop")
 *         .doubleOptIn(Channel.EMAIL)
 *         .maxAge(Period.ofYears(2))
 *         .build();
 * }</pre>
 */
public final class ConsentPolicyBuilder {
    final String name;
    final Map<Channel, Set<LegalBasis>> allowed = new HashMap<>();
    final Map<LegalBasis, Set<Proof.Part>> evidence = new EnumMap<>(LegalBasis.class);
    final Map<LegalBasis, Period> implied = new EnumMap<>(LegalBasis.class);
    final Map<Channel, DncRule> dnc = new HashMap<>();
    final Map<Channel, OpenHours> hours = new HashMap<>();
    final Set<Channel> doubleOptIn = new HashSet<>();
    final Set<Channel> optOut = new HashSet<>();
    final Set<String> softContexts = new HashSet<>();
    final Set<LocalDate> holidays = new HashSet<>();
    final List<ContactCap> caps = new ArrayList<>();
    final List<Set<Channel>> linked = new ArrayList<>();
    Set<LegalBasis> allowedElsewhere = Set.of();
    boolean impliedSameDay;
    boolean overlay;
    int minAge;

    @Nullable
    Period maxAge;

    @Nullable
    Period inactivity;

    ConsentPolicyBuilder(String name) {
        this.name = PlainText.require("policy.name", name, 64);
    }

    ConsentPolicyBuilder(String name, ConsentPolicy from) {
        this(name);
        allowed.putAll(from.allowedBases());
        allowedElsewhere = from.allowedBasesElsewhere();
        evidence.putAll(from.requiredEvidence());
        implied.putAll(from.implied());
        impliedSameDay = from.isImpliedSameDay();
        dnc.putAll(from.dnc());
        hours.putAll(from.openHours());
        doubleOptIn.addAll(from.doubleOptIn());
        optOut.addAll(from.optOutChannels());
        softContexts.addAll(from.softOptInContexts());
        holidays.addAll(from.holidays());
        caps.addAll(from.caps());
        linked.addAll(from.linkedChannels());
        minAge = from.minAge();
        maxAge = from.maxAge().orElse(null);
        inactivity = from.inactivity().orElse(null);
        overlay = from.isOverlay();
    }

    /**
     * Says which bases one channel accepts, instead of those of the channels without a rule of their own.
     *
     * @param channel the channel
     * @param bases all that it accepts
     * @return this builder
     */
    public ConsentPolicyBuilder allow(Channel channel, LegalBasis... bases) {
        allowed.put(channel, unmodifiable(bases));
        return this;
    }

    /**
     * Says which bases the channels accept that have no rule of their own.
     *
     * @param bases all that they accept
     * @return this builder
     */
    public ConsentPolicyBuilder allowElsewhere(LegalBasis... bases) {
        allowedElsewhere = unmodifiable(bases);
        return this;
    }

    /**
     * Says on which channels an express grant must be confirmed.
     *
     * @param channels all of them
     * @return this builder
     */
    public ConsentPolicyBuilder doubleOptIn(Channel... channels) {
        return replace(doubleOptIn, List.of(channels));
    }

    /**
     * Says which evidence a grant on a basis must carry.
     *
     * @param basis the basis
     * @param parts all parts that must be there
     * @return this builder
     */
    public ConsentPolicyBuilder evidence(LegalBasis basis, Proof.Part... parts) {
        evidence.put(basis, Set.of(parts));
        return this;
    }

    /**
     * Says in which contexts a soft opt-in can arise.
     *
     * @param contexts such as {@code SALE}
     * @return this builder
     */
    public ConsentPolicyBuilder softOptInContexts(String... contexts) {
        return replace(softContexts, List.of(contexts));
    }

    /**
     * Says how long a purchase or an inquiry permits; the channel must allow the basis as well.
     *
     * @param basis one of the two relationships
     * @param window counted in days of the recipient
     * @return this builder
     * @throws IllegalArgumentException for any other basis
     */
    public ConsentPolicyBuilder implied(LegalBasis basis, Period window) {
        if (basis != LegalBasis.IMPLIED_EBR_PURCHASE && basis != LegalBasis.IMPLIED_EBR_INQUIRY) {
            throw new IllegalArgumentException(
                    "policy.implied: " + basis + " is no relationship; name a purchase or an inquiry");
        }
        implied.put(basis, window);
        return this;
    }

    /**
     * Says whether a purchase or an inquiry permits on its own day already.
     *
     * @param value false if it does from the next day
     * @return this builder
     */
    public ConsentPolicyBuilder impliedSameDay(boolean value) {
        impliedSameDay = value;
        return this;
    }

    /**
     * Says on which channels everybody may be written to until they say no.
     *
     * @param channels all of them
     * @return this builder
     */
    public ConsentPolicyBuilder optOutChannels(Channel... channels) {
        return replace(optOut, List.of(channels));
    }

    /**
     * Says from which age people consent alone.
     *
     * @param years in completed years
     * @return this builder
     */
    public ConsentPolicyBuilder minAge(int years) {
        minAge = years;
        return this;
    }

    /**
     * Says how long a grant lasts.
     *
     * @param value counted in days of the recipient
     * @return this builder
     */
    public ConsentPolicyBuilder maxAge(Period value) {
        maxAge = Objects.requireNonNull(value, "maxAge");
        return this;
    }

    /**
     * Says how long a grant lasts without a sign of the person.
     *
     * @param value counted in days of the recipient
     * @return this builder
     */
    public ConsentPolicyBuilder inactivity(Period value) {
        inactivity = Objects.requireNonNull(value, "inactivity");
        return this;
    }

    /**
     * Adds channels of which each shares the withdrawals of the others.
     *
     * @param channels at least two
     * @return this builder
     */
    public ConsentPolicyBuilder link(Channel... channels) {
        linked.add(Set.of(channels));
        return this;
    }

    /**
     * Says which register must be asked before a channel is used.
     *
     * @param channel the channel
     * @param rule the register
     * @return this builder
     */
    public ConsentPolicyBuilder dnc(Channel channel, DncRule rule) {
        dnc.put(channel, Objects.requireNonNull(rule, "rule"));
        return this;
    }

    /**
     * Says when a channel is open.
     *
     * @param channel the channel
     * @param value its hours, by the recipient's clock
     * @return this builder
     */
    public ConsentPolicyBuilder openHours(Channel channel, OpenHours value) {
        hours.put(channel, Objects.requireNonNull(value, "value"));
        return this;
    }

    /**
     * Says on which days every channel that has hours is closed.
     *
     * @param dates by the recipient's calendar
     * @return this builder
     */
    public ConsentPolicyBuilder holidays(LocalDate... dates) {
        return replace(holidays, List.of(dates));
    }

    /**
     * Adds a limit of how often a person is contacted.
     *
     * @param value the limit
     * @return this builder
     */
    public ConsentPolicyBuilder cap(ContactCap value) {
        caps.add(Objects.requireNonNull(value, "value"));
        return this;
    }

    /**
     * Says whether it judges only hours and caps, on top of another policy.
     *
     * @param value true for an overlay
     * @return this builder
     */
    public ConsentPolicyBuilder overlay(boolean value) {
        overlay = value;
        return this;
    }

    /**
     * The policy.
     *
     * @return a complete, immutable value
     */
    public ConsentPolicy build() {
        return new ConsentPolicy(this);
    }

    private <T> ConsentPolicyBuilder replace(Set<T> set, List<T> values) {
        set.clear();
        set.addAll(values);
        return this;
    }

    private static Set<LegalBasis> unmodifiable(LegalBasis... bases) {
        Set<LegalBasis> set = EnumSet.noneOf(LegalBasis.class);
        Collections.addAll(set, bases);
        return Collections.unmodifiableSet(set);
    }
}
