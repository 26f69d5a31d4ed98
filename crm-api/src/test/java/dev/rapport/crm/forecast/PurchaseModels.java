package dev.rapport.crm.forecast;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Models and histories such as shops have, and somewhat beyond. */
final class PurchaseModels {

    private PurchaseModels() {}

    static Arbitrary<PurchaseModel> models() {
        return Combinators.combine(
                        Arbitraries.of(ModelKind.class),
                        Arbitraries.doubles().between(0.05, 20),
                        Arbitraries.doubles().between(0.5, 50),
                        Arbitraries.doubles().between(0.05, 20),
                        Arbitraries.doubles().between(0.05, 20))
                .as((kind, r, alpha, a, b) -> new PurchaseModel(kind, r, alpha, a, b));
    }

    static Arbitrary<PurchaseHistory> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.doubles().between(0.2, 80),
                        Arbitraries.doubles().between(0, 80))
                .as((repeats, last, silence) ->
                        new PurchaseHistory(repeats, repeats == 0 ? 0 : last, (repeats == 0 ? 0 : last) + silence));
    }
}
