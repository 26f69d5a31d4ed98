package dev.rapport.crm.consent;

import dev.rapport.crm.error.PlainText;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What documents a grant, in parts that a policy can ask for by name.
 *
 * <p>Immutable and thread-safe. {@link #toString()} names the parts and hides what they say.
 *
 * <pre>{@code
 * Proof proof = Proof.NONE
 *         .and(Proof.Part.NOTICE_VERSION, "signup-v3")
 *         .and(Proof.Part.METHOD, "WEB_FORM")
 *         .and(Proof.Part.REF, "form 17");
 * }</pre>
 */
public final class Proof {

    /** No documentation at all. */
    public static final Proof NONE = new Proof(Map.of());

    /** A part of the documentation. */
    public enum Part {
        /** The version of the text that was shown. */
        NOTICE_VERSION,
        /** How the answer was given, such as a web form. */
        METHOD,
        /** Where the answer is kept. */
        REF,
        /** The signature, or where it is kept. */
        SIGNATURE
    }

    private final Map<Part, String> parts;

    private Proof(Map<Part, String> parts) {
        this.parts = parts;
    }

    /**
     * The same with one more part, or another content of it.
     *
     * @param part which
     * @param content 1 to 4,000 characters
     * @return a new proof
     */
    public Proof and(Part part, String content) {
        Map<Part, String> more = new EnumMap<>(Part.class);
        more.putAll(parts);
        more.put(part, PlainText.require("proof." + part, content, 4_000));
        return new Proof(Collections.unmodifiableMap(more));
    }

    /**
     * What one part says.
     *
     * @param part which
     * @return its content, or empty
     */
    public Optional<String> part(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    /**
     * Whether all of these parts are there.
     *
     * @param required what a policy asks for
     * @return true if none is missing
     */
    public boolean hasAll(Set<Part> required) {
        return parts.keySet().containsAll(required);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Proof that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return "Proof" + parts.keySet();
    }
}
