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

    Corrections(StorageSession session) {
        this.session = session;
    }

    /** The same, each correction naming the first entry of its fact, whichever entry the host named. */
    List<Interaction> resolve(Collection<Interaction> given) {
        Map<InteractionId, Interaction> together = new HashMap<>();
        given.forEach(i -> together.put(i.id(), i));
        List<Interaction> resolved = new ArrayList<>(given.size());
        for (Interaction i : given) {
            resolved.add(i.corrects().map(named -> resolve(i, named, together)).orElse(i));
        }
        return resolved;
    }

    private Interaction resolve(Interaction correction, InteractionId named, Map<InteractionId, Interaction> together) {
        InteractionId fact = Optional.ofNullable(together.get(named))
                .or(() -> session.interactions().find(named))
                .orElseThrow(() -> new NotFoundException("interaction", named.toString()))
                .factId();
        entries.computeIfAbsent(fact, f -> earlier(f, together));
        if (fact.equals(named)) {
            return correction;
        }
        InteractionBuilder builder = correction.toBuilder().correcting(fact);
        correction.externalRef().ifPresent(ref -> builder.externalRef(ref.source(), ref.id()));
        return builder.build();
    }

    private List<Interaction> earlier(InteractionId fact, Map<InteractionId, Interaction> together) {
        List<Interaction> all = new ArrayList<>(session.interactions().entries(fact));
        if (all.isEmpty()) {
            Optional.ofNullable(together.get(fact)).ifPresent(all::add);
        }
        return all;
    }

    /** Whose timelines the fact was on before. */
    Set<ContactId> participants(Interaction i) {
        Set<ContactId> all = new TreeSet<>();
        i.corrects()
                .ifPresent(fact -> entries.getOrDefault(fact, List.of())
                        .forEach(e -> e.participants().forEach(p -> all.add(p.contact()))));
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
