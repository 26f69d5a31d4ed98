package dev.rapport.crm.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Documents as JSON. A field that is not known is passed over, so that old code reads what newer code has written. */
final class Json {

    /** Writes the fields of an object. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    /** Reads the value of a field, on whose first token the parser stands, or leaves it alone. */
    @FunctionalInterface
    interface FieldReader {
        void read(String name, JsonParser in) throws IOException;
    }

    /** Reads an element, on whose first token the parser stands. */
    @FunctionalInterface
    interface ElementReader {
        void read(JsonParser in) throws IOException;
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    static String write(Fields fields) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static void read(String text, FieldReader reader) {
        try (JsonParser in = FACTORY.createParser(text)) {
            in.nextToken();
            fields(in, reader);
        } catch (IOException | RuntimeException e) {
            throw Failures.inRow(e);
        }
    }

    static void fields(JsonParser in, FieldReader reader) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            reader.read(name, in);
            // what the reader did not read; nothing happens after a plain value or a finished one
            in.skipChildren();
        }
    }

    static void elements(JsonParser in, ElementReader reader) throws IOException {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            reader.read(in);
        }
    }

    static void text(JsonGenerator out, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get().toString());
        }
    }
}
