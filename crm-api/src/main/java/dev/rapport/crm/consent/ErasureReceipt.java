package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ErasedPoint;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was removed when somebody was erased, and what stays.
 *
 * <p>Names nobody, so that it may be filed. {@link #toString()} is a report. Immutable and thread-safe.
 *
 * <pre>{@code
 * ErasureReceipt receipt = crm.contacts().erase(ada.id());
 * System.out.println(receipt);
 * // erased 0190... at 2026-11-24T09:00:00Z: 2 revisions, 1 points, ... removed; 3 ledger entries stay, ...
 * }</pre>
 *
 * @param contact who it was; the id stays, as entries of the ledger refer to it
 * @param at when it was done
 * @param removed how much was removed, of each part, in the order of {@link Part}
 * @param tombstones what stays of the points, so that an import cannot bring back whom nobody may write to
 * @param kept how many entries of the ledger stay, without words and points: they tell what was allowed and forbidden when
 * @param held how long what proved them is held under seal, and why; mostly it is not
 */
public record ErasureReceipt(
        ContactId contact,
        Instant at,
        Map<Part, Integer> removed,
        List<ErasedPoint> tombstones,
        int kept,
        Optional<EvidenceHold> held) {

    /** What is removed. */
    public enum Part {
        /** Revisions of the contact. */
        REVISIONS,
        /** Addresses and numbers of the last revision. */
        POINTS,
        /** External references of the last revision. */
        REFERENCES,
        /** Entries of interactions with nobody else. */
        INTERACTIONS,
        /** Entries of interactions that stay with somebody else, where the contact is taken out. */
        SHARED_INTERACTIONS,
        /** Follow-ups. */
        FOLLOW_UPS,
        /** Entries of the ledger of which the proof or the actor is removed. */
        EVIDENCE
    }

    /**
     * Copies the collections; a part that is missing counts 0.
     *
     * @param contact who it was
     * @param at when it was done
     * @param removed how much was removed, of each part
     * @param tombstones what stays of the points
     * @param kept how many entries of the ledger stay
     * @param held how long what proved them is held under seal, and why
     */
    public ErasureReceipt {
        Map<Part, Integer> all = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            all.put(part, removed.getOrDefault(part, 0));
        }
        removed = Collections.unmodifiableMap(all);
        tombstones = List.copyOf(tombstones);
        Objects.requireNonNull(held, "held");
    }

    @Override
    public String toString() {
        String parts = removed.entrySet().stream()
                .map(part -> part.getValue() + " " + part.getKey())
                .collect(Collectors.joining(", "));
        return "erased " + contact + " at " + at + ": " + parts + " removed; " + kept
                + " ledger entries stay without words and points, to tell what was allowed and forbidden; " + tombstones
                + " stay, so that nobody is written to by accident"
                + held.map(hold -> "; what proves the entries is held under seal until " + hold.until() + ": "
                                + hold.ground())
                        .orElse("");
    }
}
