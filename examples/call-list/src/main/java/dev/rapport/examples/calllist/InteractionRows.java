package dev.rapport.examples.calllist;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Makes interactions of rows. */
final class InteractionRows {
    static final List<String> COLUMNS =
            List.of("id", "contact", "kind", "channel", "direction", "at", "amount", "currency", "subject", "outcome");

    /** The code of ISO 4217 for money whose currency nobody wrote down. */
    static final String NO_CURRENCY = "XXX";

    private final Function<String, Optional<ContactId>> contacts;

    InteractionRows(Function<String, Optional<ContactId>> contacts) {
        this.contacts = contacts;
    }

    Interaction parse(CsvRow row) {
        ExternalRef ref = ContactRows.ref(row, "id");
        ContactId contact = contacts.apply(row.required("contact"))
                .orElseThrow(() -> new WrongRowException("contact: there is no contact with this id"));
        try {
            InteractionKind kind = row.required("kind", text -> InteractionKind.of(token(text)));
            InteractionBuilder interaction = Interaction.of(kind, contact)
                    .externalRef(ref.source(), ref.id())
                    .at(row.instant("at"));
            channel(row, kind).ifPresent(interaction::by);
            row.text("direction").ifPresent(text -> turn(interaction, text));
            String currency = row.text("currency").map(InteractionRows::token).orElse(NO_CURRENCY);
            row.text("amount").map(amount -> Money.of(amount, currency)).ifPresent(interaction::amount);
            row.read("subject", interaction::about);
            row.read("outcome", text -> interaction.outcome(Outcome.of(token(text))));
            return interaction.build();
        } catch (IllegalArgumentException e) {
            throw new WrongRowException(String.valueOf(e.getMessage()));
        }
    }

    /** An e-mail and a call say by themselves which way they went. */
    private static Optional<Channel> channel(CsvRow row, InteractionKind kind) {
        Optional<Channel> said = row.read("channel", text -> Channel.of(token(text)));
        boolean isObvious = kind.equals(InteractionKind.EMAIL) || kind.equals(InteractionKind.CALL);
        return said.or(() -> isObvious ? Optional.of(Channel.of(kind.name())) : Optional.empty());
    }

    private static void turn(InteractionBuilder interaction, String direction) {
        switch (token(direction)) {
            case "IN", "INBOUND" -> interaction.inbound();
            case "OUT", "OUTBOUND" -> interaction.outbound();
            default -> throw new WrongRowException("direction: is none of IN, OUT, INBOUND and OUTBOUND");
        }
    }

    private static String token(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
