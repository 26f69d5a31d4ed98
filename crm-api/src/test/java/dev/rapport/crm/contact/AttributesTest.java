package dev.rapport.crm.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class AttributesTest {

    private static final AttributeKey<String> PLAN = AttributeKey.text("plan");
    private static final AttributeKey<Long> SEATS = AttributeKey.number("seats");
    private static final AttributeKey<BigDecimal> FEE = AttributeKey.decimal("fee");
    private static final AttributeKey<Instant> SEEN = AttributeKey.instant("seen");

    @Test
    void givesBackEachTypeSortedByName() {
        Attributes attributes = Attributes.builder()
                .put(SEATS, 12L)
                .put(PLAN, "gold")
                .put(AttributeKey.flag("trial"), true)
                .put(AttributeKey.date("begun"), LocalDate.of(2026, 3, 1))
                .build();
        assertEquals(Optional.of(12L), attributes.get(SEATS));
        assertEquals(Optional.of("gold"), attributes.get(PLAN));
        assertEquals(Optional.empty(), attributes.get(FEE));
        assertEquals(
                List.of("begun", "plan", "seats", "trial"),
                List.copyOf(attributes.asMap().keySet()));
        assertEquals("Attributes[4]", attributes.toString());
        assertThrows(
                UnsupportedOperationException.class, () -> attributes.asMap().clear());
    }

    @Test
    void givesEachNameOneType() {
        Attributes attributes = Attributes.builder().put(PLAN, "gold").build();
        assertThrows(IllegalArgumentException.class, () -> attributes.get(AttributeKey.flag("plan")));
        Attributes.Builder builder = attributes.toBuilder();
        assertThrows(IllegalArgumentException.class, () -> builder.put(AttributeKey.number("plan"), 1L));
        assertEquals(
                Optional.of(1L),
                builder.remove(PLAN)
                        .put(AttributeKey.number("plan"), 1L)
                        .build()
                        .get(AttributeKey.number("plan")));
        assertNotEquals(PLAN, AttributeKey.flag("plan"));
        assertEquals(PLAN, AttributeKey.text(" plan "));
        assertEquals("AttributeKey[plan, text]", PLAN.toString());
    }

    @Test
    void comparesDecimalsByValueButKeepsThem() {
        Attributes brief = Attributes.builder().put(FEE, new BigDecimal("1.5")).build();
        Attributes padded =
                Attributes.builder().put(FEE, new BigDecimal("1.50")).build();
        assertEquals(brief, padded);
        assertEquals(brief.hashCode(), padded.hashCode());
        assertEquals(Optional.of(new BigDecimal("1.50")), padded.get(FEE));
    }

    @Test
    void truncatesInstantsToMicroseconds() {
        Attributes attributes = Attributes.builder()
                .put(SEEN, Instant.parse("2026-03-01T09:00:00.123456789Z"))
                .build();
        assertEquals(Optional.of(Instant.parse("2026-03-01T09:00:00.123456Z")), attributes.get(SEEN));
    }

    @Test
    void refusesWhatNoStorageKeeps() {
        Attributes.Builder builder = Attributes.builder();
        assertThrows(IllegalArgumentException.class, () -> builder.put(PLAN, "x".repeat(4001)));
        assertThrows(IllegalArgumentException.class, () -> builder.put(PLAN, "\0"));
        assertThrows(IllegalArgumentException.class, () -> builder.put(FEE, new BigDecimal("1E+39")));
        assertThrows(IllegalArgumentException.class, () -> builder.put(FEE, new BigDecimal("1E-39")));
        assertThrows(IllegalArgumentException.class, () -> builder.put(FEE, new BigDecimal("1".repeat(39))));
        assertThrows(IllegalArgumentException.class, () -> builder.put(SEEN, Instant.MAX));
        assertThrows(
                IllegalArgumentException.class, () -> builder.put(AttributeKey.date("begun"), LocalDate.of(0, 1, 1)));
        assertThrows(IllegalArgumentException.class, () -> Attributes.copyOf(Map.of("plan", 1)));
        assertThrows(IllegalArgumentException.class, () -> AttributeKey.text("\n"));
        assertSame(Attributes.none(), builder.build());
        assertTrue(Attributes.none().isEmpty());
    }

    @Test
    void neverRepeatsAValueItRefuses() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> AttributeType.NUMBER.parse("seventeen"));
        assertFalse(String.valueOf(refusal.getMessage()).contains("seventeen"));
        assertThrows(IllegalArgumentException.class, () -> AttributeType.FLAG.parse("TRUE"));
        assertThrows(IllegalArgumentException.class, () -> AttributeType.DATE.parse("2026-02-30"));
        assertThrows(IllegalArgumentException.class, () -> AttributeType.FLAG.print("true"));
    }

    @Property
    void everyValueReadsBackFromItsText(@ForAll("values") Object value) {
        AttributeType type = AttributeType.of(value);
        assertEquals(value, type.parse(type.print(value)));
        Attributes attributes = Attributes.copyOf(Map.of("x", value));
        assertEquals(attributes, attributes.toBuilder().build());
        assertEquals(attributes, Attributes.copyOf(attributes.asMap()));
        assertEquals(
                attributes, Attributes.none().toBuilder().putAll(attributes).build());
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange('\u0001', '\ud7ff')
                        .ofMaxLength(40)
                        .map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.valueOf(-1e15), BigDecimal.valueOf(1e15))
                        .ofScale(6)
                        .map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.integers()
                        .between(1, 2_932_896)
                        .map(LocalDate::ofEpochDay)
                        .map(Object.class::cast),
                Arbitraries.longs()
                        .between(-62_000_000_000_000L, 250_000_000_000_000L)
                        .map(Instant::ofEpochMilli)
                        .map(Object.class::cast));
    }
}
