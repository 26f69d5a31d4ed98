package dev.rapport.crm.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.contact.PartialDate;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.Relation;
import dev.rapport.crm.contact.Tag;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everything that a contact says, apart from its id, kind and revision, which have columns. */
final class ContactCodec {

    private ContactCodec() {}

    static String write(Contact contact) {
        return write(contact, contact.zone().map(ZoneId::getId));
    }

    /** A zone that this JVM does not know stays as it was stored, until the contact gets another. */
    static String writeOver(String documentBefore, Contact contact) {
        return write(contact, contact.zone().map(ZoneId::getId).or(() -> unknownZone(documentBefore)));
    }

    private static Optional<String> unknownZone(String document) {
        List<String> zones = new ArrayList<>();
        Json.read(document, (name, in) -> {
            if (name.equals("zone")) {
                zones.add(in.getText());
            }
        });
        return zones.stream().filter(zone -> Zones.find(zone).isEmpty()).findFirst();
    }

    private static String write(Contact contact, Optional<String> zone) {
        return Json.write(out -> {
            out.writeStringField("name", contact.name());
            points(out, contact.points());
            Json.text(out, "zone", zone);
            Json.text(out, "locale", contact.locale().map(Locale::toLanguageTag));
            Json.text(out, "owner", contact.owner());
            tags(out, contact);
            dates(out, contact);
            pairs(out, contact);
            PreferencesCodec.write(out, contact.preferences());
            AttributesCodec.write(out, contact.attributes());
        });
    }

    private static void points(JsonGenerator out, List<PointEntry> points) throws IOException {
        if (!points.isEmpty()) {
            out.writeArrayFieldStart("points");
            for (PointEntry entry : points) {
                PointCodec.write(out, entry);
            }
            out.writeEndArray();
        }
    }

    private static void tags(JsonGenerator out, Contact contact) throws IOException {
        if (!contact.tags().isEmpty()) {
            out.writeArrayFieldStart("tags");
            for (Tag tag : contact.tags()) {
                out.writeString(tag.name());
            }
            out.writeEndArray();
        }
    }

    private static void dates(JsonGenerator out, Contact contact) throws IOException {
        if (!contact.dates().isEmpty()) {
            out.writeObjectFieldStart("dates");
            for (Map.Entry<String, PartialDate> date : contact.dates().entrySet()) {
                out.writeStringField(date.getKey(), date.getValue().toString());
            }
            out.writeEndObject();
        }
    }

    private static void pairs(JsonGenerator out, Contact contact) throws IOException {
        if (!contact.relations().isEmpty()) {
            out.writeArrayFieldStart("relations");
            for (Relation relation : contact.relations()) {
                pair(out, relation.kind(), relation.to().toString());
            }
            out.writeEndArray();
        }
        if (!contact.externalRefs().isEmpty()) {
            out.writeArrayFieldStart("externalRefs");
            for (ExternalRef ref : contact.externalRefs()) {
                pair(out, ref.source(), ref.id());
            }
            out.writeEndArray();
        }
    }

    private static void pair(JsonGenerator out, String first, String second) throws IOException {
        out.writeStartArray();
        out.writeString(first);
        out.writeString(second);
        out.writeEndArray();
    }

    static Contact read(ContactId id, ContactKind kind, long revision, String document) {
        Fields fields = new Fields(id, kind);
        Json.read(document, fields::read);
        return fields.contact.revision(revision).build();
    }

    /** The fields as they come. */
    private static final class Fields {
        final Contact.Builder contact;

        Fields(ContactId id, ContactKind kind) {
            // replaced by the name in the document
            String unnamed = "-";
            contact = switch (kind) {
                case PERSON -> Contact.person(unnamed);
                case ORGANISATION -> Contact.organisation(unnamed);
                case HOUSEHOLD -> Contact.household(unnamed);
            };
            contact.id(id);
        }

        void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "name" -> contact.name(in.getText());
                case "points" -> Json.elements(in, entry -> contact.point(PointCodec.read(entry)));
                case "zone" -> Zones.find(in.getText()).ifPresent(contact::zone);
                case "locale" -> contact.locale(Locale.forLanguageTag(in.getText()));
                case "owner" -> contact.owner(in.getText());
                case "tags" -> Json.elements(in, tag -> contact.tag(tag.getText()));
                case "dates" -> Json.fields(in, (date, day) -> contact.date(date, PartialDate.parse(day.getText())));
                case "relations" ->
                    Json.elements(in, element -> {
                        List<String> pair = pair(element);
                        contact.relation(pair.get(0), ContactId.parse(pair.get(1)));
                    });
                case "externalRefs" ->
                    Json.elements(in, element -> {
                        List<String> pair = pair(element);
                        contact.externalRef(pair.get(0), pair.get(1));
                    });
                case "preferences" -> contact.preferences(PreferencesCodec.read(in));
                case "attributes" -> contact.attributes(AttributesCodec.read(in));
                default -> {}
            }
        }

        private static List<String> pair(JsonParser in) throws IOException {
            List<String> parts = new ArrayList<>(2);
            Json.elements(in, part -> parts.add(part.getText()));
            return parts;
        }
    }
}
