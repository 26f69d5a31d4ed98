package dev.rapport.crm.testkit;

import dev.rapport.crm.Dispatch;
import dev.rapport.crm.Transport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A transport that keeps what it is given. */
final class Outbox implements Transport<String> {
    final List<Dispatch<String>> delivered = new CopyOnWriteArrayList<>();

    @Override
    public void deliver(Dispatch<String> dispatch) {
        delivered.add(dispatch);
    }
}
