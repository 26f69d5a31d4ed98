package dev.rapport.crm.inmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class CodePointOrderTest {

    @Test
    void sortsBeyondTheBasicPlaneAfterAllOfIt() {
        String emoji = Character.toString(0x1F600);
        String privateUse = "\uFF21";

        assertEquals(1, Integer.signum(CodePointOrder.INSTANCE.compare(emoji, privateUse)));
        assertEquals(-1, Integer.signum(CodePointOrder.INSTANCE.compare("a", "ab")));
        assertEquals(0, CodePointOrder.INSTANCE.compare("a" + emoji, "a" + emoji));
    }

    @Property
    void isTheOrderOfCodePoints(@ForAll @From("texts") String a, @ForAll @From("texts") String b) {
        int expected = Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

        assertEquals(Integer.signum(expected), Integer.signum(CodePointOrder.INSTANCE.compare(a, b)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(0x61, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10400, 0x10FFFF)
                .list()
                .ofMaxSize(4)
                .map(points -> {
                    StringBuilder text = new StringBuilder();
                    points.forEach(text::appendCodePoint);
                    return text.toString();
                });
    }
}
