package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the ledger says around some contacts, and who else has their points: in two queries, or in steps. */
final class Neighbours {

    private final Db db;
    private final Collection<ContactId> contacts;
    private final ConsentEntries entries;
    private final Query<Contact> sharing;
    private final List<Contact> people = new ArrayList<>();
    private final List<Consent> consents = new ArrayList<>();

    Neighbours(Db db, Collection<ContactId> contacts) {
        this.db = db;
        this.contacts = contacts;
        entries = new ConsentTable(db).around(contacts);
        sharing = new ContactTable(db).sharing(contacts);
    }

    List<Query<?>> queries() {
        return List.of(entries.query(), sharing);
    }

    void ask() {
        ContactTable table = new ContactTable(db);
        List<PointKey> keys = table.keys(contacts);
        Set<ContactId> holders = new TreeSet<>(table.holders(keys));
        consents.addAll(new ConsentTable(db).around(contacts, keys, holders));
        holders.removeAll(contacts);
        people.addAll(table.byId(holders).values());
    }

    /** After the queries were asked, or {@link #ask} has. */
    List<Contact> people() {
        people.addAll(sharing.rows());
        return people;
    }

    List<Consent> consents() {
        consents.addAll(entries.rows());
        return consents;
    }
}
