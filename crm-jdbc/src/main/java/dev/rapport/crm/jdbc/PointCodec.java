package dev.rapport.crm.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.PointType;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A point of a contact, as an object of plain texts. */
final class PointCodec {

    private PointCodec() {}

    static void write(JsonGenerator out, PointEntry entry) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", entry.point().type().name());
        out.writeStringField("text", entry.point().text());
        if (entry.primary()) {
            out.writeStringField("primary", "true");
        }
        Json.text(out, "label", entry.label());
        Json.text(out, "validFrom", entry.validFrom());
        Json.text(out, "validUntil", entry.validUntil());
        Json.text(out, "source", entry.source());
        Json.text(out, "learnedAt", entry.learnedAt());
        Json.text(out, "verifiedAt", entry.verifiedAt());
        out.writeEndObject();
    }

    static PointEntry read(JsonParser in) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Json.fields(in, (name, value) -> {
            if (value.currentToken().isScalarValue()) {
                fields.put(name, value.getText());
            }
        });
        PointType type = PointType.valueOf(Objects.requireNonNull(fields.get("type"), "type"));
        String text = Objects.requireNonNull(fields.get("text"), "text");
        PointEntry.Builder entry = PointEntry.builder(type.parse(text)).primary(fields.containsKey("primary"));
        given(fields.get("label"), entry::label);
        given(fields.get("validFrom"), day -> entry.validFrom(LocalDate.parse(day)));
        given(fields.get("validUntil"), day -> entry.validUntil(LocalDate.parse(day)));
        given(fields.get("source"), entry::source);
        given(fields.get("learnedAt"), at -> entry.learnedAt(Instant.parse(at)));
        given(fields.get("verifiedAt"), at -> entry.verifiedAt(Instant.parse(at)));
        return entry.build();
    }

    private static void given(@Nullable String value, Consumer<String> field) {
        if (value != null) {
            field.accept(value);
        }
    }
}
