package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of one record, by kind and each in order of time; filled once, when the ledger is made. */
final class Dossier {
    static final Dossier EMPTY = new Dossier();

    final List<Grant> grants = new ArrayList<>(4);
    final List<Confirmed> confirmations = new ArrayList<>(2);
    // those that name no point, as the withdrawals; a complaint withdraws as well
    final List<Objected> objections = new ArrayList<>(0);
    final List<Consent.OfPerson> withdrawals = new ArrayList<>(2);
    final List<Suppressed> suppressions = new ArrayList<>(0);
    final List<SuppressionLifted> lifts = new ArrayList<>(0);
    final List<Restricted> restrictions = new ArrayList<>(0);
    final List<RestrictionLifted> releases = new ArrayList<>(0);
    final List<Expired> ends = new ArrayList<>(0);
    final List<Consent.OfPerson> relations = new ArrayList<>(2);
    final List<Engaged> engagements = new ArrayList<>(2);
    final List<Contacted> contacts = new ArrayList<>(4);
    final List<Erased> erasures = new ArrayList<>(0);

    @Nullable
    Recipient recipient;

    /** Keeps a fact, unless it is about one point and kept there. */
    void add(Consent.OfPerson fact) {
        if (fact instanceof Grant grant) {
            grants.add(grant);
        } else if (fact instanceof Confirmed confirmed) {
            confirmations.add(confirmed);
        } else if (fact instanceof Contacted contacted) {
            contacts.add(contacted);
        } else if (fact instanceof Engaged engaged) {
            engagements.add(engaged);
        } else if (fact instanceof Purchased || fact instanceof Inquired) {
            relations.add(fact);
        } else if (fact instanceof Expired expired) {
            ends.add(expired);
        } else if (fact instanceof Erased erased) {
            erasures.add(erased);
        } else {
            addRestriction(fact);
        }
    }

    private void addRestriction(Consent.OfPerson fact) {
        if (fact instanceof Withdrawn withdrawn) {
            if (withdrawn.scope().point().isEmpty()) {
                withdrawals.add(withdrawn);
            }
        } else if (fact instanceof Objected objected) {
            if (objected.point().isEmpty()) {
                objections.add(objected);
            }
        } else if (fact instanceof Suppressed suppressed) {
            if (!suppressed.reason().isOfPoint()) {
                suppressions.add(suppressed);
            }
            if (suppressed.reason() == SuppressionReason.COMPLAINT) {
                withdrawals.add(suppressed);
            }
        } else if (fact instanceof SuppressionLifted lifted) {
            lifts.add(lifted);
        } else if (fact instanceof Restricted restricted) {
            restrictions.add(restricted);
        } else if (fact instanceof RestrictionLifted lifted) {
            releases.add(lifted);
        }
    }

    /** Whether it is a point of the record, as opposed to one that only a tombstone remembers. */
    boolean holds(ContactPoint point) {
        if (recipient != null) {
            for (ContactPoint mine : recipient.points()) {
                if (mine.isSamePlaceAs(point)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The newest erasure of the record that counts, or null. */
    @Nullable
    Erased erased(Moment moment) {
        for (int i = erasures.size() - 1; i >= 0; i--) {
            if (moment.counts(erasures.get(i))) {
                return erasures.get(i);
            }
        }
        return null;
    }

    /** Whether an erasure took the fact away. */
    boolean isErased(Consent fact, Moment moment) {
        Erased erased = erased(moment);
        return erased != null && !fact.at().isAfter(erased.at());
    }
}
