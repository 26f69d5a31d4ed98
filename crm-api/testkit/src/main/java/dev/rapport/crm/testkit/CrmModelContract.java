package dev.rapport.crm.testkit;

import static dev.rapport.crm.criterion.Criteria.atLeast;
import static dev.rapport.crm.criterion.Criteria.inLast;
import static dev.rapport.crm.criterion.Criteria.lastWithin;
import static dev.rapport.crm.criterion.Criteria.not;
import static dev.rapport.crm.criterion.Criteria.sumAtLeast;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.AttemptsByHour;
import dev.rapport.crm.interaction.ContactTimes;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Storage;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/**
 * Compares a CRM on a storage with a plan made from the whole log, after every step of random histories.
 *
 * <p>Contacts buy, are called, written to and reply; facts are corrected and retracted; consent is given, taken back and shared; workers claim, complete, come late
 * and crash; the clock moves. Whatever is kept in step with each write must be what the facts give at that moment, no two
 * workers may hold the same, and no occurrence is acted on twice. Who is in a segment is asked after each step, and asked
 * again at the end as of some of those moments. Not thread-safe: jqwik makes an instance for each
 * property.
 *
 * <pre>{@code
 * final class InMemoryCrmModelTest extends CrmModelContract {
 *     @Override
 *     protected Storage create(InstantSource leaseClock) {
 *         return InMemoryStorage.create(leaseClock);
 *     }
 * }
 * }</pre>
 */
public abstract class CrmModelContract {
    private static final TouchFilter BOUGHT = TouchFilter.kinds(InteractionKind.PURCHASE);

    /** Turns as time goes by, and when something comes to pass that was dated ahead. */
    private static final Criterion LATELY = atLeast(2, BOUGHT, inLast(Period.ofDays(10)))
            .or(sumAtLeast(Money.of("1", "EUR"), BOUGHT, inLast(Period.ofDays(4))))
            .and(not(lastWithin(TouchFilter.any().inbound(), Period.ofDays(2))));

    private static final AnswerHours HOURS = AnswerHours.none(
                    Samples.NOW, ContactTimes.of(TouchFilter.channels(Channel.CALL)))
            .plus(AttemptsByHour.none().plus(8, 9, 3).plus(14, 9, 3).plus(17, 9, 2));

    /** Every way in which a plan grows old: a birthday passes, the next date of a grid comes, an offer lapses. */
    private static final RuleBook BOOK = RuleBook.version(3)
            .of(
                    CrmScene.REORDER,
                    CrmScene.CHASE,
                    CrmScene.STAY_IN_TOUCH,
                    Rule.named("birthday")
                            .purpose(Samples.SERVICE)
                            .yearlyOn(Contact.BIRTHDAY)
                            .via(Channel.EMAIL)
                            .lane("birthdays"),
                    Rule.named("review")
                            .purpose(Samples.SERVICE)
                            .every(Period.ofWeeks(1))
                            .from(LocalDate.of(2026, 11, 26))
                            .via(Channel.CALL)
                            .lane("reviews"),
                    Rule.named("offer")
                            .purpose(Samples.SERVICE)
                            .once(Offset.days(3))
                            .afterLast(InteractionKind.PURCHASE)
                            .lapsesAfter(Period.ofDays(5))
                            .via(Channel.EMAIL)
                            .lane("offers"),
                    Rule.named("regular")
                            .purpose(Samples.SERVICE)
                            .when(LATELY)
                            .once(Offset.days(1))
                            .afterLast(InteractionKind.PURCHASE)
                            .via(Channel.CALL)
                            .lane("regulars"),
                    Rule.named("recall")
                            .purpose(Samples.SERVICE)
                            .once(Offset.days(1))
                            .afterLast(InteractionKind.PURCHASE)
                            .via(Channel.CALL)
                            .atSuggestedTime(HOURS)
                            .lane("recalls"),
                    Rule.named("news")
                            .purpose(Samples.NEWS)
                            .once(Offset.days(2))
                            .afterLast(InteractionKind.PURCHASE)
                            .via(Channel.EMAIL)
                            .lane("news"));

    private final MutableClock clock = Samples.clock();
    private @Nullable Storage storage;

    /** One step of a history. */
    record Step(CrmAction action, int number) {}

    /** What happens, one thing after another. Immutable and thread-safe; its string says what it was. */
    protected static final class Script {
        private final List<Step> steps;

        Script(List<Step> steps) {
            this.steps = List.copyOf(steps);
        }

        @Override
        public String toString() {
            return steps.toString();
        }
    }

    /** Creates the contract; jqwik does. */
    protected CrmModelContract() {}

    /**
     * Opens the storage to be tested, once for all histories.
     *
     * @param leaseClock what leases are to be measured by
     * @return the storage
     */
    protected abstract Storage create(InstantSource leaseClock);

    @BeforeProperty
    final void open() {
        storage = create(clock);
    }

    @AfterProperty
    final void close() {
        storage().close();
    }

    /**
     * Runs a thousand histories; an heir on a slow storage overrides it, with fewer tries, to call it.
     *
     * @param script what happens
     */
    @Property
    protected void whatIsKeptInStepIsWhatTheWholeLogGives(@ForAll("histories") Script script) {
        run(storage(), clock, script.steps);
    }

    static void run(Storage storage, MutableClock clock, List<Step> steps) {
        clock.moveTo(Samples.NOW);
        Crm crm = Crm.builder()
                .storage(storage)
                .rules(BOOK)
                .clock(clock)
                .consentPolicies(contact -> CrmHistory.POLICIES)
                .build()
                .forTenant("h-" + UUID.randomUUID());
        CrmHistory history = new CrmHistory(crm, BOOK, clock);
        for (int i = 0; i < 2; i++) {
            history.contacts.add(crm.contacts()
                    .add(Samples.person().tag("vip").birthday("--12-01").build())
                    .id());
        }
        SegmentHistory segments = new SegmentHistory(history);
        for (Step step : steps) {
            step.action().run(history, step.number());
            history.check();
            segments.look();
        }
        segments.lookBack();
    }

    @Provide
    final Arbitrary<Script> histories() {
        return anyHistory().map(Script::new);
    }

    static Arbitrary<List<Step>> anyHistory() {
        return Combinators.combine(
                        Arbitraries.of(CrmAction.class), Arbitraries.integers().between(0, 30))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(25);
    }

    private Storage storage() {
        if (storage == null) {
            throw new IllegalStateException("storage: not open; run the contract with JUnit");
        }
        return storage;
    }
}
