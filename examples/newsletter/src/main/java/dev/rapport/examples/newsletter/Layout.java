package dev.rapport.examples.newsletter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** What all pages have in common. */
final class Layout {
    private static final Html STYLE = new Html(style());

    /**
     * No script ever runs, and no page is kept or named to others: the address of some holds a secret. Only our style, by its
     * hash, and our own forms.
     */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'sha256-" + hash(STYLE.markup())
                            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "X-Robots-Tag", "noindex");

    private Layout() {}

    static Html page(String title, Html content) {
        return Html.of("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} – Hill Road Coffee</title>
                <style>{}</style>
                </head>
                <body>
                <header><a href="/">Hill Road Coffee</a></header>
                <main>
                <h1>{}</h1>
                {}
                </main>
                <footer>An example of Rapport. The roastery is invented, and so is its post: nothing leaves this
                machine.</footer>
                </body>
                </html>
                """, title, STYLE, title, content);
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(Layout.class.getResourceAsStream("style.css"), "style.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
