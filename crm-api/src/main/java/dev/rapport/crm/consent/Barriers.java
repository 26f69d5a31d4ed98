package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The newest tombstone, objection and withdrawal that reach a question; grants up to then are dead for ever. */
final class Barriers {

    /** A restriction, and the instant at which it counts as stated. */
    record Barrier(Consent fact, Instant at) {}

    private final Scene scene;
    private final Moment moment;
    private final Lifting lifting;
    private final ConsentPolicy policy;

    final @Nullable Barrier tombstone;
    final @Nullable Barrier objection;
    final @Nullable Barrier withdrawal;

    Barriers(Scene scene, GrantCheck check) {
        this.scene = scene;
        moment = scene.moment;
        policy = check.policy;
        lifting = new Lifting(scene, check);
        tombstone = newestTombstone();
        objection = newestObjection();
        withdrawal = newestWithdrawal();
    }

    boolean isTombstoneOpen() {
        return tombstone != null && !lifting.isLiftedByFirm(tombstone.at());
    }

    boolean isObjectionOpen() {
        return objection != null && !lifting.isLifted(objection.at());
    }

    boolean isWithdrawalOpen() {
        return withdrawal != null && !lifting.isLifted(withdrawal.at());
    }

    /** The last instant whose grants are dead. */
    @Nullable
    Instant dead() {
        Barrier newest = later(later(tombstone, objection), withdrawal);
        return newest == null ? null : newest.at();
    }

    private @Nullable Barrier newestTombstone() {
        Barrier newest = null;
        List<Suppressed> suppressions = scene.pointFile.suppressions;
        for (int i = 0; i < suppressions.size(); i++) {
            Suppressed suppressed = suppressions.get(i);
            if (suppressed.reason() == SuppressionReason.ERASURE && moment.counts(suppressed)) {
                newest = later(newest, new Barrier(suppressed, suppressed.at()));
            }
        }
        for (int i = 0; i < scene.reaching.size(); i++) {
            Consent erased = scene.reaching.get(i).erased(moment);
            if (erased != null) {
                newest = later(newest, new Barrier(erased, erased.at()));
            }
        }
        return newest;
    }

    private @Nullable Barrier newestObjection() {
        Barrier newest = null;
        List<Objected> here = scene.pointFile.objections;
        for (int i = 0; i < here.size(); i++) {
            if (moment.counts(here.get(i))) {
                newest = later(newest, new Barrier(here.get(i), here.get(i).at()));
            }
        }
        for (int i = 0; i < scene.reaching.size(); i++) {
            List<Objected> objections = scene.reaching.get(i).objections;
            for (int j = 0; j < objections.size(); j++) {
                if (moment.counts(objections.get(j))) {
                    newest = later(newest, personWide(objections.get(j)));
                }
            }
        }
        return newest;
    }

    private @Nullable Barrier newestWithdrawal() {
        Barrier newest = null;
        List<Withdrawn> here = scene.pointFile.withdrawals;
        for (int i = 0; i < here.size(); i++) {
            Withdrawn withdrawn = here.get(i);
            if (moment.counts(withdrawn) && covers(withdrawn)) {
                newest = later(newest, new Barrier(withdrawn, withdrawn.at()));
            }
        }
        for (int i = 0; i < scene.reaching.size(); i++) {
            List<Consent.OfPerson> withdrawals = scene.reaching.get(i).withdrawals;
            for (int j = 0; j < withdrawals.size(); j++) {
                if (moment.counts(withdrawals.get(j)) && covers(withdrawals.get(j))) {
                    newest = later(newest, personWide(withdrawals.get(j)));
                }
            }
        }
        return newest;
    }

    private boolean covers(Consent.OfPerson fact) {
        if (!fact.stamp().controller().equals(scene.request.controller())) {
            return false;
        }
        return !(fact instanceof Withdrawn withdrawn)
                || (withdrawn.scope().covers(scene.request.purpose()) && coversChannel(withdrawn.scope()));
    }

    private boolean coversChannel(ConsentScope scope) {
        Channel asked = scene.request.channel();
        if (scope.covers(asked)) {
            return true;
        }
        for (Set<Channel> group : policy.linkedChannels()) {
            if (group.contains(asked)) {
                for (Channel linked : group) {
                    if (scope.covers(linked)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Every objection and withdrawal that reaches the question, also those that a grant has lifted. */
    void addAllTo(Collection<Consent.OfPerson> found) {
        for (Objected here : scene.pointFile.objections) {
            if (moment.counts(here)) {
                found.add(here);
            }
        }
        for (Withdrawn here : scene.pointFile.withdrawals) {
            if (moment.counts(here) && covers(here)) {
                found.add(here);
            }
        }
        for (Dossier dossier : scene.reaching) {
            addReaching(dossier.objections, found);
            addReaching(dossier.withdrawals, found);
        }
    }

    private void addReaching(List<? extends Consent.OfPerson> wide, Collection<Consent.OfPerson> found) {
        for (Consent.OfPerson fact : wide) {
            if (statedAt(fact) != null) {
                found.add(fact);
            }
        }
    }

    /** When a word about a whole person counts as said for what is asked, or null if it is about something else. */
    @Nullable
    Instant statedAt(Consent.OfPerson fact) {
        return moment.counts(fact) && (fact instanceof Objected || covers(fact)) ? carried(fact) : null;
    }

    private Barrier personWide(Consent.OfPerson fact) {
        return new Barrier(fact, carried(fact));
    }

    private Instant carried(Consent.OfPerson fact) {
        return scene.records.mergers.carried(
                fact,
                moment,
                (side, since, join) ->
                        !(scene.records.isHeldBy(side, scene.request.point()) && lifting.isLiftedBetween(since, join)));
    }

    private static @Nullable Barrier later(@Nullable Barrier one, @Nullable Barrier other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.at().isAfter(one.at()) ? other : one;
    }
}
