package dev.rapport.crm.facts;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Touch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds touches one by one, in order of time. */
final class ActivityBuilder {
    final SortedMap<TallyKey, Tally> tallies;
    final SortedMap<Channel, Chain> chains;
    final Map<SortedSet<InteractionKind>, DaySeries> days;
    final Deque<Instant> outbound;
    int outboundDepth;

    @Nullable
    Touch last;

    /** Where days were counted of touches that have no zone of their own, if there were any. */
    @Nullable
    ZoneId zoneForUnzoned;

    /** A part of the interactions themselves, from some instant on; none at all unless it was read. */
    List<Interaction> log = List.of();

    Instant logFrom = Instant.MAX;

    ActivityBuilder(FactNeeds needs) {
        tallies = new TreeMap<>();
        chains = new TreeMap<>();
        days = new LinkedHashMap<>();
        needs.days().forEach((kinds, depth) -> days.put(kinds, DaySeries.empty(depth)));
        outbound = new ArrayDeque<>();
        outboundDepth = needs.outboundTouches();
    }

    ActivityBuilder(Activity from) {
        tallies = new TreeMap<>(from.tallies());
        chains = new TreeMap<>(from.chains());
        days = new LinkedHashMap<>(from.series());
        outbound = new ArrayDeque<>(from.outbound());
        outboundDepth = from.outboundDepth();
        last = from.last().orElse(null);
        zoneForUnzoned = from.zoneForUnzoned().orElse(null);
    }

    ActivityBuilder reading(Collection<Interaction> effective, Instant from) {
        log = effective.stream()
                .sorted(Comparator.comparing(Interaction::touch))
                .toList();
        logFrom = from;
        return this;
    }

    void add(Touch touch, ZoneId unzoned) {
        ZoneId zone = touch.zone().orElse(unzoned);
        zoneForUnzoned = touch.zone().isPresent() ? zoneForUnzoned : unzoned;
        last = touch;
        tallies.merge(TallyKey.of(touch), Tally.of(touch), (old, one) -> old.plus(touch));
        days.replaceAll((kinds, series) ->
                kinds.isEmpty() || kinds.contains(touch.kind()) ? series.plus(Activity.localDay(touch, zone)) : series);
        if (touch.isInbound()) {
            chains.replaceAll((channel, chain) -> chain.heardOf());
        }
        if (touch.isOutbound()) {
            touch.channel().ifPresent(c -> chains.merge(c, Chain.begin(touch), (old, one) -> old.plus(touch)));
            outbound.addLast(touch.at());
            if (outbound.size() > outboundDepth) {
                outbound.removeFirst();
            }
        }
    }
}
