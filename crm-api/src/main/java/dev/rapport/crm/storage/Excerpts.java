package dev.rapport.crm.storage;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.PointKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A part of the ledger by whom and what its entries name, so that it is cut into parts without a look at each entry. */
final class Excerpts {
    private final List<Consent> aboutNobody = new ArrayList<>();
    private final Map<ContactId, List<Consent>> byContact = new HashMap<>();
    private final Map<PointKey, List<Consent>> byPoint = new HashMap<>();
    private final Map<PointKey, List<Contact>> holders = new HashMap<>();

    Excerpts(ConsentExcerpt whole) {
        for (Consent entry : whole.entries()) {
            if (entry.contacts().isEmpty()) {
                aboutNobody.add(entry);
            }
            entry.contacts().forEach(id -> add(byContact, id, entry));
            for (ContactPoint point : entry.points()) {
                add(byPoint, PointKey.of(point), entry);
            }
        }
        for (Contact contact : whole.people()) {
            for (PointEntry entry : contact.points()) {
                add(holders, PointKey.of(entry.point()), contact);
            }
        }
    }

    private static <K, V> void add(Map<K, List<V>> index, K key, V value) {
        index.computeIfAbsent(key, any -> new ArrayList<>(2)).add(value);
    }

    ConsentExcerpt around(Contact contact) {
        List<Consent> entries = new ArrayList<>(aboutNobody);
        List<Contact> people = new ArrayList<>();
        people.add(contact);
        entries.addAll(byContact.getOrDefault(contact.id(), List.of()));
        for (PointEntry entry : contact.points()) {
            PointKey point = PointKey.of(entry.point());
            entries.addAll(byPoint.getOrDefault(point, List.of()));
            for (Contact holder : holders.getOrDefault(point, List.of())) {
                if (!holder.id().equals(contact.id())) {
                    people.add(holder);
                    entries.addAll(byContact.getOrDefault(holder.id(), List.of()));
                }
            }
        }
        return ConsentExcerpt.of(entries, people);
    }
}
