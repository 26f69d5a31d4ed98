package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointKey;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
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
    private final Set<PointKey> taken = new HashSet<>();
    private final List<ConsentRequest> permitted = new ArrayList<>();
    private final List<PermittedAudience.Refusal> refused = new ArrayList<>();

    private final Map<ContactId, Set<ContactId>> records = new HashMap<>();

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
        return new PermittedAudience(outreach, permitted, refused, records);
    }

    private record Judged(
            ContactId contact, Optional<ContactPoint> point, ConsentDecision decision, Set<ContactId> records) {}

    private List<Judged> judged(StorageSession session, List<ContactId> chunk) {
        // contacts and ledgers of all at once, as one by one takes a question or two for each
        Map<ContactId, ContactState> states =
                Surroundings.complete(session, session.read(chunk, desk.needs().andConsents()));
        List<Judged> judged = new ArrayList<>();
        for (ContactId id : chunk) {
            ContactState state = states.get(id);
            if (state != null) {
                judge(state, judged);
            } else if (session.contacts().erasure(id).isPresent()) {
                judged.add(nowhere(id, ConsentReason.ERASED));
            } else {
                throw new NotFoundException("contact", id.toString());
            }
        }
        return judged;
    }

    private void judge(ContactState state, List<Judged> judged) {
        Contact contact = state.contact();
        ConsentLedger ledger = state.consents().ledger();
        Instant now = ledger.notBeforeWhatIsKnown(desk.now());
        List<ContactPoint> points = desk.points(contact, channel, now);
        if (points.isEmpty()) {
            judged.add(nowhere(contact.id(), ConsentReason.NO_POINT));
            return;
        }
        desk.purposes().require(purpose, state.consents().entries());
        Set<ContactId> records = OnePerson.records(state);
        List<ConsentPolicy> policies = desk.policies().apply(contact);
        for (ContactPoint point : points) {
            ConsentDecision decision = ledger.decide(policies, request(contact.id(), point), now);
            judged.add(new Judged(contact.id(), Optional.of(point), decision, records));
        }
    }

    private static Judged nowhere(ContactId contact, ConsentReason reason) {
        return new Judged(contact, Optional.empty(), ConsentDecision.leftOut(reason), Set.of(contact));
    }

    private ConsentRequest request(ContactId contact, ContactPoint point) {
        return ConsentRequest.of(contact, point, channel, purpose).forAudience();
    }

    private void keep(Judged one) {
        Optional<ContactPoint> point = one.point();
        if (one.records().size() > 1) {
            records.put(one.contact(), one.records());
        }
        if (!one.decision().isPermitted() || point.isEmpty()) {
            refused.add(new PermittedAudience.Refusal(one.contact(), point, one.decision()));
        } else if (taken.add(PointKey.of(point.get()))) {
            permitted.add(request(one.contact(), point.get()));
        } else {
            refused.add(new PermittedAudience.Refusal(
                    one.contact(), point, ConsentDecision.leftOut(ConsentReason.DUPLICATE_POINT)));
        }
    }
}
