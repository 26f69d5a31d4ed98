package dev.rapport.examples.newsletter;

import dev.rapport.crm.contact.EmailAddress;
import java.util.Set;

/** What somebody filled in and sent. */
record SignUp(String name, EmailAddress address, Set<Topic> topics) {
    SignUp {
        topics = Set.copyOf(topics);
    }
}
