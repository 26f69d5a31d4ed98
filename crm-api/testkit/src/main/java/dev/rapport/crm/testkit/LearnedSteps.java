package dev.rapport.crm.testkit;

import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.StoredModel;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Models are kept, some of them under a version that is taken, and read. */
final class LearnedSteps {
    private static final List<String> KINDS = List.of("calibration", "answer-hours");

    private LearnedSteps() {}

    static Arbitrary<ModelStep> learning() {
        return Combinators.combine(Arbitraries.of(KINDS), Arbitraries.longs().between(-3, 12))
                .as(Keep::new);
    }

    static Arbitrary<ModelStep> reading() {
        return Arbitraries.longs().between(-3, 12).map(Read::new);
    }

    static List<ModelStep> everything() {
        return List.of(new Read(0));
    }

    private record Keep(String kind, long version) implements ModelStep.Writing {
        @Override
        public Optional<Change> change(StorageSession session, int step) {
            return Optional.of(new Change.ModelKept(new StoredModel(kind, version, "learned in step " + step)));
        }
    }

    private record Read(long version) implements ModelStep {
        @Override
        public Object run(StorageSession session, int step) {
            return List.of(
                    session.models().newest(),
                    KINDS.stream()
                            .map(kind -> session.models().find(kind, version))
                            .toList());
        }
    }
}
