package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contacts are listed by name and by id. */
abstract class ContactListPromises extends ContactPromises {
    private Contact named(String name) {
        return add(Contact.person(name));
    }

    private Page<Contact> byName(String prefix, int limit, Optional<Cursor> after) {
        return in(session -> session.contacts().byName(Contact.nameKeyOf(prefix), limit, after));
    }

    private Page<Contact> all(int limit, Optional<Cursor> after) {
        return in(session -> session.contacts().all(limit, after));
    }

    private List<String> names(String prefix) {
        return byName(prefix, 100, Optional.empty()).items().stream()
                .map(Contact::name)
                .toList();
    }

    @Test
    @Promise("S-80")
    void listsContactsByName() {
        named("Charles Babbage");
        named("Ada Lovelace");
        named("Bernhard Riemann");
        assertEquals(List.of("Ada Lovelace", "Bernhard Riemann", "Charles Babbage"), names(""));
    }

    @Test
    @Promise("S-80")
    void listsOnlyContactsWhoseNameBeginsSo() {
        named("Ada Lovelace");
        named("Adam Smith");
        named("Lovelace Ada");
        named("Ad Astra");
        assertEquals(List.of("Ada Lovelace", "Adam Smith"), names("ada"));
    }

    @Test
    @Promise("S-80")
    void listsNamesWhateverTheirCase() {
        named("ADA one");
        named("ada two");
        named("Ada Three");
        assertEquals(List.of("ADA one", "Ada Three", "ada two"), names("aDa"));
    }

    @Test
    @Promise("S-80")
    void listsNamesByCodePointAndNotByLanguage() {
        // by language, the o with two dots would stand near the o, and the space would not count
        named("\u00d6zil");
        named("Zuse");
        named("Oz il");
        named("Ozan");
        assertEquals(List.of("Oz il", "Ozan", "Zuse", "\u00d6zil"), names(""));
    }

    @Test
    @Promise("S-80")
    void listsSupplementaryCharactersAfterAllOthers() {
        // in UTF-16 the surrogates of the emoji would come before U+FFFD
        named("\ud83d\ude00");
        named("\ufffd");
        assertEquals(List.of("\ufffd", "\ud83d\ude00"), names(""));
    }

    @Test
    @Promise("S-80")
    void findsAPrefixBeforeASupplementaryCharacter() {
        named("Ada\ud83d\ude00");
        named("Ada\uffee");
        assertEquals(2, names("ada").size());
    }

    @Test
    @Promise("S-80")
    void findsAPrefixOfSupplementaryCharacters() {
        named("\ud83d\ude00 Ada");
        named("\ud83d\ude01 Ada");
        assertEquals(List.of("\ud83d\ude00 Ada"), names("\ud83d\ude00"));
    }

    @Test
    @Promise("S-80")
    void findsSharpSAndDoubleSAlike() {
        named("Stra\u00dfe");
        named("STRASSE 2");
        assertEquals(List.of("Stra\u00dfe", "STRASSE 2"), names("strass"));
        assertEquals(List.of("Stra\u00dfe", "STRASSE 2"), names("stra\u00df"));
    }

    @Test
    @Promise("S-80")
    void findsTurkishLettersWhateverTheirCase() {
        named("I\u015f\u0131k");
        assertEquals(List.of("I\u015f\u0131k"), names("\u0131\u015f\u0131"));
        assertEquals(List.of("I\u015f\u0131k"), names("i\u015fi"));
    }

    @Test
    @Promise("S-80")
    void listsContactsOfTheSameNameById() {
        ContactId small = ContactId.parse("01930000-0000-7000-8000-000000000001");
        ContactId middle = ContactId.parse("01930000-0000-7000-b000-000000000001");
        ContactId large = ContactId.parse("f1930000-0000-7000-8000-000000000001");
        for (ContactId id : List.of(large, small, middle)) {
            add(Samples.person().id(id));
        }
        assertEquals(
                List.of(small, middle, large),
                ids(byName("", 10, Optional.empty()).items()));
    }

    @Test
    @Promise("S-81")
    void takesAPercentSignLiterally() {
        named("100% Wool");
        named("1000 Things");
        assertEquals(List.of("100% Wool"), names("100%"));
        assertEquals(List.of(), names("%"));
    }

    @Test
    @Promise("S-81")
    void takesAnUnderscoreLiterally() {
        named("a_b");
        named("axb");
        assertEquals(List.of("a_b"), names("a_"));
    }

    @Test
    @Promise("S-81")
    void takesABackslashLiterally() {
        named("a\\b");
        named("a\\%b");
        named("ab");
        assertEquals(List.of("a\\%b", "a\\b"), names("a\\"));
    }

    @Test
    @Promise("S-81")
    void takesOtherSignsOfPatternsLiterally() {
        for (String name : List.of("*", "?", "[a]", "a", "'", "\"", ".*")) {
            named(name);
        }
        for (String sign : List.of("*", "?", "[", "'", "\"", ".")) {
            assertEquals(1, names(sign).size(), sign);
        }
    }

    @Test
    @Promise("S-82")
    void pagesThroughContactsOfTheSameName() {
        List<ContactId> added = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            added.add(add(Samples.person()).id());
        }
        assertEquals(added, ids(pages(after -> byName("ada", 3, after))));
    }

    @Test
    @Promise("S-82")
    void pagesThroughNamesWithAnyCharacter() {
        List<String> names = List.of("a b", "a%", "a'", "a\\", "a\u00e9", "a\ufffd", "a\ud83d\ude00");
        names.forEach(this::named);
        assertEquals(
                names,
                pages(after -> byName("a", 1, after)).stream()
                        .map(Contact::name)
                        .toList());
    }

    @Test
    @Promise("S-82")
    void pagesOnBesideContactsThatComeAndGo() {
        for (String name : List.of("B", "D", "F", "H")) {
            named(name);
        }
        Page<Contact> first = byName("", 2, Optional.empty());
        Contact last = first.items().get(1);
        named("A");
        revise(last.toBuilder().name("Z"));
        assertEquals(
                List.of("F", "H", "Z"),
                byName("", 10, first.next()).items().stream().map(Contact::name).toList());
    }

    @Test
    @Promise("S-83")
    void listsAllContactsById() {
        ContactId small = ContactId.parse("01930000-0000-7000-8000-000000000001");
        ContactId middle = ContactId.parse("7fffffff-0000-7000-8000-000000000001");
        ContactId large = ContactId.parse("80000000-0000-7000-8000-000000000001");
        for (ContactId id : List.of(large, small, middle)) {
            add(Samples.person().id(id));
        }
        assertEquals(
                List.of(small, middle, large), ids(all(10, Optional.empty()).items()));
    }

    @Test
    @Promise("S-84")
    void pagesThroughAllContacts() {
        List<ContactId> added = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            added.add(add(Samples.person()).id());
        }
        Collections.sort(added);
        assertEquals(added, ids(pages(after -> all(3, after))));
    }

    @Test
    @Promise("S-122")
    void endsAListWithoutACursor() {
        add(Samples.person());
        add(Samples.person());
        assertEquals(Optional.empty(), all(2, Optional.empty()).next());
        assertEquals(Optional.empty(), byName("", 2, Optional.empty()).next());
        assertEquals(1, all(1, Optional.empty()).items().size());
        assertEquals(1, byName("", 1, Optional.empty()).items().size());
    }

    @Test
    @Promise("S-120")
    void makesTheCursorsOfContactsThatEveryStorageUnderstands() {
        Contact ada = add(Samples.person());
        Contact bob = add(Contact.person("\u00c9va"));
        add(Contact.person("\ud83d\ude00"));
        assertEquals(
                Optional.of(Cursor.of("contacts", ada.id().toString())),
                all(1, Optional.empty()).next());
        assertEquals(
                Optional.of(Cursor.of("names", bob.id().toString(), "\u00e9va")),
                byName("", 2, Optional.empty()).next());
    }

    @Test
    @Promise("S-121")
    void refusesACursorOfAnotherListOfContacts() {
        Cursor foreign = Cursor.of("due", "0", ContactId.next().toString());
        assertThrows(IllegalArgumentException.class, () -> all(1, Optional.of(foreign)));
        assertThrows(IllegalArgumentException.class, () -> byName("", 1, Optional.of(foreign)));
    }
}
