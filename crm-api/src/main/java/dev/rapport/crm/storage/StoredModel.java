package dev.rapport.crm.storage;

import dev.rapport.crm.error.PlainText;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One version of something that was learned from the data of a tenant, as text.
 *
 * <p>The storage does not read the text: the facade knows what each kind is written like. Immutable and thread-safe.
 *
 * <pre>{@code
 * StoredModel model = new StoredModel("calibration", calibration.version(), calibration.text());
 * session.write(Changes.of(new Change.ModelKept(model)));
 * Optional<StoredModel> stored = session.models().find("calibration", calibration.version());
 * }</pre>
 *
 * @param kind what it is: 1 to 32 characters of a to z, 0 to 9 and hyphen, a letter first
 * @param version what tells models of a kind apart; the greatest is the newest
 * @param text one line without anything personal, of any length
 */
public record StoredModel(String kind, long version, String text) {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /**
     * Checks the kind and the text.
     *
     * @param kind what it is
     * @param version what tells models of a kind apart
     * @param text one line, of any length
     * @throws IllegalArgumentException if the kind is written otherwise, or the text is no line
     */
    public StoredModel {
        Objects.requireNonNull(kind, "kind");
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("kind: of " + kind.length()
                    + " characters, must be 1 to 32 of a to z, 0 to 9 and hyphen, a letter first; such as calibration");
        }
        PlainText.line("text", text, PlainText.UNLIMITED);
    }
}
