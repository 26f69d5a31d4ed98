package dev.rapport.crm.rule;

import dev.rapport.crm.interaction.Touch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The moment that a rule alone would choose, with what it was derived from. Filled once, then read only. */
final class Wish implements Anchoring {

    private final Object suffix;
    final LocalDateTime moment;

    /** Where it is decided by elapsed time, which wall-clock time alone cannot tell in an overlap. */
    @Nullable
    Instant exact;

    /** Whether a day moved at first keeps the hour, rather than begin with the window. */
    boolean keepsHour = true;

    @Nullable
    Touch anchor;

    /** What exit events must come after, where it is not the anchor. */
    @Nullable
    Instant exitsAfter;

    /** The date that it is about. */
    @Nullable
    LocalDate about;

    @Nullable
    String reason;

    List<LocalDate> missed = List.of();

    private @Nullable SortedMap<String, Object> figures;

    Wish(Object suffix, LocalDateTime moment) {
        this.suffix = suffix;
        this.moment = moment;
    }

    Wish anchor(Touch touch, LocalDate date) {
        anchor = touch;
        about = date;
        exitsAfter = touch.at();
        return this;
    }

    Wish figure(String name, Object value) {
        if (figures == null) {
            figures = new TreeMap<>();
        }
        figures.put(name, value);
        return this;
    }

    SortedMap<String, Object> figures() {
        return figures == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(figures);
    }

    /** The occurrence key of a rule. */
    String key(String rule) {
        return suffix.equals("") ? rule : rule + ":" + suffix;
    }
}
