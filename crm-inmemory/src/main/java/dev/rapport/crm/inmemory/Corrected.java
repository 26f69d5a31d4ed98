package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.Participant;
import java.util.Comparator;
import java.util.List;

/** A fact that has several entries, by one of those whom any of them is about. */
record Corrected(ContactId contact, InteractionId fact) {
    static final Comparator<Corrected> ORDER =
            Comparator.comparing(Corrected::contact).thenComparing(Corrected::fact);

    /** For each of them, if there are several entries. */
    static List<Corrected> of(List<Interaction> entries) {
        return entries.size() < 2
                ? List.of()
                : entries.stream()
                        .flatMap(entry -> entry.participants().stream())
                        .map(Participant::contact)
                        .distinct()
                        .map(contact -> new Corrected(contact, entries.get(0).factId()))
                        .toList();
    }
}
