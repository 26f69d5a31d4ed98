package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.rule.Explanation;
import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Planner;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.HostTransaction;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    static Crm of(Settings settings, Storage storage, TenantId tenant) {
        return new Crm(
                settings, storage, tenant, settings.rules().apply(tenant.value()), settings.own(storage, tenant));
    }

    /**
     * Begins a CRM.
     *
     * @return a builder; a storage is required
     */
    public static CrmBuilder builder() {
        return new CrmBuilder();
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
     * Parts of the contacts by a condition.
     *
     * @return the handle, cheap to get
     */
    public Segments segments() {
        return Segments.of(desk);
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
     * Scores and reports over the contacts, which say why.
     *
     * @return the handle, cheap to get
     */
    public Insights insights() {
        return Insights.of(desk);
    }

    /**
     * What was learned from the data, in all its versions.
     *
     * @return the handle, cheap to get
     */
    public Models models() {
        return new Models(desk);
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
            return state.facts(desk.history(session).of(state));
        });
    }

    /**
     * What the rules would do over the time to come, and what others would do instead.
     *
     * @return the handle, cheap to get
     */
    public Rehearsing rehearsal() {
        return Rehearsing.of(desk, book -> settings.desk(desk.scope(), book, tenant));
    }

    /**
     * Plans every contact whose plan is out of date, as after a new version of the rule book; others are not touched. [C-85]
     *
     * <p>So is a plan that was made with older time-zone data than this JVM has: what is due follows the clocks of its zone.
     * [C-116] One that was made with newer data is left alone until it ends or a fact is recorded, and then made with the
     * data of this JVM [C-117]: nodes with different data do not take turns at a plan.
     *
     * <p>What is {@linkplain dev.rapport.crm.consent.EvidenceHold held under seal} of erased people of this tenant, and is over, is
     * removed. [C-363] Call this once a day, in each tenant, also where there are no rules.
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
        Upkeep upkeep = new Upkeep(desk);
        upkeep.endEvidence();
        return upkeep.run(progress);
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
}
