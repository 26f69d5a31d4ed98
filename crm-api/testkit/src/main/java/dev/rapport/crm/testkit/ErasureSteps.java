package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.StorageSession;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Somebody is erased, and what is left is read. */
final class ErasureSteps {
    private static final int ERASURES = 9;

    private ErasureSteps() {}

    static Arbitrary<ModelStep> erasing() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, ContactSteps.who().map(Erase::new)), Tuple.of(1, Arbitraries.just(new End())));
    }

    static List<ModelStep> everythingOf(int contact) {
        return List.of(new Read(contact));
    }

    private static ErasedPoint tombstone(ContactPoint point) {
        String hash = String.format(Locale.ROOT, "%064x", point.key().hashCode() & 0xFFFF_FFFFL);
        return new ErasedPoint(point.type(), 1, ContactPoint.NORMALISER, hash);
    }

    private record Erase(int number) implements ModelStep.Writing {
        @Override
        public Optional<Change> change(StorageSession session, int step) {
            ContactId contact = ModelPool.contact(number);
            return ModelPool.locked(session, contact).map(state -> erased(session, contact, step));
        }

        private static Change erased(StorageSession session, ContactId contact, int step) {
            Map<ContactPoint, ErasedPoint> tombstones = new HashMap<>();
            for (Consent entry : session.consents().of(contact)) {
                entry.points().forEach(point -> tombstones.put(point, tombstone(point)));
            }
            List<ContactPoint> points = tombstones.values().stream()
                    .distinct()
                    .sorted((a, b) -> a.key().compareTo(b.key()))
                    .map(ContactPoint.class::cast)
                    .toList();
            FactStamp stamp = FactStamp.next()
                    .id(new ConsentId(ModelPool.id(ERASURES, step)))
                    .stamp(ModelPool.recordedAt(step));
            return new Change.ContactErased(new Erased(stamp, contact, points), tombstones, evidence(contact, step));
        }
    }

    /** Of every second one, until the third step after it. */
    private static Optional<SealedEvidence> evidence(ContactId contact, int step) {
        return step % 2 == 0
                ? Optional.empty()
                : Optional.of(new SealedEvidence(
                        contact, new EvidenceHold(ModelPool.recordedAt(step + 3), "claims"), 1, "box " + step));
    }

    private record End() implements ModelStep.Writing {
        @Override
        public Optional<Change> change(StorageSession session, int step) {
            return Optional.of(new Change.EvidenceEnded(ModelPool.recordedAt(step)));
        }
    }

    private record Read(int number) implements ModelStep {
        @Override
        public Object run(StorageSession session, int step) {
            List<ContactPoint> tombstones = ModelPool.EMAILS.stream()
                    .map(email -> (ContactPoint) tombstone(EmailAddress.parse(email)))
                    .toList();
            return List.of(
                    session.contacts().erasure(ModelPool.contact(number)),
                    session.contacts().sealedEvidence(ModelPool.contact(number)),
                    session.consents().about(tombstones));
        }
    }
}
