package dev.rapport.crm.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.contact.PointType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says in the words of people: who entered it, the parts of its proof, and points that were written otherwise
 * than the row of the point, or that it names several of.
 */
final class ConsentTexts {

    private static final String ERASED = "ERASED";

    final Map<Proof.Part, String> proof = new EnumMap<>(Proof.Part.class);
    final List<ContactPoint> points = new ArrayList<>();
    Optional<String> actor = Optional.empty();

    /** The texts of an entry; the text of its only point is left out where its row says the same. */
    static ConsentTexts of(Consent consent, @Nullable String pointText) {
        ConsentTexts texts = new ConsentTexts();
        texts.actor = consent.stamp().actor();
        if (consent instanceof Grant grant) {
            for (Proof.Part part : Proof.Part.values()) {
                grant.proof().part(part).ifPresent(content -> texts.proof.put(part, content));
            }
        }
        boolean saidByTheRow = !(consent instanceof Erased)
                && consent.points().stream().allMatch(point -> point.text().equals(pointText));
        if (!saidByTheRow) {
            texts.points.addAll(consent.points());
        }
        return texts;
    }

    static ConsentTexts read(@Nullable String document) {
        ConsentTexts texts = new ConsentTexts();
        if (document != null) {
            Json.read(document, texts::read);
        }
        return texts;
    }

    boolean isEmpty() {
        return proof.isEmpty() && points.isEmpty() && actor.isEmpty();
    }

    String write() {
        return Json.write(out -> {
            Json.text(out, "actor", actor);
            if (!proof.isEmpty()) {
                out.writeObjectFieldStart("proof");
                for (Map.Entry<Proof.Part, String> part : proof.entrySet()) {
                    out.writeStringField(part.getKey().name(), part.getValue());
                }
                out.writeEndObject();
            }
            if (!points.isEmpty()) {
                writePoints(out);
            }
        });
    }

    private void writePoints(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("points");
        for (ContactPoint point : points) {
            out.writeStartArray();
            out.writeString(point.type().name());
            // what was erased has a key instead of a text
            out.writeString(point instanceof ErasedPoint ? point.key() : point.text());
            if (point instanceof ErasedPoint) {
                out.writeString(ERASED);
            }
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private void read(String name, JsonParser in) throws IOException {
        switch (name) {
            case "actor" -> actor = Optional.of(in.getText());
            case "proof" -> Json.fields(in, (part, content) -> proof.put(Proof.Part.valueOf(part), content.getText()));
            case "points" -> Json.elements(in, this::readPoint);
            default -> {}
        }
    }

    private void readPoint(JsonParser in) throws IOException {
        List<String> pair = new ArrayList<>(2);
        Json.elements(in, part -> pair.add(part.getText()));
        PointType type = PointType.valueOf(pair.get(0));
        points.add(pair.contains(ERASED) ? ErasedPoint.parse(type, pair.get(1)) : type.parse(pair.get(1)));
    }
}
