package dev.rapport.crm.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NameKeyTest {

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, ada lovelace",
        "'  Ada \u00a0 Lovelace\u3000', ada lovelace",
        "STRASSE, strasse",
        "Stra\u00dfe, strasse",
        "STRA\u1e9eE, strasse",
        "\u03a3\u0391\u03a3, \u03c3\u03b1\u03c3",
        "\u03c3\u03b1\u03c2, \u03c3\u03b1\u03c3",
        "\u0130LKER, ilker",
        "\uff21\uff44\uff41, ada",
        "\ufb01n, fin",
        "Jo\u0308rg, j\u00f6rg",
        "\u674e, \u674e",
    })
    void unifiesTheWaysToWriteAName(String name, String key) {
        assertEquals(key, Contact.nameKeyOf(name));
        assertEquals(key, Contact.person(name).build().nameKey());
    }

    @Test
    void takesLineBreaksAndTabsForSpaces() {
        assertEquals("ada lovelace", Contact.nameKeyOf("\tAda\r\nLovelace\u2028"));
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals("istanbul", Contact.nameKeyOf("ISTANBUL"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void isItsOwnKeyForEveryCodePoint() {
        for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
            int type = Character.getType(c);
            if (Character.isDefined(c) && type != Character.SURROGATE && type != Character.PRIVATE_USE) {
                String key = Contact.nameKeyOf("a" + Character.toString(c) + "b");
                assertEquals(key, Contact.nameKeyOf(key), Integer.toHexString(c));
            }
        }
    }

    @Test
    void fitsAColumnAndIsNotCutInsideACharacter() {
        assertEquals(300, Contact.nameKeyOf("\ufdfa".repeat(300)).length());
        assertEquals(299, Contact.nameKeyOf("a" + "\ud83d\ude00".repeat(200)).length());
    }

    @Property
    void aPrefixOfLettersHasAPrefixOfTheKey(@ForAll int seed) {
        String letters = "aA\u03a3\u03c3\u03c2iI\u00df\u1e9e\u0416\u0436zZ";
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            name.append(letters.charAt(Math.floorMod(seed * 31 + i * i * 7, letters.length())));
        }
        for (int end = 1; end <= name.length(); end++) {
            assertTrue(Contact.nameKeyOf(name.toString()).startsWith(Contact.nameKeyOf(name.substring(0, end))));
        }
    }
}
