package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Plan;
import dev.rapport.crm.rule.Planner;
import dev.rapport.crm.rule.Rejection;
import dev.rapport.crm.rule.RejectionCode;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what has to be written so that a contact's follow-ups are those of its plan: only what differs. */
final class Replanning {
    private static final Logger LOG = LoggerFactory.getLogger(Crm.class);

    /** When a contact is planned again for which a rule threw. */
    private static final Duration RETRY = Duration.ofHours(1);

    private final RuleBook book;
    private final PlanBasis basis;
    private final Permission permission;
    private final Instant now;
    private final StorageSession session;
    private final Acting acting;
    private @Nullable Instant leaseNow;
    private Optional<Instant> until = Optional.empty();

    Replanning(RuleBook book, Permission permission, Instant now, StorageSession session) {
        this.book = book;
        this.basis = Desk.basis(book);
        this.permission = permission;
        this.now = now;
        this.session = session;
        this.acting = new Acting(permission, now);
    }

    /** Lets what is planned hold no longer than that. */
    Replanning until(Instant end) {
        until = Optional.of(end);
        return this;
    }

    /** Whether a live claim is fenced when its occurrence changes. */
    enum Cause {
        /** A fact was recorded: what it changes is changed for claims too. */
        FACT,
        /** Only time has passed: whoever was told to act may finish. */
        TIME
    }

    /**
     * The changes for one contact.
     *
     * @param before what is stored, with occurrences and follow-ups as they are about to be
     * @param activity what the interactions amount to now
     * @param spared a claim that the fact names, which is left alone
     */
    List<Change> changes(ContactState before, Activity activity, Cause cause, Optional<FollowUpId> spared) {
        Optional<PlanState> planned = before.plan();
        PlanBasis made = basis.revised(before.consents().revisions());
        if (planned.filter(p -> p.basis().bookVersion() > book.version()).isPresent()) {
            PlanBasis newer = new PlanBasis(planned.orElseThrow().basis().bookVersion(), made.zoneData());
            return leftToNewerBook(before, activity, planned.orElseThrow(), newer, spared);
        }
        Facts facts = before.facts(activity);
        Plan plan = Planner.plan(facts, book, permission, now);
        List<Change> changes = new ArrayList<>();
        Map<String, NextContact> wanted = new HashMap<>();
        plan.lanes().values().forEach(p -> wanted.put(p.occurrence(), p));
        Set<String> lanesInUse = new HashSet<>();
        Optional<Instant> validUntil = earliest(plan.validUntil(), until);
        for (FollowUp f : before.active()) {
            Optional<NextContact> same = Optional.ofNullable(wanted.remove(f.occurrence()));
            if (isKept(f, cause, spared) || isUnchanged(f, same, facts)) {
                lanesInUse.add(f.lane());
                validUntil = earliest(validUntil, f.leaseUntil().map(this::atLeastSoon));
            } else if (hasFailed(f, plan)) {
                lanesInUse.add(f.lane());
            } else if (same.isPresent()) {
                revised(f, same.get()).ifPresent(r -> changes.add(new Change.FollowUpPut(r, f.version())));
            } else {
                changes.add(new Change.FollowUpPut(closed(f, end(f, plan)), f.version()));
            }
        }
        ContactId contact = before.contact().id();
        wanted.values().stream()
                .filter(p -> !lanesInUse.contains(p.lane()))
                .sorted(Comparator.comparing(NextContact::occurrence))
                .forEach(p -> changes.add(new Change.FollowUpPut(opened(contact, p, before), 0)));
        Optional<String> failure = failure(contact, plan);
        if (failure.isPresent()) {
            validUntil = earliest(validUntil, Optional.of(now.plus(RETRY)));
        }
        PlanState state =
                new PlanState(made, validUntil, failure, before.occurrences().contactSnooze());
        if (!planned.equals(Optional.of(state)) || !before.activity().equals(Optional.of(activity))) {
            changes.add(new Change.StatePut(contact, activity.kept(), state));
        }
        return changes;
    }

    /**
     * A node with an older rule book keeps the facts in step and leaves the plan to a node with the newer one: until then
     * nothing is open that the new fact may have made wrong.
     */
    private List<Change> leftToNewerBook(
            ContactState before, Activity activity, PlanState newer, PlanBasis made, Optional<FollowUpId> spared) {
        List<Change> changes = new ArrayList<>();
        for (FollowUp f : before.active()) {
            if (!spared.equals(Optional.of(f.id()))) {
                changes.add(new Change.FollowUpPut(closed(f, FollowUpStatus.SUPERSEDED), f.version()));
            }
        }
        PlanState outdated = new PlanState(
                made, Optional.of(now), newer.failure(), before.occurrences().contactSnooze());
        changes.add(new Change.StatePut(before.contact().id(), activity.kept(), outdated));
        return changes;
    }

    private boolean isKept(FollowUp f, Cause cause, Optional<FollowUpId> spared) {
        return isHeld(f) && (cause == Cause.TIME || spared.equals(Optional.of(f.id())));
    }

    private boolean isHeld(FollowUp f) {
        return f.status() == FollowUpStatus.CLAIMED
                && f.leaseUntil().filter(end -> end.isAfter(leaseNow())).isPresent();
    }

    /** Who was given another channel than the planned one, because that was not permitted today, is not fenced for it. */
    private boolean isUnchanged(FollowUp f, Optional<NextContact> same, Facts facts) {
        return isHeld(f)
                && same.filter(p -> isDueThen(f, p) && (p.findChannel().equals(f.channel()) || mayGoOn(f, facts)))
                        .isPresent();
    }

    private static boolean isDueThen(FollowUp f, NextContact p) {
        return p.due().toInstant().truncatedTo(ChronoUnit.MICROS).equals(f.due().toInstant());
    }

    private boolean mayGoOn(FollowUp f, Facts facts) {
        try {
            return book.rule(f.rule())
                    .filter(rule -> acting.mustAskAgain(f, rule))
                    .flatMap(rule -> f.channel().filter(c -> acting.isPermittedNow(f, rule, c, facts)))
                    .isPresent();
        } catch (RuntimeException e) {
            LOG.warn("the permission failed for contact {}, whose claim is over", f.contact(), e);
            return false;
        }
    }

    /** Leases are measured by the clock of the storage, which is asked only if there is one to measure. */
    private Instant leaseNow() {
        Instant known = leaseNow;
        if (known == null) {
            known = session.now();
            leaseNow = known;
        }
        return known;
    }

    private Optional<FollowUp> revised(FollowUp f, NextContact p) {
        if (f.status() == FollowUpStatus.OPEN
                && f.due().equals(p.due().truncatedTo(ChronoUnit.MICROS))
                && f.channel().equals(p.findChannel())
                && f.priority() == p.priority()
                && f.lane().equals(p.lane())
                && f.because().equals(p.because())) {
            return Optional.empty();
        }
        return Optional.of(f.toBuilder()
                .status(FollowUpStatus.OPEN)
                .worker(null)
                .leaseUntil(null)
                .due(p.due())
                .channel(p.findChannel().orElse(null))
                .priority(p.priority())
                .lane(p.lane())
                .because(p.because())
                .build());
    }

    /** Nobody knows what a rule that threw would have said, so what it said before stands. */
    private static boolean hasFailed(FollowUp f, Plan plan) {
        return isRejected(f, plan, RejectionCode.RULE_FAILED);
    }

    private static FollowUpStatus end(FollowUp f, Plan plan) {
        return isRejected(f, plan, RejectionCode.LAPSED) ? FollowUpStatus.LAPSED : FollowUpStatus.SUPERSEDED;
    }

    private static boolean isRejected(FollowUp f, Plan plan, RejectionCode code) {
        Rejection rejection = plan.rejected().get(f.rule());
        return rejection != null && rejection.code() == code;
    }

    private FollowUp closed(FollowUp f, FollowUpStatus status) {
        return f.toBuilder()
                .status(status)
                .worker(null)
                .leaseUntil(null)
                .closedAt(now)
                .build();
    }

    private static FollowUp opened(ContactId contact, NextContact p, ContactState before) {
        return FollowUp.of(contact, p.rule(), p.occurrence())
                .lane(p.lane())
                .due(p.due())
                .channel(p.findChannel().orElse(null))
                .priority(p.priority())
                .because(p.because())
                .snoozedUntil(before.occurrences().snoozes().get(p.occurrence()))
                .build();
    }

    private static Optional<String> failure(ContactId contact, Plan plan) {
        String failed = plan.rejected().values().stream()
                .filter(r -> r.code() == RejectionCode.RULE_FAILED)
                .map(r -> r.rule() + ": " + r.failure().orElse("?"))
                .collect(Collectors.joining("; "));
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        LOG.warn("rules failed for contact {} and were left out of its plan: {}", contact, failed);
        return Optional.of(failed);
    }

    /** The two clocks may differ; a plan that is outdated as soon as it is made would be made for ever. */
    private Instant atLeastSoon(Instant leaseEnd) {
        Instant soon = now.plusSeconds(1);
        return leaseEnd.isBefore(soon) ? soon : leaseEnd;
    }

    private static Optional<Instant> earliest(Optional<Instant> a, Optional<Instant> b) {
        return a.isEmpty() ? b : b.filter(i -> i.isBefore(a.get())).or(() -> a);
    }
}
