package dev.rapport.crm;

import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.contact.PointKey;
import java.util.HashSet;
import java.util.Set;

/** Of whom a list says no without the ledger knowing it, so that no other row of the list may say yes of them. */
record Barred(Set<ContactId> people, Set<ExternalRef> refs, Set<PointKey> places) {
    Barred() {
        this(new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    void add(Subscriber row) {
        row.contact().ifPresent(people::add);
        row.externalRef().ifPresent(refs::add);
        row.point().map(PointKey::of).ifPresent(places::add);
    }

    void addAll(Barred more) {
        people.addAll(more.people);
        refs.addAll(more.refs);
        places.addAll(more.places);
    }

    boolean covers(Subscriber row) {
        return row.contact().filter(people::contains).isPresent()
                || row.externalRef().filter(refs::contains).isPresent()
                || row.point().map(PointKey::of).filter(places::contains).isPresent();
    }
}
