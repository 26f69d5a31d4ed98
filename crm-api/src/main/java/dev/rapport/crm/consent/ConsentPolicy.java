package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a jurisdiction, or a host's own rule, demands before somebody is contacted: parameters, no code.
 *
 * <p>The constants are starting points for a lawyer, as the law was read in 2026, and no legal advice; who relies on one
 * checks it first. Immutable and thread-safe.
 *
 * <pre>{@code
 * ConsentPolicy ours = ConsentPolicy.DE_UWG.toBuilder("our-shop").maxAge(Period.ofYears(2)).build();
 * ConsentDecision decision = ledger.decide(List.of(ours), request, now);
 * }</pre>
 */
public final class ConsentPolicy {

    /** Express grants with evidence, from 16 years on: what holds where nothing else is known. */
    public static final ConsentPolicy STRICT = PolicyPresets.strict("STRICT").build();
    /** {@link #STRICT}, with confirmation of every grant for e-mail. */
    public static final ConsentPolicy STRICT_DOI = PolicyPresets.strictDoi();
    /** {@link #STRICT}, with grants that end after 24 months. */
    public static final ConsentPolicy STRICT_24M = PolicyPresets.strict24Months();
    /** European Union: ePrivacy directive and GDPR; a starting point of 2026 for a lawyer. */
    public static final ConsentPolicy EU_GDPR = PolicyPresets.euGdpr();
    /** Germany: section 7 UWG; a starting point of 2026 for a lawyer. */
    public static final ConsentPolicy DE_UWG = PolicyPresets.deUwg();
    /** United Kingdom: PECR; a starting point of 2026 for a lawyer. */
    public static final ConsentPolicy UK_PECR = PolicyPresets.ukPecr();
    /** France, with the rules on calls of 2026; a starting point of 2026 for a lawyer. */
    public static final ConsentPolicy FR_2026 = PolicyPresets.fr2026();
    /** United States, e-mail: CAN-SPAM; a starting point of 2026 for a lawyer. */
    public static final ConsentPolicy US_CANSPAM = PolicyPresets.usCanSpam();
    /** United States, telephone: TCPA and the national register; a starting point of 2026 for a lawyer. */
    public static final ConsentPolicy US_TCPA = PolicyPresets.usTcpa();
    /** Florida, on top of {@link #US_TCPA}: hours and caps; a starting point of 2026 for a lawyer. */
    public static final ConsentPolicy US_FL = PolicyPresets.usFlorida();
    /** Texas, on top of {@link #US_TCPA}: hours; a starting point of 2026 for a lawyer. */
    public static final ConsentPolicy US_TX = PolicyPresets.usTexas();
    /** Canada: CASL; a starting point of 2026 for a lawyer. */
    public static final ConsentPolicy CA_CASL = PolicyPresets.caCasl();
    /** Australia: Spam Act; a starting point of 2026 for a lawyer. */
    public static final ConsentPolicy AU_SPAM = PolicyPresets.auSpam();
    /** Brazil: LGPD; a starting point of 2026 for a lawyer. */
    public static final ConsentPolicy BR_LGPD = PolicyPresets.brLgpd();

    private final String name;
    private final Map<Channel, Set<LegalBasis>> allowed;
    private final Set<LegalBasis> allowedElsewhere;
    private final Set<Channel> doubleOptIn;
    private final Map<LegalBasis, Set<Proof.Part>> evidence;
    private final Set<String> softContexts;
    private final Map<LegalBasis, Period> implied;
    private final boolean impliedSameDay;
    private final Set<Channel> optOut;
    private final int minAge;
    private final @Nullable Period maxAge;
    private final @Nullable Period inactivity;
    private final List<Set<Channel>> linked;
    private final Map<Channel, DncRule> dnc;
    private final Map<Channel, OpenHours> hours;
    private final Set<LocalDate> holidays;
    private final List<ContactCap> caps;
    private final boolean overlay;

    ConsentPolicy(ConsentPolicyBuilder b) {
        name = b.name;
        allowed = Map.copyOf(b.allowed);
        allowedElsewhere = b.allowedElsewhere;
        doubleOptIn = Set.copyOf(b.doubleOptIn);
        evidence = Collections.unmodifiableMap(new EnumMap<>(b.evidence));
        softContexts = Set.copyOf(b.softContexts);
        implied = Collections.unmodifiableMap(new EnumMap<>(b.implied));
        impliedSameDay = b.impliedSameDay;
        optOut = Set.copyOf(b.optOut);
        minAge = b.minAge;
        maxAge = b.maxAge;
        inactivity = b.inactivity;
        linked = List.copyOf(b.linked);
        dnc = Map.copyOf(b.dnc);
        hours = Map.copyOf(b.hours);
        holidays = Set.copyOf(b.holidays);
        caps = List.copyOf(b.caps);
        overlay = b.overlay;
    }

    /**
     * A builder filled with everything that this policy says.
     *
     * @param newName the name of the new policy, 1 to 64 characters
     * @return a builder
     */
    public ConsentPolicyBuilder toBuilder(String newName) {
        return new ConsentPolicyBuilder(newName, this);
    }

    /**
     * What decisions call it.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The bases that channels with a rule of their own accept.
     *
     * @return all accepted bases by channel, in no order
     */
    public Map<Channel, Set<LegalBasis>> allowedBases() {
        return allowed;
    }

    /**
     * The bases that all other channels accept.
     *
     * @return the bases, the strongest first
     */
    public Set<LegalBasis> allowedBasesElsewhere() {
        return allowedElsewhere;
    }

    /**
     * The channels on which an express grant must be confirmed.
     *
     * @return the channels, in no order
     */
    public Set<Channel> doubleOptIn() {
        return doubleOptIn;
    }

    /**
     * The evidence that grants must carry.
     *
     * @return the parts by basis; a basis that is missing needs none
     */
    public Map<LegalBasis, Set<Proof.Part>> requiredEvidence() {
        return evidence;
    }

    /**
     * The contexts in which a soft opt-in can arise.
     *
     * @return the contexts, in no order
     */
    public Set<String> softOptInContexts() {
        return softContexts;
    }

    /**
     * How long a relationship permits.
     *
     * @return the window by basis
     */
    public Map<LegalBasis, Period> implied() {
        return implied;
    }

    /**
     * Whether a relationship permits on its own day already.
     *
     * @return false if it does from the next day
     */
    public boolean isImpliedSameDay() {
        return impliedSameDay;
    }

    /**
     * The channels on which everybody may be written to until they say no; never in a mailing.
     *
     * @return the channels, in no order
     */
    public Set<Channel> optOutChannels() {
        return optOut;
    }

    /**
     * From which age people consent alone.
     *
     * @return in completed years
     */
    public int minAge() {
        return minAge;
    }

    /**
     * How long a grant lasts.
     *
     * @return in days of the recipient, or empty if it does not end
     */
    public Optional<Period> maxAge() {
        return Optional.ofNullable(maxAge);
    }

    /**
     * How long a grant lasts without a sign of the person.
     *
     * @return in days of the recipient, or empty if it does not end
     */
    public Optional<Period> inactivity() {
        return Optional.ofNullable(inactivity);
    }

    /**
     * The groups of channels that share their withdrawals.
     *
     * @return the groups
     */
    public List<Set<Channel>> linkedChannels() {
        return linked;
    }

    /**
     * The register that must be asked before a channel is used.
     *
     * @return the rule by channel
     */
    public Map<Channel, DncRule> dnc() {
        return dnc;
    }

    /**
     * When channels are open; one that is missing always is.
     *
     * @return the hours by channel
     */
    public Map<Channel, OpenHours> openHours() {
        return hours;
    }

    /**
     * The days on which every channel with hours is closed.
     *
     * @return the dates, in no order
     */
    public Set<LocalDate> holidays() {
        return holidays;
    }

    /**
     * How often people may be contacted.
     *
     * @return the limits, all of which hold
     */
    public List<ContactCap> caps() {
        return caps;
    }

    /**
     * Whether it judges only hours and caps, on top of another policy.
     *
     * @return true for an overlay
     */
    public boolean isOverlay() {
        return overlay;
    }

    boolean allows(Channel channel, LegalBasis basis) {
        return allowed.getOrDefault(channel, allowedElsewhere).contains(basis);
    }

    @Nullable
    Period longest() {
        return maxAge;
    }

    @Nullable
    Period idle() {
        return inactivity;
    }

    private List<Object> rules() {
        return List.of(
                allowed,
                allowedElsewhere,
                doubleOptIn,
                evidence,
                softContexts,
                implied,
                impliedSameDay,
                optOut,
                minAge,
                maxAge(),
                inactivity(),
                linked,
                dnc,
                hours,
                holidays,
                caps,
                overlay);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConsentPolicy that && name.equals(that.name) && rules().equals(that.rules());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "ConsentPolicy[" + name + "]";
    }
}
