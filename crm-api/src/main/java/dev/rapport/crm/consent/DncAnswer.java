package dev.rapport.crm.consent;

import dev.rapport.crm.error.PlainText;

/**
 * What a do-not-call register said.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * DncAnswer free = new DncAnswer("US-FTC", false);
 * }</pre>
 *
 * @param register its name, as policies call it, 1 to 64 characters
 * @param isListed whether the number stands in it
 */
public record DncAnswer(String register, boolean isListed) {
    /**
     * Checks the name.
     *
     * @param register its name, as policies call it, 1 to 64 characters
     * @param isListed whether the number stands in it
     */
    public DncAnswer {
        PlainText.require("register", register, 64);
    }
}
