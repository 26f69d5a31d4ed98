package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.FollowUpStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The follow-ups of one tenant, as one transaction reads and writes them. */
final class FollowUps implements FollowUpStore {
    private static final String DUE = "due";

    private final FollowUpIndex index;
    private final Access access;

    FollowUps(Tenant tenant, Access access) {
        this.index = tenant.followUps;
        this.access = access;
    }

    @Override
    public Optional<FollowUp> find(FollowUpId id) {
        access.check();
        return Optional.ofNullable(index.find(id));
    }

    @Override
    public List<FollowUp> of(ContactId contact) {
        access.check();
        return index.of(contact).stream().sorted(FollowUpIndex.LONGEST_DUE).toList();
    }

    @Override
    public Page<FollowUp> due(Instant dueBy, int limit, Optional<Cursor> after) {
        access.check();
        List<FollowUp> rows = new ArrayList<>();
        Iterator<FollowUp> queue = index.queue(after.map(FollowUps::afterCursor).orElse(f -> true));
        while (rows.size() <= limit && queue.hasNext()) {
            FollowUp next = queue.next();
            if (FollowUpIndex.dueAt(next).isAfter(dueBy)) {
                break;
            }
            rows.add(next);
        }
        return Page.of(rows, limit, f -> Cursor.of(DUE, Moments.text(FollowUpIndex.dueAt(f)), f.id().toString()));
    }

    /** Passes over what others have claimed, no more than the claims that are out, and what was not asked for. */
    List<FollowUp> claim(ClaimRequest request, Instant now) {
        List<FollowUp> chosen = new ArrayList<>();
        Iterator<FollowUp> queue = index.queue(f -> true);
        while (chosen.size() < request.limit() && queue.hasNext()) {
            FollowUp next = queue.next();
            if (FollowUpIndex.dueAt(next).isAfter(request.dueBy())) {
                break;
            }
            if (request.isFor(next) && isFree(next, now)) {
                chosen.add(next);
            }
        }
        Instant leaseUntil = now.plus(request.lease()).truncatedTo(ChronoUnit.MICROS);
        return chosen.stream()
                .map(f -> claimed(f, request.worker(), leaseUntil))
                .toList();
    }

    void put(Change.FollowUpPut put) {
        if (put.expectedVersion() == 0) {
            plan(put.followUp());
            return;
        }
        FollowUp stored = index.find(put.followUp().id());
        if (stored == null || stored.version() != put.expectedVersion()) {
            throw new StaleRevisionException("follow-up", put.followUp().id().toString(), put.expectedVersion());
        }
        index.replace(stored, version(put.followUp(), put.expectedVersion() + 1));
    }

    private void plan(FollowUp planned) {
        FollowUp stored = index.findSame(planned);
        if (stored == null) {
            index.add(version(planned, 1));
        } else if (!stored.status().isActive() && !stored.status().isConsumed()) {
            // the version goes on, or a claim from before could pass for one made after
            FollowUp again = planned.toBuilder().id(stored.id()).build();
            index.replace(stored, version(again, stored.version() + 1));
        }
    }

    private FollowUp claimed(FollowUp free, String worker, Instant leaseUntil) {
        FollowUp claimed = free.toBuilder()
                .status(FollowUpStatus.CLAIMED)
                .worker(worker)
                .leaseUntil(leaseUntil)
                .version(free.version() + 1)
                .build();
        index.replace(free, claimed);
        return claimed;
    }

    private static boolean isFree(FollowUp active, Instant now) {
        return active.status() == FollowUpStatus.OPEN
                || active.leaseUntil().filter(until -> until.isAfter(now)).isEmpty();
    }

    private static FollowUp version(FollowUp followUp, long version) {
        return followUp.toBuilder().version(version).build();
    }

    private static Predicate<FollowUp> afterCursor(Cursor cursor) {
        List<String> key = cursor.key(DUE, 2);
        Instant due = Moments.parse(key.get(0));
        FollowUpId id = FollowUpId.parse(key.get(1));
        return f -> {
            int byDue = FollowUpIndex.dueAt(f).compareTo(due);
            return byDue > 0 || (byDue == 0 && f.id().compareTo(id) > 0);
        };
    }
}
