package dev.rapport.crm.insight;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through timelines and pairs questions with their answers. */
final class QuestionLog {
    private static final Set<Outcome> FAILED = Set.of(Outcome.NO_ANSWER, Outcome.NOT_DELIVERED, Outcome.BOUNCED);

    /** At one instant what comes in is asked before it is answered. */
    private static final Comparator<Interaction> QUESTIONS_FIRST = Comparator.comparing(Interaction::occurredAt)
            .thenComparing(QuestionLog::isAnswer)
            .thenComparing(Interaction::factId);

    private final ServiceLevel level;
    private final AsOf asOf;
    private final List<Duration> waits = new ArrayList<>();
    private final List<ResponseTimes.OpenQuestion> open = new ArrayList<>();

    QuestionLog(ServiceLevel level, AsOf asOf) {
        this.level = level;
        this.asOf = asOf;
    }

    void read(Timeline timeline) {
        Map<Optional<String>, Interaction> asked = new LinkedHashMap<>();
        for (Interaction i :
                asOf.seen(timeline.interactions()).sorted(QUESTIONS_FIRST).toList()) {
            if (isQuestion(i) && timeline.isFirstIn(i)) {
                asked.putIfAbsent(i.thread(), i);
            } else if (isAnswer(i)) {
                answer(asked, i);
            }
        }
        ContactId contact = timeline.contact().id();
        asked.values().forEach(question -> open.add(openQuestion(contact, question)));
    }

    private void answer(Map<Optional<String>, Interaction> asked, Interaction answer) {
        asked.values().removeIf(question -> {
            boolean isMeant = question.thread().isEmpty()
                    || answer.thread().isEmpty()
                    || question.thread().equals(answer.thread());
            if (isMeant) {
                waits.add(level.hours().between(question.occurredAt(), answer.occurredAt()));
            }
            return isMeant;
        });
    }

    private ResponseTimes.OpenQuestion openQuestion(ContactId contact, Interaction question) {
        Instant deadline = level.hours().plus(question.occurredAt(), level.target());
        return new ResponseTimes.OpenQuestion(
                contact,
                question.factId(),
                question.occurredAt(),
                deadline,
                asOf.instant().isAfter(deadline));
    }

    private boolean isQuestion(Interaction i) {
        return level.questions().matches(i.kind(), i.channel(), i.direction())
                && !i.outcome().equals(Optional.of(Outcome.REACHED));
    }

    private static boolean isAnswer(Interaction i) {
        return i.touch().isOutbound() && i.outcome().filter(FAILED::contains).isEmpty();
    }

    ResponseTimes times() {
        return new ResponseTimes(level.target(), waits, open);
    }
}
