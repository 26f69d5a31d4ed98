package dev.rapport.crm.rule;

import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.facts.Facts;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a function of the facts proposes. */
record Custom(FactNeeds needs, Function<Facts, Optional<Proposal>> proposal) implements OneShot {

    @Override
    public Anchoring anchor(Planning planning) {
        @Nullable Proposal proposed = proposal.apply(planning.facts()).orElse(null);
        if (proposed == null) {
            return Anchoring.none(RejectionCode.NO_ANCHOR);
        }
        Wish wish = new Wish(
                proposed.occurrence(),
                proposed.date(),
                proposed.time().orElseGet(() -> planning.terms().hour()));
        wish.isTimed = proposed.time().isPresent();
        wish.about = proposed.date();
        wish.exitsAfter = proposed.since().orElse(null);
        wish.reason = proposed.reason();
        return wish;
    }

    @Override
    public String because(Wish wish) {
        return wish.reason == null || wish.reason.isEmpty() ? "proposed for " + Phrases.of(wish.moment()) : wish.reason;
    }
}
