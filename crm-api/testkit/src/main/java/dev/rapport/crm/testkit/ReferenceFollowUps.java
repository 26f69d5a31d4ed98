package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.FollowUpStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks at every follow-up for every question. */
final class ReferenceFollowUps implements FollowUpStore {
    private final ReferenceSession session;

    ReferenceFollowUps(ReferenceSession session) {
        this.session = session;
    }

    @Override
    public Optional<FollowUp> find(FollowUpId id) {
        return Optional.ofNullable(session.state().followUps.get(id));
    }

    @Override
    public List<FollowUp> of(ContactId contact) {
        return session.state().followUps(contact);
    }

    @Override
    public Page<FollowUp> due(Instant dueBy, int limit, Optional<Cursor> after) {
        Optional<List<String>> from = after.map(c -> c.key("due", 2));
        List<FollowUp> rest = session.state().followUps.values().stream()
                .filter(f -> f.status().isActive() && !f.due().toInstant().isAfter(dueBy))
                .filter(f -> from.isEmpty()
                        || isAfter(
                                f, Long.parseLong(from.get().get(0)), from.get().get(1)))
                .sorted(ReferenceState.DUE_ORDER)
                .limit(limit + 1L)
                .toList();
        return Page.of(rest, limit, f -> Cursor.of("due", Long.toString(micros(f)), f.id().toString()));
    }

    private static boolean isAfter(FollowUp f, long micros, String id) {
        return micros(f) > micros || (micros(f) == micros && f.id().compareTo(FollowUpId.parse(id)) > 0);
    }

    private static long micros(FollowUp f) {
        return TimeUnit.SECONDS.toMicros(f.due().toEpochSecond()) + f.due().getNano() / 1_000;
    }
}
