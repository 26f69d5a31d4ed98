package dev.rapport.crm;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.InteractionKind;

/** What of one message stays the same however often its transaction is run again, so that it is recorded once. */
record Attempt(Token token, InteractionId interaction, String subject) {
    /** The source of the external reference by which the interaction of a permit is found. */
    private static final String SOURCE = "rapport.permit";

    static Attempt of(Token token, Message<?> message) {
        return new Attempt(token, InteractionId.next(), message.subject());
    }

    Interaction sent(ContactId to, Channel channel) {
        return Interaction.of(kind(channel), to)
                .id(interaction)
                .by(channel)
                .outbound()
                .about(subject)
                .externalRef(SOURCE, token.hash())
                .build();
    }

    /** Whether the ledger knows of it already. */
    static boolean isByPermit(Interaction interaction) {
        return interaction
                .externalRef()
                .filter(ref -> ref.source().equals(SOURCE))
                .isPresent();
    }

    static InteractionKind kind(Channel channel) {
        return switch (channel.name()) {
            case "EMAIL" -> InteractionKind.EMAIL;
            case "CALL", "AUTOMATED_CALL" -> InteractionKind.CALL;
            case "POSTAL" -> InteractionKind.LETTER;
            default -> InteractionKind.MESSAGE;
        };
    }
}
