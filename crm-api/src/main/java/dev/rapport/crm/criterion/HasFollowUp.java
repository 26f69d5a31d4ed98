package dev.rapport.crm.criterion;

import dev.rapport.crm.error.PlainText;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * The contact has a follow-up in some state.
 *
 * <p>Follow-ups keep no history, so it is about now only. Not for rules, which make them. Immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion waiting = Criteria.followUp(HasFollowUp.State.OVERDUE);
 * Criterion chased = Criteria.followUp("chase", HasFollowUp.State.DONE);
 * }</pre>
 *
 * @param rule of which rule, or empty for any
 * @param state where it stands
 */
public record HasFollowUp(Optional<String> rule, State state) implements Criterion {
    private static final int MAX_NAME = 64;

    /** Where a follow-up stands, as somebody would ask for it. */
    public enum State {
        /** To be acted on, whenever it is due. */
        OPEN,
        /** To be acted on, and due. */
        DUE,
        /** To be acted on, and due on an earlier day of the zone that it is due in. */
        OVERDUE,
        /** Acted on. */
        DONE,
        /** Deliberately not acted on. */
        SKIPPED,
        /** Nobody acted on it in time. */
        LAPSED
    }

    /**
     * Checks the name.
     *
     * @param rule of which rule, a line of 1 to 64 characters, or empty for any
     * @param state where it stands
     */
    public HasFollowUp {
        rule.ifPresent(name -> PlainText.line("rule", name, MAX_NAME));
        Objects.requireNonNull(state, "state");
    }

    @Override
    public boolean test(Subject subject) {
        return subject.followUps().stream().anyMatch(followUp -> isMet(followUp, subject.asOf()));
    }

    boolean isMet(FollowUp followUp, ZonedDateTime asOf) {
        return rule.filter(name -> !name.equals(followUp.rule())).isEmpty() && isIn(state, followUp, asOf);
    }

    private static boolean isIn(State state, FollowUp followUp, ZonedDateTime asOf) {
        boolean isDue = !followUp.due().toInstant().isAfter(asOf.toInstant());
        return switch (state) {
            case OPEN -> followUp.status().isActive();
            case DUE -> followUp.status().isActive() && isDue;
            case OVERDUE ->
                followUp.status().isActive()
                        && isDue
                        && followUp.due()
                                .toLocalDate()
                                .isBefore(
                                        asOf.withZoneSameInstant(followUp.due().getZone())
                                                .toLocalDate());
            case DONE -> followUp.status() == FollowUpStatus.DONE;
            case SKIPPED -> followUp.status() == FollowUpStatus.SKIPPED;
            case LAPSED -> followUp.status() == FollowUpStatus.LAPSED;
        };
    }

    @Override
    public String toString() {
        return Sentence.discreet(this);
    }
}
