package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * How often a person may be contacted over some channels.
 *
 * <p>The window rolls: a day is 24 hours, and a contact exactly that old is no longer counted. Immutable and thread-safe.
 *
 * <pre>{@code
 * ContactCap cap = new ContactCap(Set.of(Channel.CALL), 4, Duration.ofDays(30), ContactCap.Per.CHANNEL);
 * }</pre>
 *
 * @param channels the channels that it limits, counted together; in no order
 * @param max how many contacts fit into the window, at least 1
 * @param window how long a contact is counted
 * @param per whether each purpose has its own count
 */
public record ContactCap(Set<Channel> channels, int max, Duration window, Per per) {

    /** What is counted together. */
    public enum Per {
        /** Contacts for one purpose. */
        PURPOSE,
        /** All contacts over the channels, whatever the purpose. */
        CHANNEL
    }

    /**
     * Checks the numbers.
     *
     * @param channels the channels that it limits
     * @param max how many contacts fit into the window, at least 1
     * @param window how long a contact is counted
     * @param per whether each purpose has its own count
     */
    public ContactCap {
        channels = Set.copyOf(channels);
        Objects.requireNonNull(per, "per");
        if (max < 1) {
            throw new IllegalArgumentException("cap.max: " + max + ", must be at least 1; allow no basis instead");
        }
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("cap.window: not positive; give a length of time");
        }
    }
}
