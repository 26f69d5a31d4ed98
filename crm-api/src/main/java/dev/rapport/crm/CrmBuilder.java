package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.StopWords;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import jakarta.validation.Validator;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says what a CRM is made of.
 *
 * <table>
 * <caption>What is taken when nothing is said</caption>
 * <tr><th>setting</th><th>default</th></tr>
 * <tr><td>storage</td><td>none: required</td></tr>
 * <tr><td>rules</td><td>a book without rules: nothing is planned</td></tr>
 * <tr><td>permission</td><td>{@link Permission#ledger}: what the consent ledger permits under {@code consentPolicies}</td></tr>
 * <tr><td>consentPolicies</td><td>{@link ConsentPolicy#STRICT} for everybody</td></tr>
 * <tr><td>permitsLast</td><td>5 minutes</td></tr>
 * <tr><td>unsubscribeAt</td><td>nowhere: marketing by e-mail is not sent</td></tr>
 * <tr><td>purposes</td><td>those of the rules, and any other that contradicts neither them nor the ledger</td></tr>
 * <tr><td>stopWords</td><td>{@link StopWords#standard()}</td></tr>
 * <tr><td>confirmWithin</td><td>48 hours</td></tr>
 * <tr><td>tombstoneKeys</td><td>none: nobody can be erased, and nobody who was erased is recognised</td></tr>
 * <tr><td>evidenceKeys</td><td>none: no evidence of the erased is held</td></tr>
 * <tr><td>clock</td><td>the system's</td></tr>
 * <tr><td>validator</td><td>Hibernate Validator, made when it is first needed</td></tr>
 * </table>
 *
 * <p>Not thread-safe.
 *
 * <pre>{@code
 * Crm crm = Crm.builder()
 *         .storage(InMemoryStorage.create())
 *         .rules(book)
 *         .permission(Permission.ledger(contact -> List.of(ConsentPolicy.STRICT)))
 *         .build();
 * }</pre>
 */
public final class CrmBuilder {
    private static final int LONGEST_PERMIT = 15;

    private @Nullable Storage storage;
    private Function<String, RuleBook> rules = tenant -> RuleBook.version(1).of();
    private @Nullable Permission permission;
    private Function<Contact, List<ConsentPolicy>> policies = contact -> List.of(ConsentPolicy.STRICT);
    private Duration permitLifetime = Duration.ofMinutes(5);
    private Unsubscribing unsubscribing = Unsubscribing.nowhere();
    private List<Purpose> purposes = List.of();
    private SubscriptionTerms terms = SubscriptionTerms.standard();
    private InstantSource clock = InstantSource.system();
    private @Nullable Validator validator;
    private @Nullable TombstoneKeys tombstoneKeys;
    private @Nullable EvidenceKeys evidenceKeys;

    CrmBuilder() {}

    /**
     * Where everything is kept.
     *
     * @param value the storage
     * @return this builder
     */
    public CrmBuilder storage(Storage value) {
        storage = Objects.requireNonNull(value, "storage");
        return this;
    }

    /**
     * The rules of all tenants.
     *
     * @param book the rule book
     * @return this builder
     */
    public CrmBuilder rules(RuleBook book) {
        Objects.requireNonNull(book, "book");
        return rules(tenant -> book);
    }

    /**
     * The rules of each tenant.
     *
     * @param byTenant gives the rule book for the name of a tenant
     * @return this builder
     */
    public CrmBuilder rules(Function<String, RuleBook> byTenant) {
        rules = Objects.requireNonNull(byTenant, "byTenant");
        return this;
    }

    /**
     * Who may be contacted for what. Unless this is said, marketing is planned and claimed only if the consent ledger
     * permits it, and everything else unless the ledger forbids all contact. [C-120]
     *
     * @param value the permission that every plan and claim asks
     * @return this builder
     */
    public CrmBuilder permission(Permission value) {
        permission = Objects.requireNonNull(value, "permission");
        return this;
    }

    /**
     * Which policies decide whether a message may go to a contact. [C-74]
     *
     * @param byContact gives the policies, all of which must permit; none means {@link ConsentPolicy#STRICT}
     * @return this builder
     */
    public CrmBuilder consentPolicies(Function<Contact, List<ConsentPolicy>> byContact) {
        policies = Objects.requireNonNull(byContact, "byContact");
        return this;
    }

    /**
     * How long a permit holds that is not used at once.
     *
     * @param value at least a second, at most {@value #LONGEST_PERMIT} minutes
     * @return this builder
     */
    public CrmBuilder permitsLast(Duration value) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Duration.ofMinutes(LONGEST_PERMIT)) > 0) {
            throw new IllegalArgumentException("permitsLast: is " + value + ", must be a second to " + LONGEST_PERMIT
                    + " minutes; ask for a permit when the message is ready");
        }
        permitLifetime = value;
        return this;
    }

    /**
     * What people are contacted for, each name with one kind. [C-150]
     *
     * <p>Once they are declared, there are no others: a rule [C-151], an entry of the ledger and a question about another
     * purpose are refused. [C-152] Without this the purposes of the rules are known, and one that contradicts their kind
     * is refused. [C-153] So is one that is of another kind than the ledger says: of the person, of others at the point, or of
     * revised purposes. [C-280] Of a purpose that nobody has named yet the first who names it says the kind, so declare them:
     * what is declared is right, whatever the ledger says, and what was withdrawn under the same name stays so.
     *
     * @param all the purposes of the business
     * @return this builder
     */
    public CrmBuilder purposes(Purpose... all) {
        purposes = List.of(all);
        return this;
    }

    /**
     * Where the links of messages lead by which a recipient can say no. Marketing by e-mail needs it.
     *
     * @param page a page of the host with https, or with http on this machine; the link has the parameter {@code t}
     * @return this builder
     */
    public CrmBuilder unsubscribeAt(URI page) {
        unsubscribing = Unsubscribing.at(page);
        return this;
    }

    /**
     * By which words an answer says stop.
     *
     * @param words the table, perhaps with words of the host's own
     * @return this builder
     */
    public CrmBuilder stopWords(StopWords words) {
        terms = terms.stopWords(Objects.requireNonNull(words, "words"));
        return this;
    }

    /**
     * How long a confirmation is waited for.
     *
     * @param limit from one minute to 48 hours
     * @return this builder
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public CrmBuilder confirmWithin(Duration limit) {
        terms = terms.confirmWithin(limit);
        return this;
    }

    /**
     * By which keys the points of erased people are recognised. [C-194] Whoever was erased under a key that is left out is
     * recognised no more [C-195]: give every version that is alive to every CRM on the storage, also to one that erases nobody.
     *
     * @param value the keys, which never get into the storage
     * @return this builder
     */
    public CrmBuilder tombstoneKeys(TombstoneKeys value) {
        tombstoneKeys = Objects.requireNonNull(value, "tombstoneKeys");
        return this;
    }

    /**
     * By which keys the evidence of erased people is sealed and opened.
     *
     * @param value the keys, which never get into the storage
     * @return this builder
     */
    public CrmBuilder evidenceKeys(EvidenceKeys value) {
        evidenceKeys = Objects.requireNonNull(value, "evidenceKeys");
        return this;
    }

    /**
     * What time it is.
     *
     * @param value the clock
     * @return this builder
     */
    public CrmBuilder clock(InstantSource value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * What validates contacts, interactions and consents.
     *
     * @param value a validator with constraints of the host's own
     * @return this builder
     */
    public CrmBuilder validator(Validator value) {
        validator = Objects.requireNonNull(value, "validator");
        return this;
    }

    /**
     * The CRM.
     *
     * @return ready for use
     * @throws IllegalStateException if no storage was said
     * @throws IllegalArgumentException if a purpose has two kinds, or a rule has one that was not declared
     */
    public Crm build() {
        Storage kept = storage;
        if (kept == null) {
            throw new IllegalStateException(
                    "storage: is missing, is required; call storage(InMemoryStorage.create()) or another");
        }
        Gate gate = new Gate(
                permitLifetime, unsubscribing, Optional.ofNullable(tombstoneKeys), Optional.ofNullable(evidenceKeys));
        Settings settings = new Settings(
                rules,
                permission != null ? permission : Permission.ledger(policies),
                clock,
                new Checks(validator),
                policies,
                gate,
                Purposes.declared(purposes),
                terms);
        return Crm.of(settings, kept, TenantId.DEFAULT);
    }
}
