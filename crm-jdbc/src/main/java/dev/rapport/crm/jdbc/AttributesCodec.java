package dev.rapport.crm.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.rapport.crm.contact.AttributeType;
import dev.rapport.crm.contact.Attributes;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Attributes by name, each an object of one field: its type, with its text. */
final class AttributesCodec {

    private AttributesCodec() {}

    static void write(JsonGenerator out, Attributes attributes) throws IOException {
        if (attributes.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("attributes");
        for (Map.Entry<String, Object> e : attributes.asMap().entrySet()) {
            AttributeType type = AttributeType.of(e.getValue());
            out.writeObjectFieldStart(e.getKey());
            out.writeStringField(type.toString(), type.print(e.getValue()));
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    static Attributes read(JsonParser in) throws IOException {
        SortedMap<String, Object> values = new TreeMap<>();
        Json.fields(
                in,
                (name, value) -> Json.fields(
                        value,
                        (type, text) -> values.put(
                                name,
                                AttributeType.valueOf(type.toUpperCase(Locale.ROOT))
                                        .parse(text.getText()))));
        return Attributes.copyOf(values);
    }
}
