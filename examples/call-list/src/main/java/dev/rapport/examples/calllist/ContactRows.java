package dev.rapport.examples.calllist;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.contact.PhoneParser;
import java.util.List;
import java.util.Optional;

/** Makes contacts of rows. */
final class ContactRows {
    static final List<String> COLUMNS = List.of("id", "name", "email", "phone", "zone", "birthday", "tags");

    /** The system that the ids in the files belong to. */
    static final String SOURCE = "csv";

    private final PhoneParser phones;

    ContactRows(PhoneParser phones) {
        this.phones = phones;
    }

    Contact parse(CsvRow row) {
        ExternalRef ref = ref(row, "id");
        String region = Regions.of(row.text("zone"));
        try {
            Contact.Builder contact =
                    Contact.person(row.text("name").orElse(ref.id())).externalRef(ref.source(), ref.id());
            row.read("email", contact::email);
            row.read("zone", contact::zone);
            row.read("birthday", contact::birthday);
            row.read("phone", text -> contact.phone(phones.parse(text, region)));
            row.list("tags", contact::tag);
            return contact.build();
        } catch (IllegalArgumentException e) {
            throw new WrongRowException(String.valueOf(e.getMessage()));
        }
    }

    /** The key of a contact or of what happened; each kind has its own. */
    static ExternalRef ref(CsvRow row, String column) {
        return row.required(column, id -> new ExternalRef(SOURCE, id));
    }

    /** Whom a file has brought, of this run or of an earlier one. */
    static Optional<Contact> find(Crm crm, String id) {
        try {
            return crm.contacts().findByExternalRef(SOURCE, id);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no id of a contact is like that
        }
    }

    /** The id that a contact has in the files. */
    static Optional<String> idOf(Contact contact) {
        return contact.externalRefs().stream()
                .filter(ref -> ref.source().equals(SOURCE))
                .map(ExternalRef::id)
                .findFirst();
    }
}
