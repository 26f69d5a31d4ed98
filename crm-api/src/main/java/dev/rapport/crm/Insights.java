package dev.rapport.crm;

import dev.rapport.crm.calendar.ReachableHours;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.OpenHours;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.forecast.Calibration;
import dev.rapport.crm.forecast.Lesson;
import dev.rapport.crm.forecast.ModelKind;
import dev.rapport.crm.forecast.PurchaseHistory;
import dev.rapport.crm.forecast.PurchaseSample;
import dev.rapport.crm.forecast.SpendHistory;
import dev.rapport.crm.insight.Answered;
import dev.rapport.crm.insight.AsOf;
import dev.rapport.crm.insight.Dormancy;
import dev.rapport.crm.insight.DormancyLadder;
import dev.rapport.crm.insight.PurchaseDays;
import dev.rapport.crm.insight.Question;
import dev.rapport.crm.insight.RfmCuts;
import dev.rapport.crm.insight.RfmFigures;
import dev.rapport.crm.insight.RfmScore;
import dev.rapport.crm.insight.Timeline;
import dev.rapport.crm.insight.Workload;
import dev.rapport.crm.insight.WorkloadReport;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.AttemptsByHour;
import dev.rapport.crm.interaction.ContactTimes;
import dev.rapport.crm.interaction.SuggestedTime;
import dev.rapport.crm.rule.Policy;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Scores and reports over the stored contacts, each with its evidence: the pure functions of {@link dev.rapport.crm.insight}.
 *
 * <p>Nothing is stored: an answer is computed from the facts as they are corrected now, none that was taken back [C-274], and
 * none that happened later than the moment that is asked for. [C-275] That moment is now unless {@link #asOf} says otherwise.
 * [C-276] Contacts are as they are now. Days are counted in the zone of {@link #in}; without it in that of each contact, and in
 * the fallback zone of the rule book's policy for a contact without one and for figures over all. [C-277]
 *
 * <p>Contacts are read by id, some at a time in a transaction of their own, so that what is held does not grow with their
 * number, only with the longest timeline; contacts that are added meanwhile may or may not be seen. Immutable and thread-safe.
 *
 * <pre>{@code
 * Stream<Answered<RfmScore>> best = crm.insights().rfm(euro).filter(found -> found.answer().cell().equals("555"));
 * LifecyclePlace ada = crm.insights().of(id, Lifecycle.standard()::place);
 * NetPromoterScore nps = crm.insights().asOf(endOfYear).in(paris).overall(Feedback.ofAllTime()::netPromoterScore);
 * ResponseTimes times = crm.insights().timelines(serviceLevel::measure);
 * }</pre>
 */
public final class Insights {
    private final Desk desk;
    private final Optional<Instant> moment;
    private final Optional<ZoneId> zone;

    private Insights(Desk desk, Optional<Instant> moment, Optional<ZoneId> zone) {
        this.desk = desk;
        this.moment = moment;
        this.zone = zone;
    }

    static Insights of(Desk desk) {
        return new Insights(desk, Optional.empty(), Optional.empty());
    }

    /**
     * The same as of another moment.
     *
     * @param instant the last moment that counts
     * @return insights into that time
     */
    public Insights asOf(Instant instant) {
        return new Insights(desk, Optional.of(instant), zone);
    }

    /**
     * The same with days of one zone for everybody.
     *
     * @param days where local dates are counted
     * @return insights by that calendar
     */
    public Insights in(ZoneId days) {
        return new Insights(desk, moment, Optional.of(days));
    }

    /**
     * Asks something about one contact. Counted is what the contact took part in itself: not what happened with somebody who
     * belongs to it. [C-278]
     *
     * @param <T> what is answered
     * @param contact about whom
     * @param question such as {@code scoring::score}
     * @return the answer
     * @throws dev.rapport.crm.error.NotFoundException if there is no such contact. [C-279]
     */
    public <T> T of(ContactId contact, Question<T> question) {
        Instant now = now();
        Timeline timeline = reading(now).one(contact);
        return question.ask(timeline.direct(), at(now, timeline.contact()));
    }

    /**
     * Asks the same about every contact.
     *
     * @param <T> what is answered
     * @param question such as {@code Lifecycle.standard()::place}
     * @return the answers that {@link #of} gives, by id of the contact; lazy [C-284]
     */
    public <T> Stream<Answered<T>> each(Question<T> question) {
        Instant now = now();
        return reading(now)
                .all()
                .map(one -> new Answered<>(one.contact().id(), question.ask(one.direct(), at(now, one.contact()))));
    }

    /**
     * Asks something about all facts together. A fact counts once, however many took part. [C-285]
     *
     * @param <T> what is answered
     * @param question such as {@code Feedback.ofAllTime()::netPromoterScore} or {@code Deal::of}
     * @return the answer
     */
    public <T> T overall(Question<T> question) {
        Instant now = now();
        return question.ask(reading(now).facts(), at(now));
    }

    /**
     * Asks something about all contacts together, such as how soon they are answered, or what an experiment has shown.
     *
     * @param <T> what is answered
     * @param question such as {@code serviceLevel::measure}; it gets every contact once, with all that is on its timeline
     * @return the answer [C-286]
     */
    public <T> T timelines(BiFunction<Iterable<Timeline>, AsOf, T> question) {
        Instant now = now();
        return question.apply(() -> reading(now).all().iterator(), at(now));
    }

    /**
     * How good each customer is among all, in fifths of recency, frequency and money. Somebody who has never bought is no
     * customer. [C-287] A few numbers of each customer are held meanwhile.
     *
     * @param currency which amounts count; nothing is converted
     * @return by id of the contact [C-288]
     */
    public Stream<Answered<RfmScore>> rfm(Currency currency) {
        List<Answered<RfmFigures>> customers = each((facts, asOf) -> RfmFigures.of(facts, currency, asOf))
                .flatMap(found -> found.answer().stream().map(figures -> new Answered<>(found.contact(), figures)))
                .toList();
        if (customers.isEmpty()) {
            return Stream.empty();
        }
        RfmCuts cuts = RfmCuts.of(customers.stream().map(Answered::answer).toList());
        return customers.stream().map(customer -> customer.map(cuts::score));
    }

    /**
     * Who is falling asleep, against how often each contact wants to be in touch.
     *
     * @param ladder which interactions count, and when a contact is overdue and lapsed
     * @param wanted how often a contact wants to be in touch; empty leaves the contact out
     * @return by id of the contact [C-289], without those with whom nothing has happened that counts [C-290]; lazy
     */
    public Stream<Answered<Dormancy>> dormancy(DormancyLadder ladder, Function<Contact, Optional<Period>> wanted) {
        Instant now = now();
        return reading(now)
                .all()
                .flatMap(one -> wanted
                        .apply(one.contact())
                        .flatMap(interval -> ladder.place(one.direct(), interval, at(now, one.contact())))
                        .map(dormancy -> new Answered<>(one.contact().id(), dormancy))
                        .stream());
    }

    /**
     * Who has how much to do, by the owners of the contacts, and who has done how much. [C-291]
     *
     * @param report for which days
     * @return by owner, contacts that nobody owns last
     */
    public List<Workload> workloads(WorkloadReport report) {
        Instant now = now();
        TimelineReading reading = reading(now);
        return report.of(reading.assignments(), reading.facts(), at(now));
    }

    /**
     * How often anybody was reached at each hour of their day: what one contact's hours are compared with, here and by rules.
     * Keep it in {@link Models}, as every timeline is read for it.
     *
     * <p>A rule that says {@code atSuggestedTime} with it plans at the hour that {@link #suggestedTime} tells, where nothing
     * speaks against it on that day. [C-322] The rule knows its day and channel: it may take an hour that other days or channels
     * close, or that ends before it is over, and {@code suggestedTime} does not. What is planned follows each attempt, and its correction, in the transaction that
     * records it. [C-323]
     *
     * @param times which attempts count
     * @return the sum over all contacts [C-292], of the two years before the moment that is asked for [C-321]
     */
    public AnswerHours answerHours(ContactTimes times) {
        Instant now = now();
        AnswerHours none = AnswerHours.none(now, times);
        AttemptsByHour everybody = reading(now)
                .all()
                .map(one -> none.count(one.direct(), at(now, one.contact()).zone()))
                .reduce(AttemptsByHour.none(), AttemptsByHour::plus);
        return none.plus(everybody);
    }

    /**
     * Learns how customers buy and what they spend, from the {@linkplain PurchaseDays days} of everybody who has bought [C-353];
     * keep it in {@link Models}, as every timeline is read for it. A few numbers of each customer are held meanwhile.
     *
     * <p>Days are counted in one zone for everybody, that of {@link #in} or the policy's fallback zone, wherever a contact
     * lives: all histories are as of the cut-off. [C-370] Take {@link ModelKind#MBG_NBD} for rules: only it has dates for
     * one-time buyers.
     *
     * <p>One {@linkplain #asOf as of a former day} is for looking at: {@link Models#keep(Calibration)} refuses it if one that
     * is kept was learned as of a later day.
     *
     * @param kind which model of purchases
     * @param currency which amounts count; nothing is converted
     * @return the calibration, whose version is one more than that of the newest kept, or 1 [C-354], and whose cut-off is the
     *     day that it is asked for [C-355], with a model of amounts if one fits [C-356]; or what there is too little of [C-357]
     * @throws dev.rapport.crm.forecast.NoFitException if there is enough, and yet no parameters are the most likely
     */
    public Lesson calibrate(ModelKind kind, Currency currency) {
        Instant now = now();
        AsOf cutOff = at(now);
        List<PurchaseHistory> histories = new ArrayList<>();
        List<SpendHistory> spendings = new ArrayList<>();
        reading(now)
                .all()
                .flatMap(one -> PurchaseDays.of(one.direct(), currency, cutOff).stream())
                .forEach(days -> {
                    histories.add(days.history());
                    spendings.add(days.spending());
                });
        int version = new Models(desk).calibration().map(Calibration::version).orElse(0) + 1;
        return Lesson.of(version, cutOff.today(), kind, PurchaseSample.of(histories))
                .fitSpend(spendings);
    }

    /**
     * At which hour somebody answers most probably, among those in which they may be approached: in their own window, or the
     * policy's, and outside their own quiet hours, or the policy's [C-293]; and in the hours that the policies of consent
     * leave open for marketing, on every day that is not closed, over each channel that the attempts name. [C-324] Whether they
     * may be contacted at all is judged when somebody is about to do it.
     *
     * @param contact whom
     * @param hours which attempts count, and how often anybody answers: what {@link #answerHours} gave
     * @return the hour on the contact's clock; empty if nobody was attempted yet, or the contact must not be contacted [C-294]
     * @throws dev.rapport.crm.error.NotFoundException if there is no such contact. [C-295]
     */
    public Optional<SuggestedTime> suggestedTime(ContactId contact, AnswerHours hours) {
        Instant now = now();
        Timeline timeline = reading(now).one(contact);
        AttemptsByHour own =
                hours.count(timeline.direct(), at(now, timeline.contact()).zone());
        ReachableHours open = open(timeline.contact(), hours.times().attempts().channels());
        return hours.ranked(own, open).stream().findFirst();
    }

    private ReachableHours open(Contact contact, Set<Channel> channels) {
        ReachableHours open = reachable(contact);
        for (ConsentPolicy policy : desk.policies().apply(contact)) {
            for (Channel channel : channels) {
                OpenHours hours = policy.openHours().get(channel);
                open = hours == null ? open : open.where(hours.reachable().hours()::contains);
            }
        }
        return open;
    }

    private ReachableHours reachable(Contact contact) {
        if (contact.preferences().doNotContact()) {
            return ReachableHours.all().where(hour -> false);
        }
        Policy policy = desk.book().policy();
        ReachableHours all = ReachableHours.all();
        ReachableHours open = contact.preferences()
                .window()
                .or(policy::window)
                .map(all::inside)
                .orElse(all);
        return contact.preferences()
                .quietHours()
                .or(policy::quietHours)
                .map(open::outside)
                .orElse(open);
    }

    private TimelineReading reading(Instant now) {
        return new TimelineReading(desk.scope(), now);
    }

    private Instant now() {
        return moment.orElseGet(desk::now);
    }

    private AsOf at(Instant now) {
        return AsOf.of(now, zone.orElse(desk.book().policy().fallbackZone()));
    }

    private AsOf at(Instant now, Contact contact) {
        return AsOf.of(now, zone.or(contact::zone).orElse(desk.book().policy().fallbackZone()));
    }
}
