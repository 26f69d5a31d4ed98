package dev.rapport.crm.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.storage.Storage;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract of a storage with a fault; not run by the build, but by a test. */
final class SpoiledContract extends StorageContract {
    private static volatile Fault fault = Fault.of(Fault.Scope.EXACT, "none", ReferenceStorage::create);

    @Override
    protected Storage create(InstantSource leaseClock) {
        return fault.plant().apply(leaseClock);
    }

    @Override
    protected Optional<Storage> createFailingToCommit(InstantSource leaseClock) {
        if (fault.name().equals(TransactionFaults.SWALLOWS_COMMIT_FAILURES)) {
            return Optional.of(create(leaseClock));
        }
        return Optional.of(new ReferenceStorage(leaseClock, new ReentrantLock(), () -> {
            throw new StorageException("the network went away", null);
        }));
    }

    /** Runs the contract against a fault and answers the tests that failed. */
    static synchronized List<Method> failures(Fault planted) {
        fault = planted;
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(SpoiledContract.class))
                .filters(EngineFilter.includeEngines("junit-jupiter"));
        if (planted.scope() != Fault.Scope.THREADS) {
            // they wait for each other, and the fault shows without them
            request.filters(TagFilter.excludeTags("threads"));
        }
        List<Method> failed = new ArrayList<>();
        LauncherFactory.create().execute(request.build(), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    test.getSource()
                            .map(MethodSource.class::cast)
                            .map(MethodSource::getJavaMethod)
                            .ifPresent(failed::add);
                }
            }
        });
        return failed;
    }
}
