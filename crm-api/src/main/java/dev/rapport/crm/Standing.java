package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionLifted;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the ledger of a person says already what a restriction would say. In doubt it does not: saying no twice harms nobody,
 * but every no counts from its own time, and a yes may be learned of later that was said between two of them.
 */
final class Standing {
    private final List<Consent> ledger;
    private final BiPredicate<Consent, Instant> said;

    Standing(List<Consent> ledger) {
        this(ledger, (fact, at) -> fact.at().equals(at));
    }

    /** Where an entry may count as said at another time than its own. */
    Standing(List<Consent> ledger, BiPredicate<Consent, Instant> said) {
        this.ledger = ledger;
        this.said = said;
    }

    /** The same with a time: what was given none is said now. */
    static Consent dated(Consent restriction, Instant now) {
        FactStamp stamp = restriction.stamp();
        return stamp.knownTime().isPresent() ? restriction : restriction.stamped(stamp.at(now));
    }

    /** Whether as much was said at the very same time; it {@linkplain #dated has one}. */
    boolean says(Consent restriction) {
        return saysAt(restriction.at(), covering(restriction));
    }

    /** Whether it was said at any time, and nothing has come since that might have ended it. */
    boolean stands(Consent restriction) {
        return stands(covering(restriction), ending(restriction));
    }

    private static Predicate<Consent> covering(Consent restriction) {
        if (restriction instanceof Withdrawn withdrawn) {
            return old -> old instanceof Withdrawn before
                    && before.stamp().controller().equals(withdrawn.stamp().controller())
                    && covers(before.scope(), withdrawn.scope());
        }
        if (restriction instanceof Objected objected) {
            // at one point it must be said by name: what is said of a person does not reach a point that they do not
            // have
            return old -> old instanceof Objected before && same(before.point(), objected.point());
        }
        return old -> restriction instanceof Suppressed suppressed
                && old instanceof Suppressed before
                && before.reason() == suppressed.reason()
                && (!suppressed.reason().isOfPoint() || same(before.point(), suppressed.point()));
    }

    private static Predicate<Consent> ending(Consent restriction) {
        if (restriction instanceof Withdrawn withdrawn) {
            return later -> later instanceof Grant grant
                    && grant.stamp().controller().equals(withdrawn.stamp().controller());
        }
        if (restriction instanceof Objected) {
            return Grant.class::isInstance;
        }
        return later -> restriction instanceof Suppressed suppressed
                && later instanceof SuppressionLifted lifted
                && lifted.reason() == suppressed.reason();
    }

    /** As {@link #says(Consent)}, also by an objection or a complaint, which say more. */
    boolean saysNo(Withdrawn withdrawn) {
        return says(withdrawn) || saysAt(withdrawn.at(), sayingMore(withdrawn));
    }

    /** As {@link #stands(Consent)}, also by an objection or a complaint. */
    boolean standsNo(Withdrawn withdrawn) {
        return stands(withdrawn) || stands(sayingMore(withdrawn), Grant.class::isInstance);
    }

    // once its suppression is lifted, a complaint is a withdrawal from whom it was made to
    private static Predicate<Consent> sayingMore(Withdrawn withdrawn) {
        return old -> (old instanceof Objected objected
                        && covers(objected, withdrawn.scope().point()))
                || (old instanceof Suppressed before
                        && before.reason() == SuppressionReason.COMPLAINT
                        && before.stamp().controller().equals(withdrawn.stamp().controller()));
    }

    /** Whether there is a grant that says as much, of the same time, as well documented. */
    boolean says(Grant grant) {
        return ledger.stream()
                .anyMatch(old -> old instanceof Grant before
                        && before.stamp().controller().equals(grant.stamp().controller())
                        && before.at().equals(grant.at())
                        && before.point().isSamePlaceAs(grant.point())
                        && before.channels().containsAll(grant.channels())
                        && before.purposes().containsAll(grant.purposes())
                        && before.basis().compareTo(grant.basis()) <= 0
                        && before.expiresAt().equals(grant.expiresAt())
                        && proves(before.proof(), grant.proof()));
    }

    private static boolean proves(Proof before, Proof now) {
        return Stream.of(Proof.Part.values())
                .allMatch(part -> now.part(part).isEmpty() || now.part(part).equals(before.part(part)));
    }

    private boolean saysAt(Instant at, Predicate<Consent> covers) {
        return ledger.stream().filter(covers).anyMatch(old -> said.test(old, at));
    }

    private boolean stands(Predicate<Consent> covers, Predicate<Consent> mayEnd) {
        return ledger.stream()
                .filter(covers)
                .map(Consent::at)
                .anyMatch(since -> ledger.stream()
                        .filter(mayEnd)
                        .noneMatch(later -> later.at().isAfter(since)));
    }

    private static boolean covers(Objected before, Optional<ContactPoint> point) {
        return before.point().isEmpty() || same(before.point(), point);
    }

    private static boolean covers(ConsentScope whole, ConsentScope part) {
        return (whole.point().isEmpty() || same(whole.point(), part.point()))
                && covers(whole.channels(), part.channels())
                && covers(names(whole.purposes()), names(part.purposes()));
    }

    // an empty set is everything
    private static <T> boolean covers(Set<T> whole, Set<T> part) {
        return whole.isEmpty() || (!part.isEmpty() && whole.containsAll(part));
    }

    private static Set<String> names(Collection<Purpose> purposes) {
        return purposes.stream().map(Purpose::name).collect(Collectors.toSet());
    }

    private static boolean same(Optional<ContactPoint> one, Optional<ContactPoint> other) {
        return one.map(PointKey::of).equals(other.map(PointKey::of));
    }
}
