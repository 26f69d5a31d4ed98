package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/** A model test that never fails would prove nothing: it must find mistakes that were made on purpose. */
final class StorageModelTest {
    private static final int CHAINS = 1_000;
    private static final Set<String> FAULTS = Set.of(
            "what the work wrote is committed although it threw",
            "all tenants are one",
            "the expected version is ignored",
            "planning overwrites what is being done or is done",
            "a claim that another holds is taken away",
            "what is not due yet is claimed",
            "a timeline shows what was corrected",
            "a retraction changes nothing",
            "a contact is found by what it said before",
            "a page goes on after a name, wherever the id",
            "a plan still holds at the very instant when it ends",
            "the activity is put once and never again");

    @Example
    void findsWhatIsBrokenOnPurpose() {
        Set<String> found = new TreeSet<>();
        faults().filter(fault -> FAULTS.contains(fault.name()))
                .filter(StorageModelTest::isFound)
                .forEach(fault -> found.add(fault.name()));

        assertEquals(new TreeSet<>(FAULTS), found);
    }

    private static Stream<Fault> faults() {
        return Stream.of(
                        TransactionFaults.all(),
                        ContactFaults.all(),
                        ContactListFaults.all(),
                        InteractionFaults.all(),
                        FollowUpFaults.all(),
                        PlanningFaults.all())
                .flatMap(List::stream);
    }

    private static boolean isFound(Fault fault) {
        RandomGenerator<ModelChain> chains = ModelChain.any().generator(CHAINS);
        Random random = new Random(42);
        for (int i = 0; i < CHAINS; i++) {
            MutableClock clock = Samples.clock();
            Storage broken = fault.plant().apply(clock);
            try {
                chains.next(random).value().run(broken, List.of(new TenantId("a"), new TenantId("b")), clock);
            } catch (AssertionError | RuntimeException e) {
                return true;
            }
        }
        return false;
    }
}
