package dev.rapport.crm.facts;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.interaction.Direction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Touch;
import java.util.Optional;

/** What interactions are counted by. */
record TallyKey(InteractionKind kind, Optional<Channel> channel, Optional<Direction> direction)
        implements Comparable<TallyKey> {
    static TallyKey of(Touch touch) {
        return new TallyKey(touch.kind(), touch.channel(), touch.direction());
    }

    @Override
    public int compareTo(TallyKey other) {
        return text().compareTo(other.text());
    }

    private String text() {
        return kind + "|" + channel.map(Channel::name).orElse("") + "|"
                + direction.map(Direction::name).orElse("");
    }
}
