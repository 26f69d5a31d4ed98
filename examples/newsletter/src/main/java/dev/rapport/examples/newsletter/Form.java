package dev.rapport.examples.newsletter;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a form or of a query, as browsers encode them. */
record Form(Map<String, List<String>> fields) {
    static final Form EMPTY = new Form(Map.of());

    /** Reads {@code a=1&b=2}; throws {@link IllegalArgumentException} if it is encoded wrongly. */
    static Form parse(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.computeIfAbsent(decoded(name), first -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return new Form(fields);
    }

    /** The same with one more field. */
    Form and(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(fields);
        more.merge(
                name,
                List.of(value),
                (before, last) -> Stream.concat(before.stream(), last.stream()).toList());
        return new Form(more);
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The text that {@link #parse} reads. */
    String encoded() {
        return fields.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
