package dev.rapport.crm;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import java.util.Set;

/**
 * What a link is about, for the page that asks whether it is meant.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Subscription about = crm.subscriptions().about(token).orElseThrow();
 * page.ask("No more " + about.purposes() + " to " + about.address() + "?");    // [news] to a***@example.org
 * }</pre>
 *
 * @param contact whom it went to, or whom they were merged into; for the preferences on the page
 * @param address where the message went, masked: enough to be known again by its owner
 * @param channels how
 * @param purposes for what
 */
public record Subscription(ContactId contact, String address, Set<Channel> channels, Set<Purpose> purposes) {
    /**
     * Copies the sets.
     *
     * @param contact whom it went to, or whom they were merged into
     * @param address where the message went, masked
     * @param channels how
     * @param purposes for what
     */
    public Subscription {
        channels = Set.copyOf(channels);
        purposes = Set.copyOf(purposes);
    }
}
