package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Judges once more and records the contact, in one transaction: contact and point are locked first, so that whoever takes
 * permission back at the same time comes before it or after it.
 */
final class Redemption {
    private final Desk desk;
    private final StorageSession session;
    private final Recording recording;

    Redemption(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
        this.recording = new Recording(desk, session);
    }

    /** Either what was recorded, or why nothing was. */
    record Result(ConsentDecision decision, Optional<Instant> retryAt, Optional<Contacted> contacted) {
        static Result refused(ConsentDecision decision) {
            return new Result(decision, decision.retryAt(), Optional.empty());
        }

        static Result sent(ConsentDecision decision, Contacted contacted) {
            return new Result(decision, Optional.empty(), Optional.of(contacted));
        }
    }

    Result redeem(Permit permit, Attempt attempt) {
        return redeem(permit.request(), now -> permit, attempt);
    }

    /** Somebody who has no permit yet gets one now. */
    Result redeem(ConsentRequest request, Attempt attempt) {
        Inquiry inquiry = new Inquiry(desk, session);
        return redeem(request, now -> inquiry.issued(request, attempt.token(), now), attempt);
    }

    private Result redeem(ConsentRequest request, Function<Instant, Permit> permit, Attempt attempt) {
        Set<ContactId> reached = lock(request.person(), request.purpose());
        // who was erased since the permit was issued is refused by the ledger like others
        Optional<Interaction> sent = recording.isThere(request.person())
                ? Optional.of(recording.prepare(attempt.sent(request.person(), request.channel()), reached))
                : Optional.empty();
        session.lockPoints(List.of(request.point()));
        Inquiry inquiry = new Inquiry(desk, session);
        Inquiry.Case known = inquiry.about(request);
        Instant now = known.notBeforeWhatIsKnown(desk.now());
        ConsentDecision decision = inquiry.orNowhere(
                known.ledger().redeem(permit.apply(now).terms(), known.policies(), request, now), known, request, now);
        if (!decision.isPermitted()) {
            return Result.refused(decision);
        }
        Contacted contacted = contacted(request, attempt.token(), now);
        recording.record(
                List.of(sent.orElseThrow().toBuilder().at(now).build()),
                Optional.empty(),
                recording.contacted(contacted),
                List.of(new Change.ConsentAppended(contacted)));
        return Result.sent(decision, contacted);
    }

    /** Whoever counts the message: one that is not marketing counts for nobody. */
    private Set<ContactId> lock(ContactId person, Purpose purpose) {
        Set<ContactId> reached = purpose.isMarketing() ? recording.reached(person) : Set.of(person);
        recording.lockContacts(LockOrder.people(session, reached));
        recording.lockContacts(reached);
        return reached;
    }

    /** The first permitted of the points by which the channel can reach the contact today. */
    Result redeem(Claim claim, Purpose purpose, Attempt attempt) {
        Channel channel = claim.channel().orElseThrow();
        Set<ContactId> reached = lock(claim.contact(), purpose);
        if (!recording.isThere(claim.contact())) {
            throw Claiming.stale(claim);
        }
        Interaction sent = recording.prepare(attempt.sent(claim.contact(), channel), reached);
        ContactState state = recording.state(claim.contact());
        FollowUp held = Claiming.held(state, claim).orElseThrow(() -> Claiming.stale(claim));
        Acting acting = new Acting(desk.permission(), desk.now());
        List<ContactPoint> points = state.contact().pointsFor(channel, acting.today(held)).stream()
                .map(PointEntry::point)
                .toList();
        session.lockPoints(points);
        ConsentDecision refusal = ConsentDecision.leftOut(ConsentReason.NO_POINT);
        for (ContactPoint point : points) {
            ConsentRequest request = ConsentRequest.of(claim.contact(), point, channel, purpose);
            Inquiry.Case known = new Inquiry(desk, session).about(request);
            Instant now = known.notBeforeWhatIsKnown(desk.now());
            ConsentDecision decision = known.ledger().decide(known.policies(), request, now);
            if (decision.isPermitted()) {
                Contacted contacted = contacted(request, attempt.token(), now);
                new Claiming(desk, session)
                        .complete(recording, held, sent.toBuilder().at(now).build(), Optional.of(contacted));
                return Result.sent(decision, contacted);
            }
            refusal = sooner(refusal, decision);
        }
        Instant planned = new TakingBack(desk, session).fromGate(new TakingBack.Refused(held, refusal.retryAt()));
        return new Result(refusal, Optional.of(planned), Optional.empty());
    }

    /** Of several points the one that may be written to first explains; if none may, the first one does. */
    private static ConsentDecision sooner(ConsentDecision before, ConsentDecision now) {
        boolean isSooner = now.retryAt()
                .filter(then -> before.retryAt().map(then::isBefore).orElse(true))
                .isPresent();
        return isSooner || before.reason() == ConsentReason.NO_POINT ? now : before;
    }

    private static Contacted contacted(ConsentRequest request, Token token, Instant now) {
        FactStamp stamp = FactStamp.of(token.entry(), now);
        return new Contacted(
                request.controller().map(stamp::controller).orElse(stamp),
                request.person(),
                request.point(),
                request.channel(),
                request.purpose(),
                Optional.of(token.hash()));
    }
}
