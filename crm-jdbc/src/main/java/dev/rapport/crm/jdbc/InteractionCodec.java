package dev.rapport.crm.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.rapport.crm.contact.Attributes;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.interaction.Direction;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.interaction.Participant;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything that an interaction says, apart from its id and times, which have columns. */
final class InteractionCodec {

    private InteractionCodec() {}

    static String write(Interaction interaction) {
        return Json.write(out -> {
            out.writeStringField("kind", interaction.kind().name());
            participants(out, interaction.participants());
            Json.text(out, "channel", interaction.channel());
            Json.text(out, "direction", interaction.direction().map(Direction::name));
            Json.text(out, "actor", interaction.actor());
            Json.text(out, "outcome", interaction.outcome().map(Outcome::name));
            Json.text(out, "subject", interaction.subject());
            Json.text(out, "text", interaction.text());
            Json.text(
                    out,
                    "amount",
                    interaction.amount().map(money -> money.amount().toPlainString()));
            Json.text(
                    out,
                    "currency",
                    interaction.amount().map(money -> money.currency().getCurrencyCode()));
            Json.text(out, "thread", interaction.thread());
            Json.text(out, "source", interaction.externalRef().map(ExternalRef::source));
            Json.text(out, "externalId", interaction.externalRef().map(ExternalRef::id));
            Json.text(out, "zone", interaction.zone());
            Json.text(out, "duration", interaction.duration());
            Json.text(out, "corrects", interaction.corrects());
            flag(out, "retraction", interaction.isRetraction());
            flag(out, "stamped", interaction.isTimeStamped());
            AttributesCodec.write(out, interaction.attributes());
        });
    }

    private static void flag(JsonGenerator out, String name, boolean value) throws IOException {
        if (value) {
            out.writeStringField(name, "true");
        }
    }

    private static void participants(JsonGenerator out, List<Participant> participants) throws IOException {
        out.writeArrayFieldStart("participants");
        for (Participant participant : participants) {
            out.writeStartArray();
            out.writeString(participant.contact().toString());
            out.writeString(participant.role().name());
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    static Interaction read(InteractionId id, Instant occurredAt, Instant recordedAt, String document) {
        Fields fields = new Fields();
        Json.read(document, fields::read);
        try {
            return fields.interaction(id, occurredAt, recordedAt);
        } catch (RuntimeException e) {
            throw Failures.inRow(e);
        }
    }

    /** The fields as they come; the order in which they are applied is another. */
    private static final class Fields {
        final Map<String, String> texts = new HashMap<>();
        final List<Participant> participants = new ArrayList<>();
        Attributes attributes = Attributes.none();

        void read(String name, JsonParser in) throws IOException {
            if (name.equals("participants")) {
                Json.elements(in, this::participant);
            } else if (name.equals("attributes")) {
                attributes = AttributesCodec.read(in);
            } else if (in.currentToken().isScalarValue()) {
                texts.put(name, in.getText());
            }
        }

        void participant(JsonParser in) throws IOException {
            List<String> pair = new ArrayList<>(2);
            Json.elements(in, part -> pair.add(part.getText()));
            participants.add(new Participant(ContactId.parse(pair.get(0)), Participant.Role.valueOf(pair.get(1))));
        }

        Interaction interaction(InteractionId id, Instant occurredAt, Instant recordedAt) {
            InteractionBuilder b = Interaction.of(InteractionKind.of(text("kind")), participants.get(0));
            participants.forEach(b::with);
            b.id(id);
            given("corrects", fact -> correct(b, InteractionId.parse(fact)));
            given("channel", name -> b.by(Channel.of(name)));
            given("direction", name -> direct(b, Direction.valueOf(name)));
            given("actor", b::actor);
            given("outcome", name -> b.outcome(Outcome.of(name)));
            given("subject", b::about);
            given("text", b::text);
            given("amount", number -> b.amount(Money.of(number, text("currency"))));
            given("thread", b::thread);
            given("source", source -> b.externalRef(source, text("externalId")));
            given("zone", zone -> Zones.find(zone).ifPresent(b::zone));
            given("duration", duration -> b.lasting(Duration.parse(duration)));
            b.attributes(attributes);
            return b.at(occurredAt)
                    .restored(recordedAt, texts.containsKey("stamped"))
                    .build();
        }

        private void correct(InteractionBuilder b, InteractionId fact) {
            if (texts.containsKey("retraction")) {
                b.retracting(fact);
            } else {
                b.correcting(fact);
            }
        }

        private static void direct(InteractionBuilder b, Direction direction) {
            if (direction == Direction.INBOUND) {
                b.inbound();
            } else {
                b.outbound();
            }
        }

        private String text(String name) {
            return Objects.requireNonNull(texts.get(name), name);
        }

        private void given(String name, Consumer<String> field) {
            @Nullable String value = texts.get(name);
            if (value != null) {
                field.accept(value);
            }
        }
    }
}
