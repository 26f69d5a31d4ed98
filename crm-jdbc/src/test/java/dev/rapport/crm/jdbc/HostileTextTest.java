package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.Handle;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.testkit.Samples;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts that break programs come back as they were, wherever they stand. */
final class HostileTextTest {

    private static final TenantId TENANT = new TenantId("acme");
    private static final AttributeKey<String> WORDS = AttributeKey.text("words");

    private static List<String> naughtyStrings() throws IOException {
        List<String> texts = new ArrayList<>();
        try (JsonParser in = new JsonFactory().createParser(SharedFolder.read("data/strings/blns.json"))) {
            while (in.nextToken() != null) {
                if (in.currentToken() == JsonToken.VALUE_STRING) {
                    texts.add(in.getText());
                }
            }
        }
        assertTrue(texts.size() > 400, "read " + texts.size());
        return texts;
    }

    private static void unlessRefused(String text, Consumer<String> field) {
        try {
            field.accept(text);
        } catch (IllegalArgumentException e) {
            // the value says why itself; what it accepts must come back
        }
    }

    private static Contact contact(String text) {
        Contact.Builder contact = Contact.person("x").attribute(WORDS, text);
        unlessRefused(text, contact::name);
        unlessRefused(text, contact::tag);
        unlessRefused(text, contact::owner);
        unlessRefused(text, id -> contact.externalRef("shop", id));
        unlessRefused(text, name -> contact.point(PointEntry.of(new Handle("chat", name))));
        return contact.build();
    }

    private static Interaction interaction(Contact contact, String text) {
        var note = Interaction.note(contact.id()).at(Samples.NOW);
        unlessRefused(text, note::text);
        unlessRefused(text, note::about);
        unlessRefused(text, id -> note.externalRef("shop", id));
        return note.stamp(Samples.NOW, ZoneOffset.UTC).build();
    }

    @ParameterizedTest
    @EnumSource
    void comeBackAndAreFound(Database kind) throws IOException {
        List<String> texts = Stream.concat(
                        naughtyStrings().stream(),
                        Stream.of("%", "_", "a%b", "\\", "'", "\"", "$1", "{contact}", "?", "{rows}", "--", ";"))
                .distinct()
                .toList();
        Storage storage = JdbcStorage.builder(kind.create()).createSchema().build();
        storage.inTransaction(TENANT, s -> {
            texts.forEach(text -> comesBack(s, text));
            return true;
        });
    }

    private static void comesBack(StorageSession s, String text) {
        Contact contact = contact(text);
        Interaction note = interaction(contact, text);
        s.write(Changes.of(new Change.ContactAdded(contact, Samples.NOW), new Change.InteractionAppended(note)));
        Contact stored = contact.toBuilder().revision(1).build();
        assertEquals(Optional.of(stored), s.contacts().find(contact.id()));
        assertEquals(Optional.of(note), s.interactions().find(note.id()));
        contact.externalRefs()
                .forEach(ref -> assertEquals(Optional.of(stored), s.contacts().findByExternalRef(ref)));
        contact.points()
                .forEach(p -> assertTrue(s.contacts().findByPoint(p.point()).contains(stored)));
        note.externalRef()
                .ifPresent(
                        ref -> assertEquals(Optional.of(note), s.interactions().findByExternalRef(ref)));
        assertTrue(s.contacts()
                .byName(contact.nameKey(), 1_000, Optional.empty())
                .items()
                .contains(stored));
    }
}
