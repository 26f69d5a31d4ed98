package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.storage.ClaimRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives due follow-ups to workers, each to one. */
final class Claims {

    private static final String CANDIDATES = complete("""
            select {columns} from {follow_up} where tenant_id = ? and {claimable}{asked for}
            order by tenant_id, queue_at, id limit ?""");

    /** The condition is repeated: between the look and the write it may have been claimed, or put off. */
    private static final String ONE = complete("""
            update {follow_up} set status = 'CLAIMED', worker = ?, lease_until = ?, version = version + 1
            where tenant_id = ? and id = ? and version = ? and {claimable}""");

    /** By an array, or the planner may read the whole table to join a few rows. */
    private static final String TOGETHER = complete("""
            with picked as (
                select id as picked_id from {follow_up} where tenant_id = ? and {claimable}{asked for}
                order by tenant_id, queue_at, id limit ? for update skip locked)
            update {follow_up} set status = 'CLAIMED', worker = ?, lease_until = ?, version = version + 1
            where tenant_id = ? and id = any (array(select picked_id from picked))
            returning {columns}""");

    private final Db db;

    Claims(Db db) {
        this.db = db;
    }

    private static String complete(String template) {
        return template.replace("{columns}", FollowUpRow.COLUMNS)
                .replace(
                        "{claimable}",
                        "queue_at <= ?{queue_at is known} and (status = 'OPEN' or lease_until is null or lease_until <= ?)");
    }

    List<FollowUp> claim(ClaimRequest request, Instant now) {
        return db.engine().skipsLockedRows() ? together(request, now) : oneByOne(request, now);
    }

    private List<FollowUp> together(ClaimRequest request, Instant now) {
        List<@Nullable Object> args = candidates(request, now);
        args.addAll(List.of(request.worker(), now.plus(request.lease()), db.tenant()));
        return db.list(asked(TOGETHER, request), FollowUpRow::read, args.toArray()).stream()
                .sorted(FollowUpRow.BY_DUE)
                .toList();
    }

    private List<FollowUp> oneByOne(ClaimRequest request, Instant now) {
        Object[] args = candidates(request, now).toArray();
        return db.list(asked(CANDIDATES, request), FollowUpRow::read, args).stream()
                .flatMap(f -> claim(f, request, now))
                .toList();
    }

    private List<@Nullable Object> candidates(ClaimRequest request, Instant now) {
        List<@Nullable Object> args = new ArrayList<>(List.of(db.tenant(), request.dueBy(), now));
        request.rules().stream().sorted().forEach(args::add);
        request.channels().stream().map(Channel::name).sorted().forEach(args::add);
        args.add(request.limit());
        return args;
    }

    private static String asked(String template, ClaimRequest request) {
        return template.replace(
                "{asked for}",
                oneOf("rule", request.rules().size())
                        + oneOf("channel", request.channels().size()));
    }

    private static String oneOf(String column, int values) {
        return values == 0 ? "" : " and " + column + " in (?" + ", ?".repeat(values - 1) + ")";
    }

    private Stream<FollowUp> claim(FollowUp f, ClaimRequest request, Instant now) {
        Instant leaseUntil = now.plus(request.lease());
        int claimed = db.update(
                ONE, request.worker(), leaseUntil, db.tenant(), f.id().value(), f.version(), request.dueBy(), now);
        return claimed == 0
                ? Stream.empty()
                : Stream.of(f.toBuilder()
                        .status(FollowUpStatus.CLAIMED)
                        .worker(request.worker())
                        .leaseUntil(leaseUntil)
                        .version(f.version() + 1)
                        .build());
    }
}
