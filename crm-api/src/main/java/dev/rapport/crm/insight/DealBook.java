package dev.rapport.crm.insight;

import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps of each thread what was said last, whatever the order in which it is read. */
final class DealBook {
    private final TreeMap<String, Story> threads = new TreeMap<>();

    void read(Interaction i) {
        i.thread().ifPresent(key -> threads.computeIfAbsent(key, Story::new).read(i));
    }

    List<Deal> deals() {
        return threads.values().stream().flatMap(Story::deal).toList();
    }

    private static final class Story {
        private final String key;
        private final TreeSet<String> visited = new TreeSet<>();
        private @Nullable Said<String> stage;
        private @Nullable Said<Money> amount;
        private @Nullable Said<LocalDate> expected;

        Story(String key) {
            this.key = key;
        }

        void read(Interaction i) {
            if (i.kind().equals(InteractionKind.STAGE_CHANGE)) {
                Optional<String> changed = Figures.text(i, Pipeline.STAGE);
                changed.ifPresent(visited::add);
                stage = Said.last(stage, changed, i);
            }
            amount = Said.last(amount, i.amount(), i);
            expected = Said.last(expected, Figures.date(i, Pipeline.EXPECTED), i);
        }

        Stream<Deal> deal() {
            return Stream.ofNullable(stage)
                    .map(now -> new Deal(key, now.value(), now.at(), visited, Said.of(amount), Said.of(expected)));
        }
    }

    private record Said<T>(T value, Instant at, InteractionId by) {
        static <T> @Nullable Said<T> last(@Nullable Said<T> known, Optional<T> value, Interaction i) {
            boolean isNews = value.isPresent() && (known == null || known.isBefore(i));
            return isNews ? new Said<>(value.get(), i.occurredAt(), i.factId()) : known;
        }

        static <T> Optional<T> of(@Nullable Said<T> said) {
            return Optional.ofNullable(said).map(Said::value);
        }

        private boolean isBefore(Interaction i) {
            int byTime = at.compareTo(i.occurredAt());
            return byTime != 0 ? byTime < 0 : by.compareTo(i.factId()) < 0;
        }
    }
}
