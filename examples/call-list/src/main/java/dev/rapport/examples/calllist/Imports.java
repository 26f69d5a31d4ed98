package dev.rapport.examples.calllist;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.PhoneParser;
import dev.rapport.crm.interaction.Interaction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of the rows of the two files; contacts first. */
final class Imports {
    private final Crm crm;

    /** By the id in the files. */
    private final Map<String, Optional<ContactId>> ids = new HashMap<>();

    Imports(Crm crm) {
        this.crm = crm;
    }

    Loading.Kind<Contact> contacts(PhoneParser phones) {
        ContactRows rows = new ContactRows(phones);
        return new Loading.Kind<>() {
            @Override
            public Contact parse(CsvRow row) {
                return rows.parse(row);
            }

            @Override
            public int keep(List<Contact> contacts) {
                List<Contact> stored = crm.contacts().addAll(contacts);
                stored.forEach(contact ->
                        ContactRows.idOf(contact).ifPresent(id -> ids.put(id, Optional.of(contact.id()))));
                return Loading.unknown(contacts, stored, Contact::id);
            }

            @Override
            public Comparator<Contact> order() {
                return Comparator.comparing(Contact::id);
            }
        };
    }

    Loading.Kind<Interaction> interactions() {
        InteractionRows rows = new InteractionRows(this::contact);
        return new Loading.Kind<>() {
            @Override
            public Interaction parse(CsvRow row) {
                return rows.parse(row);
            }

            @Override
            public int keep(List<Interaction> interactions) {
                return Loading.unknown(interactions, crm.interactions().recordAll(interactions), Interaction::id);
            }

            @Override
            public Comparator<Interaction> order() {
                return Comparator.comparing((Interaction i) -> i.contacts().get(0))
                        .thenComparing(Interaction::occurredAt)
                        .thenComparing(Interaction::id);
            }
        };
    }

    /** From this run's contacts, or from those of an earlier run. */
    Optional<ContactId> contact(String id) {
        return ids.computeIfAbsent(id, stored -> ContactRows.find(crm, stored).map(Contact::id));
    }
}
