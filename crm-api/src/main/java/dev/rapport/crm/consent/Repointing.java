package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactPoint;
import java.util.function.UnaryOperator;

/** Tells a fact about other points. */
final class Repointing {
    private Repointing() {}

    static Consent of(Consent fact, UnaryOperator<ContactPoint> change) {
        if (fact instanceof Grant grant) {
            return grant.toBuilder().to(change.apply(grant.point())).build();
        } else if (fact instanceof Contacted c) {
            return new Contacted(c.stamp(), c.person(), change.apply(c.point()), c.channel(), c.purpose(), c.permit());
        } else if (fact instanceof Withdrawn withdrawn) {
            return new Withdrawn(withdrawn.stamp(), withdrawn.person(), scope(withdrawn.scope(), change));
        } else if (fact instanceof Objected objected) {
            return new Objected(
                    objected.stamp(), objected.person(), objected.point().map(change));
        } else if (fact instanceof Expired expired) {
            return new Expired(expired.stamp(), expired.person(), scope(expired.scope(), change));
        } else if (fact instanceof Suppressed s) {
            return new Suppressed(s.stamp(), s.person(), s.reason(), s.point().map(change));
        } else if (fact instanceof SuppressionLifted s) {
            return new SuppressionLifted(
                    s.stamp(), s.person(), s.reason(), s.point().map(change));
        } else if (fact instanceof DncChecked checked) {
            return new DncChecked(checked.stamp(), checked.person(), change.apply(checked.point()), checked.answer());
        } else if (fact instanceof Erased erased) {
            return new Erased(
                    erased.stamp(),
                    erased.person(),
                    erased.tombstones().stream().map(change).toList());
        }
        throw new IllegalStateException(fact.getClass().getSimpleName() + " names no points");
    }

    private static ConsentScope scope(ConsentScope scope, UnaryOperator<ContactPoint> change) {
        return new ConsentScope(scope.point().map(change), scope.channels(), scope.purposes());
    }
}
