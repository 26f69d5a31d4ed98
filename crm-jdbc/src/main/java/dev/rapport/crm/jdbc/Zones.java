package dev.rapport.crm.jdbc;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time zones as they are stored.
 *
 * <p>A node with newer time-zone data may have written one that this JVM does not know. What has it is then read as if no
 * zone had been said, for one row that cannot be read would stop the queue of its tenant.
 */
final class Zones {

    private static final Logger LOG = LoggerFactory.getLogger(Zones.class);
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private Zones() {}

    static Optional<ZoneId> find(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            // the message would repeat what is stored
            if (WARNED.compareAndSet(false, true)) {
                LOG.warn("a stored time zone is not known to this JVM and is read as none; update its time-zone data."
                        + " This is said once");
            }
            return Optional.empty();
        }
    }
}
