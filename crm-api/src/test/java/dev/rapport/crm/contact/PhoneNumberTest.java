package dev.rapport.crm.contact;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneNumberTest {

    @Test
    void acceptsTheExamplesOfAllRegions() {
        List<String> numbers = SharedFolder.read("data/phone/libphonenumber-examples.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(row -> "+" + row[1] + row[3])
                .toList();
        assertEquals(1144, numbers.size());
        assertAll(numbers.stream()
                .map(number ->
                        () -> assertEquals(number, PhoneNumber.parse(number).key())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+1",
                "+0123456",
                "442079460000",
                "+44 20 7946 0000",
                "+44-20",
                "+4420794600001234",
                "00442079460000",
                "+44207946000a",
                "+\u0664\u0664\u0662\u0660",
                " +442079460000",
                "+44++",
                "tel:+44"
            })
    void refusesEverythingButPlusAndDigits(String text) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> PhoneNumber.parse(text))
                .getMessage());
        assertTrue(message.contains("PhoneParser"));
        assertFalse(message.contains("7946"));
    }

    @Test
    void hidesTheNumberWhenPrinted() {
        assertEquals(
                "PhoneNumber[13 characters]", PhoneNumber.parse("+442079460000").toString());
    }

    @Property
    void readsBackWhatItWrites(@ForAll @LongRange(min = 10, max = 999_999_999_999_999L) long digits) {
        PhoneNumber number = PhoneNumber.parse("+" + digits);
        assertEquals(number, PointType.PHONE.parse(number.text()));
        assertEquals(number.text(), number.key());
    }
}
