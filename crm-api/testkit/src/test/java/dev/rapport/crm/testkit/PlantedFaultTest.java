package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves the contract: each mistake turns the tests of the promises that it breaks red, and no others. */
final class PlantedFaultTest {
    /** Locks in the wrong order make threads wait for ever, which no test can show without waiting as long. */
    private static final Set<String> NOT_PLANTED = Set.of("S-13", "S-69");

    static List<Fault> faults() {
        return Stream.of(
                        TransactionFaults.all(),
                        ContactFaults.all(),
                        InteractionFaults.all(),
                        ConsentFaults.all(),
                        MergerFaults.all(),
                        ErasureFaults.all(),
                        FollowUpFaults.all(),
                        PlanningFaults.all(),
                        CandidateFaults.all(),
                        ModelFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    private static Set<String> promises(List<Method> tests) {
        return tests.stream().flatMap(Promises::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Stream<Method> tests) {
        return tests.map(m -> m.getName() + Promises.of(m).toList()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aStorageWithoutAFaultPasses() {
        assertEquals(
                Set.of(),
                names(
                        SpoiledContract.failures(Fault.of(Fault.Scope.THREADS, "none", ReferenceStorage::create))
                                .stream()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void turnsTheTestsOfItsPromisesRed(Fault fault) {
        List<Method> failures = SpoiledContract.failures(fault);
        assertFalse(failures.isEmpty(), "no test failed");
        Set<String> missed = new TreeSet<>(fault.reddens());
        missed.removeAll(promises(failures));
        assertEquals(Set.of(), missed, "promises whose tests stayed green; red were " + promises(failures));
        if (fault.scope() == Fault.Scope.EXACT) {
            assertEquals(
                    Set.of(),
                    names(failures.stream()
                            .filter(m -> !asksEverything(m, fault))
                            .filter(m -> Promises.of(m).noneMatch(fault.reddens()::contains))),
                    "tests of other promises");
        }
    }

    /** What is left of the erased is looked for by every question, so that a mistake in one shows there as well. */
    private static boolean asksEverything(Method test, Fault fault) {
        return Set.of(ErasurePromises.class, SealedEvidencePromises.class).contains(test.getDeclaringClass())
                && ErasureFaults.all().stream().noneMatch(f -> f.name().equals(fault.name()));
    }

    @Test
    void everyPromiseIsBrokenByAFault() throws IOException {
        Set<String> unbroken = new TreeSet<>(Promises.made("storage", "S"));
        faults().forEach(fault -> unbroken.removeAll(fault.reddens()));
        assertEquals(NOT_PLANTED, unbroken);
    }
}
