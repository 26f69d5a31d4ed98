package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.StopWords;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.rule.Explanation;
import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Planner;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.HostTransaction;
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
 * A CRM inside the application: facts go in, and whom to contact next comes out.
 *
 * <p>Build one for the application and keep it. Every call is a transaction of its own unless it is made inside {@link
 * #inTransaction} or through {@link #join}. Immutable and thread-safe.
 *
 * <pre>{@code
 * Crm crm = Crm.builder()
 *         .storage(JdbcStorage.builder(dataSource).createSchema().build())
 *         .rules(RuleBook.version(1).of(stayInTouch, chase))
 *         .build();
 * crm.interactions().record(Interaction.call(ada.id()).outbound().about("Licence renewal").build());
 * NextContact next = crm.nextContact(ada.id()).orElseThrow();
 * }</pre>
 */
public final class Crm {
    private final Settings settings;
    private final Storage storage;
    private final TenantId tenant;
    private final Desk desk;

    private Crm(Settings settings, Storage storage, TenantId tenant, RuleBook book, Scope scope) {
        this.settings = settings;
        this.storage = storage;
        this.tenant = tenant;
        this.desk = settings.desk(scope, book, tenant);
    }

    private static Crm of(Settings settings, Storage storage, TenantId tenant) {
        return new Crm(
                settings, storage, tenant, settings.rules().apply(tenant.value()), settings.own(storage, tenant));
    }

    /**
     * Begins a CRM.
     *
     * @return a builder; a storage is required
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Everybody the business knows.
     *
     * @return the handle, cheap to get
     */
    public Contacts contacts() {
        return new Contacts(desk);
    }

    /**
     * What happened with them.
     *
     * @return the handle, cheap to get
     */
    public Interactions interactions() {
        return new Interactions(desk);
    }

    /**
     * What they allowed and forbade.
     *
     * @return the handle, cheap to get
     */
    public Consents consents() {
        return new Consents(desk);
    }

    /**
     * The gate through which messages go, and without which none does.
     *
     * @return the handle, cheap to get
     */
    public Outreach outreach() {
        return new Outreach(desk);
    }

    /**
     * How people join and leave.
     *
     * @return the handle, cheap to get
     */
    public Subscriptions subscriptions() {
        return new Subscriptions(desk);
    }

    /**
     * Whom to contact next.
     *
     * @return the handle, cheap to get
     */
    public FollowUps followUps() {
        return new FollowUps(desk);
    }

    /**
     * When and how to contact somebody next: the earliest of all lanes, computed from the facts as they are now. [C-80]
     *
     * @param contact whom
     * @return the next contact, or empty if no rule asks for one. [C-81]
     * @throws NotFoundException if there is no such contact. [C-82]
     */
    public Optional<NextContact> nextContact(ContactId contact) {
        return Planner.plan(facts(contact), desk.book(), desk.permission(), desk.now())
                .next();
    }

    /**
     * Why somebody is to be contacted then, and why not otherwise: every rule, what it was anchored on, each adjustment, and
     * why it lost or was rejected. [C-83]
     *
     * @param contact whom
     * @return an object whose {@code toString()} a salesperson understands
     * @throws NotFoundException if there is no such contact. [C-84]
     */
    public Explanation explain(ContactId contact) {
        return Planner.explain(facts(contact), desk.book(), desk.permission(), desk.now());
    }

    private Facts facts(ContactId contact) {
        return desk.scope().run(session -> {
            ContactState state = desk.read(session, List.of(contact)).get(contact);
            if (state == null) {
                throw new NotFoundException("contact", contact.toString());
            }
            return state.facts(History.of(session, state, desk.needs()));
        });
    }

    /**
     * Plans every contact whose plan is out of date, as after a new version of the rule book; others are not touched. [C-85]
     *
     * <p>So is a plan that was made with older time-zone data than this JVM has: what is due follows the clocks of its zone.
     * [C-116] One that was made with newer data is left alone until it ends or a fact is recorded, and then made with the
     * data of this JVM [C-117]: nodes with different data do not take turns at a plan.
     *
     * @return how many were planned. [C-86]
     */
    public long plan() {
        return plan(planned -> true);
    }

    /**
     * As {@link #plan()}, in batches of a transaction each, telling how far it has come.
     *
     * @param progress told after each batch; it may stop the run, and what is done stays done. [C-87]
     * @return how many were planned
     * @throws IllegalStateException inside a transaction of the host
     */
    public long plan(PlanProgress progress) {
        if (desk.scope().isJoined()) {
            throw new IllegalStateException(
                    "plan: not inside the host's transaction, as its locks would last as long; plan before it begins");
        }
        return new Upkeep(desk).run(progress);
    }

    /**
     * The same CRM for another tenant, which neither sees nor changes anything of this one. [C-88]
     *
     * @param name 1 to 64 characters of a to z, A to Z, 0 to 9, dot, underscore and hyphen
     * @return the CRM of that tenant
     * @throws IllegalStateException inside {@link #inTransaction} and after {@link #join}, as a transaction belongs to one
     *     tenant; not in the transaction of a framework, which may begin before the tenant is known. [C-90]
     */
    public Crm forTenant(String name) {
        if (desk.scope().isBound()) {
            throw new IllegalStateException(
                    "forTenant: a transaction belongs to one tenant; choose the tenant before the transaction begins");
        }
        TenantId other = new TenantId(name);
        return of(settings, storage, other);
    }

    /**
     * Does several things in one transaction: all are kept, or none if the work throws. [C-89]
     *
     * @param <T> what the work answers
     * @param work given a CRM that is of use inside only; it may be run more than once, so it has no other effects
     * @return what the work answered
     */
    public <T> T inTransaction(Function<Crm, T> work) {
        boolean joined = desk.scope().isJoined();
        return desk.scope()
                .run(session ->
                        work.apply(new Crm(settings, storage, tenant, desk.book(), Scope.within(session, joined))));
    }

    /**
     * The same CRM inside a transaction that the host has begun and will end.
     *
     * <p>Nothing is committed, rolled back or retried here; {@code claim} is refused. After an {@link
     * dev.rapport.crm.error.InvalidInputException}, a {@link NotFoundException} or a {@link
     * dev.rapport.crm.error.ConflictingFactException} of a single call nothing of that call was written, and the host may go
     * on. After any other exception, and any that leaves {@link #inTransaction}, a part may be written and the host must
     * roll back.
     *
     * @param transaction such as {@code JdbcTransaction.of(connection)}
     * @return a CRM for the thread and the time of that transaction
     */
    public Crm join(HostTransaction transaction) {
        Storage joined = storage.join(transaction);
        return new Crm(settings, joined, tenant, desk.book(), settings.joined(joined, tenant));
    }

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
     * <tr><td>purposes</td><td>those of the rules, and any other that contradicts none of them</td></tr>
     * <tr><td>stopWords</td><td>{@link StopWords#standard()}</td></tr>
     * <tr><td>confirmWithin</td><td>48 hours</td></tr>
     * <tr><td>tombstoneKeys</td><td>none: nobody can be erased</td></tr>
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
    public static final class Builder {
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

        private Builder() {}

        /**
         * Where everything is kept.
         *
         * @param value the storage
         * @return this builder
         */
        public Builder storage(Storage value) {
            storage = Objects.requireNonNull(value, "storage");
            return this;
        }

        /**
         * The rules of all tenants.
         *
         * @param book the rule book
         * @return this builder
         */
        public Builder rules(RuleBook book) {
            Objects.requireNonNull(book, "book");
            return rules(tenant -> book);
        }

        /**
         * The rules of each tenant.
         *
         * @param byTenant gives the rule book for the name of a tenant
         * @return this builder
         */
        public Builder rules(Function<String, RuleBook> byTenant) {
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
        public Builder permission(Permission value) {
            permission = Objects.requireNonNull(value, "permission");
            return this;
        }

        /**
         * Which policies decide whether a message may go to a contact. [C-74]
         *
         * @param byContact gives the policies, all of which must permit; none means {@link ConsentPolicy#STRICT}
         * @return this builder
         */
        public Builder consentPolicies(Function<Contact, List<ConsentPolicy>> byContact) {
            policies = Objects.requireNonNull(byContact, "byContact");
            return this;
        }

        /**
         * How long a permit holds that is not used at once.
         *
         * @param value at least a second, at most {@value #LONGEST_PERMIT} minutes
         * @return this builder
         */
        public Builder permitsLast(Duration value) {
            if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Duration.ofMinutes(LONGEST_PERMIT)) > 0) {
                throw new IllegalArgumentException("permitsLast: is " + value + ", must be a second to "
                        + LONGEST_PERMIT + " minutes; ask for a permit when the message is ready");
            }
            permitLifetime = value;
            return this;
        }

        /**
         * What people are contacted for, each name with one kind. [C-150]
         *
         * <p>Once they are declared, there are no others: a rule [C-151], an entry of the ledger and a question about another
         * purpose are refused. [C-152] Without this the purposes of the rules are known, and one that contradicts their kind
         * is refused. [C-153]
         *
         * @param all the purposes of the business
         * @return this builder
         */
        public Builder purposes(Purpose... all) {
            purposes = List.of(all);
            return this;
        }

        /**
         * Where the links of messages lead by which a recipient can say no. Marketing by e-mail needs it.
         *
         * @param page a page of the host with https, or with http on this machine; the link has the parameter {@code t}
         * @return this builder
         */
        public Builder unsubscribeAt(URI page) {
            unsubscribing = Unsubscribing.at(page);
            return this;
        }

        /**
         * By which words an answer says stop.
         *
         * @param words the table, perhaps with words of the host's own
         * @return this builder
         */
        public Builder stopWords(StopWords words) {
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
        public Builder confirmWithin(Duration limit) {
            terms = terms.confirmWithin(limit);
            return this;
        }

        /**
         * By which keys the points of erased people are recognised. [C-194] Whoever was erased under a key that is left out is
         * recognised no more. [C-195]
         *
         * @param value the keys, which never get into the storage
         * @return this builder
         */
        public Builder tombstoneKeys(TombstoneKeys value) {
            tombstoneKeys = Objects.requireNonNull(value, "tombstoneKeys");
            return this;
        }

        /**
         * What time it is.
         *
         * @param value the clock
         * @return this builder
         */
        public Builder clock(InstantSource value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * What validates contacts, interactions and consents.
         *
         * @param value a validator with constraints of the host's own
         * @return this builder
         */
        public Builder validator(Validator value) {
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
            Gate gate = new Gate(permitLifetime, unsubscribing, Optional.ofNullable(tombstoneKeys));
            Settings settings = new Settings(
                    rules,
                    permission != null ? permission : Permission.ledger(policies),
                    clock,
                    new Checks(validator),
                    policies,
                    gate,
                    Purposes.declared(purposes),
                    terms);
            return of(settings, kept, TenantId.DEFAULT);
        }
    }
}
