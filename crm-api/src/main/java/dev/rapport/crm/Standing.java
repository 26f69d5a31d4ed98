package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionLifted;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.ContactPoint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether the ledger of a person says already what a restriction would say: it covers as much, and either it came no earlier
 * or nothing has come since that might have ended it. In doubt it does not, as saying no twice harms nobody.
 */
final class Standing {
    private final List<Consent> ledger;

    Standing(List<Consent> ledger) {
        this.ledger = ledger;
    }

    boolean says(Consent restriction) {
        if (restriction instanceof Withdrawn withdrawn) {
            return says(
                    withdrawn,
                    old -> old instanceof Withdrawn before
                            && before.stamp().controller().equals(withdrawn.stamp().controller())
                            && covers(before.scope(), withdrawn.scope()),
                    later -> later instanceof Grant grant
                            && grant.stamp().controller().equals(withdrawn.stamp().controller()));
        }
        return restriction instanceof Suppressed suppressed
                && says(
                        suppressed,
                        old -> old instanceof Suppressed before
                                && before.reason() == suppressed.reason()
                                && same(before.point(), suppressed.point()),
                        later -> later instanceof SuppressionLifted lifted && lifted.reason() == suppressed.reason());
    }

    private boolean says(Consent restriction, Predicate<Consent> covers, Predicate<Consent> mayEnd) {
        Optional<Instant> said = restriction.stamp().knownTime();
        return ledger.stream()
                .filter(covers)
                .map(Consent::at)
                .anyMatch(since -> said.filter(at -> !since.isBefore(at)).isPresent() || isUndisturbed(since, mayEnd));
    }

    private boolean isUndisturbed(Instant since, Predicate<Consent> mayEnd) {
        return ledger.stream().filter(mayEnd).noneMatch(later -> later.at().isAfter(since));
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

    static boolean same(Optional<ContactPoint> one, Optional<ContactPoint> other) {
        return one.isPresent() == other.isPresent()
                && one.flatMap(a -> other.filter(b -> a.type() == b.type() && a.key().equals(b.key())))
                                .isPresent()
                        == one.isPresent();
    }
}
