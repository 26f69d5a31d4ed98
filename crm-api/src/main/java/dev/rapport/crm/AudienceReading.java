package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges who may be in a mailing, some hundred people in a transaction. */
final class AudienceReading {
    private static final int CHUNK = 200;

    private final Desk desk;
    private final Purpose purpose;
    private final Channel channel;
    private final Set<Place> taken = new HashSet<>();
    private final List<ConsentRequest> permitted = new ArrayList<>();
    private final List<PermittedAudience.Refusal> refused = new ArrayList<>();

    AudienceReading(Desk desk, Purpose purpose, Channel channel) {
        this.desk = desk;
        this.purpose = purpose;
        this.channel = channel;
    }

    PermittedAudience read(Outreach outreach, Stream<ContactId> people) {
        Iterator<ContactId> all = people.distinct().iterator();
        while (all.hasNext()) {
            List<ContactId> chunk = new ArrayList<>(CHUNK);
            while (all.hasNext() && chunk.size() < CHUNK) {
                chunk.add(all.next());
            }
            // a transaction may be run again, so what it finds is kept only when it is over
            desk.scope().run(session -> judged(session, chunk)).forEach(this::keep);
        }
        return new PermittedAudience(outreach, permitted, refused);
    }

    private record Judged(ContactId contact, Optional<ContactPoint> point, ConsentDecision decision) {}

    private List<Judged> judged(StorageSession session, List<ContactId> chunk) {
        Map<ContactId, Contact> contacts = new HashMap<>();
        session.contacts().findAll(chunk, List.of()).forEach(contact -> contacts.put(contact.id(), contact));
        List<Judged> judged = new ArrayList<>();
        for (ContactId id : chunk) {
            Contact contact = contacts.get(id);
            if (contact == null) {
                throw new NotFoundException("contact", id.toString());
            }
            judge(session, contact, judged);
        }
        return judged;
    }

    private void judge(StorageSession session, Contact contact, List<Judged> judged) {
        ZoneId zone = contact.zone().orElse(desk.book().policy().fallbackZone());
        Instant now = desk.now();
        List<PointEntry> points = contact.pointsFor(channel, LocalDate.ofInstant(now, zone));
        if (points.isEmpty()) {
            judged.add(new Judged(contact.id(), Optional.empty(), ConsentDecision.leftOut(ConsentReason.NO_POINT)));
        }
        for (PointEntry entry : points) {
            ConsentDecision decision =
                    new Inquiry(desk, session).decide(request(contact.id(), entry.point()), now, now);
            judged.add(new Judged(contact.id(), Optional.of(entry.point()), decision));
        }
    }

    private ConsentRequest request(ContactId contact, ContactPoint point) {
        return ConsentRequest.of(contact, point, channel, purpose).forAudience();
    }

    private void keep(Judged one) {
        Optional<ContactPoint> point = one.point();
        if (!one.decision().isPermitted() || point.isEmpty()) {
            refused.add(new PermittedAudience.Refusal(one.contact(), point, one.decision()));
        } else if (taken.add(Place.of(point.get()))) {
            permitted.add(request(one.contact(), point.get()));
        } else {
            refused.add(new PermittedAudience.Refusal(
                    one.contact(), point, ConsentDecision.leftOut(ConsentReason.DUPLICATE_POINT)));
        }
    }
}
