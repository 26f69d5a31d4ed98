package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.error.PlainText;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpBuilder;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Direction;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims follow-ups and ends claims, in one transaction. */
final class Claiming {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUps.class);
    private static final int NOTE = 500;

    private final Desk desk;
    private final StorageSession session;
    private final Acting acting;

    Claiming(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
        this.acting = new Acting(desk.permission(), desk.now());
    }

    /** What a worker was given, and what had to be refused for now. */
    record Round(List<Claim> claims, List<TakingBack.Refused> refused) {}

    /** Only what this rule book knows: a rule of a newer one is not for this node to judge. */
    Round claim(String worker, int limit, Duration lease, Set<Channel> channels) {
        Round round = new Round(new ArrayList<>(), new ArrayList<>());
        Set<String> rules = desk.book().rules().stream().map(Rule::id).collect(Collectors.toSet());
        if (rules.isEmpty()) {
            return round;
        }
        ClaimRequest request = new ClaimRequest(worker, limit, lease, desk.now(), rules, channels);
        List<FollowUp> taken = session.claim(request);
        Set<ContactId> late = taken.stream()
                .filter(f -> acting.mustAskAgain(f, rule(f)))
                .map(FollowUp::contact)
                .collect(Collectors.toSet());
        Map<ContactId, ContactState> states = late.isEmpty() ? Map.of() : desk.read(session, late);
        List<Change> changes = new ArrayList<>();
        for (FollowUp f : taken) {
            ContactState state = states.get(f.contact());
            if (f.channel().isEmpty() || state == null || !acting.mustAskAgain(f, rule(f))) {
                round.claims().add(new Claim(f));
            } else {
                judgeAgain(f, state, request, round).ifPresent(changes::add);
            }
        }
        if (!changes.isEmpty()) {
            session.write(new Changes(changes));
        }
        return round;
    }

    private Optional<Change> judgeAgain(FollowUp f, ContactState state, ClaimRequest request, Round round) {
        Acting.Choice choice;
        try {
            choice = choice(f, state);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the permission failed for contact {}, which is not contacted before the lease ends",
                    f.contact(),
                    e);
            return Optional.empty();
        }
        Optional<Channel> permitted = choice.channel();
        if (permitted.isEmpty()) {
            round.refused().add(new TakingBack.Refused(f, choice.retryAt()));
            return Optional.empty();
        }
        if (permitted.equals(f.channel())) {
            round.claims().add(new Claim(f));
            return Optional.empty();
        }
        FollowUp other = f.toBuilder().channel(permitted.get()).build();
        if (request.isFor(other)) {
            round.claims()
                    .add(new Claim(other.toBuilder().version(f.version() + 1).build()));
            return Optional.of(new Change.FollowUpPut(other, f.version()));
        }
        return Optional.of(new Change.FollowUpPut(open(other), f.version()));
    }

    private Rule rule(FollowUp f) {
        return desk.book().rule(f.rule()).orElseThrow();
    }

    private Acting.Choice choice(FollowUp f, ContactState state) {
        return acting.choice(f, rule(f), state.facts(desk.history(session).of(state)));
    }

    /** Gives out one follow-up, due or not, if nobody holds it and it may be done today. */
    Optional<Claim> claim(FollowUpId id, String worker, Duration lease) {
        Instant until = session.now().plus(ClaimRequest.requireLease(lease));
        String name = PlainText.require("worker", worker, 128);
        ContactId contact = session.followUps()
                .find(id)
                .orElseThrow(() -> new NotFoundException("follow-up", id.toString()))
                .contact();
        ContactState state = desk.locked(session, contact);
        Optional<FollowUp> free = state.active().stream()
                .filter(f -> f.id().equals(id)
                        && isFree(f)
                        && desk.book().rule(f.rule()).isPresent())
                .findFirst();
        if (free.isEmpty()) {
            return Optional.empty();
        }
        FollowUp f = free.get();
        Optional<Channel> channel =
                f.channel().isEmpty() ? f.channel() : choice(f, state).channel();
        if (channel.isEmpty() && f.channel().isPresent()) {
            return Optional.empty();
        }
        FollowUp held = f.toBuilder()
                .status(FollowUpStatus.CLAIMED)
                .channel(channel.orElse(null))
                .worker(name)
                .leaseUntil(until)
                .build();
        session.write(Changes.of(new Change.FollowUpPut(held, f.version())));
        return Optional.of(new Claim(held.toBuilder().version(f.version() + 1).build()));
    }

    private boolean isFree(FollowUp f) {
        return f.status() == FollowUpStatus.OPEN
                || f.leaseUntil().filter(end -> end.isAfter(session.now())).isEmpty();
    }

    private static FollowUp open(FollowUp f) {
        return f.toBuilder()
                .status(FollowUpStatus.OPEN)
                .worker(null)
                .leaseUntil(null)
                .build();
    }

    FollowUp complete(Claim claim, Interaction given) {
        Recording recording = new Recording(desk, session);
        Interaction prepared = recording.prepare(
                given, marketing(claim.followUp(), given).isPresent() ? recording.reached(claim.contact()) : Set.of());
        // asked for under the lock: who records it under the same reference at this moment has to wait
        Interaction interaction = stored(prepared).orElse(prepared);
        ContactState state = recording.state(claim.contact());
        Optional<FollowUp> held = held(state, claim);
        if (held.isEmpty()) {
            return before(claim, FollowUpStatus.DONE)
                    .filter(f -> f.outcome().equals(Optional.of(interaction.factId())))
                    .orElseThrow(() -> stale(claim));
        }
        return complete(recording, held.get(), interaction, contacted(state, held.get(), interaction));
    }

    /** Completes a claim that holds, together with the entry of the ledger that says so, if there is one. */
    FollowUp complete(Recording recording, FollowUp held, Interaction interaction, Optional<Contacted> contacted) {
        FollowUp done =
                closed(held, FollowUpStatus.DONE).outcome(interaction.factId()).build();
        List<Change> also = new ArrayList<>();
        contacted.ifPresent(entry -> also.add(new Change.ConsentAppended(entry)));
        Set<ContactId> reached = contacted.map(recording::contacted).orElse(Set.of(held.contact()));
        also.add(new Change.FollowUpPut(done, held.version()));
        recording.replace(without(recording.state(held.contact()), done));
        recording.record(List.of(interaction), Optional.empty(), reached, also);
        return done;
    }

    /** Caps count what workers do as well as what the gate sends, which has told the ledger of it already. */
    private Optional<Purpose> marketing(FollowUp held, Interaction done) {
        return done.direction().equals(Optional.of(Direction.OUTBOUND)) && !Attempt.isByPermit(done)
                ? desk.book().rule(held.rule()).flatMap(Rule::purpose).filter(Purpose::isMarketing)
                : Optional.empty();
    }

    private Optional<Contacted> contacted(ContactState state, FollowUp held, Interaction done) {
        Optional<Purpose> purpose = marketing(held, done);
        Optional<Channel> channel = done.channel().or(held::channel);
        if (purpose.isEmpty() || channel.isEmpty()) {
            return Optional.empty();
        }
        Instant now = desk.now();
        Instant at = done.knownTime().filter(now::isAfter).orElse(now);
        return where(state.contact(), channel.get(), purpose.get(), at)
                .map(point -> new Contacted(
                        FactStamp.of(ConsentId.next(), at).recorded(now),
                        held.contact(),
                        point,
                        channel.get(),
                        purpose.get(),
                        Optional.empty()));
    }

    /** Nobody has said which of several points it was: the first that was permitted, as the gate would have taken. */
    private Optional<ContactPoint> where(Contact contact, Channel channel, Purpose purpose, Instant at) {
        List<ContactPoint> points = desk.points(contact, channel, at);
        if (points.size() < 2) {
            return points.stream().findFirst();
        }
        return points.stream()
                .filter(point -> isPermitted(ConsentRequest.of(contact.id(), point, channel, purpose), at))
                .findFirst()
                .or(() -> points.stream().findFirst());
    }

    private boolean isPermitted(ConsentRequest request, Instant at) {
        Inquiry.Case known = new Inquiry(desk, session).about(request);
        Instant now = desk.now();
        Instant then = known.notBeforeWhatIsKnown(now);
        return known.decide(request, at.isBefore(now) ? at : then, then).isPermitted();
    }

    /** The host may have recorded it under the same reference already, and then under another id. */
    private Optional<Interaction> stored(Interaction given) {
        return given.externalRef()
                .flatMap(ref -> session.interactions().findByExternalRef(ref))
                .flatMap(there -> new Known(List.of(there)).same(given));
    }

    FollowUp skip(Claim claim, String text) {
        String note = PlainText.require("note", text, NOTE);
        Recording recording = new Recording(desk, session);
        recording.lockContacts(Set.of(claim.contact()));
        ContactState state = recording.state(claim.contact());
        Optional<FollowUp> held = held(state, claim);
        if (held.isEmpty()) {
            return before(claim, FollowUpStatus.SKIPPED)
                    .filter(f -> f.note().equals(Optional.of(note)))
                    .orElseThrow(() -> stale(claim));
        }
        FollowUp over = closed(held.get(), FollowUpStatus.SKIPPED).note(note).build();
        recording.replace(without(state, over));
        end(recording, claim, over);
        return over;
    }

    FollowUp release(Claim claim) {
        Recording recording = new Recording(desk, session);
        recording.lockContacts(Set.of(claim.contact()));
        ContactState state = recording.state(claim.contact());
        Optional<FollowUp> held = held(state, claim);
        if (held.isEmpty()) {
            return before(claim, FollowUpStatus.OPEN).orElseThrow(() -> stale(claim));
        }
        FollowUp free =
                open(held.get()).toBuilder().version(claim.version() + 1).build();
        List<FollowUp> active = new ArrayList<>(without(state, free).active());
        active.add(free);
        recording.replace(state.planned(state.occurrences(), active));
        end(recording, claim, free);
        return free;
    }

    private static void end(Recording recording, Claim claim, FollowUp after) {
        recording.record(
                List.of(),
                Optional.empty(),
                Set.of(claim.contact()),
                List.of(new Change.FollowUpPut(after, claim.version())));
    }

    Claim extend(Claim claim, Duration lease) {
        Instant until = session.now().plus(ClaimRequest.requireLease(lease));
        ContactState state = desk.locked(session, claim.contact());
        Optional<FollowUp> held = held(state, claim);
        if (held.isEmpty()) {
            return before(claim, FollowUpStatus.CLAIMED)
                    .filter(f -> f.worker().equals(claim.followUp().worker()))
                    .map(Claim::new)
                    .orElseThrow(() -> stale(claim));
        }
        FollowUp longer = held.get().toBuilder().leaseUntil(until).build();
        session.write(Changes.of(new Change.FollowUpPut(longer, claim.version())));
        return new Claim(longer.toBuilder().version(claim.version() + 1).build());
    }

    /** What the same call has made of it before, its answer lost: exactly one write later, and in that status. */
    private Optional<FollowUp> before(Claim claim, FollowUpStatus status) {
        return session.followUps()
                .find(claim.id())
                .filter(f -> f.status() == status && f.version() == claim.version() + 1);
    }

    private FollowUpBuilder closed(FollowUp f, FollowUpStatus status) {
        return f.toBuilder()
                .status(status)
                .leaseUntil(null)
                .closedAt(desk.now())
                .version(f.version() + 1);
    }

    /** The follow-up, if the claim still holds: nobody has written it since. */
    static Optional<FollowUp> held(ContactState state, Claim claim) {
        return state.active().stream()
                .filter(f -> f.id().equals(claim.id()) && f.version() == claim.version())
                .findFirst();
    }

    private static ContactState without(ContactState state, FollowUp over) {
        List<FollowUp> active =
                state.active().stream().filter(f -> !f.id().equals(over.id())).toList();
        Occurrences before = state.occurrences();
        return state.planned(over.status().isConsumed() ? before.andConsumed(over.occurrence()) : before, active);
    }

    static StaleClaimException stale(Claim claim) {
        return new StaleClaimException(claim.id().toString());
    }
}
