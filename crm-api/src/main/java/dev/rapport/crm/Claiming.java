package dev.rapport.crm;

import dev.rapport.crm.consent.Purpose;
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

/** Claims follow-ups and ends claims, in one transaction. */
final class Claiming {
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
        Map<ContactId, ContactState> states =
                late.isEmpty() ? Map.of() : session.read(late, desk.book().needs());
        List<Claim> claims = new ArrayList<>();
        for (FollowUp f : taken) {
            ContactState state = states.get(f.contact());
            if (state == null || isPermittedToday(f, state)) {
                claims.add(new Claim(f));
            } else {
                close(new Claim(f), "not permitted on the day of acting");
            }
        }
        return claims;
    }

    private LocalDate today(FollowUp f) {
        return desk.now().atZone(f.due().getZone()).toLocalDate();
    }

    /** The plan was judged on the due date; one that has waited is judged again on the day of acting. */
    private boolean isPermittedToday(FollowUp f, ContactState state) {
        Optional<Purpose> purpose = desk.book().rule(f.rule()).flatMap(Rule::purpose);
        if (purpose.isEmpty() || f.channel().isEmpty()) {
            return true;
        }
        Facts facts = state.facts(History.of(session, state, desk.book().needs()));
        return desk.permission()
                .ask(facts, f.channel().get(), purpose.get(), today(f))
                .isGranted();
    }

    FollowUp complete(Claim claim, Interaction interaction) {
        Recording recording = new Recording(desk, session);
        recording.lock(List.of(interaction));
        ContactState state = recording.state(claim.contact());
        Optional<FollowUp> held = held(state, claim);
        if (held.isEmpty()) {
            return completedBefore(claim, interaction);
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

    private FollowUp completedBefore(Claim claim, Interaction interaction) {
        return session.followUps()
                .find(claim.id())
                .filter(f -> f.status() == FollowUpStatus.DONE)
                .filter(f -> f.outcome().equals(Optional.of(interaction.factId())))
                .orElseThrow(() -> stale(claim));
    }

    FollowUp skip(Claim claim, String note) {
        return close(claim, PlainText.require("note", note, NOTE));
    }

    private FollowUp close(Claim claim, String note) {
        Recording recording = new Recording(desk, session);
        recording.lockContacts(Set.of(claim.contact()));
        ContactState state = recording.state(claim.contact());
        FollowUp over = closed(held(state, claim).orElseThrow(() -> stale(claim)), FollowUpStatus.SKIPPED)
                .note(note)
                .build();
        recording.replace(without(state, over));
        recording.record(
                List.of(),
                Optional.empty(),
                Set.of(claim.contact()),
                List.of(new Change.FollowUpPut(over, claim.version())));
        return over;
    }

    boolean release(Claim claim) {
        Recording recording = new Recording(desk, session);
        recording.lockContacts(Set.of(claim.contact()));
        ContactState state = recording.state(claim.contact());
        FollowUp free = held(state, claim).orElseThrow(() -> stale(claim)).toBuilder()
                .status(FollowUpStatus.OPEN)
                .worker(null)
                .leaseUntil(null)
                .version(claim.version() + 1)
                .build();
        List<FollowUp> active = new ArrayList<>(without(state, free).active());
        active.add(free);
        recording.replace(state.planned(state.occurrences(), active));
        recording.record(
                List.of(),
                Optional.empty(),
                Set.of(claim.contact()),
                List.of(new Change.FollowUpPut(free, claim.version())));
        return true;
    }

    Claim extend(Claim claim, Duration lease) {
        Instant until = session.now()
                .plus(new ClaimRequest(claim.followUp().worker().orElse("-"), 1, lease, desk.now()).lease());
        ContactState state = session.lockAndRead(
                        List.of(claim.contact()), desk.book().needs())
                .get(claim.contact());
        if (state == null) {
            throw new NotFoundException("contact", claim.contact().toString());
        }
        FollowUp longer = held(state, claim).orElseThrow(() -> stale(claim)).toBuilder()
                .leaseUntil(until)
                .build();
        session.write(Changes.of(new Change.FollowUpPut(longer, claim.version())));
        return new Claim(longer.toBuilder().version(claim.version() + 1).build());
    }

    private FollowUpBuilder closed(FollowUp f, FollowUpStatus status) {
        return f.toBuilder()
                .status(status)
                .leaseUntil(null)
                .closedAt(desk.now())
                .version(f.version() + 1);
    }

    /** The follow-up, if the claim still holds: nobody has written it since. */
    private static Optional<FollowUp> held(ContactState state, Claim claim) {
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
