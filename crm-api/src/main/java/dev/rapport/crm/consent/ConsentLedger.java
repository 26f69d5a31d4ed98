package dev.rapport.crm.consent;

import dev.rapport.crm.consent.ConsentDecision.Ground;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Facts of consent, and the decisions that follow from them.
 *
 * <p>A pure function: no clock, no storage, and the order of the facts never changes an answer. To judge a person, a ledger
 * needs every fact about the person, about the records merged with it, and about the other records that share the point;
 * and for each of these records its points. The purpose revisions of the tenant belong in it as well. Sorted once, when it
 * is made. Immutable and thread-safe.
 *
 * <pre>{@code
 * ConsentLedger ledger = ConsentLedger.of(facts, List.of(recipient));
 * ConsentRequest request = ConsentRequest.of(ada.id(), address, Channel.EMAIL, NEWS);
 * ConsentDecision decision = ledger.decide(List.of(ConsentPolicy.DE_UWG), request, now);
 * System.out.println(decision.explanation());
 * }</pre>
 */
public final class ConsentLedger {
    private static final ConsentLedger EMPTY = of(List.of(), List.of());

    private final Records records;

    private ConsentLedger(Records records) {
        this.records = records;
    }

    /**
     * A ledger of these facts.
     *
     * @param facts in any order
     * @param people the records that the facts are about, and their points
     * @return the ledger
     */
    public static ConsentLedger of(Collection<? extends Consent> facts, Collection<Recipient> people) {
        return new ConsentLedger(new Records(facts, people));
    }

    /**
     * A ledger without facts, of nobody in particular.
     *
     * @return the ledger; what needs no consent is permitted by it
     */
    public static ConsentLedger empty() {
        return EMPTY;
    }

    /**
     * Now, but not before any of these facts was recorded: what is known has happened, even if a faster clock stamped it.
     *
     * @param now by the own clock
     * @return now, or when the last fact was recorded
     */
    public Instant notBeforeWhatIsKnown(Instant now) {
        return records.notBeforeWhatIsKnown(now);
    }

    /**
     * Which records are one person.
     *
     * @param person one of them
     * @return all that these facts say to be {@link Merged} with it, and itself
     */
    public Set<ContactId> records(ContactId person) {
        return records.mergers.circle(person);
    }

    /**
     * Whether a message that is planned may go when it is due, as things stand now.
     *
     * <p>Caps and hours are judged at the due instant alone, so that no date depends on when somebody looks. Everything else
     * is judged at the later of the two: what is overdue may have been forbidden since. Every fact counts, whenever it was
     * recorded.
     *
     * @param policies all must permit, and the first refusal is reported; none means {@link ConsentPolicy#STRICT}
     * @param request the message
     * @param due for when it is planned
     * @param now from when it is looked at
     * @return the decision, and how long the same ledger gives it
     */
    public ConsentOutlook outlook(List<ConsentPolicy> policies, ConsentRequest request, Instant due, Instant now) {
        Scene scene = new Scene(records, request, Moment.planned(due, now));
        return new ConsentOutlook(new Judge(scene).decide(policies), new Turning(scene, policies).next());
    }

    /**
     * Whether a message may go, by what is known at that instant.
     *
     * @param policies all must permit, and the first refusal is reported; none means {@link ConsentPolicy#STRICT}
     * @param request the message
     * @param at when it would go
     * @return the decision
     */
    public ConsentDecision decide(List<ConsentPolicy> policies, ConsentRequest request, Instant at) {
        return decide(policies, request, at, at);
    }

    /**
     * Whether a message might have gone, by what was known at another instant.
     *
     * @param policies all must permit, and the first refusal is reported; none means {@link ConsentPolicy#STRICT}
     * @param request the message
     * @param at when it would go
     * @param knownAt facts that were recorded later do not count
     * @return the decision
     */
    public ConsentDecision decide(List<ConsentPolicy> policies, ConsentRequest request, Instant at, Instant knownAt) {
        return new Judge(new Scene(records, request, new Moment(at, knownAt))).decide(policies);
    }

    /**
     * Whether a permit may be used for a message now: it must fit, be unused and hold, and the decision must still permit.
     *
     * @param permit what the permit says
     * @param policies as for a decision
     * @param request the message
     * @param at now
     * @return the decision
     */
    public ConsentDecision redeem(
            PermitTerms permit, List<ConsentPolicy> policies, ConsentRequest request, Instant at) {
        Moment moment = new Moment(at, at);
        if (!permit.isFor(request) || !areOne(permit.person(), request.person(), moment)) {
            return ConsentDecision.refused(ConsentReason.PERMIT_MISMATCH, Ground.NOTHING);
        }
        for (Contacted use : records.uses(permit.id())) {
            if (moment.counts(use)) {
                return ConsentDecision.refused(ConsentReason.PERMIT_USED, Ground.of(null, use));
            }
        }
        if (at.isBefore(permit.issuedAt())) {
            return ConsentDecision.refused(ConsentReason.PERMIT_NOT_YET_VALID, Ground.NOTHING);
        }
        if (!at.isBefore(permit.issuedAt().plus(permit.timeToLive()))) {
            return ConsentDecision.refused(ConsentReason.PERMIT_EXPIRED, Ground.NOTHING);
        }
        return decide(policies, request, at);
    }

    private boolean areOne(ContactId one, ContactId other, Moment moment) {
        return one.equals(other)
                || records.mergers.survivor(one, moment).equals(records.mergers.survivor(other, moment));
    }

    /**
     * Every withdrawal, objection and complaint that reaches a message, whatever a decision names before it, and also where a
     * later grant has lifted it: what was allowed up to then is void for ever.
     *
     * @param policies which say on which channels a withdrawal counts; none means {@link ConsentPolicy#STRICT}
     * @param request the message
     * @param at by what is known then
     * @return what was said of the person, of the point, or by somebody else who has the point, in order of time; nothing for a
     *     purpose that is not marketing, as it needs no consent
     */
    public List<Consent.OfPerson> refusals(List<ConsentPolicy> policies, ConsentRequest request, Instant at) {
        Scene scene = new Scene(records, request, new Moment(at, at));
        Set<Consent.OfPerson> found = new LinkedHashSet<>();
        for (ConsentPolicy policy : Judge.judging(policies)) {
            if (!policy.isOverlay() && request.purpose().isMarketing()) {
                new Barriers(scene, new GrantCheck(scene, policy)).addAllTo(found);
            }
        }
        return inTime(found);
    }

    /**
     * Every suppression in force that reaches a message, apart from what is left of somebody who was erased.
     *
     * @param request the message
     * @param at by what is known then
     * @return what no operator has lifted, in order of time
     */
    public List<Suppressed> suppressions(ConsentRequest request, Instant at) {
        return inTime(new Prohibitions(new Scene(records, request, new Moment(at, at))).suppressions());
    }

    private static <T extends Consent> List<T> inTime(Collection<T> facts) {
        return facts.stream()
                .sorted((a, b) -> FactStamp.IN_TIME.compare(a.stamp(), b.stamp()))
                .toList();
    }

    /**
     * When what somebody took back or objected to as a whole person counts as said for a message: what is open when two records
     * are merged counts as said then, unless the person who is asked about had consented again before, at an address of the
     * records that it was said of.
     *
     * @param fact a withdrawal that names no point, an objection, or a complaint
     * @param policies which say what it takes to consent again; none means {@link ConsentPolicy#STRICT}
     * @param request the message
     * @param at by what is known then
     * @return the latest by any of the policies; empty if the fact is not about such a message
     */
    public Optional<Instant> statedAt(
            Consent.OfPerson fact, List<ConsentPolicy> policies, ConsentRequest request, Instant at) {
        Scene scene = new Scene(records, request, new Moment(at, at));
        Optional<Instant> latest = Optional.empty();
        for (ConsentPolicy policy : Judge.judging(policies)) {
            if (!policy.isOverlay()) {
                Instant stated = new Barriers(scene, new GrantCheck(scene, policy)).statedAt(fact);
                latest = latest.filter(one -> stated == null || !stated.isAfter(one))
                        .or(() -> Optional.ofNullable(stated));
            }
        }
        return latest;
    }

    /**
     * The same for somebody who had consented again before each merger: only those count at which none of the records that it
     * was said of had the address.
     *
     * @param fact a withdrawal that names no point, an objection, or a complaint
     * @param point the address
     * @param at by what is known then
     * @return the earliest instant at which it counts as said there for anybody
     */
    public Instant statedAt(Consent.OfPerson fact, ContactPoint point, Instant at) {
        return records.mergers.carried(fact, new Moment(at, at), (side, since, join) -> !records.isHeldBy(side, point));
    }

    /**
     * Who may be in a mailing: each point whose type fits the channel, and no point twice.
     *
     * @param mailing to whom, how, for what and when
     * @param policies the policies for each person, by where the person may be
     * @return every member, permitted or not, in order
     */
    public ConsentAudience audience(
            ConsentAudience.Mailing mailing, Function<ContactId, List<ConsentPolicy>> policies) {
        List<ConsentAudience.Member> members = new ArrayList<>();
        Set<PointKey> taken = new HashSet<>();
        Map<ContactId, List<ConsentPolicy>> chosen = new HashMap<>();
        for (ContactId person : mailing.people()) {
            for (ContactPoint point : points(person, mailing.channel())) {
                ConsentRequest request = ConsentRequest.of(person, point, mailing.channel(), mailing.purpose())
                        .forAudience();
                ConsentDecision decision = decide(chosen.computeIfAbsent(person, policies), request, mailing.at());
                if (decision.isPermitted() && !taken.add(PointKey.of(point))) {
                    decision = ConsentDecision.refused(ConsentReason.DUPLICATE_POINT, Ground.NOTHING);
                }
                members.add(new ConsentAudience.Member(person, point, decision));
            }
        }
        return new ConsentAudience(members);
    }

    private List<ContactPoint> points(ContactId person, Channel channel) {
        @Nullable Recipient recipient = records.dossier(person).recipient;
        if (recipient == null) {
            return List.of();
        }
        return recipient.points().stream()
                .filter(point ->
                        channel.pointType().filter(type -> type == point.type()).isPresent())
                .toList();
    }
}
