package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.vectors.VectorFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** The worked cases of the semantics; with {@code -Dcrm.vectors=DIR} also those of a folder. */
class ConsentVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, ConsentPolicy> PRESETS = presets();
    private static int run;
    private static int failed;

    private final Map<String, Purpose> purposes = new HashMap<>();
    private final Map<String, ConsentPolicy> policies = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> decidesAsTheVectorsSay() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        JsonNode own = ownFile();
        readDefinitions(own);
        addTests(tests, own);
        VectorFolder.named()
                .ifPresent(folder -> folder.addTests(
                        tests,
                        "consent",
                        (more, file) -> {
                            readDefinitions(file);
                            addTests(more, file);
                        },
                        ConsentVectorsTest::counted));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> hasEachPresetOfTheFile() throws IOException {
        Map<String, ConsentPolicy> written = new LinkedHashMap<>();
        ownFile().get("policies").properties().forEach(entry -> {
            written.put(entry.getKey(), VectorWorld.policy(entry.getKey(), entry.getValue()));
        });
        assertEquals(written.keySet(), PRESETS.keySet());
        return written.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> assertEquals(entry.getValue(), PRESETS.get(entry.getKey()))));
    }

    @Test
    void failsOnAKeyThatIsNotKnown() throws IOException {
        JsonNode vector = JSON.readTree("""
                {"policy": [], "use": "DIRECT", "op": "DECIDE",
                 "subjects": [{"id": "A", "shoeSize": 42, "points": []}], "ledger": [], "request": {}, "expect": {}}""");
        assertThrows(IllegalArgumentException.class, () -> check(vector));
    }

    @Test
    void failsOnAnExpectationThatIsNotMet() throws IOException {
        purposes.put("offers", Purpose.marketing("offers"));
        JsonNode vector = JSON.readTree("""
                {"policy": [], "use": "DIRECT", "op": "DECIDE",
                 "subjects": [{"id": "A", "points": [{"id": "e", "type": "EMAIL", "value": "a@example.com"}]}],
                 "ledger": [],
                 "request": {"subject": "A", "point": "e", "channel": "EMAIL", "purpose": "offers",
                             "at": "2026-06-01T12:00:00Z"},
                 "expect": {"permitted": true, "reason": "PERMITTED"}}""");
        assertThrows(AssertionError.class, () -> check(vector));
    }

    @Test
    void readsPointsAsPeopleWriteThem() throws IOException {
        purposes.put("offers", Purpose.marketing("offers"));
        policies.putAll(PRESETS);
        JsonNode vector = JSON.readTree("""
                {"policy": "STRICT", "use": "DIRECT", "op": "DECIDE",
                 "subjects": [
                    {"id": "A", "points": [{"id": "p", "type": "PHONE", "value": "+44 (20) 7946-0000"},
                                           {"id": "l", "type": "POSTAL", "value": "1 Long Lane, London"}]},
                    {"id": "B", "points": [{"id": "p", "type": "PHONE", "value": "+44.20.7946.0000"}]}],
                 "ledger": [
                    {"type": "SUPPRESSED", "seq": 1, "subject": "B", "point": "p", "reason": "REASSIGNED",
                     "at": "2026-05-01T12:00:00Z"}],
                 "request": {"subject": "A", "point": "p", "channel": "SMS", "purpose": "offers",
                             "at": "2026-06-01T12:00:00Z"},
                 "expect": {"permitted": false, "reason": "SUPPRESSED"}}""");
        check(vector);
    }

    @Test
    void readsASuppressionWithoutAPointAsOfAllOfThePersons() throws IOException {
        purposes.put("offers", Purpose.marketing("offers"));
        policies.putAll(PRESETS);
        for (String point : List.of("e", "f")) {
            JsonNode vector = JSON.readTree("""
                    {"policy": "STRICT", "use": "DIRECT", "op": "DECIDE",
                     "subjects": [{"id": "A", "points": [{"id": "e", "type": "EMAIL", "value": "a@example.com"},
                                                         {"id": "f", "type": "EMAIL", "value": "f@example.com"}]}],
                     "ledger": [
                        {"type": "SUPPRESSED", "seq": 1, "subject": "A", "reason": "HARD_BOUNCE",
                         "at": "2026-05-01T12:00:00Z"}],
                     "request": {"subject": "A", "point": "%s", "channel": "EMAIL", "purpose": "offers",
                                 "at": "2026-06-01T12:00:00Z"},
                     "expect": {"permitted": false, "reason": "SUPPRESSED"}}""".replace("%s", point));
            check(vector);
        }
    }

    @AfterAll
    static void tellHowManyRan() {
        System.out.println("vectors: " + run + " run, " + failed + " failed");
    }

    private static JsonNode ownFile() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                ConsentVectorsTest.class.getClassLoader().getResourceAsStream("vectors/consent.json"))) {
            return JSON.readTree(file);
        }
    }

    private static Map<String, ConsentPolicy> presets() {
        Map<String, ConsentPolicy> presets = new LinkedHashMap<>();
        RandomConsent.PRESETS.forEach(policy -> presets.put(policy.name(), policy));
        return presets;
    }

    // a preset of the file is equal to the constant, or the test of the presets fails; the constant is what is tested
    private void readDefinitions(JsonNode file) {
        file.path("purposes").properties().forEach(entry -> {
            Purpose.Kind kind =
                    Purpose.Kind.valueOf(entry.getValue().get("kind").asText());
            purposes.put(entry.getKey(), new Purpose(entry.getKey(), kind));
        });
        policies.putAll(PRESETS);
        file.path("policies").properties().forEach(entry -> {
            ConsentPolicy written = VectorWorld.policy(entry.getKey(), entry.getValue());
            if (!written.equals(PRESETS.get(entry.getKey()))) {
                policies.put(entry.getKey(), written);
            }
        });
    }

    private void addTests(List<DynamicTest> tests, JsonNode file) {
        JsonNode cases = file.isArray() ? file : file.has("cases") ? file.get("cases") : file.get("vectors");
        Map<String, ConsentPolicy> known = Map.copyOf(policies);
        for (JsonNode vector : cases) {
            String name =
                    vector.path("id").asText() + " " + vector.path("title").asText();
            tests.add(DynamicTest.dynamicTest(name, counted(() -> {
                policies.putAll(known);
                check(vector);
            })));
        }
    }

    private static Executable counted(Executable test) {
        return () -> {
            run++;
            boolean passed = false;
            try {
                test.execute();
                passed = true;
            } finally {
                failed += passed ? 0 : 1;
            }
        };
    }

    private void check(JsonNode vector) {
        Keys keys = new Keys(vector);
        List.of("id", "area", "title", "law", "why", "note").forEach(keys::find);
        VectorWorld world = new VectorWorld(keys.get("subjects"), keys.get("ledger"), purposes);
        List<ConsentPolicy> judged = VectorWorld.texts(keys.get("policy")).stream()
                .map(name -> Objects.requireNonNull(policies.get(name), name))
                .toList();
        Asked asked = new Asked(keys, world);
        ConsentLedger ledger = ConsentLedger.of(world.facts, world.people.values());
        Keys expect = new Keys(keys.get("expect"));
        switch (keys.text("op")) {
            case "DECIDE" -> checkDecision(expect, ledger.decide(judged, asked.request, asked.at, asked.knownAt));
            case "REDEEM" ->
                checkDecision(
                        expect, ledger.redeem(permit(keys.get("permit"), world), judged, asked.request, asked.at));
            case "AUDIENCE" -> checkAudience(expect, world, asked, ledger, judged);
            default -> throw new IllegalArgumentException("no operation " + keys.text("op"));
        }
        expect.checkAllRead();
        keys.checkAllRead();
    }

    private static PermitTerms permit(JsonNode node, VectorWorld world) {
        Keys keys = new Keys(node);
        String subject = keys.text("subject");
        PermitTerms permit = new PermitTerms(
                keys.text("id"),
                VectorWorld.id(subject),
                world.point(subject, keys.text("point")),
                Channel.of(keys.text("channel")),
                world.purpose(keys.text("purpose")),
                keys.instant("issuedAt").orElseThrow(),
                Duration.parse(keys.text("ttl")));
        keys.checkAllRead();
        return permit;
    }

    private static void checkDecision(Keys expect, ConsentDecision decision) {
        String said = decision.explanation();
        assertEquals(expect.text("reason"), decision.reason().name(), said);
        assertEquals(expect.flag("permitted"), decision.isPermitted(), said);
        assertEquals(
                expect.find("basis").map(JsonNode::asText), decision.basis().map(LegalBasis::name), said);
        assertEquals(expect.instant("retryAt"), decision.retryAt(), said);
    }

    private static void checkAudience(
            Keys expect, VectorWorld world, Asked asked, ConsentLedger ledger, List<ConsentPolicy> judged) {
        Channel channel = asked.request.channel();
        List<String> names = new ArrayList<>();
        world.people
                .keySet()
                .forEach(person -> world.pointIds(person, channel).forEach(point -> names.add(person + "/" + point)));
        ConsentAudience audience = ledger.audience(
                new ConsentAudience.Mailing(
                        world.people.values().stream().map(Recipient::id).toList(),
                        channel,
                        asked.request.purpose(),
                        asked.at),
                person -> judged);
        List<String> included = new ArrayList<>();
        Map<String, String> excluded = new LinkedHashMap<>();
        assertEquals(names.size(), audience.members().size());
        for (int i = 0; i < names.size(); i++) {
            ConsentDecision decision = audience.members().get(i).decision();
            if (decision.isPermitted()) {
                included.add(names.get(i));
            } else {
                excluded.put(names.get(i), decision.reason().name());
            }
        }
        Map<String, String> expected = new LinkedHashMap<>();
        expect.get("excluded")
                .properties()
                .forEach(entry -> expected.put(entry.getKey(), entry.getValue().asText()));
        assertEquals(VectorWorld.texts(expect.get("included")), included);
        assertEquals(expected, excluded);
    }

    /** The request of a vector. */
    private static final class Asked {
        final ConsentRequest request;
        final Instant at;
        final Instant knownAt;

        Asked(Keys vector, VectorWorld world) {
            Keys keys = new Keys(vector.get("request"));
            String subject = keys.text("subject");
            ConsentRequest asked = ConsentRequest.of(
                    VectorWorld.id(subject),
                    world.point(subject, keys.text("point")),
                    Channel.of(keys.text("channel")),
                    world.purpose(keys.text("purpose")));
            String use = keys.find("use").map(JsonNode::asText).orElse(vector.text("use"));
            asked = use.equals("AUDIENCE") ? asked.forAudience() : asked;
            asked = keys.flag("similarProducts") ? asked.forSimilarProducts() : asked;
            request = keys.find("controller").isPresent() ? asked.controller(keys.text("controller")) : asked;
            at = keys.instant("at").orElseThrow();
            knownAt = keys.instant("knownAt").orElse(at);
            keys.checkAllRead();
        }
    }
}
