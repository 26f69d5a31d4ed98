package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpBuilder;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Follow-ups are planned, changed, claimed and listed, and plans are kept. */
final class QueueSteps {
    private static final int FOLLOW_UPS = 5;

    private QueueSteps() {}

    static Arbitrary<ModelStep> planning() {
        return Combinators.combine(ContactSteps.who(), Arbitraries.of(0, 0, 0, 1, 2, 3), ContactSteps.small())
                .as(Plan::new);
    }

    static Arbitrary<ModelStep> changing() {
        return Combinators.combine(ContactSteps.who(), ContactSteps.small(), Move.any(), Arbitraries.of(0, 0, 0, 0, -1))
                .as(Alter::new);
    }

    static Arbitrary<ModelStep> claiming() {
        return Combinators.combine(Arbitraries.integers().between(1, 4), minutes(), minutes())
                .as((limit, lease, due) -> new Take(limit, lease + 1, due));
    }

    static Arbitrary<ModelStep> keeping() {
        return Combinators.combine(ContactSteps.who(), Arbitraries.integers().between(1, 3), minutes())
                .as(Keep::new);
    }

    static Arbitrary<ModelStep> reading() {
        return Combinators.combine(ContactSteps.who(), Arbitraries.integers().between(1, 3), minutes())
                .as(Read::new);
    }

    static List<ModelStep> everythingOf(int contact) {
        return List.of(new Read(contact, 2, 60));
    }

    private static Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(0, 10);
    }

    private enum Move {
        RELEASE,
        DONE,
        SKIPPED,
        SUPERSEDED,
        LAPSED,
        SNOOZE,
        LATER;

        static Arbitrary<Move> any() {
            return Arbitraries.of(Move.class);
        }

        FollowUpBuilder apply(FollowUp from, int step) {
            FollowUpBuilder free = from.toBuilder().worker(null).leaseUntil(null);
            Instant now = ModelPool.recordedAt(step);
            return switch (this) {
                case RELEASE -> free.status(FollowUpStatus.OPEN).closedAt(null);
                case DONE -> free.status(FollowUpStatus.DONE).closedAt(now);
                case SKIPPED ->
                    free.status(FollowUpStatus.SKIPPED).closedAt(now).note("Not at home");
                case SUPERSEDED -> free.status(FollowUpStatus.SUPERSEDED).closedAt(now);
                case LAPSED -> free.status(FollowUpStatus.LAPSED).closedAt(now);
                case SNOOZE ->
                    free.status(FollowUpStatus.OPEN)
                            .closedAt(null)
                            .snoozedUntil(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
                case LATER -> from.toBuilder().due(from.due().plusMinutes(step));
            };
        }
    }

    private record Plan(int number, int occurrence, int due) implements ModelStep.Writing {
        @Override
        public Optional<Change> change(StorageSession session, int step) {
            ContactId contact = ModelPool.contact(number);
            FollowUp planned = FollowUp.of(contact, "rule-" + occurrence % 2, "occurrence-" + occurrence % 4)
                    .id(new FollowUpId(ModelPool.id(FOLLOW_UPS, step)))
                    .due(ModelPool.minutes(due % 8).atZone(ModelPool.pick(ModelPool.ZONES, due)))
                    .lane(occurrence % 2 == 0 ? "main" : "birthday")
                    .priority(occurrence - 2)
                    .channel(due % 3 == 0 ? null : Channel.CALL)
                    .because("because of step " + step)
                    .build();
            return ModelPool.locked(session, contact).map(state -> new Change.FollowUpPut(planned, 0));
        }
    }

    private record Alter(int number, int place, Move move, int off) implements ModelStep.Writing {
        @Override
        public Optional<Change> change(StorageSession session, int step) {
            ContactId contact = ModelPool.contact(number);
            List<FollowUp> all = ModelPool.locked(session, contact)
                    .map(state -> session.followUps().of(contact))
                    .orElse(List.of());
            if (all.isEmpty()) {
                return Optional.empty();
            }
            FollowUp from = ModelPool.pick(all, place);
            long expected = Math.max(from.version() + off, 1);
            return Optional.of(new Change.FollowUpPut(move.apply(from, step).build(), expected));
        }
    }

    private record Take(int limit, int leaseMinutes, int dueMinutes) implements ModelStep {
        @Override
        public Object run(StorageSession session, int step) {
            ClaimRequest request = new ClaimRequest(
                    "worker-" + step % 3, limit, Duration.ofMinutes(leaseMinutes), ModelPool.minutes(dueMinutes));
            return session.claim(step % 4 == 0 ? request.ofChannels(Set.of(Channel.CALL)) : request);
        }
    }

    private record Keep(int number, int version, int validMinutes) implements ModelStep.Writing {
        @Override
        public Optional<Change> change(StorageSession session, int step) {
            ContactId contact = ModelPool.contact(number);
            Optional<Instant> validUntil =
                    validMinutes == 0 ? Optional.empty() : Optional.of(ModelPool.minutes(validMinutes));
            Optional<LocalDateTime> snooze = number % 4 == 1
                    ? Optional.of(LocalDateTime.ofInstant(ModelPool.recordedAt(step), ZoneOffset.UTC))
                    : Optional.empty();
            Optional<String> failure = number % 5 == 1 ? Optional.of("rule-1 threw") : Optional.empty();
            return ModelPool.locked(session, contact)
                    .map(state -> new Change.StatePut(
                            contact,
                            ModelPool.activity(session, contact),
                            new PlanState(basis(version, step), validUntil, failure, snooze)));
        }
    }

    private record Read(int number, int limit, int dueMinutes) implements ModelStep {
        @Override
        public Object run(StorageSession session, int step) {
            ContactId contact = ModelPool.contact(number);
            Instant dueBy = ModelPool.minutes(dueMinutes);
            return List.of(
                    session.followUps().of(contact),
                    session.followUps().find(new FollowUpId(ModelPool.id(FOLLOW_UPS, Math.max(step - limit, 0)))),
                    session.followUps().of(contact).stream()
                            .map(f -> session.followUps().find(f.id()))
                            .toList(),
                    ContactSteps.pages(after -> session.followUps().due(dueBy, limit, after)),
                    session.read(List.of(contact, ModelPool.contact(number + 1)), ModelPool.NEEDS),
                    session.read(List.of(contact), FactNeeds.none()),
                    new TreeSet<>(session.outdated(dueBy, basis(limit, number), 100)),
                    session.outdated(dueBy, basis(2, number), limit).size(),
                    session.now());
        }
    }

    private static PlanBasis basis(int bookVersion, int number) {
        return new PlanBasis(bookVersion, "2026" + "abc".charAt(number % 3));
    }
}
