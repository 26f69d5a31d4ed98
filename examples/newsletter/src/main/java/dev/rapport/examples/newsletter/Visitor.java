package dev.rapport.examples.newsletter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Somebody at a browser, who also reads mail; goes only where a person could. */
final class Visitor {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient browser = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    private final Host host;
    private final String name;
    private final String address;

    Visitor(Host host, String name, String address) {
        this.host = host;
        this.name = name;
        this.address = address;
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    HttpResponse<String> signUp(Topic... topics) {
        Form form = Form.EMPTY.and("name", name).and("email", address);
        for (Topic topic : topics) {
            form = form.and("topic", topic.key());
        }
        return post(host.uri().resolve("/sign-up"), form);
    }

    List<Mail> mails() {
        return host.post().mailsTo(address);
    }

    /** The first link of the newest mail. */
    URI link() {
        List<Mail> mails = mails();
        return mails.get(mails.size() - 1).links().get(0);
    }

    HttpResponse<String> open(URI page) {
        return answer(HttpRequest.newBuilder(page).GET());
    }

    HttpResponse<String> post(URI page, Form form) {
        return answer(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encoded())));
    }

    HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return browser.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a page", e);
        }
    }
}
