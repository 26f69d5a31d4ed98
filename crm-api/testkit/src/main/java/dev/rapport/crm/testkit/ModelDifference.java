package dev.rapport.crm.testkit;

import dev.rapport.crm.page.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where two answers differ first, as values tell no more of themselves than their identity. */
final class ModelDifference {
    private ModelDifference() {}

    static String between(Object model, Object tested) {
        List<Object> expected = parts(model);
        List<Object> actual = parts(tested);
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                return "[" + i + "]" + between(expected.get(i), actual.get(i));
            }
        }
        return expected.size() == actual.size() || expected.isEmpty()
                ? " is " + model + " in the model and " + tested + " in what is tested"
                : " has " + expected.size() + " parts in the model and " + actual.size() + " in what is tested";
    }

    private static List<Object> parts(Object value) {
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        if (value instanceof Optional<?> optional) {
            return new ArrayList<>(optional.stream().toList());
        }
        if (value instanceof Page<?> page) {
            return List.of(page.items(), page.next());
        }
        if (value instanceof Map<?, ?> map) {
            return List.of(List.copyOf(map.keySet()), List.copyOf(map.values()));
        }
        return value instanceof Record fields ? components(fields) : List.of();
    }

    private static List<Object> components(Record fields) {
        List<Object> values = new ArrayList<>();
        for (var component : fields.getClass().getRecordComponents()) {
            try {
                values.add(component.getAccessor().invoke(fields));
            } catch (ReflectiveOperationException e) {
                return List.of();
            }
        }
        return values;
    }
}
