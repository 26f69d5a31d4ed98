package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.InteractionStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks at every interaction for every question. */
final class ReferenceInteractions implements InteractionStore {
    private final ReferenceSession session;

    ReferenceInteractions(ReferenceSession session) {
        this.session = session;
    }

    @Override
    public Optional<Interaction> find(InteractionId id) {
        return Optional.ofNullable(session.state().interactions.get(id));
    }

    @Override
    public Optional<Interaction> findByExternalRef(ExternalRef ref) {
        return session.state().interaction(ref);
    }

    @Override
    public List<Interaction> findAll(Collection<InteractionId> ids, Collection<ExternalRef> refs) {
        return session.state().interactions.values().stream()
                .filter(i -> ids.contains(i.id())
                        || i.externalRef().filter(refs::contains).isPresent())
                .toList();
    }

    @Override
    public List<Interaction> entries(InteractionId fact) {
        return session.state().entries(fact);
    }

    @Override
    public List<InteractionId> corrected(ContactId contact) {
        return session.state().interactions.values().stream()
                .map(Interaction::factId)
                .distinct()
                .sorted()
                .filter(fact -> entries(fact).size() > 1)
                .filter(fact -> entries(fact).stream()
                        .flatMap(i -> i.participants().stream())
                        .anyMatch(p -> p.contact().equals(contact)))
                .toList();
    }

    @Override
    public Page<Interaction> timeline(ContactId contact, int limit, Optional<Cursor> after) {
        Optional<Key> from = after.map(c -> Key.of(c));
        List<Interaction> rest = session.state()
                .effective()
                .filter(i -> i.participants().stream().anyMatch(p -> p.contact().equals(contact)))
                .filter(i -> from.isEmpty() || Key.of(i).compareTo(from.get()) < 0)
                .sorted(Comparator.comparing((Interaction i) -> Key.of(i)).reversed())
                .limit(limit + 1L)
                .toList();
        return Page.of(rest, limit, i -> Key.of(i).cursor());
    }

    /** Where a fact stands on a timeline. */
    private record Key(long micros, InteractionId fact) implements Comparable<Key> {
        static Key of(Interaction i) {
            Instant at = i.occurredAt();
            return new Key(TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + at.getNano() / 1_000, i.factId());
        }

        static Key of(Cursor cursor) {
            List<String> key = cursor.key("timeline", 2);
            return new Key(Long.parseLong(key.get(0)), InteractionId.parse(key.get(1)));
        }

        Cursor cursor() {
            return Cursor.of("timeline", Long.toString(micros), fact.toString());
        }

        @Override
        public int compareTo(Key other) {
            int byTime = Long.compare(micros, other.micros);
            return byTime != 0 ? byTime : fact.compareTo(other.fact);
        }
    }
}
