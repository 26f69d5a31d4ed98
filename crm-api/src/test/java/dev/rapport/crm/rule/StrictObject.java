package dev.rapport.crm.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A JSON object in which nothing may be left unread. */
final class StrictObject {

    private final String path;
    private final JsonNode node;
    private final Set<String> read = new HashSet<>();
    private final List<StrictObject> children = new ArrayList<>();

    StrictObject(String path, JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(path + " is no object");
        }
        this.path = path;
        this.node = node;
    }

    Optional<JsonNode> find(String key) {
        read.add(key);
        return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
    }

    JsonNode get(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException(path + "." + key + " is missing"));
    }

    Optional<String> text(String key) {
        return find(key).map(JsonNode::asText);
    }

    <T> Optional<T> parsed(String key, Function<String, T> parser) {
        return text(key).map(parser);
    }

    int number(String key, int fallback) {
        return find(key).map(JsonNode::intValue).orElse(fallback);
    }

    boolean flag(String key) {
        return find(key).map(JsonNode::booleanValue).orElse(false);
    }

    Optional<StrictObject> object(String key) {
        return find(key).map(value -> child(path + "." + key, value));
    }

    List<StrictObject> objects(String key) {
        List<StrictObject> objects = new ArrayList<>();
        find(key)
                .ifPresent(values -> values.forEach(
                        value -> objects.add(child(path + "." + key + "[" + objects.size() + "]", value))));
        return objects;
    }

    <T> List<T> list(String key, Function<String, T> parser) {
        List<T> texts = new ArrayList<>();
        find(key).ifPresent(values -> values.forEach(value -> texts.add(parser.apply(value.asText()))));
        return texts;
    }

    Set<String> names() {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private StrictObject child(String where, JsonNode value) {
        StrictObject child = new StrictObject(where, value);
        children.add(child);
        return child;
    }

    /** Throws if there was anything that nobody asked for. */
    void checkAllRead() {
        Set<String> unread = names();
        unread.removeAll(read);
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("unknown keys in " + path + ": " + unread);
        }
        children.forEach(StrictObject::checkAllRead);
    }
}
