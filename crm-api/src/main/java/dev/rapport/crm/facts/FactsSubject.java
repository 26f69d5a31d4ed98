package dev.rapport.crm.facts;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Dealings;
import dev.rapport.crm.criterion.Subject;
import java.time.ZonedDateTime;
import java.util.Set;

/** A contact of which it is known with whom it is one person. */
record FactsSubject(Contact contact, Dealings dealings, ZonedDateTime asOf, Set<ContactId> records) implements Subject {
    @Override
    public String toString() {
        return "Subject[" + contact.id() + "]";
    }
}
