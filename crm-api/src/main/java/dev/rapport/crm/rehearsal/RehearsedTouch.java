package dev.rapport.crm.rehearsal;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * One time that a rule book would have somebody contacted.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * RehearsedTouch one = new RehearsedTouch(ada, "stay-in-touch", moment, Optional.of(Channel.CALL));
 * LocalDate day = one.day();
 * }</pre>
 *
 * @param contact whom
 * @param rule the id of the rule
 * @param at when, in the contact's zone
 * @param channel by which channel, or empty if the rule leaves that open
 */
public record RehearsedTouch(ContactId contact, String rule, ZonedDateTime at, Optional<Channel> channel) {
    /**
     * Checks that nothing is null.
     *
     * @param contact whom
     * @param rule the id of the rule
     * @param at when, in the contact's zone
     * @param channel by which channel, or empty if the rule leaves that open
     */
    public RehearsedTouch {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(channel, "channel");
    }

    /**
     * On which day, in the contact's zone.
     *
     * @return the local date
     */
    public LocalDate day() {
        return at.toLocalDate();
    }
}
