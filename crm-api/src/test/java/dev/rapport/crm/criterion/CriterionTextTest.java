package dev.rapport.crm.criterion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.error.SyntaxException;
import dev.rapport.crm.interaction.Direction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions are written as sentences and read back. */
class CriterionTextTest {
    private static final TouchFilter BOUGHT = TouchFilter.kinds(InteractionKind.PURCHASE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is a person",
                "is an organisation or is a household",
                "is any contact",
                "is no contact",
                "is tagged customer and (is tagged \"big fish\" or not (is tagged \"or\"))",
                "has the date birthday",
                "has the date \"attribute\"",
                "has the date birthday within the next 7 days",
                "has a relation works-at",
                "is owned by mia",
                "is owned by \"nobody\"",
                "is owned by nobody",
                "is in the zone \"Europe/Paris\"",
                "has the number attribute seats of at least 50",
                "has the decimal attribute discount of 0.05 to 0.1",
                "is held out of spring-2027 by 10 %",
                "has the text attribute city",
                "has the text attribute city = \"Saint \\\"Q\\\" \\\\ Ouen\"",
                "has the number attribute seats = -5",
                "has the decimal attribute discount = 1.50",
                "has the flag attribute vip = true",
                "has the date attribute renewal = 2027-01-31",
                "has the instant attribute seen = 2027-01-31T08:00:00.000001Z",
                "has at least 3 of PURCHASE",
                "has at most 0 of inbound interaction",
                "has 1 to 2 of CALL, EMAIL",
                "has at least 1 of outbound interaction by EMAIL, SMS",
                "had the first PURCHASE before 2027-01-31T08:00:00Z",
                "had the last outbound CALL by CALL after 2027-01-31T08:00:00Z",
                "had the last CALL longer ago than 1 year 2 months 3 days",
                "had the first outbound interaction by EMAIL, SMS within 1 day",
                "has at least 3 of PURCHASE in the last 90 days",
                "has at most 0 of inbound interaction by CALL since 2027-01-31T08:00:00Z",
                "has 1 to 2 of CALL, EMAIL since 2027-01-31T08:00:00Z before 2027-02-01T08:00:00Z",
                "has a sum of at least 100.5 EUR of PURCHASE in the last 1 year",
                "has a sum of at most 0 JPY of interaction before 2027-01-31T08:00:00Z",
                "has a sum of -5 to 10 USD of PURCHASE by IN_PERSON",
                "may be contacted by EMAIL for marketing news",
                "may be contacted by CALL for non-marketing service",
                "has a follow-up overdue",
                "has a follow-up of chase done",
                "has the measure alive of at most 0.3",
                "has the measure \"big score\" of -10 to 20"
            })
    void readsBackWhatItWrites(String text) {
        assertEquals(text, Criterion.parse(text).text());
    }

    @Test
    void readsWhatTheSentenceSays() {
        assertEquals(
                Criteria.tagged("customer").and(Criteria.atLeast(3, BOUGHT)),
                Criterion.parse("is tagged customer and has at least 3 of PURCHASE"));
        assertEquals(
                Criteria.is(AttributeKey.decimal("discount"), new BigDecimal("1.50")),
                Criterion.parse("has the decimal attribute discount = 1.50"));
        assertEquals(
                Criteria.lastAfter(
                        new TouchFilter(
                                BOUGHT.kinds(),
                                new TreeSet<>(List.of(Channel.IN_PERSON)),
                                Optional.of(Direction.INBOUND)),
                        Instant.parse("2027-01-31T08:00:00Z")),
                Criterion.parse("had the last inbound PURCHASE by IN_PERSON after 2027-01-31T08:00:00Z"));
    }

    @Test
    void bindsNotBeforeAndBeforeOr() {
        Criterion a = Criteria.tagged("a");
        Criterion b = Criteria.tagged("b");
        Criterion c = Criteria.tagged("c");

        Criterion read = Criterion.parse("not is tagged a and is tagged b or is tagged c");

        assertEquals(Criteria.anyOf(Criteria.allOf(Criteria.not(a), b), c), read);
        assertEquals("(not (is tagged a) and is tagged b) or is tagged c", read.text());
    }

    @Test
    void readsWhateverSpaceThereIsBetweenWords() {
        assertEquals(
                Criterion.parse("not (is tagged a) and has at least 1 of CALL, EMAIL"),
                Criterion.parse("\n not( is\ttagged a )and has  at least 1 of CALL ,EMAIL "));
    }

    @Test
    void showsNoValueWhereItIsNotAskedFor() {
        Criterion criterion = Criteria.not(Criteria.is(AttributeKey.text("city"), "Paris"));

        assertEquals("not (has the text attribute city = ...)", criterion.toString());
        assertEquals("not (has the text attribute city = \"Paris\")", criterion.text());
        assertEquals(
                "has the number attribute salary of ...",
                Criteria.within(AttributeKey.number("salary"), Bounds.atLeast(BigDecimal.TEN))
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                      | 0  | expected a condition, which begins with is, has, had, may, not or a bracket
            was tagged a                            | 0  | expected a condition, which begins with is, has, had, may, not or a bracket
            is tagged                               | 9  | expected a tag
            is tagged a, b                          | 11 | expected and, or, or the end
            is tagged a and                         | 15 | expected a condition, which begins with is, has, had, may, not or a bracket
            (is tagged a                            | 12 | expected )
            is a robot                              | 5  | expected one of person, organisation, household
            is good                                 | 3  | expected tagged, owned by, in the zone, held out of, any contact, no contact, a person, an organisation or a household
            is tagged "a                            | 10 | this quote is never closed; add a quote after the text
            is tagged "a\\b"                        | 12 | a backslash stands before a quote or another only
            is owned by                             | 11 | expected an owner
            is in the zone Atlantis                 | 15 | expected a zone such as Europe/Paris
            has the text attribute city of at least 5 | 23 | within: the attribute is a text, must be a number or a decimal to have bounds
            has the date birthday within 7 days     | 29 | expected the
            has the date birthday within the next 0 days | 38 | period: must be longer than nothing and have no negative part
            has the date birthday within the next 13 months | 13 | period: must be longer than nothing and at most a year, with no negative part; every date comes within a year
            is held out of x by 0 %                 | 20 | percent: is 0, must be 1 to 99; hold out a part, or nobody
            is held out of x by 10                  | 22 | expected %
            has 3                                   | 5  | expected to
            has x                                   | 4  | expected a whole number, 0 or more
            has -1 to 3 of CALL                     | 4  | expected a whole number, 0 or more
            has 3 to 2 of CALL                      | 4  | count: the bounds must be 0 or more and must not cross, were 3 and 2
            has at least 99999999999999999999 of CALL | 13 | expected a number up to 9223372036854775807
            has at least 3 of call                  | 18 | InteractionKind.name: length is 4, must be 1 to 32 characters of A-Z, 0-9 and _, beginning with a letter
            has at least 3 of CALL by               | 25 | expected a channel such as EMAIL
            has the text date                       | 13 | expected attribute
            has the text attribute city = Paris     | 30 | expected a text in quotes
            has the number attribute seats = "5"    | 33 | expected a number without quotes
            has the number attribute seats = five   | 33 | attribute: the text is no number (length 4); store it again
            had the last CALL at noon               | 18 | expected before, after, within or longer ago than
            had the last CALL within a week         | 25 | expected a whole number, 0 or more
            had the last CALL within 3 fortnights   | 27 | expected days, weeks, months or years
            had the last CALL within 0 days         | 25 | period: must be longer than nothing and have no negative part
            had the last CALL within 1001 years     | 25 | period: is longer than 1000 years; leave the window out for all time
            had the last CALL within 400000000 days | 25 | expected a number up to 306783378
            had the last CALL longer than 3 days    | 25 | expected ago
            has at least 3 of CALL in 3 days        | 26 | expected the
            has at least 1 of CALL since noon       | 29 | expected an instant such as 2027-01-31T08:00:00Z
            has at least 1 of CALL since 2027-01-31T08:00:00Z before 2027-01-31T08:00:00Z | 23 | window: ends before it begins; swap the two instants
            has a sum of 5 EUR of CALL              | 15 | expected to
            has a sum of 5 to 4 EUR of CALL         | 13 | bounds: they cross; swap them
            has a sum of at least 1e9 EUR of CALL   | 22 | expected a number such as 12.50
            has a sum of at least 5 EURO of CALL    | 24 | currency: not an ISO 4217 code such as EUR
            has a sum of at least 0.0000000001 EUR of CALL | 13 | bounds: 0 digits before and 10 after the point, must be at most 19 and 9; round it first
            has a robot                             | 6  | expected relation, follow-up or sum
            has a follow-up late                    | 16 | expected one of open, due, overdue, done, skipped, lapsed
            has the measure x at least 3            | 18 | expected of
            may be contacted by EMAIL for news      | 30 | expected marketing or non-marketing
            may be contacted by EMAIL for marketing NEWS | 40 | Purpose.name: length is 4, must be 1 to 64 characters of a-z, 0-9, '.' and '-', beginning with a letter
            had the last CALL before noon           | 25 | expected an instant such as 2027-01-31T08:00:00Z
            """)
    void saysWhereATextGoesWrongAndWhatBelongsThere(String text, int position, String message) {
        SyntaxException e = assertThrows(SyntaxException.class, () -> Criterion.parse(text));

        assertEquals("criterion: at position " + position + ": " + message, e.getMessage());
        assertEquals(position, e.position());
        assertEquals("criterion", e.what());
    }

    @Test
    void readsNothingThatIsTooLongOrTooDeep() {
        String deep = "(".repeat(Criterion.MAX_DEPTH) + "is a person" + ")".repeat(Criterion.MAX_DEPTH);
        String longest = "is a person" + " ".repeat(Criterion.MAX_TEXT - "is a person".length());

        assertEquals(Criteria.isPerson(), Criterion.parse(deep));
        assertEquals(
                Criterion.MAX_DEPTH,
                assertThrows(SyntaxException.class, () -> Criterion.parse("(" + deep + ")"))
                        .position());
        assertEquals(Criteria.isPerson(), Criterion.parse(longest));
        assertEquals(
                Criterion.MAX_TEXT,
                assertThrows(SyntaxException.class, () -> Criterion.parse(longest + " "))
                        .position());
        assertThrows(SyntaxException.class, () -> Criterion.parse("not ".repeat(2_000) + "is a person"));
    }

    @Test
    void joinsSentencesOfOneKindWithoutBrackets() {
        Criterion a = Criteria.tagged("a");

        assertEquals(
                "is tagged a and is tagged a and is tagged a", a.and(a).and(a).text());
        assertEquals("is tagged a or is tagged a or is tagged a", a.or(a).or(a).text());
        assertEquals(a, Criteria.allOf(a));
        assertEquals(a, Criteria.anyOf(a));
        assertEquals(a, Criteria.allOf().and(a));
        assertThrows(IllegalArgumentException.class, () -> new Criterion.AllOf(List.of(a)));
        assertThrows(IllegalArgumentException.class, () -> new Criterion.AnyOf(List.of(a)));
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void isTheSameWhenItIsReadBack(@ForAll("criteria") Criterion criterion) {
        Criterion read = Criterion.parse(criterion.text());

        assertEquals(criterion, read);
        assertEquals(criterion.text(), read.text());
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void answersEveryTextWithAConditionOrAPlace(
            @ForAll("criteria") Criterion criterion,
            @ForAll int from,
            @ForAll int length,
            @ForAll("scraps") String scrap) {
        String text = criterion.text();
        int begin = Math.floorMod(from, text.length() + 1);
        int end = begin + Math.floorMod(length, Math.min(8, text.length() - begin) + 1);
        String broken = text.substring(0, begin) + scrap + text.substring(end);

        try {
            Criterion read = Criterion.parse(broken);
            assertEquals(read, Criterion.parse(read.text()));
        } catch (SyntaxException e) {
            assertTrue(e.position() >= 0 && e.position() <= broken.length());
            assertFalse(String.valueOf(e.getMessage()).contains(AnyCriterion.PRIVATE), "the message repeats a value");
        }
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(
                "", " ", "\"", "\\", "(", ")", "not ", " and ", " or ", "%", ",", "=", "\u2028", "é", "0", "is ");
    }

    @Provide
    Arbitrary<Criterion> criteria() {
        return AnyCriterion.nested(3);
    }
}
