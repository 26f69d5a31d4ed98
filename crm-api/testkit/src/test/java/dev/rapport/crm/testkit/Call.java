package dev.rapport.crm.testkit;

import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.StorageSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One call of a session or of one of its stores, on its way to the storage. */
record Call(StorageSession session, Object target, Method method, List<Object> args) {
    /** Such as {@code ContactStore.find}. */
    String name() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> T arg(int index) {
        return (T) args.get(index);
    }

    Call with(int index, Object value) {
        List<Object> others = new ArrayList<>(args);
        others.set(index, value);
        return new Call(session, target, method, others);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> T proceed() {
        try {
            return (T) method.invoke(target, args.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Proceeds, and changes the list, the page or the optional value of the answer. */
    <T> Object changing(UnaryOperator<List<T>> change) {
        Object answer = proceed();
        if (answer instanceof Page<?> page) {
            return new Page<>(change.apply(copy(page.items())), page.next());
        }
        if (answer instanceof Optional<?> one) {
            return change.apply(copy(one.stream().toList())).stream().findFirst();
        }
        return change.apply(copy((List<?>) answer));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> copy(List<?> list) {
        return new ArrayList<>((List<T>) list);
    }
}
