package dev.rapport.crm.testkit;

import dev.rapport.crm.Dispatch;
import dev.rapport.crm.Message;
import dev.rapport.crm.Transport;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A transport that writes down what it is given. */
final class Outbox implements Transport<String> {
    final List<Sent> delivered = new CopyOnWriteArrayList<>();

    /** What a dispatch said. */
    record Sent(
            ContactId contact,
            ContactPoint point,
            Message<String> message,
            String permitId,
            Optional<URI> unsubscribe,
            Map<String, String> headers) {}

    @Override
    public void deliver(Dispatch<String> dispatch) {
        delivered.add(new Sent(
                dispatch.contact(),
                dispatch.point(),
                dispatch.message(),
                dispatch.permitId(),
                dispatch.unsubscribe(),
                dispatch.headers()));
    }
}
