package dev.rapport.crm.storage;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.ErasureReceipt.Part;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.contact.PointKey;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Participant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an erasure leaves of what is stored, and the receipt for what it takes: for adapters.
 *
 * <p>An adapter asks it about everything that it has of the contact, writes what is left, and keeps the receipt. Counts as it
 * is asked, so each thing is asked about once. Not thread-safe.
 *
 * <pre>{@code
 * Erasure erasure = new Erasure(change);
 * erasure.removed(contact, revisions.size(), followUps.size());
 * ledger.replaceAll(erasure::left);
 * receipts.put(erasure.contact(), erasure.receipt());
 * }</pre>
 */
public final class Erasure {
    private final Change.ContactErased change;
    private final Map<PointKey, ErasedPoint> tombstones = new HashMap<>();
    private final Map<Part, Integer> removed = new EnumMap<>(Part.class);
    private int kept = 1;

    /**
     * Begins an erasure.
     *
     * @param change what is to be done
     */
    public Erasure(Change.ContactErased change) {
        this.change = change;
        change.tombstones().forEach((point, tombstone) -> tombstones.put(PointKey.of(point), tombstone));
    }

    /**
     * Who is erased.
     *
     * @return the contact
     */
    public ContactId contact() {
        return change.fact().person();
    }

    /**
     * Counts what goes as a whole.
     *
     * @param last the last revision
     * @param revisions how many there are, with the last
     * @param followUps how many there are
     */
    public void removed(Contact last, int revisions, int followUps) {
        count(Part.REVISIONS, revisions);
        count(Part.POINTS, last.points().size());
        count(Part.REFERENCES, last.externalRefs().size());
        count(Part.FOLLOW_UPS, followUps);
    }

    /**
     * What is left of the entries of one fact, with those in which the contact has no part.
     *
     * <p>The last entry says with whom the fact is: if that is nobody else, none is left, or one before it would count again.
     *
     * @param entries every entry of the fact, in the order of {@link InteractionStore#entries}
     * @return those that are left, in the same order
     */
    public List<Interaction> left(List<Interaction> entries) {
        List<Interaction> left = new ArrayList<>();
        boolean endsWithOthers = hasOthers(entries.get(entries.size() - 1));
        for (Interaction entry : entries) {
            if (!endsWithOthers || !hasOthers(entry)) {
                count(Part.INTERACTIONS, 1);
            } else if (isIn(entry)) {
                count(Part.SHARED_INTERACTIONS, 1);
                left.add(entry.without(contact()));
            } else {
                left.add(entry);
            }
        }
        return left;
    }

    private boolean hasOthers(Interaction entry) {
        return entry.participants().stream().map(Participant::contact).anyMatch(id -> !id.equals(contact()));
    }

    private boolean isIn(Interaction entry) {
        return entry.participants().stream().map(Participant::contact).anyMatch(contact()::equals);
    }

    /**
     * What is left of an entry of the ledger of the contact.
     *
     * @param entry the entry
     * @return the same without words, about tombstones
     */
    public Consent left(Consent entry) {
        kept++;
        boolean proven = entry instanceof Grant grant && !grant.proof().equals(Proof.NONE);
        if (proven || entry.stamp().actor().isPresent()) {
            count(Part.EVIDENCE, 1);
        }
        return entry.buried(this::tombstone);
    }

    private ContactPoint tombstone(ContactPoint point) {
        ErasedPoint tombstone = tombstones.get(PointKey.of(point));
        return tombstone == null ? point : tombstone;
    }

    /**
     * The receipt, once everything was asked about.
     *
     * @return what is to be kept and answered by {@link ContactStore#erasure}
     */
    public ErasureReceipt receipt() {
        List<ErasedPoint> points = change.fact().tombstones().stream()
                .filter(ErasedPoint.class::isInstance)
                .map(ErasedPoint.class::cast)
                .toList();
        return new ErasureReceipt(
                contact(),
                change.fact().at(),
                removed,
                points,
                kept,
                change.evidence().map(SealedEvidence::hold));
    }

    private void count(Part part, int more) {
        removed.merge(part, more, Integer::sum);
    }
}
