package dev.rapport.crm.rehearsal;

import dev.rapport.crm.contact.Channel;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * How often somebody is contacted one day, by one rule, channel and owner.
 *
 * <p>Ordered by day, rule, channel and owner, those without before the others. Immutable and thread-safe.
 *
 * <pre>{@code
 * long calls = year.loads().stream()
 *         .filter(load -> load.owner().equals(Optional.of("bob")) && load.channel().equals(Optional.of(Channel.CALL)))
 *         .mapToLong(Load::touches)
 *         .sum();
 * }</pre>
 *
 * @param day the day, in the zone of each contact
 * @param rule the id of the rule
 * @param channel by which channel, or empty if the rule leaves that open
 * @param owner who looks after the contacts, or empty for those of nobody
 * @param touches how often, 1 or more
 */
public record Load(LocalDate day, String rule, Optional<Channel> channel, Optional<String> owner, long touches)
        implements Comparable<Load> {
    private static final Comparator<Load> ORDER = Comparator.comparing(Load::day)
            .thenComparing(Load::rule)
            .thenComparing(load -> load.channel().map(Channel::name).orElse(""))
            .thenComparing(load -> load.owner().orElse(""))
            .thenComparing(Load::touches);

    /**
     * Checks that nothing is null.
     *
     * @param day the day, in the zone of each contact
     * @param rule the id of the rule
     * @param channel by which channel, or empty if the rule leaves that open
     * @param owner who looks after the contacts, or empty for those of nobody
     * @param touches how often, 1 or more
     */
    public Load {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(owner, "owner");
    }

    @Override
    public int compareTo(Load other) {
        return ORDER.compare(this, other);
    }
}
