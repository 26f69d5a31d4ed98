package dev.rapport.examples.calllist;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
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
        String id = row.required("id");
        ContactId contact = contacts.apply(row.required("contact"))
                .orElseThrow(() -> new WrongRowException("contact: there is no contact with this id"));
        try {
            InteractionKind kind = InteractionKind.of(token(row.required("kind")));
            InteractionBuilder interaction = Interaction.of(kind, contact)
                    .externalRef(ContactRows.SOURCE, id)
                    .at(instant(row.required("at")));
            channel(row, kind).ifPresent(interaction::by);
            row.text("direction").ifPresent(text -> turn(interaction, text));
            row.text("amount")
                    .map(amount -> Money.of(amount, row.text("currency").orElse(NO_CURRENCY)))
                    .ifPresent(interaction::amount);
            row.text("subject").ifPresent(interaction::about);
            row.text("outcome").map(text -> Outcome.of(token(text))).ifPresent(interaction::outcome);
            return interaction.build();
        } catch (IllegalArgumentException e) {
            throw new WrongRowException(String.valueOf(e.getMessage()));
        }
    }

    /** An e-mail and a call say by themselves which way they went. */
    private static Optional<Channel> channel(CsvRow row, InteractionKind kind) {
        Optional<Channel> said = row.text("channel").map(text -> Channel.of(token(text)));
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

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new WrongRowException("at: not an instant; it looks like 2026-11-02T08:00:00Z");
        }
    }

    private static String token(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
