package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How far an entry about one person reaches: whose plans it may change, and at which points. Read without locks. */
final class Reach {
    static final Reach NOBODY = new Reach();

    /** Those to be locked and planned again. */
    final Set<ContactId> touched = new TreeSet<>();

    /** The points of the person, in all its records. */
    final List<ContactPoint> points = new ArrayList<>();

    private final @Nullable ContactId person;
    private final boolean countsSharing;

    private Reach() {
        person = null;
        countsSharing = false;
    }

    Reach(StorageSession session, FactNeeds needs, ContactId person, Consent consent) {
        this.person = person;
        countsSharing = needs.consents();
        touched.add(person);
        ConsentExcerpt own = Surroundings.complete(session, session.consents().excerpt(Set.of(person), List.of()));
        Set<ContactId> one = united(own, person);
        Set<ContactPoint> named = new LinkedHashSet<>(consent.points());
        for (Contact record : own.people()) {
            if (one.contains(record.id())) {
                record.points().stream().map(PointEntry::point).forEach(points::add);
            }
        }
        if (countsSharing) {
            named.addAll(points);
            own.entries().stream()
                    .filter(entry -> entry.contact().filter(one::contains).isPresent())
                    .forEach(entry -> named.addAll(entry.points()));
            session.consents().excerpt(one, named).people().forEach(contact -> touched.add(contact.id()));
        }
    }

    /** The records that are or were one person with it. */
    private static Set<ContactId> united(ConsentExcerpt excerpt, ContactId person) {
        Set<ContactId> one = new TreeSet<>(Set.of(person));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Consent entry : excerpt.entries()) {
                if (entry instanceof Merged merged && (one.contains(merged.from()) || one.contains(merged.into()))) {
                    grew |= one.add(merged.from());
                    grew |= one.add(merged.into());
                }
            }
        }
        return one;
    }

    void requireStored(Set<ContactId> stored) {
        if (person != null && !stored.contains(person)) {
            throw new NotFoundException("contact", person.toString());
        }
    }

    /** Who shares a point with the person by what was read under the lock. */
    Set<ContactId> sharing(ContactState state) {
        Set<ContactId> sharing = new TreeSet<>();
        if (countsSharing && state.contact().id().equals(person)) {
            state.consents().people().forEach(contact -> sharing.add(contact.id()));
        }
        return sharing;
    }
}
