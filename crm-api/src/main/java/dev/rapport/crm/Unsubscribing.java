package dev.rapport.crm;

import dev.rapport.crm.contact.Channel;
import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the links by which a recipient can say no, if the host has said where they lead. */
record Unsubscribing(Optional<URI> page) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    static Unsubscribing at(URI page) {
        String scheme = page.getScheme() == null ? "" : page.getScheme().toLowerCase(Locale.ROOT);
        String host = page.getHost();
        boolean isSecret =
                scheme.equals("https") || (scheme.equals("http") && host != null && THIS_MACHINE.contains(host));
        if (!isSecret || host == null || page.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "unsubscribeAt: must be an address with https and a host, without a fragment; http is for this machine"
                            + " alone, as in http://localhost:8080/unsubscribe");
        }
        return new Unsubscribing(Optional.of(page));
    }

    static Unsubscribing nowhere() {
        return new Unsubscribing(Optional.empty());
    }

    Optional<URI> link(Token token) {
        return page.map(there -> {
            String question = there.getRawQuery() == null ? "?" : "&";
            return URI.create(there.toASCIIString() + question + "t=" + token.text());
        });
    }

    SortedMap<String, String> headers(Channel channel, Optional<URI> link) {
        SortedMap<String, String> headers = new TreeMap<>();
        if (channel.equals(Channel.EMAIL)) {
            link.ifPresent(there -> {
                headers.put("List-Unsubscribe", "<" + there + ">");
                headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            });
        }
        return Collections.unmodifiableSortedMap(headers);
    }
}
