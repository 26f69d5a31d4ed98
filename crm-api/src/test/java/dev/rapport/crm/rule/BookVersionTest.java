package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A book is newer by its rules first, then by what they plan by. */
class BookVersionTest {

    private static int version(int rules, int models) {
        return RuleBook.version(rules).models(models).of().version();
    }

    @Test
    void countsRulesAndModels() {
        assertEquals(3, RuleBook.version(3).of().version());
        assertEquals(300_000, version(3, 0));
        assertEquals(399_999, version(3, 99_999));
        assertEquals(400_000, version(4, 0));
        assertEquals(2_147_399_999, version(21_473, 99_999));
        assertEquals(Integer.MAX_VALUE, RuleBook.version(Integer.MAX_VALUE).of().version());
    }

    @Property
    void ordersByRulesThenModels(
            @ForAll @IntRange(min = 1, max = 21_473) int rules,
            @ForAll @IntRange(min = 1, max = 21_473) int otherRules,
            @ForAll @IntRange(max = 99_999) int models,
            @ForAll @IntRange(max = 99_999) int otherModels) {
        int expected = rules == otherRules ? Integer.compare(models, otherModels) : Integer.compare(rules, otherRules);
        assertEquals(expected, Integer.compare(version(rules, models), version(otherRules, otherModels)));
        assertTrue(version(rules, models) > rules, "a book that says nothing of models is older");
    }

    private static String remedy(int version) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> version(version, 0));
        return String.valueOf(e.getMessage());
    }

    @Property
    void namesTheLeastVersionThatComesAfterOneThatIsTooLarge(
            @ForAll @IntRange(min = 21_474, max = 2_147_299_999) int before) {
        Matcher named = Pattern.compile("go on with ([0-9]+),").matcher(remedy(before));
        assertTrue(named.find());
        int least = Integer.parseInt(named.group(1));
        assertTrue(version(least, 0) > before);
        assertTrue(least == 1 || version(least - 1, 0) <= before);
    }

    @Test
    void knowsWhenNoVersionComesAfter() {
        assertTrue(remedy(20_261_123).contains("go on with 203,"));
        assertTrue(remedy(2_147_299_999).contains("go on with 21473,"));
        assertTrue(remedy(2_147_300_000).contains("do without models"));
        assertTrue(remedy(Integer.MAX_VALUE).contains("do without models"));
    }

    @Test
    void refusesVersionsThatWouldRunIntoEachOther() {
        assertThrows(IllegalArgumentException.class, () -> version(1, -1));
        assertThrows(IllegalArgumentException.class, () -> version(1, 100_000));
        assertThrows(IllegalArgumentException.class, () -> version(21_474, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> RuleBook.version(1).models(1).models(1));
    }
}
