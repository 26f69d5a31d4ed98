package dev.rapport.crm.criterion;

import dev.rapport.crm.contact.Contact;
import java.time.ZonedDateTime;

/** A contact with its dealings and nothing else. */
record PlainSubject(Contact contact, Dealings dealings, ZonedDateTime asOf) implements Subject {
    @Override
    public String toString() {
        return "Subject[" + contact.id() + "]";
    }
}
