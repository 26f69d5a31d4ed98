package dev.rapport.examples.newsletter;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What a browser asks for. */
record Request(String method, String path, Form query, Form body) {
    private static final int MOST_BYTES = 64 * 1024;
    private static final String ENCODED = "application/x-www-form-urlencoded";

    /** Throws {@link IllegalArgumentException} if it cannot be read. */
    static Request of(HttpExchange exchange) throws IOException {
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Form.parse(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                        .orElse("")),
                body(exchange));
    }

    /** The secret of a link. */
    String token() {
        return query.first("t").orElse("");
    }

    private static Form body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException("body: longer than " + MOST_BYTES + " bytes; send less");
            }
            String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .orElse("")
                    .toLowerCase(Locale.ROOT);
            return type.startsWith(ENCODED) ? Form.parse(new String(bytes, StandardCharsets.UTF_8)) : Form.EMPTY;
        }
    }
}
