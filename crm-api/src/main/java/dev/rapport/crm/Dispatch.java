package dev.rapport.crm;

import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One message on its way to one point: made only after the contact was recorded, and only by the gate.
 *
 * <p>Cannot be made, copied with another address, serialised, or kept for later: once {@link Transport#deliver} has returned or
 * thrown it tells nobody any more where it goes, what it says or how to end it. [C-331] Somebody may have said no since then.
 * Thread-safe if the content of the message is.
 *
 * <pre>{@code
 * Transport<String> sms = dispatch -> gateway.post(dispatch.point().text(), dispatch.message().content());
 * }</pre>
 *
 * @param <C> the type of the content
 */
public final class Dispatch<C> {
    private final Message<C> message;
    private final Contacted contacted;
    private final Optional<URI> unsubscribe;
    private final SortedMap<String, String> headers;
    private volatile boolean isOver;

    Dispatch(Message<C> message, Contacted contacted, Token token, Unsubscribing unsubscribing) {
        this.message = message;
        this.contacted = contacted;
        this.unsubscribe = contacted.purpose().isMarketing() ? unsubscribing.link(token) : Optional.empty();
        this.headers = unsubscribing.headers(contacted.channel(), unsubscribe);
    }

    /** From now on it is no way to write to anybody. */
    void end() {
        isOver = true;
    }

    private void requireGoing() {
        if (isOver) {
            throw new IllegalStateException(
                    "dispatch: its hand-over is over, so that nobody is written to who has said no"
                            + " meanwhile; do not keep it, send again through crm.outreach()");
        }
    }

    /**
     * What is to be said.
     *
     * @return the message
     * @throws IllegalStateException once the hand-over is over
     */
    public Message<C> message() {
        requireGoing();
        return message;
    }

    /** {@return to whom} */
    public ContactId contact() {
        return contacted.person();
    }

    /**
     * Where.
     *
     * @return the address
     * @throws IllegalStateException once the hand-over is over
     */
    public ContactPoint point() {
        requireGoing();
        return contacted.point();
    }

    /** {@return how} */
    public Channel channel() {
        return contacted.channel();
    }

    /** {@return for what} */
    public Purpose purpose() {
        return contacted.purpose();
    }

    /** {@return the id of the permit that was used up, which the ledger and the timeline repeat} */
    public String permitId() {
        return contacted.permit().orElseThrow();
    }

    /**
     * Where the recipient can say no, for the text of the message.
     *
     * @return the link, if the purpose is marketing and {@link CrmBuilder#unsubscribeAt} said where, as it must for e-mail
     * @throws IllegalStateException once the hand-over is over
     */
    public Optional<URI> unsubscribe() {
        requireGoing();
        return unsubscribe;
    }

    /**
     * The headers that an e-mail must carry: {@code List-Unsubscribe} and {@code List-Unsubscribe-Post} (RFC 8058). [C-143]
     *
     * @return by name; empty for other channels, and for what is no marketing
     * @throws IllegalStateException once the hand-over is over
     */
    public Map<String, String> headers() {
        requireGoing();
        return headers;
    }

    @Override
    public String toString() {
        return "Dispatch[" + contacted.id() + "]";
    }
}
