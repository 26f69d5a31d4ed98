package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was said of somebody under any of their records, and what was said besides by whoever shares one of their points.
 *
 * @param own what was said of the person
 * @param all the same and all around it, with who has the points
 */
record Heard(List<Consent> own, ConsentExcerpt all) {

    static Heard of(ContactState complete) {
        return new Heard(OnePerson.ledger(complete), complete.consents());
    }

    /** What names a point, whoever said it. */
    List<Consent> at(ContactPoint point) {
        return Stream.concat(own.stream(), all.entries().stream())
                .filter(fact -> fact.points().stream().anyMatch(point::isSamePlaceAs))
                .toList();
    }

    /**
     * What was said by others who have a point. It stays there when they give it up, while what the person said does not reach
     * a point that they do not have.
     */
    List<Consent> ofOthersWhoHave(ContactPoint point) {
        Set<ContactId> holders = new HashSet<>();
        for (Contact contact : all.people()) {
            if (contact.points().stream().anyMatch(entry -> entry.point().isSamePlaceAs(point))) {
                holders.addAll(OnePerson.records(OnePerson.mergers(all.entries()), contact.id()));
            }
        }
        return all.entries().stream()
                .filter(fact -> Stated.ofPerson(fact)
                        .filter(wide -> holders.contains(wide.person()) && !own.contains(wide))
                        .isPresent())
                .toList();
    }
}
