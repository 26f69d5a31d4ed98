package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.Crm;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.AttemptsByHour;
import dev.rapport.crm.interaction.ContactTimes;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.storage.Storage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Another node keeps a model between the look and the write of this one, in a transaction that is not run again. */
class KeptMeanwhileTest {
    private static final AnswerHours HOURS = AnswerHours.none(Samples.NOW, ContactTimes.of(TouchFilter.any()));
    private static final AnswerHours OTHERS = HOURS.plus(AttemptsByHour.none().plus(9, 5, 4));

    private final AtomicBoolean raced = new AtomicBoolean();

    /** The first look comes too early to see anything. */
    private Object look(Call call) {
        boolean tooEarly = call.name().equals("ModelStore.find") && raced.getAndSet(false);
        return tooEarly ? Optional.empty() : call.proceed();
    }

    private Crm crm() {
        Storage storage = new Tampered(ReferenceStorage.create(Samples.clock()), this::look);
        Crm crm = Crm.builder().storage(storage).clock(Samples.clock()).build();
        crm.models().keep(HOURS);
        raced.set(true);
        return crm;
    }

    @Test
    void takesTheSameForKept() {
        Crm crm = crm();
        AnswerHours kept =
                crm.inTransaction(tx -> assertDoesNotThrow(() -> tx.models().keep(HOURS)));
        assertEquals(HOURS, kept);
        assertEquals(1, crm.models().current().version());
    }

    @Test
    void refusesOthersAsConflicting() {
        Crm crm = crm();
        String refused = crm.inTransaction(tx -> assertThrows(
                        ConflictingFactException.class, () -> tx.models().keep(OTHERS))
                .existingId());
        assertEquals(Samples.NOW.toString(), refused);
        assertEquals(Optional.of(HOURS), crm.models().answerHours());
    }
}
