package dev.rapport.examples.newsletter;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a browser gets. */
record Reply(int status, Map<String, String> headers, Html body) {
    private static final int NO_BODY = -1;

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply page(int status, String title, Html content) {
        return new Reply(status, Map.of(), Layout.page(title, content));
    }

    /** After a form that was sent well: to load the page again must not send it again. */
    static Reply seeOther(String path) {
        return new Reply(303, Map.of("Location", path), Html.NOTHING);
    }

    static Reply notAllowed(String allowed) {
        Html body = Layout.page("That does not work here", Html.of("<p>Go back and try the button of the page.</p>"));
        return new Reply(405, Map.of("Allow", allowed), body);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.markup().getBytes(StandardCharsets.UTF_8);
        Layout.HEADERS.forEach(exchange.getResponseHeaders()::set);
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead || bytes.length == 0 ? NO_BODY : bytes.length);
        if (!isHead && bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
