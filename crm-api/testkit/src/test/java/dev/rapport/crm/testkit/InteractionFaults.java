package dev.rapport.crm.testkit;

import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.Change;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Mistakes in interactions and timelines. */
final class InteractionFaults {
    private static final String TIMELINE = "InteractionStore.timeline";

    private InteractionFaults() {}

    static List<Fault> all() {
        return Stream.of(interactions(), timelines()).flatMap(List::stream).toList();
    }

    private static List<Fault> interactions() {
        return List.of(
                Fault.swallowing("interaction", "id", "S-51"),
                Fault.swallowing("interaction", "externalRef", "S-52"),
                Fault.onChange(
                        "a correction keeps the participants of the first entry",
                        (session, change) -> {
                            if (!(change instanceof Change.InteractionAppended appended)
                                    || appended.interaction().corrects().isEmpty()
                                    || appended.interaction().isRetraction()) {
                                return List.of(change);
                            }
                            InteractionBuilder b = appended.interaction().toBuilder();
                            session.interactions()
                                    .find(appended.interaction().factId())
                                    .ifPresent(first -> first.participants().forEach(b::with));
                            return List.of(new Change.InteractionAppended(b.build()));
                        },
                        "S-54"),
                Fault.onChange(
                        "a retraction changes nothing",
                        (session, change) -> change instanceof Change.InteractionAppended a
                                        && a.interaction().isRetraction()
                                ? List.of()
                                : List.of(change),
                        "S-55",
                        "S-56",
                        "S-193"),
                Fault.on(
                        "InteractionStore.find",
                        "a corrected entry is overwritten",
                        call -> call.<Interaction>changing(l -> l.stream()
                                .map(i -> {
                                    List<Interaction> entries =
                                            call.session().interactions().entries(i.factId());
                                    return entries.get(entries.size() - 1);
                                })
                                .toList()),
                        "S-56"),
                Fault.onInteraction(
                        "durations are kept in seconds",
                        i -> i.duration()
                                .map(d -> i.toBuilder()
                                        .lasting(d.truncatedTo(ChronoUnit.SECONDS))
                                        .build())
                                .orElse(i),
                        "S-90"),
                Fault.onInteraction(
                        "long texts are cut",
                        i -> i.text()
                                .map(t -> i.toBuilder()
                                        .text(t.substring(0, Math.min(65_535 / 4 * 2, t.length())))
                                        .build())
                                .orElse(i),
                        "S-90"),
                Fault.onInteraction(
                        "participants are sorted",
                        i -> {
                            InteractionBuilder b = Interaction.of(
                                    i.kind(), i.participants().get(0).contact());
                            boolean sorted = i.participants().stream()
                                    .map(Participant::contact)
                                    .sorted()
                                    .toList()
                                    .equals(i.participants().stream()
                                            .map(Participant::contact)
                                            .toList());
                            return sorted
                                    ? i
                                    : b.at(i.occurredAt())
                                            .stamp(Samples.NOW, i.zone().orElseThrow())
                                            .build();
                        },
                        "S-90"),
                Fault.on(
                        "InteractionStore.find",
                        "an unknown interaction is an error",
                        call -> ContactFaults.present(call.<Optional<Interaction>>proceed()),
                        "S-5",
                        "S-91"),
                Fault.on(
                        "InteractionStore.findByExternalRef",
                        "references of interactions are compared by their id only",
                        call -> ContactFaults.everybody(call.session())
                                .flatMap(
                                        c -> call
                                                .session()
                                                .interactions()
                                                .timeline(c.id(), 100, Optional.empty())
                                                .items()
                                                .stream())
                                .filter(i -> i.externalRef()
                                        .filter(r -> r.id().equals(call.<dev.rapport.crm.contact.ExternalRef>arg(0)
                                                .id()))
                                        .isPresent())
                                .findFirst(),
                        "S-92"),
                Fault.on(
                        "InteractionStore.entries",
                        "the entries of a fact come in any order",
                        ContactFaults::reversed,
                        "S-56",
                        "S-93"),
                Fault.on(
                        "InteractionStore.corrected",
                        "only those know of a correction whom the fact is about now",
                        call -> call.<InteractionId>changing(l -> l.stream()
                                .filter(fact -> ReferenceState.last(
                                                call.session().interactions().entries(fact))
                                        .filter(i -> i.contacts().contains(call.arg(0)))
                                        .isPresent())
                                .toList()),
                        "S-193"),
                Fault.on(
                        "InteractionStore.findAll",
                        "references of interactions are forgotten when many are asked for",
                        call -> call.with(1, List.of()).proceed(),
                        "S-98"));
    }

    private static List<Fault> timelines() {
        return List.of(
                Fault.on(
                        TIMELINE,
                        "a timeline shows direct participants only",
                        call -> call.<Interaction>changing(l -> l.stream()
                                .filter(i -> i.contacts().contains(call.arg(0)))
                                .toList()),
                        "S-50"),
                Fault.on(
                        TIMELINE,
                        "a timeline shows what was corrected",
                        call -> call.<Interaction>changing(l -> l.stream()
                                .map(i -> call.session()
                                        .interactions()
                                        .entries(i.factId())
                                        .get(0))
                                .toList()),
                        "S-53",
                        "S-54",
                        "S-95"),
                Fault.on(
                        TIMELINE,
                        "a timeline shows every entry of a fact",
                        call -> call.<Interaction>changing(l -> l.stream()
                                .flatMap(i -> call.session().interactions().entries(i.factId()).stream())
                                .toList()),
                        "S-53",
                        "S-54",
                        "S-94",
                        "S-95"),
                Fault.on(
                        TIMELINE, "a timeline shows the oldest first", ContactFaults::reversed, "S-53", "S-95", "S-97"),
                Fault.on(
                        TIMELINE,
                        "a timeline compares the ids of entries and not of facts",
                        call -> call.<Interaction>changing(l -> ContactFaults.sorted(
                                l,
                                java.util.Comparator.comparing(Interaction::occurredAt)
                                        .thenComparing(Interaction::id)
                                        .reversed())),
                        "S-95"),
                Fault.on(
                        TIMELINE,
                        "a timeline shows one more than asked for",
                        call -> call.with(1, call.<Integer>arg(1) + 1).proceed(),
                        "S-96",
                        "S-97",
                        "S-120"),
                Fault.on(
                        TIMELINE,
                        "a page of a timeline leaves out what happened at the same time",
                        call -> call.<Optional<Cursor>>arg(2).isEmpty()
                                ? call.proceed()
                                : call.with(
                                                2,
                                                Optional.of(Cursor.of(
                                                        "timeline",
                                                        call.<Optional<Cursor>>arg(2)
                                                                .get()
                                                                .key("timeline", 2)
                                                                .get(0),
                                                        "00000000-0000-0000-0000-000000000000")))
                                        .proceed(),
                        "S-97"),
                Fault.on(
                        TIMELINE,
                        "the micros of a timeline's cursor are rounded towards 1970",
                        call -> {
                            Page<Interaction> page = call.proceed();
                            return new Page<>(
                                    page.items(),
                                    page.next()
                                            .map(c -> c.key("timeline", 2))
                                            .map(k -> Cursor.of(
                                                    "timeline",
                                                    Long.toString(Long.parseLong(k.get(0)) / 1_000 * 1_000),
                                                    k.get(1))));
                        },
                        "S-120"));
    }
}
