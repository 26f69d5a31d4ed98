package dev.rapport.crm.jdbc;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpBuilder;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.InteractionId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A follow-up as columns; {@code queue_at} is its due date for as long as it is active. */
final class FollowUpRow {

    static final String COLUMNS = """
            id, contact_id, rule, occurrence, lane, due_at, due_zone, channel, priority, because, status, version, \
            worker, lease_until, snoozed_until, closed_at, outcome_id, note""";

    static final Comparator<FollowUp> BY_DUE =
            Comparator.comparing((FollowUp f) -> f.due().toInstant()).thenComparing(FollowUp::id);

    static final int ACTIVE = 1;
    static final int REMEMBERED = 2;

    private FollowUpRow() {}

    static FollowUp read(Row row) throws SQLException {
        FollowUpId id = new FollowUpId(row.id());
        FollowUpBuilder f = FollowUp.of(new ContactId(row.id()), row.text(), row.text())
                .id(id)
                .lane(row.text())
                .due(ZonedDateTime.ofInstant(
                        row.instant(), Zones.find(row.text()).orElse(ZoneOffset.UTC)));
        f.channel(Optional.ofNullable(row.textOrNull()).map(Channel::of).orElse(null));
        f.priority((int) row.number())
                .because(row.text())
                .status(FollowUpStatus.valueOf(row.text()))
                .version(row.number());
        f.worker(row.textOrNull()).leaseUntil(row.instantOrNull());
        f.snoozedUntil(localTime(row.textOrNull())).closedAt(row.instantOrNull());
        f.outcome(Optional.ofNullable(row.idOrNull()).map(InteractionId::new).orElse(null));
        return f.note(row.textOrNull()).build();
    }

    static @Nullable LocalDateTime localTime(@Nullable String text) {
        return text == null ? null : LocalDateTime.parse(text);
    }

    /** The values of all columns but the keys, in the order of the statements that write them. */
    static @Nullable Object[] content(FollowUp f) {
        Instant due = f.due().toInstant().truncatedTo(MICROS);
        return new @Nullable Object[] {
            f.lane(),
            due,
            f.due().getZone().getId(),
            f.channel().map(Channel::name).orElse(null),
            f.priority(),
            f.because(),
            f.status().name(),
            f.worker().orElse(null),
            f.leaseUntil().orElse(null),
            f.snoozedUntil().map(LocalDateTime::toString).orElse(null),
            f.closedAt().orElse(null),
            f.outcome().map(InteractionId::value).orElse(null),
            f.note().orElse(null),
            f.status().isActive() ? due : null,
            standing(f)
        };
    }

    /** Whether planning still reads it: as an active one, as a consumed occurrence, or for its snooze. */
    private static @Nullable Integer standing(FollowUp f) {
        if (f.status().isActive()) {
            return ACTIVE;
        }
        boolean snoozed =
                f.status() == FollowUpStatus.SUPERSEDED && f.snoozedUntil().isPresent();
        return f.status().isConsumed() || snoozed ? REMEMBERED : null;
    }
}
