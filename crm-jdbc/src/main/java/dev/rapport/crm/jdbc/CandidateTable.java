package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.Outline;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Contacts by a condition, each answer by one statement. */
final class CandidateTable {

    private final Db db;

    CandidateTable(Db db) {
        this.db = db;
    }

    Page<ContactId> page(Criterion criterion, ZonedDateTime asOf, int limit, Optional<Cursor> after) {
        Condition condition = Condition.forList(Outline.of(criterion).criterion(), db, asOf);
        List<@Nullable Object> args = new ArrayList<>(condition.args());
        String from = "";
        if (after.isPresent()) {
            args.add(ContactId.parse(after.get().key("contacts", 1).get(0)).value());
            from = " and c.id > ?";
        }
        args.add(limit + 1L);
        List<ContactId> ids = db.listOnce(
                "select c.id from " + condition.sql() + from + " order by c.tenant_id, c.id limit ?",
                row -> new ContactId(row.id()),
                args.toArray());
        return Page.of(ids, limit, id -> Cursor.of("contacts", id.toString()));
    }

    OptionalLong count(Criterion criterion, ZonedDateTime asOf) {
        Outline outline = Outline.of(criterion);
        if (!outline.isExact()) {
            return OptionalLong.empty();
        }
        Condition condition = Condition.forNumber(criterion, db, asOf);
        return OptionalLong.of(db.listOnce(
                        condition.tables() + "select count(*) from " + condition.sql(),
                        Row::number,
                        condition.args().toArray())
                .get(0));
    }
}
