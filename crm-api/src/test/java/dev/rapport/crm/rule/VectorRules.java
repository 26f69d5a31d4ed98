package dev.rapport.crm.rule;

import static dev.rapport.crm.criterion.Criteria.tagged;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.crm.calendar.LeapDay;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.calendar.Roll;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.forecast.PurchaseModel;
import dev.rapport.crm.interaction.InteractionKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;

/** Reads the rules of a vector into sentences. */
final class VectorRules {

    private static final Purpose PURPOSE = Purpose.marketing("vectors");
    private static final InteractionKind[] NONE = {};

    private VectorRules() {}

    static Rule read(StrictObject json) {
        RuleOpening opening = Rule.named(json.get("id").asText()).purpose(PURPOSE);
        String kind = json.get("kind").asText();
        boolean isUnanswered = kind.equals("NO_REPLY");
        List<Channel> channels = json.list("channels", Channel::of);
        if (channels.isEmpty() && !isUnanswered) {
            channels = json.parsed("channel", Channel::of).map(List::of).orElse(List.of());
        }
        if (!channels.isEmpty()) {
            opening = opening.via(channels.toArray(new Channel[0]));
        }
        opening = common(opening, json);
        return switch (kind) {
            case "AFTER" -> after(opening, json);
            case "EVERY" -> every(opening, json);
            case "ANNUAL" -> annual(opening, json);
            case "NO_REPLY" ->
                opening.whenUnanswered(Channel.of(json.get("channel").asText()))
                        .after(Offset.parse(json.get("wait").asText()))
                        .attempts(json.number("maxAttempts", Integer.MAX_VALUE));
            case "RHYTHM" ->
                opening.whenSilentFor(json.get("factor").doubleValue())
                        .timesTheRhythmOf(kinds(json))
                        .gaps(json.number("minGaps", 3), json.number("lastGaps", 6))
                        .atMostDays(json.number("maxDays", 3650))
                        .atLeastDays(json.number("minDays", 1));
            case "PALIVE" -> alive(opening, json);
            case "ON" -> opening.on(LocalDateTime.parse(json.get("local").asText()));
            default -> throw new IllegalArgumentException("unknown kind of rule " + kind);
        };
    }

    private static RuleOpening common(RuleOpening opening, StrictObject json) {
        RuleOpening rule = opening.priority(json.number("priority", 0))
                .roll(json.parsed("roll", Roll::valueOf).orElse(Roll.NONE))
                .lane(json.text("lane").orElse("main"));
        rule = json.text("group").map(rule::group).orElse(rule);
        rule = json.text("whileTag").map(tag -> tagged(tag)).map(rule::when).orElse(rule);
        rule = json.parsed("lapsesAfter", Period::parse).map(rule::lapsesAfter).orElse(rule);
        rule = json.text("at")
                .filter(at -> !at.equals("SAME"))
                .map(LocalTime::parse)
                .map(rule::at)
                .orElse(rule);
        List<InteractionKind> exits = json.list("exitOn", InteractionKind::of);
        rule = exits.isEmpty() ? rule : rule.exitOn(exits.toArray(NONE));
        return json.flag("ignoreCaps") ? rule.ignoringCaps() : rule;
    }

    private static Rule after(RuleOpening opening, StrictObject json) {
        OnceClause once = opening.once(Offset.parse(json.get("offset").asText()));
        InteractionKind event = InteractionKind.of(json.get("event").asText());
        AfterRule rule = switch (json.text("which").orElse("LAST")) {
            case "LAST" -> once.afterLast(event);
            case "FIRST" -> once.afterFirst(event);
            default -> throw new IllegalArgumentException("unknown which");
        };
        return json.text("at").filter("SAME"::equals).isPresent() ? rule.atSameTime() : rule;
    }

    private static Rule every(RuleOpening opening, StrictObject json) {
        EveryClause every = opening.every(Period.parse(json.get("period").asText()));
        if (json.get("mode").asText().equals("FLOATING")) {
            FloatingRule rule = every.afterLast(kinds(json));
            return json.parsed("start", LocalDate::parse).map(rule::startingOn).orElse(rule);
        }
        GridRule rule = every.from(LocalDate.parse(json.get("anchor").asText()));
        rule = json.flag("endOfMonth") ? rule.endOfMonth() : rule;
        return switch (json.text("missed").orElse("COLLAPSE")) {
            case "COLLAPSE" -> rule;
            case "SKIP" -> rule.skippingMissed();
            default -> throw new IllegalArgumentException("unknown missed");
        };
    }

    private static Rule annual(RuleOpening opening, StrictObject json) {
        return opening.yearlyOn(json.get("date").asText())
                .ahead(json.parsed("lead", Period::parse).orElse(Period.ZERO))
                .leapDays(json.parsed("leap", LeapDay::valueOf).orElse(LeapDay.FEB_28))
                .grace(json.parsed("grace", Period::parse).orElse(Period.ZERO));
    }

    private static Rule alive(RuleOpening opening, StrictObject json) {
        JsonNode p = json.get("params");
        double r = p.get(0).doubleValue();
        double alpha = p.get(1).doubleValue();
        double a = p.get(2).doubleValue();
        double b = p.get(3).doubleValue();
        PurchaseModel model = switch (json.get("model").asText()) {
            case "BGNBD" -> PurchaseModel.bgNbd(r, alpha, a, b);
            case "MBGNBD" -> PurchaseModel.mbgNbd(r, alpha, a, b);
            default -> throw new IllegalArgumentException("unknown model");
        };
        InteractionKind[] kinds = kinds(json);
        return opening.whenAliveBelow(json.get("threshold").doubleValue(), model)
                .of(kinds.length == 0 ? new InteractionKind[] {InteractionKind.PURCHASE} : kinds);
    }

    private static InteractionKind[] kinds(StrictObject json) {
        return json.list("types", InteractionKind::of).toArray(NONE);
    }
}
