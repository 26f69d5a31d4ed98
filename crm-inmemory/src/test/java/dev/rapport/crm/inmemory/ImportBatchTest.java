package dev.rapport.crm.inmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.Crm;
import dev.rapport.crm.ImportReport;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Proof.Part;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.storage.ConsentStore;
import dev.rapport.crm.storage.ContactStore;
import dev.rapport.crm.storage.FollowUpStore;
import dev.rapport.crm.storage.InteractionStore;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import dev.rapport.crm.testkit.MutableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An import asks its storage as often for a few rows as for a batch of them. */
final class ImportBatchTest {
    private static final Purpose NEWS = Purpose.marketing("news");
    private static final Instant ASKED = Instant.parse("2026-01-05T09:00:00Z");

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-02T09:00:00Z"));

    @Test
    void asksAsOftenForABatchAsForTwoRows() {
        assertEquals(askedFor(2), askedFor(150));
    }

    private Map<String, Integer> askedFor(int rows) {
        Counted counted = new Counted(InMemoryStorage.create(clock), new TreeMap<>());
        Crm crm = Crm.builder().storage(counted).clock(clock).build();
        List<Subscriber> list =
                IntStream.range(0, rows).mapToObj(ImportBatchTest::row).toList();
        ImportReport created = crm.subscriptions().importAll(list, MissingContacts.CREATE);
        assertEquals(rows, created.recorded());
        assertEquals(rows, created.contactable());
        List<Subscriber> noes =
                IntStream.range(0, rows).mapToObj(ImportBatchTest::no).toList();
        assertEquals(
                rows,
                crm.subscriptions().importAll(noes, MissingContacts.REPORT).recorded());
        return counted.calls();
    }

    private static Subscriber row(int number) {
        return Subscriber.row(Integer.toString(number))
                .name("Reader")
                .email(number + "@example.org")
                .purposes(NEWS)
                .subscribed(ASKED)
                .proof(Proof.NONE
                        .and(Part.NOTICE_VERSION, "v1")
                        .and(Part.METHOD, "form")
                        .and(Part.REF, "17"))
                .build();
    }

    private static Subscriber no(int number) {
        return Subscriber.row(Integer.toString(number))
                .email(number + "@example.org")
                .purposes(NEWS)
                .state(Subscriber.State.UNSUBSCRIBED)
                .at(ASKED.plusSeconds(1))
                .build();
    }

    /** How often each method of a session, and of what it reads from, was called. */
    private record Counted(Storage storage, Map<String, Integer> calls) implements Storage {
        private static final Set<Class<?>> STORES =
                Set.of(ContactStore.class, ConsentStore.class, InteractionStore.class, FollowUpStore.class);

        @Override
        public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
            return storage.inTransaction(tenant, session -> work.run(counted(StorageSession.class, session)));
        }

        private <T> T counted(Class<T> type, T target) {
            return type.cast(Proxy.newProxyInstance(
                    Counted.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                        try {
                            Object answer = method.invoke(target, args);
                            if (STORES.contains(method.getReturnType())) {
                                return counted(method, answer);
                            }
                            calls.merge(type.getSimpleName() + "." + method.getName(), 1, Integer::sum);
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        @SuppressWarnings("unchecked") // a store of the type that the method declares
        private Object counted(Method method, Object store) {
            return counted((Class<Object>) method.getReturnType(), store);
        }

        @Override
        public void close() {
            storage.close();
        }
    }
}
