package dev.rapport.crm.rule;

import dev.rapport.crm.interaction.Touch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The moment that a rule alone would choose, with what it was derived from. Filled once, then read only.
 *
 * <p>Most wishes are never looked at again, so the key and the figures are put together when they are asked for.
 */
final class Wish implements Anchoring {

    private final Object suffix;
    final LocalDate day;
    final LocalTime hour;

    /** Where it is decided by elapsed time, which wall-clock time alone cannot tell in an overlap. */
    @Nullable
    Instant exact;

    /** Whether a day moved at first keeps the hour, rather than begin with the window. */
    boolean keepsHour = true;

    /** Whether the time of day was proposed with the date, so that no suggestion takes its place. */
    boolean isTimed;

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

    private @Nullable Figure figures;

    Wish(Object suffix, LocalDate day, LocalTime hour) {
        this.suffix = suffix;
        this.day = day;
        this.hour = hour;
    }

    Wish(Object suffix, LocalDateTime moment) {
        this(suffix, moment.toLocalDate(), moment.toLocalTime());
    }

    LocalDateTime moment() {
        return day.atTime(hour);
    }

    Wish anchor(Touch touch, LocalDate date) {
        anchor = touch;
        about = date;
        return this;
    }

    /** What exit events must come after; nothing if they do not count. */
    @Nullable
    Instant exitsAfter() {
        return exitsAfter == null && anchor != null ? anchor.at() : exitsAfter;
    }

    Wish figure(String name, Object value) {
        figures = new Figure(name, value, figures);
        return this;
    }

    SortedMap<String, Object> figures() {
        SortedMap<String, Object> byName = new TreeMap<>();
        for (@Nullable Figure figure = figures; figure != null; figure = figure.others) {
            byName.put(figure.name, figure.value);
        }
        return Collections.unmodifiableSortedMap(byName);
    }

    /** The occurrence key of a rule. */
    String key(String rule) {
        return suffix.equals("") ? rule : rule + ":" + suffix;
    }

    /** A figure with the others; a map of them is made for whoever asks. */
    private record Figure(
            String name, Object value, @Nullable Figure others) {}
}
