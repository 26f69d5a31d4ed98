package dev.rapport.examples.newsletter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which page answers which request: to read is GET, whatever changes something is POST. */
final class Routes implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    /** A page, or a part of it. */
    @FunctionalInterface
    interface Page {
        Reply answer(Request request);
    }

    private final Map<String, Map<String, Page>> pages = new TreeMap<>();

    Routes get(String path, Page page) {
        return add("GET", path, page);
    }

    Routes post(String path, Page page) {
        return add("POST", path, page);
    }

    private Routes add(String method, String path, Page page) {
        pages.computeIfAbsent(path, first -> new TreeMap<>()).put(method, page);
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            reply(exchange).send(exchange);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            return answer(Request.of(exchange));
        } catch (IllegalArgumentException e) {
            return Reply.page(400, "We could not read that", Html.of("<p>Please go back and try again.</p>"));
        } catch (RuntimeException e) {
            // its message may hold what somebody typed
            LOG.error("A page failed: {}", e.getClass().getName());
            return Reply.page(500, "That went wrong", Html.of("<p>It is our fault. Please try again later.</p>"));
        }
    }

    private Reply answer(Request request) {
        Map<String, Page> methods = pages.getOrDefault(request.path(), Map.of());
        if (methods.isEmpty()) {
            return Reply.page(
                    404, "There is no such page", Html.of("<p><a href=\"/\">Here is where you can sign up.</a></p>"));
        }
        // scanners of mails like to ask for the head alone
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        return Optional.ofNullable(methods.get(method))
                .map(page -> page.answer(request))
                .orElseGet(() -> Reply.notAllowed(String.join(", ", List.copyOf(methods.keySet()))));
    }
}
