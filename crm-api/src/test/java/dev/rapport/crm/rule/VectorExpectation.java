package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.function.Executable;

/** What a vector expects: only what it names, but rule and adjustments always. */
final class VectorExpectation {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);

    private final String name;
    private final StrictObject expect;
    private final VectorIds ids;
    private final List<Executable> checks = new ArrayList<>();

    VectorExpectation(String name, StrictObject expect, VectorIds ids) {
        this.name = name;
        this.expect = expect;
        this.ids = ids;
    }

    void check(Plan plan) {
        Optional<NextContact> next = plan.next();
        text("status", plan.status().name());
        checks.add(() -> assertEquals(expect.text("rule"), next.map(NextContact::rule), "rule"));
        checks.add(() -> assertEquals(
                expect.list("adjustments", Adjustment::valueOf),
                next.map(NextContact::adjustments).orElse(List.of()),
                "adjustments"));
        next.ifPresent(this::next);
        text("reason", plan.isDoNotContact() ? "DO_NOT_CONTACT" : "none");
        expect.find("rejected")
                .ifPresent(rejected -> checks.add(() -> assertEquals(texts(rejected), rejections(plan), "rejected")));
        expect.find("also")
                .ifPresent(also -> checks.add(() -> assertEquals(
                        expect.list("also", rule -> rule),
                        plan.also().stream().map(NextContact::rule).toList(),
                        "also")));
        expect.find("lanes").ifPresent(lanes -> checks.add(() -> assertEquals(texts(lanes), lanes(plan), "lanes")));
        expect.find("missed")
                .ifPresent(missed -> checks.add(() -> assertEquals(
                        expect.list("missed", LocalDate::parse),
                        next.map(NextContact::missed).orElse(List.of()),
                        "missed")));
        if (next.isEmpty()) {
            List.of("occurrence", "dueDate", "dueLocal", "dueUtc", "channel", "event", "attempt", "median", "days")
                    .forEach(key -> text(key, "none"));
        }
        assertAll(name, checks);
    }

    private void next(NextContact next) {
        text("occurrence", ids.shortKey(next.occurrence()));
        text("dueDate", next.due().toLocalDate().toString());
        text("dueLocal", MINUTES.format(next.due()));
        text("dueUtc", next.due().toInstant().toString());
        text("channel", next.findChannel().map(Object::toString).orElse("none"));
        text("event", String.valueOf(next.figures().get("event")));
        for (String figure : List.of("attempt", "median", "days", "Tstar")) {
            expect.find(figure)
                    .ifPresent(value -> checks.add(() -> assertEquals(
                            value.doubleValue(),
                            ((Number) next.figures().getOrDefault(figure, Double.NaN)).doubleValue(),
                            1e-9,
                            figure)));
        }
    }

    private void text(String key, String actual) {
        expect.text(key).ifPresent(expected -> checks.add(() -> assertEquals(expected, actual, key)));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static Map<String, String> rejections(Plan plan) {
        Map<String, String> codes = new TreeMap<>();
        plan.rejected()
                .forEach((rule, rejection) -> codes.put(rule, rejection.code().name()));
        return codes;
    }

    private static Map<String, String> lanes(Plan plan) {
        Map<String, String> rules = new TreeMap<>();
        plan.lanes().forEach((lane, next) -> rules.put(lane, next.rule()));
        return rules;
    }
}
