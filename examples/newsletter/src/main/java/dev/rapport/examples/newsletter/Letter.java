package dev.rapport.examples.newsletter;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What one person reads. Where to say no is not in it: that is known only when the letter is on its way. */
record Letter(String greeting, List<String> paragraphs, Optional<Action> action) {
    /** The one thing that the reader is asked to do. */
    record Action(String label, URI link) {}

    Letter {
        paragraphs = List.copyOf(paragraphs);
    }

    static Letter of(String name, List<String> paragraphs) {
        return new Letter("Dear " + name + ",", paragraphs, Optional.empty());
    }
}
