package dev.rapport.crm.testkit;

import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ModelStore;
import dev.rapport.crm.storage.ModelStore.Newest;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StoredModel;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

/** Mistakes in keeping what was learned. */
final class ModelFaults {
    private static final String FIND = "ModelStore.find";
    private static final String NEWEST = "ModelStore.newest";

    private ModelFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.on(
                        FIND,
                        "whatever is asked for, the newest model is found",
                        call -> call.session().models().newest().stream()
                                .map(Newest::model)
                                .filter(model -> model.kind().equals(call.<String>arg(0)))
                                .findFirst(),
                        "S-200"),
                Fault.onChange(
                        "long models are cut off",
                        (session, change) ->
                                change instanceof Change.ModelKept kept ? List.of(shortened(kept)) : List.of(change),
                        "S-200"),
                Fault.on(
                        FIND,
                        "a model of version 2 has to do for version 3",
                        call -> {
                            Optional<StoredModel> found = call.proceed();
                            return found.isPresent() || call.<Long>arg(1) != 3
                                    ? found
                                    : call.with(1, 2L).proceed();
                        },
                        "S-200"),
                Fault.swallowing("model", "version", "S-201"),
                Fault.on(
                        NEWEST,
                        "versions are compared as texts",
                        call -> call.<Newest>changing(
                                l -> l.stream().map(n -> byText(call, n)).toList()),
                        "S-202"),
                Fault.on(
                        NEWEST,
                        "kinds come in any order",
                        call -> call.<Newest>changing(l -> {
                            Collections.reverse(l);
                            return l;
                        }),
                        "S-203",
                        "S-204"),
                Fault.on(
                        NEWEST,
                        "only the newest of each kind is counted",
                        call -> call.<Newest>changing(l ->
                                l.stream().map(n -> new Newest(n.model(), 1)).toList()),
                        "S-204"),
                Fault.of(Fault.Scope.EXACT, "an erasure removes models", ModelFaults::removing, "S-205"));
    }

    private static Change shortened(Change.ModelKept kept) {
        StoredModel model = kept.model();
        String text = model.text();
        return new Change.ModelKept(
                new StoredModel(model.kind(), model.version(), text.substring(0, Math.min(255, text.length()))));
    }

    private static Newest byText(Call call, Newest newest) {
        ModelStore models = call.session().models();
        return LongStream.rangeClosed(-20, 20)
                .mapToObj(version -> models.find(newest.model().kind(), version))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(model -> Long.toString(model.version())))
                .map(model -> new Newest(model, newest.kept()))
                .orElse(newest);
    }

    private static Storage removing(InstantSource clock) {
        AtomicBoolean erased = new AtomicBoolean();
        return new Tampered(ReferenceStorage.create(clock), call -> {
            if (call.name().equals("StorageSession.write")
                    && call.<Changes>arg(0).list().stream().anyMatch(Change.ContactErased.class::isInstance)) {
                erased.set(true);
            }
            return erased.get() && call.name().equals(FIND) ? Optional.empty() : call.proceed();
        });
    }
}
