package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.PointKey;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The points that a contact has had since something was said, and has no more. A no that is learned of late is said there as well,
 * for whoever else has them: had it been known, it would have stayed there when the contact gave them up.
 */
final class FormerPoints {
    private final StorageSession session;

    FormerPoints(StorageSession session) {
        this.session = session;
    }

    /** Those of whom a fact is about, if it is a no to a whole person that has a time. */
    List<ContactPoint> of(Consent fact) {
        return Stated.ofPerson(fact)
                .flatMap(no -> fact.stamp().knownTime().map(said -> since(no.person(), said)))
                .orElse(List.of());
    }

    List<ContactPoint> since(ContactId id, Instant said) {
        return session.contacts().find(id).map(contact -> since(contact, said)).orElse(List.of());
    }

    /** Most contacts never changed, and nothing is read of them. */
    private List<ContactPoint> since(Contact contact, Instant said) {
        if (contact.revision() <= 1) {
            return List.of();
        }
        Map<PointKey, ContactPoint> former = new LinkedHashMap<>();
        for (ContactRevision revision : session.contacts().revisions(contact.id())) {
            if (!revision.since().isAfter(said)) {
                former.clear();
            }
            for (PointEntry entry : revision.contact().points()) {
                former.put(PointKey.of(entry.point()), entry.point());
            }
        }
        contact.points().forEach(entry -> former.remove(PointKey.of(entry.point())));
        return List.copyOf(former.values());
    }

    /** The same no there, of somebody as they are stored. */
    List<Consent> there(Consent fact, Contact speaker) {
        return Stated.ofPerson(fact).flatMap(no -> fact.stamp().knownTime()).stream()
                .flatMap(said -> since(speaker, said).stream())
                .map(point -> at(point, fact))
                .toList();
    }

    private static Consent at(ContactPoint point, Consent fact) {
        FactStamp stamp = FactStamp.next().at(fact.stamp().at());
        FactStamp named = fact.stamp().actor().map(stamp::actor).orElse(stamp);
        FactStamp whole = fact.stamp().controller().map(named::controller).orElse(named);
        return fact instanceof Withdrawn withdrawn
                ? new Withdrawn(whole, withdrawn.person(), withdrawn.scope().to(point))
                : new Objected(whole, fact.contact().orElseThrow(), Optional.of(point));
    }
}
