package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The earlier entries of the facts that a call corrects. */
final class Corrections {
    private final StorageSession session;
    private final Map<InteractionId, List<Interaction>> entries = new HashMap<>();
    private final Map<InteractionId, Interaction> given = new HashMap<>();

    Corrections(StorageSession session) {
        this.session = session;
    }

    /** The same, each correction naming the first entry of its fact, whichever entry the host named. */
    List<Interaction> resolve(Collection<Interaction> together) {
        together.forEach(i -> given.put(i.id(), i));
        List<Interaction> resolved = new ArrayList<>(together.size());
        for (Interaction i : together) {
            resolved.add(i.corrects().map(named -> resolve(i, named)).orElse(i));
        }
        return resolved;
    }

    private Interaction resolve(Interaction correction, InteractionId named) {
        InteractionId fact = Optional.ofNullable(given.get(named))
                .or(() -> session.interactions().find(named))
                .orElseThrow(() -> new NotFoundException("interaction", named.toString()))
                .factId();
        entries.computeIfAbsent(fact, this::earlier);
        if (fact.equals(named)) {
            return correction;
        }
        InteractionBuilder builder = correction.toBuilder().correcting(fact);
        correction.externalRef().ifPresent(ref -> builder.externalRef(ref.source(), ref.id()));
        return builder.build();
    }

    /** Reads what is corrected again; true if somebody has corrected it meanwhile and more contacts are touched. */
    boolean haveGrown() {
        boolean grown = false;
        for (Map.Entry<InteractionId, List<Interaction>> e : entries.entrySet()) {
            Set<ContactId> before = participants(e.getValue());
            e.setValue(earlier(e.getKey()));
            grown |= !before.containsAll(participants(e.getValue()));
        }
        return grown;
    }

    private List<Interaction> earlier(InteractionId fact) {
        List<Interaction> all = new ArrayList<>(session.interactions().entries(fact));
        if (all.isEmpty()) {
            Optional.ofNullable(given.get(fact)).ifPresent(all::add);
        }
        return all;
    }

    /** Whose timelines the fact was on before. */
    Set<ContactId> participants(Interaction i) {
        return i.corrects()
                .map(fact -> participants(entries.getOrDefault(fact, List.of())))
                .orElseGet(Set::of);
    }

    private static Set<ContactId> participants(List<Interaction> entries) {
        Set<ContactId> all = new TreeSet<>();
        entries.forEach(e -> e.participants().forEach(p -> all.add(p.contact())));
        return all;
    }

    /** The last recorded entry counts, whatever the clocks of those who record say. */
    Instant recordedAt(Interaction i, Instant now) {
        return entries.getOrDefault(i.factId(), List.of()).stream()
                .flatMap(e -> e.recordedAt().stream())
                .max(Comparator.naturalOrder())
                .map(last -> last.plus(1, ChronoUnit.MICROS))
                .filter(after -> after.isAfter(now))
                .orElse(now);
    }

    Interaction append(Interaction stored) {
        List<Interaction> known = entries.get(stored.factId());
        if (known != null) {
            known.removeIf(e -> e.id().equals(stored.id()));
            known.add(stored);
        }
        return stored;
    }
}
