package dev.rapport.crm.jdbc;

import com.fasterxml.jackson.core.JsonParser;
import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.contact.PointType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The receipts of those who were erased. */
final class ErasureTable {

    private final Db db;

    ErasureTable(Db db) {
        this.db = db;
    }

    Optional<ErasureReceipt> find(ContactId contact) {
        return db.first(
                "select erased_at, doc from {erasure} where tenant_id = ? and contact_id = ?",
                row -> read(contact, row.instant(), row.text()),
                db.tenant(),
                contact.value());
    }

    /** Those among them who were erased. */
    List<UUID> erased(Collection<ContactId> contacts) {
        return db.list(
                "select contact_id from {erasure} where tenant_id = ? and contact_id {in ?}",
                Row::id,
                db.tenant(),
                Ids.of(contacts, ContactId::value));
    }

    void add(ErasureReceipt receipt) {
        db.update(
                "insert into {erasure} (tenant_id, contact_id, erased_at, doc) values (?, ?, ?, ?)",
                db.tenant(),
                receipt.contact().value(),
                receipt.at(),
                document(receipt));
    }

    private static String document(ErasureReceipt receipt) {
        return Json.write(out -> {
            out.writeStringField("kept", Integer.toString(receipt.kept()));
            out.writeObjectFieldStart("removed");
            for (Map.Entry<ErasureReceipt.Part, Integer> part :
                    receipt.removed().entrySet()) {
                out.writeStringField(part.getKey().name(), part.getValue().toString());
            }
            out.writeEndObject();
            out.writeArrayFieldStart("tombstones");
            for (ErasedPoint tombstone : receipt.tombstones()) {
                out.writeStartArray();
                out.writeString(tombstone.type().name());
                out.writeString(tombstone.key());
                out.writeEndArray();
            }
            out.writeEndArray();
            if (receipt.held().isPresent()) {
                EvidenceHold hold = receipt.held().get();
                out.writeStringField("heldUntil", hold.until().toString());
                out.writeStringField("ground", hold.ground());
            }
        });
    }

    private static ErasureReceipt read(ContactId contact, Instant at, String document) {
        Fields fields = new Fields();
        Json.read(document, fields::read);
        return new ErasureReceipt(contact, at, fields.removed, fields.tombstones, fields.kept, fields.held());
    }

    /** The fields as they come. */
    private static final class Fields {
        final Map<ErasureReceipt.Part, Integer> removed = new EnumMap<>(ErasureReceipt.Part.class);
        final List<ErasedPoint> tombstones = new ArrayList<>();
        int kept;
        private @Nullable Instant heldUntil;
        private @Nullable String ground;

        void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "kept" -> kept = Integer.parseInt(in.getText());
                case "heldUntil" -> heldUntil = Instant.parse(in.getText());
                case "ground" -> ground = in.getText();
                case "removed" ->
                    Json.fields(
                            in,
                            (part, count) ->
                                    removed.put(ErasureReceipt.Part.valueOf(part), Integer.parseInt(count.getText())));
                case "tombstones" -> Json.elements(in, this::tombstone);
                default -> {}
            }
        }

        Optional<EvidenceHold> held() {
            return heldUntil == null || ground == null
                    ? Optional.empty()
                    : Optional.of(new EvidenceHold(heldUntil, ground));
        }

        private void tombstone(JsonParser in) throws IOException {
            List<String> pair = new ArrayList<>(2);
            Json.elements(in, part -> pair.add(part.getText()));
            tombstones.add(ErasedPoint.parse(PointType.valueOf(pair.get(0)), pair.get(1)));
        }
    }
}
