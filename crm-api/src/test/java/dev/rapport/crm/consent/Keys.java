package dev.rapport.crm.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The keys of a JSON object, none of which may be left unread. */
final class Keys {
    private final JsonNode node;
    private final Set<String> unread = new HashSet<>();

    Keys(JsonNode node) {
        this.node = node;
        node.fieldNames().forEachRemaining(unread::add);
    }

    Optional<JsonNode> find(String key) {
        unread.remove(key);
        return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
    }

    JsonNode get(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    String text(String key) {
        return get(key).asText();
    }

    boolean flag(String key) {
        return find(key).map(JsonNode::booleanValue).orElse(false);
    }

    Optional<Instant> instant(String key) {
        return find(key).map(JsonNode::asText).map(Instant::parse);
    }

    void checkAllRead() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("unknown keys: " + unread);
        }
    }
}
