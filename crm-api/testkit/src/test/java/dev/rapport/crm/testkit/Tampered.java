package dev.rapport.crm.testkit;

import dev.rapport.crm.storage.ConsentStore;
import dev.rapport.crm.storage.ContactStore;
import dev.rapport.crm.storage.FollowUpStore;
import dev.rapport.crm.storage.InteractionStore;
import dev.rapport.crm.storage.ModelStore;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A storage of which every call goes through something that may spoil it. */
final class Tampered implements Storage {
    private static final Set<Class<?>> STORES = Set.of(
            ContactStore.class, InteractionStore.class, ConsentStore.class, FollowUpStore.class, ModelStore.class);

    private final Storage inner;
    private final Function<Call, Object> tamper;

    Tampered(Storage inner, Function<Call, Object> tamper) {
        this.inner = inner;
        this.tamper = tamper;
    }

    @Override
    public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
        return inner.inTransaction(tenant, session -> work.run(session(session, tamper)));
    }

    /** A session of which every call goes through something. */
    static StorageSession session(StorageSession session, Function<Call, Object> tamper) {
        return proxy(StorageSession.class, (method, args) -> {
            Call call = new Call(session, session, method, args);
            if (!STORES.contains(method.getReturnType())) {
                return tamper.apply(call);
            }
            Object store = call.proceed();
            return proxy(method.getReturnType(), (m, a) -> tamper.apply(new Call(session, store, m, a)));
        });
    }

    /** A session without a transaction: each call has one of its own. */
    static StorageSession eachCallAlone(Storage storage, TenantId tenant) {
        return proxy(StorageSession.class, (method, args) -> {
            if (!STORES.contains(method.getReturnType())) {
                return storage.inTransaction(tenant, s -> new Call(s, s, method, args).proceed());
            }
            return proxy(
                    method.getReturnType(),
                    (m, a) -> storage.inTransaction(
                            tenant, s -> new Call(s, new Call(s, s, method, args).proceed(), m, a).proceed()));
        });
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Tampered.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> handler.answer(method, args == null ? List.of() : List.of(args))));
    }

    /** What a proxy does with a call. */
    private interface Handler {
        Object answer(Method method, List<Object> args);
    }

    @Override
    public void close() {
        inner.close();
    }
}
