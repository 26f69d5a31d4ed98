package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.InteractionStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The interactions of one tenant, as one transaction reads and writes them. */
final class Interactions implements InteractionStore {
    static final Comparator<Interaction> BY_FACT = Comparator.comparing(Interaction::factId)
            .thenComparing(i -> i.recordedAt().orElse(Instant.MIN))
            .thenComparing(Interaction::id);
    private static final String TIMELINE = "timeline";

    private final Tenant tenant;
    private final Access access;

    Interactions(Tenant tenant, Access access) {
        this.tenant = tenant;
        this.access = access;
    }

    @Override
    public Optional<Interaction> find(InteractionId id) {
        access.check();
        return Optional.ofNullable(tenant.interactions.find(id));
    }

    @Override
    public Optional<Interaction> findByExternalRef(ExternalRef ref) {
        access.check();
        return Optional.ofNullable(tenant.interactionRefs.find(ref));
    }

    @Override
    public List<Interaction> findAll(Collection<InteractionId> ids, Collection<ExternalRef> refs) {
        access.check();
        NavigableSet<Interaction> found = new TreeSet<>(Comparator.comparing(Interaction::id));
        ids.stream().map(tenant.interactions::find).flatMap(Stream::ofNullable).forEach(found::add);
        refs.stream()
                .map(tenant.interactionRefs::find)
                .flatMap(Stream::ofNullable)
                .forEach(found::add);
        return List.copyOf(found);
    }

    @Override
    public List<Interaction> entries(InteractionId fact) {
        access.check();
        return List.copyOf(entriesOfFact(fact));
    }

    @Override
    public List<InteractionId> corrected(ContactId contact) {
        access.check();
        return tenant
                .corrected
                .range(
                        entry -> entry.contact().compareTo(contact) >= 0,
                        entry -> entry.contact().equals(contact),
                        Integer.MAX_VALUE)
                .stream()
                .map(Corrected::fact)
                .toList();
    }

    @Override
    public Page<Interaction> timeline(ContactId contact, int limit, Optional<Cursor> after) {
        access.check();
        Predicate<TimelineEntry> begin = after.map(Interactions::afterCursor).orElse(entry -> true);
        List<TimelineEntry> entries = tenant.timelines.range(
                entry -> {
                    int byContact = entry.contact().compareTo(contact);
                    return byContact > 0 || (byContact == 0 && begin.test(entry));
                },
                entry -> entry.contact().equals(contact),
                limit + 1);
        return Page.of(
                        entries,
                        limit,
                        entry -> Cursor.of(
                                TIMELINE, Moments.text(entry.at()), entry.fact().toString()))
                .map(TimelineEntry::interaction);
    }

    void append(Interaction interaction) {
        if (tenant.interactions.find(interaction.id()) != null) {
            throw new DuplicateException("interaction", "id");
        }
        ExternalRef ref = interaction.externalRef().orElse(null);
        if (ref != null && tenant.interactionRefs.find(ref) != null) {
            throw new DuplicateException("interaction", "externalRef");
        }
        Interaction before = effective(interaction.factId());
        Corrected.of(entriesOfFact(interaction.factId())).forEach(tenant.corrected::remove);
        tenant.interactions.put(interaction.id(), interaction);
        tenant.entriesByFact.add(interaction);
        Corrected.of(entriesOfFact(interaction.factId())).forEach(tenant.corrected::add);
        if (ref != null) {
            tenant.interactionRefs.put(ref, interaction);
        }
        if (isRecordedLast(interaction)) {
            placesOf(before).forEach(tenant.timelines::remove);
            placesOf(interaction).forEach(tenant.timelines::add);
        }
    }

    /** Every entry of each fact in which the contact had a part, at any time. */
    List<List<Interaction>> factsWith(ContactId contact) {
        return tenant.entriesByFact.range(i -> true, i -> true, Integer.MAX_VALUE).stream()
                .filter(i -> i.participants().stream().anyMatch(p -> p.contact().equals(contact)))
                .map(Interaction::factId)
                .distinct()
                .map(this::entriesOfFact)
                .toList();
    }

    void replace(List<Interaction> before, List<Interaction> after) {
        Corrected.of(before).forEach(tenant.corrected::remove);
        Corrected.of(after).forEach(tenant.corrected::add);
        for (Interaction gone : before) {
            tenant.interactions.remove(gone.id());
            tenant.entriesByFact.remove(gone);
            gone.externalRef().ifPresent(tenant.interactionRefs::remove);
        }
        placesOf(before.get(before.size() - 1)).forEach(tenant.timelines::remove);
        for (Interaction left : after) {
            tenant.interactions.put(left.id(), left);
            tenant.entriesByFact.add(left);
            left.externalRef().ifPresent(ref -> tenant.interactionRefs.put(ref, left));
        }
        if (!after.isEmpty()) {
            placesOf(after.get(after.size() - 1)).forEach(tenant.timelines::add);
        }
    }

    private boolean isRecordedLast(Interaction appended) {
        Interaction effective = effective(appended.factId());
        return effective != null && effective.id().equals(appended.id());
    }

    /** The entry that says what is believed of a fact now: the one recorded last. */
    private @Nullable Interaction effective(InteractionId fact) {
        List<Interaction> entries = entriesOfFact(fact);
        return entries.isEmpty() ? null : entries.get(entries.size() - 1);
    }

    private List<Interaction> entriesOfFact(InteractionId fact) {
        return tenant.entriesByFact.range(
                i -> i.factId().compareTo(fact) >= 0, i -> i.factId().equals(fact), Integer.MAX_VALUE);
    }

    private static List<TimelineEntry> placesOf(@Nullable Interaction interaction) {
        return interaction == null || interaction.isRetraction()
                ? List.of()
                : interaction.participants().stream()
                        .map(p -> new TimelineEntry(p.contact(), interaction))
                        .toList();
    }

    private static Predicate<TimelineEntry> afterCursor(Cursor cursor) {
        List<String> key = cursor.key(TIMELINE, 2);
        Instant at = Moments.parse(key.get(0));
        InteractionId fact = InteractionId.parse(key.get(1));
        return entry -> {
            int byTime = entry.at().compareTo(at);
            return byTime < 0 || (byTime == 0 && entry.fact().compareTo(fact) < 0);
        };
    }
}
