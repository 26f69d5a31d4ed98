package dev.rapport.crm.consent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.contact.PointType;
import dev.rapport.crm.contact.PostalAddress;
import dev.rapport.crm.vectors.VectorFolder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The people, facts and policies of a vector. Reads every key, and refuses what it does not know. */
final class VectorWorld {

    private final Map<String, Map<String, ContactPoint>> points = new HashMap<>();
    private final Map<String, String> mergedInto = new HashMap<>();
    private final Map<String, Purpose> purposes;
    final Map<String, Recipient> people = new LinkedHashMap<>();
    final List<Consent> facts = new ArrayList<>();

    VectorWorld(JsonNode subjects, JsonNode ledger, Map<String, Purpose> purposes) {
        this.purposes = purposes;
        subjects.forEach(this::addPerson);
        ledger.forEach(fact -> {
            if (fact.get("type").asText().equals("MERGED")) {
                mergedInto.put(fact.get("from").asText(), fact.get("into").asText());
            }
        });
        ledger.forEach(fact -> facts.addAll(facts(new Keys(fact))));
    }

    static ContactId id(String subject) {
        return new ContactId(UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)));
    }

    private void addPerson(JsonNode node) {
        Keys keys = new Keys(node);
        String name = keys.text("id");
        Recipient.Builder person = Recipient.of(id(name));
        keys.find("zone").ifPresent(zone -> person.zone(ZoneId.of(zone.asText())));
        keys.find("zones")
                .ifPresent(zones ->
                        person.zones(texts(zones).stream().map(ZoneId::of).toList()));
        keys.find("birthDate").ifPresent(date -> person.birthDate(LocalDate.parse(date.asText())));
        Map<String, ContactPoint> own = new LinkedHashMap<>();
        for (JsonNode point : keys.get("points")) {
            Keys pointKeys = new Keys(point);
            PointType type = PointType.valueOf(pointKeys.text("type"));
            own.put(pointKeys.text("id"), point(type, pointKeys.text("value").strip()));
            pointKeys.checkAllRead();
        }
        own.values().forEach(person::point);
        points.put(name, own);
        people.put(name, person.build());
        keys.checkAllRead();
    }

    /** A point as people write it; phones are compared in the form of E.164. */
    private static ContactPoint point(PointType type, String text) {
        return switch (type) {
            case PHONE -> PhoneNumber.parse(text.replaceAll("[^+0-9]", ""));
            case POSTAL -> address(text);
            default -> type.parse(text);
        };
    }

    private static PostalAddress address(String text) {
        try {
            return PostalAddress.parse(text);
        } catch (IllegalArgumentException notOneLineForEachPart) {
            return PostalAddress.builder().street(text.split("\n", -1)).build();
        }
    }

    ContactPoint point(String subject, String point) {
        ContactPoint own = points.getOrDefault(subject, Map.of()).get(point);
        if (own != null) {
            return own;
        }
        // a merged person is asked about by either id
        for (String other : new TreeSet<>(points.keySet())) {
            ContactPoint theirs = points.getOrDefault(other, Map.of()).get(point);
            if (theirs != null && survivor(other).equals(survivor(subject))) {
                return theirs;
            }
        }
        throw new IllegalArgumentException("no point " + point + " of " + subject);
    }

    List<String> pointIds(String subject, Channel channel) {
        return points.getOrDefault(subject, Map.of()).entrySet().stream()
                .filter(entry ->
                        channel.pointType().orElseThrow() == entry.getValue().type())
                .map(Map.Entry::getKey)
                .toList();
    }

    private String survivor(String subject) {
        String into = mergedInto.get(subject);
        return into == null ? subject : survivor(into);
    }

    Purpose purpose(String name) {
        return Optional.ofNullable(purposes.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no purpose " + name));
    }

    private List<Consent> facts(Keys keys) {
        List<Consent> facts = isOfEachPoint(keys) ? ofEachPoint(keys) : List.of(read(keys, stamp(keys, 0)));
        keys.checkAllRead();
        return facts;
    }

    /** What is about a point and names none is about all that the person has. */
    private boolean isOfEachPoint(Keys keys) {
        return keys.text("type").startsWith("SUPPRESS")
                && reason(keys).isOfPoint()
                && somePoint(keys, keys.text("subject")).isEmpty();
    }

    private List<Consent> ofEachPoint(Keys keys) {
        String subject = keys.text("subject");
        boolean isLifted = keys.text("type").equals("SUPPRESSION_LIFTED");
        keys.find("channels");
        List<Consent> facts = new ArrayList<>();
        for (ContactPoint point : points.getOrDefault(subject, Map.of()).values()) {
            FactStamp stamp = stamp(keys, facts.size());
            Optional<ContactPoint> about = Optional.of(point);
            facts.add(
                    isLifted
                            ? new SuppressionLifted(stamp, id(subject), reason(keys), about)
                            : new Suppressed(stamp, id(subject), reason(keys), about));
        }
        return facts;
    }

    private static FactStamp stamp(Keys keys, int number) {
        long sequence = keys.get("seq").longValue();
        Instant at = keys.instant("at").orElseThrow();
        FactStamp stamp = FactStamp.of(new ConsentId(new UUID(number, sequence)), at);
        stamp = stamp.recorded(keys.instant("recorded").orElse(at));
        Optional<JsonNode> actor = keys.find("actor");
        stamp = actor.isPresent() ? stamp.actor(actor.get().asText()) : stamp;
        Optional<JsonNode> controller = keys.find("controller");
        return controller.isPresent() ? stamp.controller(controller.get().asText()) : stamp;
    }

    private Consent read(Keys keys, FactStamp stamp) {
        String type = keys.text("type");
        if (type.equals("MERGED")) {
            return new Merged(stamp, id(keys.text("from")), id(keys.text("into")));
        }
        if (type.equals("PURPOSE_REVISED")) {
            return new PurposeRevised(
                    stamp, purpose(keys.text("purpose")), keys.get("version").intValue());
        }
        String subject = keys.text("subject");
        ContactId person = id(subject);
        return switch (type) {
            case "GRANTED" -> grant(keys, stamp, subject);
            case "CONFIRMED" -> new Confirmed(stamp, person, keys.text("token"));
            case "WITHDRAWN" -> new Withdrawn(stamp, person, scope(keys, subject));
            case "OBJECTED" -> new Objected(stamp, person, Optional.empty());
            case "EXPIRED" -> new Expired(stamp, person, scope(keys, subject));
            case "SUPPRESSED" -> {
                keys.find("channels");
                yield new Suppressed(stamp, person, reason(keys), somePoint(keys, subject));
            }
            case "SUPPRESSION_LIFTED" -> {
                keys.find("channels");
                yield new SuppressionLifted(stamp, person, reason(keys), somePoint(keys, subject));
            }
            case "RESTRICTED" -> new Restricted(stamp, person);
            case "RESTRICTION_LIFTED" -> new RestrictionLifted(stamp, person);
            case "PURCHASED" -> new Purchased(stamp, person);
            case "INQUIRED" -> new Inquired(stamp, person);
            case "ENGAGED" -> {
                keys.find("point");
                yield new Engaged(stamp, person);
            }
            case "DNC_CHECKED" ->
                new DncChecked(
                        stamp,
                        person,
                        point(subject, keys.text("point")),
                        new DncAnswer(keys.text("register"), keys.get("listed").booleanValue()));
            case "CONTACTED" ->
                new Contacted(
                        stamp,
                        person,
                        point(subject, keys.text("point")),
                        Channel.of(keys.text("channel")),
                        purpose(keys.text("purpose")),
                        keys.find("permitId").map(JsonNode::asText));
            case "ERASED" ->
                new Erased(
                        stamp,
                        person,
                        List.copyOf(points.getOrDefault(subject, Map.of()).values()));
            default -> throw new IllegalArgumentException("no fact " + type);
        };
    }

    private static SuppressionReason reason(Keys keys) {
        return SuppressionReason.valueOf(keys.text("reason"));
    }

    private Optional<ContactPoint> somePoint(Keys keys, String subject) {
        return keys.find("point")
                .map(JsonNode::asText)
                .filter(point -> !point.equals("*"))
                .map(point -> point(subject, point));
    }

    private ConsentScope scope(Keys keys, String subject) {
        return new ConsentScope(
                somePoint(keys, subject),
                Set.copyOf(listed(keys, "channels").stream().map(Channel::of).toList()),
                Set.copyOf(listed(keys, "purposes").stream().map(this::purpose).toList()));
    }

    private static List<String> listed(Keys keys, String key) {
        List<String> values = keys.find(key).map(VectorWorld::texts).orElse(List.of());
        return values.contains("*") ? List.of() : values;
    }

    private Grant grant(Keys keys, FactStamp stamp, String subject) {
        GrantBuilder grant = Grant.of(stamp, id(subject), point(subject, keys.text("point")))
                .by(texts(keys.get("channels")).stream().map(Channel::of).toArray(Channel[]::new))
                .purposes(
                        texts(keys.get("purposes")).stream().map(this::purpose).toArray(Purpose[]::new))
                .basis(LegalBasis.valueOf(keys.text("basis")))
                .source(Grant.Source.valueOf(keys.text("source")))
                .proof(keys.find("evidence").map(VectorWorld::proof).orElse(Proof.NONE));
        keys.instant("from").ifPresent(grant::from);
        keys.instant("expiresAt").ifPresent(grant::until);
        keys.find("confirm").ifPresent(node -> {
            Keys confirm = new Keys(node);
            grant.confirm(confirm.text("token"), confirm.instant("expiresAt").orElseThrow());
            confirm.checkAllRead();
        });
        keys.find("soft").ifPresent(node -> {
            Keys soft = new Keys(node);
            grant.soft(soft.text("context"), soft.flag("optOutOffered"));
            soft.checkAllRead();
        });
        keys.find("purposeVersion").ifPresent(version -> grant.purposeVersion(version.intValue()));
        if (keys.flag("byGuardian")) {
            grant.byGuardian();
        }
        return grant.build();
    }

    private static Proof proof(JsonNode node) {
        Keys keys = new Keys(node);
        Proof proof = Proof.NONE;
        for (Proof.Part part : Proof.Part.values()) {
            Optional<String> content = keys.find(partName(part)).map(JsonNode::asText);
            if (content.isPresent() && !content.get().isBlank()) {
                proof = proof.and(part, content.get());
            }
        }
        keys.checkAllRead();
        return proof;
    }

    private static String partName(Proof.Part part) {
        return part == Proof.Part.NOTICE_VERSION ? "noticeVersion" : part.name().toLowerCase(Locale.ROOT);
    }

    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    /** A policy as the file writes it, built from nothing but its own numbers. */
    static ConsentPolicy policy(String name, JsonNode node) {
        Keys keys = new Keys(node);
        ConsentPolicyBuilder policy = new ConsentPolicyBuilder(name);
        keys.get("allowedBases").properties().forEach(entry -> {
            LegalBasis[] bases =
                    texts(entry.getValue()).stream().map(LegalBasis::valueOf).toArray(LegalBasis[]::new);
            if (entry.getKey().equals("*")) {
                policy.allowElsewhere(bases);
            } else {
                policy.allow(Channel.of(entry.getKey()), bases);
            }
        });
        policy.doubleOptIn(channels(keys.get("doubleOptIn")));
        policy.minAge(keys.find("minAge").map(JsonNode::intValue).orElse(0));
        keys.get("requiredEvidence")
                .properties()
                .forEach(entry -> policy.evidence(
                        LegalBasis.valueOf(entry.getKey()),
                        texts(entry.getValue()).stream().map(VectorWorld::part).toArray(Proof.Part[]::new)));
        policy.softOptInContexts(texts(keys.get("softOptInContexts")).toArray(String[]::new));
        keys.get("implied").properties().forEach(entry -> {
            if (entry.getKey().equals("sameDay")) {
                policy.impliedSameDay(entry.getValue().booleanValue());
            } else {
                policy.implied(
                        LegalBasis.valueOf(entry.getKey()),
                        Period.parse(entry.getValue().asText()));
            }
        });
        policy.optOutChannels(channels(keys.get("optOutChannels")));
        keys.get("dnc")
                .properties()
                .forEach(entry -> policy.dnc(Channel.of(entry.getKey()), dnc(new Keys(entry.getValue()))));
        keys.get("quietHours")
                .properties()
                .forEach(entry -> policy.openHours(Channel.of(entry.getKey()), hours(entry.getValue())));
        policy.holidays(
                texts(keys.get("holidays")).stream().map(LocalDate::parse).toArray(LocalDate[]::new));
        keys.get("caps").forEach(cap -> policy.cap(cap(new Keys(cap))));
        keys.get("linkedChannels").forEach(group -> policy.link(channels(group)));
        keys.find("maxAge").ifPresent(period -> policy.maxAge(Period.parse(period.asText())));
        keys.find("inactivity").ifPresent(period -> policy.inactivity(Period.parse(period.asText())));
        policy.overlay(keys.flag("overlay"));
        keys.checkAllRead();
        return policy.build();
    }

    private static Proof.Part part(String name) {
        for (Proof.Part part : Proof.Part.values()) {
            if (partName(part).equals(name)) {
                return part;
            }
        }
        throw new IllegalArgumentException("no evidence " + name);
    }

    private static Channel[] channels(JsonNode node) {
        return texts(node).stream().map(Channel::of).toArray(Channel[]::new);
    }

    private static DncRule dnc(Keys keys) {
        DncRule rule = new DncRule(
                keys.text("register"),
                keys.get("maxAgeDays").intValue(),
                Set.copyOf(texts(keys.get("overriddenBy")).stream()
                        .map(LegalBasis::valueOf)
                        .toList()));
        keys.checkAllRead();
        return rule;
    }

    private static OpenHours hours(JsonNode node) {
        OpenHours hours = OpenHours.NEVER;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            List<TimeWindow> windows = new ArrayList<>();
            entry.getValue()
                    .forEach(window -> windows.add(new TimeWindow(
                            LocalTime.parse(window.get(0).asText()),
                            VectorFolder.end(window.get(1).asText()))));
            hours = hours.on(DayOfWeek.valueOf(entry.getKey()), windows.toArray(TimeWindow[]::new));
        }
        return hours;
    }

    private static ContactCap cap(Keys keys) {
        String window = keys.text("window");
        // a day of a cap is 24 hours
        Duration duration = Duration.parse(window);
        ContactCap cap = new ContactCap(
                Set.of(channels(keys.get("channels"))),
                keys.get("max").intValue(),
                duration,
                ContactCap.Per.valueOf(keys.text("per")));
        keys.checkAllRead();
        return cap;
    }
}
