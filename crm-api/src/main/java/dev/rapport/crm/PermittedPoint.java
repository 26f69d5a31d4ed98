package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The points by which a channel may reach a contact: of several decisions the one that speaks most for it counts. */
record PermittedPoint(List<ContactPoint> points) {

    /** Of a channel that needs no point, every one of the contact. */
    static PermittedPoint of(Desk desk, Contact contact, Channel channel, Instant at) {
        return new PermittedPoint(
                channel.pointType().isPresent()
                        ? desk.points(contact, channel, at)
                        : contact.points().stream().map(PointEntry::point).toList());
    }

    Optional<ConsentDecision> best(Function<ContactPoint, ConsentDecision> judge) {
        return points.stream().map(judge).min(Comparator.comparingInt(PermittedPoint::rank));
    }

    private static int rank(ConsentDecision decision) {
        if (decision.isPermitted()) {
            return 0;
        }
        return decision.reason().isTiming() ? 1 : 2;
    }
}
