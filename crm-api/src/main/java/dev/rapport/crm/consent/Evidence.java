package dev.rapport.crm.consent;

import dev.rapport.crm.error.PlainText;

/**
 * What proves a permission: which text was shown, and where the answer is kept.
 *
 * <p>Immutable and thread-safe. {@link #toString()} hides both.
 *
 * <pre>{@code
 * Evidence form = new Evidence("signup-v3", "form 17 of 4 May, from the web shop");
 * }</pre>
 *
 * @param wording the version of the text that was shown, 1 to 128 characters
 * @param record where the answer can be found, or what it was, at most 4,000 characters
 */
public record Evidence(String wording, String record) {
    /**
     * Checks the lengths.
     *
     * @param wording the version of the text that was shown, 1 to 128 characters
     * @param record where the answer can be found, or what it was, at most 4,000 characters
     */
    public Evidence {
        PlainText.require("evidence.wording", wording, 128);
        PlainText.require("evidence.record", record, 4_000);
    }

    @Override
    public String toString() {
        return "Evidence[" + (wording.length() + record.length()) + " characters]";
    }
}
