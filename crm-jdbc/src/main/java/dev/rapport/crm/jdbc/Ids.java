package dev.rapport.crm.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Several ids in one parameter of a statement, so that the statement is the same for any number. */
record Ids(List<UUID> values) {

    Ids {
        values = List.copyOf(values);
    }

    static <T> Ids of(Collection<T> ids, Function<T, UUID> value) {
        return new Ids(ids.stream().map(value).distinct().toList());
    }

    /** The ids as an array of JSON. */
    String json() {
        return values.stream().map(id -> '"' + id.toString() + '"').collect(Collectors.joining(",", "[", "]"));
    }
}
