package dev.rapport.crm.insight;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.interaction.Interaction;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads attributes that a host may have given another type: such a value says nothing here, and breaks nothing. */
final class Figures {
    private Figures() {}

    static Optional<Long> number(Interaction interaction, AttributeKey<Long> key) {
        return value(interaction, key) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    static Optional<String> text(Interaction interaction, AttributeKey<String> key) {
        return value(interaction, key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    static Optional<LocalDate> date(Interaction interaction, AttributeKey<LocalDate> key) {
        return value(interaction, key) instanceof LocalDate date ? Optional.of(date) : Optional.empty();
    }

    static boolean isSet(Interaction interaction, AttributeKey<Boolean> key) {
        return Boolean.TRUE.equals(value(interaction, key));
    }

    static boolean has(Interaction interaction, AttributeKey<?> key) {
        return value(interaction, key) != null;
    }

    private static @Nullable Object value(Interaction interaction, AttributeKey<?> key) {
        return interaction.attributes().asMap().get(key.name());
    }
}
