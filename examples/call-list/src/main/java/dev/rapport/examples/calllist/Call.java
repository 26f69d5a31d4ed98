package dev.rapport.examples.calllist;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.rule.NextContact;

/** A line of the list: somebody and the next contact with them. */
record Call(Contact contact, NextContact next) {

    /** The id in the files. */
    String id() {
        return ContactRows.idOf(contact).orElse(contact.id().toString());
    }
}
