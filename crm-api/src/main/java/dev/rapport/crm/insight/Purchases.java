package dev.rapport.crm.insight;

import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;

/** What counts as having bought: a negative amount is money given back. */
final class Purchases {
    private Purchases() {}

    static boolean isOne(Interaction interaction) {
        return interaction.kind().equals(InteractionKind.PURCHASE) && !isRefund(interaction);
    }

    private static boolean isRefund(Interaction interaction) {
        return interaction.amount().filter(m -> m.amount().signum() < 0).isPresent();
    }
}
