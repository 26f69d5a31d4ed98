package dev.rapport.crm.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.TimeWindow;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class ContactTest {

    private static final ContactId ACME = ContactId.parse("01934a5c-0000-7000-8000-000000000001");
    private static final AttributeKey<String> PLAN = AttributeKey.text("plan");

    private static Contact.Builder ada() {
        return Contact.person("Ada Lovelace")
                .email("ada@example.org")
                .phone("+442079460000")
                .zone("Europe/London")
                .locale(Locale.UK)
                .tag("vip")
                .tag("customer")
                .birthday("1815-12-10")
                .date("wedding-day", PartialDate.parse("--07-08"))
                .relation(Relation.WORKS_AT, ACME)
                .attribute(PLAN, "gold")
                .externalRef("shop", "4711")
                .owner("grace");
    }

    @Test
    void readsBackWhatTheBuilderWasTold() {
        Contact ada = ada().build();
        assertEquals(ContactKind.PERSON, ada.kind());
        assertEquals("Ada Lovelace", ada.name());
        assertEquals(List.of(EmailAddress.parse("ada@example.org")), ada.emails());
        assertEquals(List.of(PhoneNumber.parse("+442079460000")), ada.phones());
        assertEquals(Optional.of(ZoneId.of("Europe/London")), ada.zone());
        assertEquals(Optional.of(Locale.UK), ada.locale());
        assertEquals(List.of(new Tag("customer"), new Tag("vip")), List.copyOf(ada.tags()));
        assertEquals(List.of("birthday", "wedding-day"), List.copyOf(ada.dates().keySet()));
        assertEquals(List.of(new Relation("works-at", ACME)), List.copyOf(ada.relations()));
        assertEquals(Optional.of("gold"), ada.attributes().get(PLAN));
        assertEquals(List.of(new ExternalRef("shop", "4711")), List.copyOf(ada.externalRefs()));
        assertEquals(Optional.of("grace"), ada.owner());
        assertEquals(Preferences.none(), ada.preferences());
        assertEquals(0, ada.revision());
        assertEquals("Contact[" + ada.id() + "]", ada.toString());
    }

    @Test
    void takesBackWhatTheBuilderWasTold() {
        Contact bare = ada().removePoint(EmailAddress.parse("ADA@example.org"))
                .removePoint(PhoneNumber.parse("+442079460000"))
                .removeTag("vip")
                .removeTag("customer")
                .removeDate("birthday")
                .removeDate("wedding-day")
                .removeRelation(new Relation("works-at", ACME))
                .removeAttribute(PLAN)
                .removeExternalRef(new ExternalRef("shop", "4711"))
                .clearOwner()
                .clearZone()
                .clearLocale()
                .build();
        assertTrue(bare.sameContentAs(Contact.person("Ada Lovelace").build()));
    }

    @Test
    void isEqualOnlyIfEveryFieldIs() {
        Contact ada = ada().build();
        List<Contact> changed = Stream.<Contact.Builder>of(
                        ada.toBuilder().name("Ada King"),
                        ada.toBuilder().email("ada@example.com"),
                        ada.toBuilder().zone("Europe/Paris"),
                        ada.toBuilder().locale(Locale.FRANCE),
                        ada.toBuilder().tag("mathematician"),
                        ada.toBuilder().birthday("1815-12-11"),
                        ada.toBuilder().relation(Relation.MEMBER_OF, ACME),
                        ada.toBuilder()
                                .preferences(
                                        Preferences.builder().doNotContact(true).build()),
                        ada.toBuilder().attribute(PLAN, "silver"),
                        ada.toBuilder().externalRef("shop", "4712"),
                        ada.toBuilder().owner("alan"))
                .map(Contact.Builder::build)
                .toList();
        for (Contact other : changed) {
            assertNotEquals(ada, other);
            assertFalse(ada.sameContentAs(other));
        }
        assertNotEquals(ada, ada.toBuilder().revision(1).build());
        assertTrue(ada.sameContentAs(
                ada.toBuilder().id(ContactId.next()).revision(1).build()));
        assertFalse(Contact.organisation("X")
                .build()
                .sameContentAs(Contact.household("X").build()));
    }

    @Test
    void keepsEarlierContactsWhenTheBuilderGoesOn() {
        Contact.Builder builder = ada();
        Contact before = builder.build();
        Contact after = builder.tag("late")
                .email("late@example.org")
                .attribute(PLAN, "late")
                .build();
        assertEquals(2, before.tags().size());
        assertEquals(1, before.emails().size());
        assertEquals(Optional.of("gold"), before.attributes().get(PLAN));
        assertEquals(3, after.tags().size());
        assertThrows(UnsupportedOperationException.class, () -> before.tags().clear());
        assertThrows(UnsupportedOperationException.class, () -> before.points().clear());
        assertThrows(UnsupportedOperationException.class, () -> before.dates().clear());
    }

    @Test
    void refusesNonsenseWithoutRepeatingIt() {
        Contact.Builder builder = ada();
        List<Runnable> calls = List.of(
                () -> builder.name("secret\nsecret"),
                () -> builder.zone("Secret/Zone"),
                () -> builder.tag("secret".repeat(11)),
                () -> builder.birthday("secret"),
                () -> builder.date("Secret", PartialDate.parse("--01-01")),
                () -> builder.relation("Secret", ACME),
                () -> builder.externalRef("secret\n", "1"),
                () -> builder.externalRef("shop", "secret\n"),
                () -> builder.owner("secret\n"),
                () -> builder.revision(-1),
                () -> builder.id(ACME).build());
        for (Runnable call : calls) {
            String message = String.valueOf(
                    assertThrows(IllegalArgumentException.class, call::run).getMessage());
            assertFalse(message.toLowerCase(Locale.ROOT).contains("secret"), message);
        }
    }

    @Test
    void hasNamesOfEveryKind() {
        for (String name : List.of(
                "O",
                "\u674e",
                "Sukarno",
                "Nguy\u1ec5n V\u0103n A",
                "\u0623\u062d\u0645\u062f",
                "X \u00c6 A-12",
                "null")) {
            assertEquals(name, Contact.person(name).build().name());
        }
    }

    @Test
    void acceptsHostileTextOrSaysWhyNot() {
        String json = SharedFolder.read("data/strings/blns.base64.json");
        List<String> texts = Pattern.compile("\"([A-Za-z0-9+/=]*)\"")
                .matcher(json)
                .results()
                .map(m -> new String(Base64.getDecoder().decode(m.group(1)), StandardCharsets.UTF_8))
                .toList();
        assertTrue(texts.size() > 400, "read " + texts.size());
        List<String> refused = new ArrayList<>();
        for (String text : texts) {
            Contact kept = Contact.person("Ada").attribute(PLAN, text).build();
            assertEquals(Optional.of(text), kept.attributes().get(PLAN));
            try {
                assertEquals(text, Contact.person(text).build().name());
            } catch (IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage());
                assertTrue(
                        message.matches("name: (blank|a control character or line break is not allowed) .*"), message);
                refused.add(text);
            }
        }
        assertTrue(refused.size() < 20, "refused " + refused.size());
    }

    @Test
    void keepsPreferences() {
        Preferences preferences = Preferences.builder()
                .preferredChannel(Channel.CALL)
                .window(TimeWindow.of("09:00", "12:00"))
                .quietHours(QuietHours.of("21:00", "08:00"))
                .notBefore(LocalDate.of(2027, 8, 15))
                .blackoutDays(List.of(LocalDate.of(2027, 12, 26), LocalDate.of(2027, 12, 25)))
                .build();
        assertEquals(preferences, preferences.toBuilder().build());
        assertNotEquals(preferences, preferences.toBuilder().doNotContact(true).build());
        assertEquals(LocalDate.of(2027, 12, 25), preferences.blackoutDays().first());
        assertEquals(Optional.of(Channel.CALL), preferences.preferredChannel());
        assertEquals("Preferences[some]", preferences.toString());
        assertEquals("Preferences[none]", Preferences.none().toString());
    }

    @Test
    void keepsOfALocaleWhatItsTagTells() {
        Contact ola =
                Contact.person("Ola").locale(Locale.forLanguageTag("nn-NO")).build();
        assertEquals(Optional.of("nn-NO"), ola.locale().map(Locale::toLanguageTag));
        assertEquals(ola, ola.toBuilder().locale(ola.locale().orElseThrow()).build());
        Locale endless = Locale.forLanguageTag("en-x-" + "abcdefgh-".repeat(8) + "z");
        Contact.Builder builder = ola.toBuilder();
        assertThrows(IllegalArgumentException.class, () -> builder.locale(endless));
    }

    @Test
    void namesItsIdsInOneForm() {
        assertEquals(ACME, ContactId.parse(ACME.toString()));
        assertTrue(ContactId.next().compareTo(ContactId.next()) < 0);
        assertThrows(IllegalArgumentException.class, () -> ContactId.parse("1-1-1-1-1"));
        assertThrows(IllegalArgumentException.class, () -> ContactId.parse("z".repeat(36)));
        assertEquals("ExternalRef[shop, 4 characters]", new ExternalRef("shop", "4711").toString());
    }

    @Property
    void aRebuiltContactIsTheSame(@ForAll("contacts") Contact contact) {
        Contact rebuilt = contact.toBuilder().build();
        assertEquals(contact, rebuilt);
        assertEquals(contact.hashCode(), rebuilt.hashCode());
        assertTrue(contact.sameContentAs(rebuilt));
    }

    @Provide
    Arbitrary<Contact> contacts() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', '\u4e00')
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(s -> "A" + s.replaceAll("\\p{Cntrl}|[\u2028\u2029\u0080-\u009f]", ""));
        Arbitrary<List<String>> words = Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(5)
                .list()
                .uniqueElements()
                .ofMaxSize(5);
        return Combinators.combine(names, words, words, Arbitraries.longs().between(0, 9))
                .as((name, tags, mails, revision) -> {
                    Contact.Builder builder = Contact.person(name).revision(revision);
                    tags.forEach(builder::tag);
                    tags.forEach(tag ->
                            builder.attribute(AttributeKey.text(tag), tag).externalRef("shop", tag));
                    mails.forEach(mail -> builder.point(PointEntry.builder(EmailAddress.parse(mail + "@example.org"))
                            .primary(mail.length() == 2)
                            .build()));
                    return builder.build();
                });
    }
}
