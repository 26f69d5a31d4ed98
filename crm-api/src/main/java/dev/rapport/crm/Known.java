package dev.rapport.crm;

import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Interactions that are stored under the ids and references of those to be recorded. */
final class Known {
    private final Map<InteractionId, Interaction> byId = new HashMap<>();
    private final Map<ExternalRef, Interaction> byRef = new HashMap<>();

    Known(Collection<Interaction> stored) {
        stored.forEach(this::add);
    }

    void add(Interaction stored) {
        byId.put(stored.id(), stored);
        stored.externalRef().ifPresent(ref -> byRef.put(ref, stored));
    }

    /** The one that says the same under the same key; other content under the same key is a conflict. */
    Optional<Interaction> same(Interaction given) {
        Optional<Interaction> there = Optional.ofNullable(byId.get(given.id()))
                .or(() -> given.externalRef().flatMap(ref -> Optional.ofNullable(byRef.get(ref))));
        if (there.isPresent() && !given.sameContentAs(there.get())) {
            throw new ConflictingFactException("interaction", there.get().id().toString());
        }
        return there;
    }
}
