package dev.rapport.crm.rule;

import dev.rapport.crm.interaction.InteractionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Gives the short ids of the vectors to interactions, in the same order. */
final class VectorIds {

    private final Map<String, InteractionId> ids = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    VectorIds(Collection<String> shortIds) {
        long number = 1;
        for (String shortId : new TreeSet<>(shortIds)) {
            InteractionId id = new InteractionId(new UUID(0x7000L, number++));
            ids.put(shortId, id);
            names.put(id.toString(), shortId);
        }
    }

    InteractionId id(String shortId) {
        InteractionId id = ids.get(shortId);
        if (id == null) {
            throw new IllegalArgumentException("no interaction " + shortId);
        }
        return id;
    }

    /** The key as the engine writes it: rule:event or rule:event#attempt. */
    String longKey(String key) {
        int colon = key.indexOf(':');
        int hash = key.indexOf('#');
        String event = key.substring(colon + 1, hash < 0 ? key.length() : hash);
        InteractionId id = ids.get(event);
        return colon < 0 || id == null ? key : key.substring(0, colon + 1) + id + (hash < 0 ? "" : key.substring(hash));
    }

    String shortKey(String key) {
        String shortened = key;
        for (Map.Entry<String, String> name : names.entrySet()) {
            shortened = shortened.replace(name.getKey(), name.getValue());
        }
        return shortened;
    }
}
