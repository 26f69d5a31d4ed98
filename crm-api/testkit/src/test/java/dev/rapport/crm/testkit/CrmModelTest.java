package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmModelContract.Step;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/** Random histories find what is broken on purpose below the facade. */
final class CrmModelTest {
    private static final int HISTORIES = 1_000;
    private static final Set<String> FAULTS = Set.of(
            "a claim that another holds is taken away",
            "the activity is put once and never again",
            "a retraction changes nothing",
            "plans that have run out are left out",
            "the snooze of a contact is forgotten");

    @Example
    void findsWhatIsBrokenOnPurpose() {
        Set<String> found = new TreeSet<>();
        Stream.of(InteractionFaults.all(), FollowUpFaults.all(), PlanningFaults.all())
                .flatMap(List::stream)
                .filter(fault -> FAULTS.contains(fault.name()))
                .filter(CrmModelTest::isFound)
                .forEach(fault -> found.add(fault.name()));

        assertEquals(new TreeSet<>(FAULTS), found);
    }

    private static boolean isFound(Fault fault) {
        RandomGenerator<List<Step>> histories = CrmModelContract.anyHistory().generator(HISTORIES);
        Random random = new Random(42);
        for (int i = 0; i < HISTORIES; i++) {
            MutableClock clock = Samples.clock();
            Storage broken = fault.plant().apply(clock);
            try {
                CrmModelContract.run(broken, clock, histories.next(random).value());
            } catch (AssertionError | RuntimeException e) {
                return true;
            }
        }
        return false;
    }
}
