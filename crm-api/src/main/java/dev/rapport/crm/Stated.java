package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When entries count as said for a message: a no that is open when two records become one person counts as said then. */
final class Stated {
    private final ConsentLedger ledger;
    private final List<ConsentPolicy> policies;
    private final Instant now;

    Stated(ConsentLedger ledger, List<ConsentPolicy> policies, Instant now) {
        this.ledger = ledger;
        this.policies = policies;
        this.now = ledger.notBeforeWhatIsKnown(now);
    }

    /** What somebody took back or objected to as a whole person. */
    static Optional<Consent.OfPerson> ofPerson(Consent fact) {
        return (fact instanceof Objected objected && objected.point().isEmpty())
                        || (fact instanceof Withdrawn withdrawn
                                && withdrawn.scope().point().isEmpty())
                        || (fact instanceof Suppressed suppressed && suppressed.reason() == SuppressionReason.COMPLAINT)
                ? Optional.of((Consent.OfPerson) fact)
                : Optional.empty();
    }

    /** Not before anything that is known. */
    Instant now() {
        return now;
    }

    Instant at(Consent fact, ConsentRequest request) {
        return ofPerson(fact)
                .flatMap(wide -> ledger.statedAt(wide, policies, request, now))
                .orElseGet(fact::at);
    }

    /** Whether it was said then, or counts so for each of the messages. */
    boolean isAt(Consent fact, List<ConsentRequest> requests, Instant at) {
        return fact.at().equals(at)
                || (!requests.isEmpty()
                        && requests.stream()
                                .allMatch(request -> at(fact, request).equals(at)));
    }
}
