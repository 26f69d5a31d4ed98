package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;

/** A storage with a mistake: it reads where it should lock. A race must show it. */
record UnlockedStorage(Storage storage) implements Storage {
    @Override
    public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
        return storage.inTransaction(tenant, session -> work.run(unlocked(session)));
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the arguments and the answer of a method without one
    private static StorageSession unlocked(StorageSession session) {
        return (StorageSession) Proxy.newProxyInstance(
                UnlockedStorage.class.getClassLoader(), new Class<?>[] {StorageSession.class}, (self, method, args) -> {
                    if (method.getName().equals("lockPoints")) {
                        return null;
                    }
                    if (method.getName().equals("lockAndRead")) {
                        return session.read((Collection<ContactId>) args[0], (FactNeeds) args[1]);
                    }
                    try {
                        return method.invoke(session, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        storage.close();
    }
}
