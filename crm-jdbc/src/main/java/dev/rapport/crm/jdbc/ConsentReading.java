package dev.rapport.crm.jdbc;

import com.fasterxml.jackson.core.JsonParser;
import dev.rapport.crm.consent.Confirmed;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.DncAnswer;
import dev.rapport.crm.consent.DncChecked;
import dev.rapport.crm.consent.Engaged;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.Expired;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.GrantBuilder;
import dev.rapport.crm.consent.Inquired;
import dev.rapport.crm.consent.LegalBasis;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purchased;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.consent.Restricted;
import dev.rapport.crm.consent.RestrictionLifted;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionLifted;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An entry made of its row: {@link ConsentWriting} and {@link ConsentTexts} have written its documents. */
final class ConsentReading {

    private final ConsentTexts words;
    private final Optional<ContactPoint> point;
    private final Map<String, String> texts = new HashMap<>();
    private final List<Channel> channels = new ArrayList<>();
    private final List<Purpose> purposes = new ArrayList<>();

    /** The point is that of the row of the point; the words of the entry itself go before. */
    ConsentReading(String document, ConsentTexts words, @Nullable ContactPoint row) {
        this.words = words;
        point = words.points.isEmpty() ? Optional.ofNullable(row) : Optional.of(words.points.get(0));
        Json.read(document, this::read);
    }

    private void read(String name, JsonParser in) throws IOException {
        if (name.equals("channels")) {
            Json.elements(in, channel -> channels.add(Channel.of(channel.getText())));
        } else if (name.equals("purposes")) {
            Json.elements(in, this::readPurpose);
        } else if (in.currentToken().isScalarValue()) {
            texts.put(name, in.getText());
        }
    }

    private void readPurpose(JsonParser in) throws IOException {
        List<String> pair = new ArrayList<>(2);
        Json.elements(in, part -> pair.add(part.getText()));
        purposes.add(new Purpose(pair.get(0), Purpose.Kind.valueOf(pair.get(1))));
    }

    /** The entry; whom it is about is null for what is about nobody. */
    Consent consent(ConsentKind kind, FactStamp given, @Nullable ContactId contact, @Nullable String permit) {
        FactStamp stamp = stamp(given);
        if (kind == ConsentKind.PURPOSE_REVISED) {
            return new PurposeRevised(stamp, purposes.get(0), version());
        }
        ContactId person = Objects.requireNonNull(contact, "contact_id");
        return switch (kind) {
            case GRANTED -> grant(stamp, person);
            case CONFIRMED -> new Confirmed(stamp, person, text("token"));
            case WITHDRAWN -> new Withdrawn(stamp, person, scope());
            case OBJECTED -> new Objected(stamp, person, point);
            case EXPIRED -> new Expired(stamp, person, scope());
            case SUPPRESSED -> new Suppressed(stamp, person, reason(), point);
            case SUPPRESSION_LIFTED -> new SuppressionLifted(stamp, person, reason(), point);
            case RESTRICTED -> new Restricted(stamp, person);
            case RESTRICTION_LIFTED -> new RestrictionLifted(stamp, person);
            case PURCHASED -> new Purchased(stamp, person);
            case INQUIRED -> new Inquired(stamp, person);
            case ENGAGED -> new Engaged(stamp, person);
            case DNC_CHECKED ->
                new DncChecked(stamp, person, point(), new DncAnswer(text("register"), texts.containsKey("listed")));
            case CONTACTED ->
                new Contacted(stamp, person, point(), channels.get(0), purposes.get(0), Optional.ofNullable(permit));
            case MERGED -> new Merged(stamp, person, ContactId.parse(text("into")));
            case ERASED -> new Erased(stamp, person, words.points);
            case PURPOSE_REVISED -> throw new IllegalStateException("made before");
        };
    }

    private FactStamp stamp(FactStamp given) {
        FactStamp stamp = words.actor.map(given::actor).orElse(given);
        String controller = texts.get("controller");
        return controller == null ? stamp : stamp.controller(controller);
    }

    private Grant grant(FactStamp stamp, ContactId person) {
        GrantBuilder grant = Grant.of(stamp, person, point())
                .by(channels.toArray(Channel[]::new))
                .purposes(purposes.toArray(Purpose[]::new))
                .basis(LegalBasis.valueOf(text("basis")))
                .source(Grant.Source.valueOf(text("source")))
                .proof(proof())
                .purposeVersion(version());
        given("from", from -> grant.from(Instant.parse(from)));
        given("expiresAt", end -> grant.until(Instant.parse(end)));
        given("token", token -> grant.confirm(token, Instant.parse(text("confirmBy"))));
        given("softContext", context -> grant.soft(context, texts.containsKey("optOutOffered")));
        given("byGuardian", yes -> grant.byGuardian());
        return grant.build();
    }

    private Proof proof() {
        Proof proof = Proof.NONE;
        for (Map.Entry<Proof.Part, String> part : words.proof.entrySet()) {
            proof = proof.and(part.getKey(), part.getValue());
        }
        return proof;
    }

    private ConsentScope scope() {
        return new ConsentScope(point, Set.copyOf(channels), Set.copyOf(purposes));
    }

    private SuppressionReason reason() {
        return SuppressionReason.valueOf(text("reason"));
    }

    private int version() {
        return Integer.parseInt(text("version"));
    }

    private ContactPoint point() {
        Supplier<IllegalStateException> missing = () -> new IllegalStateException("the point of an entry is missing");
        return point.orElseThrow(missing);
    }

    private String text(String name) {
        return Objects.requireNonNull(texts.get(name), name);
    }

    private void given(String name, Consumer<String> field) {
        String value = texts.get(name);
        if (value != null) {
            field.accept(value);
        }
    }
}
