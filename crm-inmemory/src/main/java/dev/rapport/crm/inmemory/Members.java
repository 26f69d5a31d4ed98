package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Subject;
import dev.rapport.crm.interaction.Interaction;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Those who meet a condition, found by asking it of one contact after another. */
final class Members {
    private final Tenant tenant;
    private final Criterion criterion;
    private final ZonedDateTime asOf;

    Members(Tenant tenant, Criterion criterion, ZonedDateTime asOf) {
        this.tenant = tenant;
        this.criterion = criterion;
        this.asOf = asOf;
    }

    List<ContactId> from(Predicate<ContactRow> reached, int limit) {
        List<ContactId> found = new ArrayList<>();
        Iterator<ContactRow> rows = tenant.contactsById.from(reached);
        while (found.size() < limit && rows.hasNext()) {
            ContactRow row = rows.next();
            if (isMember(row.contact())) {
                found.add(row.id());
            }
        }
        return found;
    }

    long count() {
        long count = 0;
        Iterator<ContactRow> rows = tenant.contactsById.from(row -> true);
        while (rows.hasNext()) {
            count += isMember(rows.next().contact()) ? 1 : 0;
        }
        return count;
    }

    private boolean isMember(Contact contact) {
        return criterion.test(Subject.of(contact, known(contact.id()), asOf));
    }

    private List<Interaction> known(ContactId contact) {
        Instant latest = asOf.toInstant();
        return tenant
                .timelines
                .range(
                        entry -> {
                            int byContact = entry.contact().compareTo(contact);
                            return byContact > 0
                                    || (byContact == 0 && !entry.at().isAfter(latest));
                        },
                        entry -> entry.contact().equals(contact),
                        Integer.MAX_VALUE)
                .stream()
                .map(TimelineEntry::interaction)
                .toList();
    }
}
