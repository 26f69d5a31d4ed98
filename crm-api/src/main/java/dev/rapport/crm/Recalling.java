package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ConsentStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a ledger so that a point finds what erased people have said about it, under every key that is alive. What was found
 * once is then told about the point itself, as decisions compare points.
 */
final class Recalling implements ConsentStore {
    private final ConsentStore stored;
    private final TombstoneKeys keys;
    private final Map<ErasedPoint, ContactPoint> recalled;

    Recalling(ConsentStore stored, TombstoneKeys keys, Map<ErasedPoint, ContactPoint> recalled) {
        this.stored = stored;
        this.keys = keys;
        this.recalled = recalled;
    }

    @Override
    public Optional<Consent> find(ConsentId id) {
        return stored.find(id).map(this::told);
    }

    @Override
    public List<Consent> of(ContactId contact) {
        return stored.of(contact).stream().map(this::told).toList();
    }

    @Override
    public List<Consent> about(Collection<ContactPoint> points) {
        Map<ErasedPoint, ContactPoint> candidates = new HashMap<>();
        points.forEach(point -> keys.candidates(point).forEach(erased -> candidates.putIfAbsent(erased, point)));
        List<ContactPoint> all = new ArrayList<>(points);
        all.addAll(candidates.keySet());
        List<Consent> found = stored.about(all);
        for (Consent fact : found) {
            for (ContactPoint point : fact.points()) {
                if (point instanceof ErasedPoint erased && candidates.containsKey(erased)) {
                    recalled.putIfAbsent(erased, candidates.get(erased));
                }
            }
        }
        return found.stream().map(this::told).toList();
    }

    @Override
    public ConsentExcerpt excerpt(Collection<ContactId> contacts, Collection<ContactPoint> points) {
        ConsentExcerpt found = stored.excerpt(contacts, points);
        return with(found, points.isEmpty() ? List.of() : about(points));
    }

    /** The same as was read for a contact, with what erased people have said at its points. */
    ConsentExcerpt with(ConsentExcerpt excerpt, List<Consent> buried) {
        if (recalled.isEmpty()) {
            return excerpt;
        }
        List<Consent> all = new ArrayList<>();
        excerpt.entries().forEach(entry -> all.add(told(entry)));
        all.addAll(buried);
        return ConsentExcerpt.of(all, excerpt.people());
    }

    @Override
    public List<PurposeRevised> revisions() {
        return stored.revisions();
    }

    private Consent told(Consent fact) {
        return recalled.isEmpty() ? fact : fact.repointed(this::told);
    }

    private ContactPoint told(ContactPoint point) {
        ContactPoint known = point instanceof ErasedPoint erased ? recalled.get(erased) : null;
        return known == null ? point : known;
    }
}
