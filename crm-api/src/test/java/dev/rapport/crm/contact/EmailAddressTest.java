package dev.rapport.crm.contact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {

    private static final Pattern CASE = Pattern.compile(
            "<test id=\"(\\d+)\">.*?<address>(.*?)</address>.*?<category>ISEMAIL_(\\w+)</category>", Pattern.DOTALL);
    private static final Set<String> USABLE = Set.of("VALID_CATEGORY", "DNSWARN", "RFC5321");
    /** One group behind the two colons, and spaces around the address: harmless, so accepted. */
    private static final Set<Integer> TOLERATED = Set.of(71, 157, 158);

    private record Case(int id, String address, String category) {}

    @Test
    void judgesTheCasesOfTheIsemailSuite() {
        List<Case> cases = cases(SharedFolder.read("data/email/tests.xml"));
        assertEquals(164, cases.size());
        assertEquals(66, cases.stream().filter(c -> c.category().equals("ERR")).count());
        assertEquals(
                38, cases.stream().filter(c -> USABLE.contains(c.category())).count());
        assertAll(cases.stream().map(c -> () -> {
            boolean usable = USABLE.contains(c.category()) || TOLERATED.contains(c.id());
            assertEquals(usable, isAccepted(c.address()), "case " + c.id() + " of " + c.category());
        }));
    }

    @ParameterizedTest
    @CsvSource({
        "Ada@Example.ORG, ada@example.org",
        "'  ada@example.org\t', ada@example.org",
        "\"ada\"@example.org, ada@example.org",
        "\"a\\d\\a\"@example.org, ada@example.org",
        "\"Ada Lovelace\"@example.org, \"ada lovelace\"@example.org",
        "ada@[IPv6:2001:DB8::1], ada@[ipv6:2001:db8::1]",
        "ada@b\u00fccher.example, ada@xn--bcher-kva.example",
        "ada@B\u00dcCHER.example, ada@xn--bcher-kva.example",
        "ada@xn--bcher-kva.example, ada@xn--bcher-kva.example",
        "J\u00d6RG@example.org, j\u00f6rg@example.org",
        "jo\u0308rg@example.org, j\u00f6rg@example.org",
    })
    void makesOneKeyOfAllWaysToWriteAnAddress(String text, String key) {
        assertEquals(key, EmailAddress.parse(text).key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u30e6\u30fc\u30b6@\u4f8b\u3048.jp",
                "\u0438\u043c\u044f@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444",
                "\ud83d\ude00@example.org",
                "o'brien+crm@example.org",
                "ada@[192.0.2.1]",
                "ada@[ipv6:::ffff:192.0.2.1]"
            })
    void acceptsInternationalAndUnusualAddresses(String text) {
        assertEquals(text, EmailAddress.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada\u00a0b@example.org",
                "ada\u0085@example.org",
                "ada@exa\uff0fmple.org",
                "ada@exa mple.org",
                "ada@example\u3002",
                "Ada <ada@example.org>",
                "ada@example.org,bob@example.org",
                "ada@example.org\r\nBcc: bob@example.org",
                "ada@[Tag:content]",
                "\"ada\"x@example.org",
                "ada@[IPv6:1:2:3:4:5:6:7:192.0.2.1]",
                "ada@[IPv6:192.0.2.1::1]"
            })
    void refusesWhatNoServerTakes(String text) {
        assertThrows(IllegalArgumentException.class, () -> EmailAddress.parse(text));
    }

    @Test
    void limitsTheLengthsInOctets() {
        assertTrue(isAccepted("\u00e9".repeat(32) + "@example.org"));
        assertFalse(isAccepted("\u00e9".repeat(32) + "a@example.org"));
        String label = "a".repeat(63);
        assertTrue(isAccepted("ada@" + label + "." + label + "." + label));
        assertFalse(isAccepted("ada@" + label + "a.org"));
        String longest = "a@" + (label + ".").repeat(3) + "a".repeat(60);
        assertEquals(254, longest.length());
        assertTrue(isAccepted(longest));
        assertFalse(isAccepted("a" + longest));
    }

    @Test
    void tellsTheRuleAndThePositionButNeverTheAddress() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> EmailAddress.parse("lovelace..ada@example.org"))
                .getMessage();
        assertEquals(
                "e-mail address: a dot that is not between two characters (index 8 of length 25);"
                        + " write it like name@example.org",
                message);
        IllegalArgumentException domain =
                assertThrows(IllegalArgumentException.class, () -> EmailAddress.parse("ada@lovelace\uff0f.\u00e9"));
        assertFalse(String.valueOf(domain.getMessage()).contains("lovelace"));
        assertEquals(null, domain.getCause());
    }

    @Test
    void isEqualByItsTextAndHidesItWhenPrinted() {
        EmailAddress ada = EmailAddress.parse("ada@example.org");
        assertEquals(ada, EmailAddress.parse(" ada@example.org"));
        assertEquals(ada.hashCode(), EmailAddress.parse(" ada@example.org").hashCode());
        assertNotEquals(ada, EmailAddress.parse("Ada@example.org"));
        assertEquals("EmailAddress[15 characters]", ada.toString());
        assertEquals(
                "EmailAddress[18 characters]",
                EmailAddress.parse("Ada@B\u00fccher.example").toString());
    }

    @Property
    void theKeyOfAKeyIsTheKey(@ForAll("addresses") String text) {
        EmailAddress address = EmailAddress.parse(text);
        assertEquals(address.key(), EmailAddress.parse(address.key()).key());
        assertEquals(address, PointType.EMAIL.parse(address.text()));
    }

    @Property
    void eitherAcceptsOrExplains(@ForAll String text) {
        try {
            assertEquals(EmailAddress.parse(text), EmailAddress.parse(text));
        } catch (IllegalArgumentException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith("e-mail address: "));
        }
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> atom = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withChars("!#$%&'*+-/=?^_`{|}~\u00e9\u0130\u03a3\u03c2\u00df\u0301")
                .ofMinLength(1)
                .ofMaxLength(8);
        Arbitrary<String> quoted = Arbitraries.strings()
                .withCharRange(' ', '~')
                .ofMaxLength(20)
                .map(s -> '"' + s.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        Arbitrary<String> local =
                Arbitraries.oneOf(atom.list().ofMinSize(1).ofMaxSize(2).map(l -> String.join(".", l)), quoted);
        Arbitrary<String> domain = Arbitraries.of(
                "example.org",
                "EXAMPLE.org",
                "b\u00fccher.example",
                "Stra\u00dfe.example",
                "[192.0.2.1]",
                "[IPv6:::1]");
        return Combinators.combine(local, domain).as((l, d) -> l + "@" + d);
    }

    private static boolean isAccepted(String address) {
        try {
            EmailAddress.parse(address);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<Case> cases(String xml) {
        List<Case> cases = new ArrayList<>();
        Matcher matcher = CASE.matcher(xml.replace("<address/>", "<address></address>"));
        while (matcher.find()) {
            cases.add(new Case(Integer.parseInt(matcher.group(1)), controls(matcher.group(2)), matcher.group(3)));
        }
        return cases;
    }

    /** The suite writes a control character as its Unicode picture, and both as character references. */
    private static String controls(String xml) {
        String text = Pattern.compile("&#x([0-9A-Fa-f]+);")
                .matcher(xml)
                .replaceAll(m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        StringBuilder decoded = new StringBuilder();
        text.chars().forEach(c -> decoded.append((char) (c >= 0x2400 && c < 0x2420 ? c - 0x2400 : c)));
        return decoded.toString();
    }
}
