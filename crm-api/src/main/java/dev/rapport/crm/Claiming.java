package dev.rapport.crm;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.error.PlainText;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpBuilder;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims follow-ups and ends claims, in one transaction. */
final class Claiming {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUps.class);
    private static final int NOTE = 500;

    private final Desk desk;
    private final StorageSession session;

    Claiming(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    List<Claim> claim(String worker, int limit, Duration lease) {
        List<FollowUp> taken = session.claim(new ClaimRequest(worker, limit, lease, desk.now()));
        Set<ContactId> late = taken.stream()
                .filter(f -> !today(f).equals(f.due().toLocalDate()))
                .map(FollowUp::contact)
                .collect(Collectors.toSet());
        Map<ContactId, ContactState> states = late.isEmpty() ? Map.of() : session.read(late, desk.needs());
        List<Claim> claims = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (FollowUp f : taken) {
            if (f.channel().isEmpty()) {
                claims.add(new Claim(f));
                continue;
            }
            Optional<Channel> permitted = channelToday(f, Optional.ofNullable(states.get(f.contact())));
            if (permitted.isEmpty()) {
                changes.add(new Change.FollowUpPut(refused(f), f.version()));
            } else if (permitted.equals(f.channel())) {
                claims.add(new Claim(f));
            } else {
                FollowUp other = f.toBuilder().channel(permitted.get()).build();
                changes.add(new Change.FollowUpPut(other, f.version()));
                claims.add(new Claim(other.toBuilder().version(f.version() + 1).build()));
            }
        }
        if (!changes.isEmpty()) {
            session.write(new Changes(changes));
        }
        return claims;
    }

    private LocalDate today(FollowUp f) {
        return desk.now().atZone(f.due().getZone()).toLocalDate();
    }

    /**
     * By which channel it may be done today. The plan was judged on the due date; what has waited is judged again on the day
     * of acting, and what only a newer rule book knows is not for this node to do.
     */
    private Optional<Channel> channelToday(FollowUp f, Optional<ContactState> late) {
        Optional<Rule> rule = desk.book().rule(f.rule());
        if (rule.isEmpty()) {
            return Optional.empty();
        }
        if (late.isEmpty()) {
            return f.channel();
        }
        Facts facts = late.get().facts(History.of(session, late.get(), desk.needs()));
        return Stream.concat(f.channel().stream(), rule.get().channels().stream())
                .distinct()
                .filter(channel -> isPermitted(f, rule.get(), channel, facts))
                .findFirst();
    }

    /** A permission that throws has not permitted anything, and does not keep others from their work. */
    private boolean isPermitted(FollowUp f, Rule rule, Channel channel, Facts facts) {
        LocalDate today = today(f);
        try {
            return facts.contact().hasUsablePoint(channel, today)
                    && rule.purpose()
                            .filter(p -> desk.permission()
                                    .ask(facts, channel, p, today)
                                    .isGranted())
                            .isPresent();
        } catch (RuntimeException e) {
            LOG.warn("the permission failed for contact {}, which is not contacted now", f.contact(), e);
            return false;
        }
    }

    /** Not consumed: a new fact, such as a consent, brings it back. */
    private FollowUp refused(FollowUp f) {
        return f.toBuilder()
                .status(FollowUpStatus.SUPERSEDED)
                .worker(null)
                .leaseUntil(null)
                .closedAt(desk.now())
                .note("not permitted on the day of acting")
                .build();
    }

    FollowUp complete(Claim claim, Interaction given) {
        Recording recording = new Recording(desk, session);
        Interaction interaction = recording.prepare(stored(given).orElse(given));
        ContactState state = recording.state(claim.contact());
        Optional<FollowUp> held = held(state, claim);
        if (held.isEmpty()) {
            return before(claim, FollowUpStatus.DONE)
                    .filter(f -> f.outcome().equals(Optional.of(interaction.factId())))
                    .orElseThrow(() -> stale(claim));
        }
        FollowUp done = closed(held.get(), FollowUpStatus.DONE)
                .outcome(interaction.factId())
                .build();
        recording.replace(without(state, done));
        recording.record(
                List.of(interaction),
                Optional.empty(),
                Set.of(claim.contact()),
                List.of(new Change.FollowUpPut(done, claim.version())));
        return done;
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
        FollowUp free = held.get().toBuilder()
                .status(FollowUpStatus.OPEN)
                .worker(null)
                .leaseUntil(null)
                .version(claim.version() + 1)
                .build();
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
        ContactState state =
                session.lockAndRead(List.of(claim.contact()), desk.needs()).get(claim.contact());
        if (state == null) {
            throw new NotFoundException("contact", claim.contact().toString());
        }
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

    private static StaleClaimException stale(Claim claim) {
        return new StaleClaimException(claim.id().toString());
    }
}
