package dev.rapport.examples.calllist;

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
        String id = row.required("id");
        try {
            Contact.Builder contact =
                    Contact.person(row.text("name").orElse(id)).externalRef(SOURCE, id);
            row.text("email").ifPresent(contact::email);
            row.text("zone").ifPresent(contact::zone);
            row.text("birthday").ifPresent(contact::birthday);
            row.list("tags").forEach(contact::tag);
            String region = Regions.of(row.text("zone"));
            row.text("phone").ifPresent(text -> contact.phone(phones.parse(text, region)));
            return contact.build();
        } catch (IllegalArgumentException e) {
            throw new WrongRowException(String.valueOf(e.getMessage()));
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
