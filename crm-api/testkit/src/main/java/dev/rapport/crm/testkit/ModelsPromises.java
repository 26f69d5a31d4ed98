package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.CurrentModels;
import dev.rapport.crm.TombstoneKeys;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.forecast.Calibration;
import dev.rapport.crm.forecast.PurchaseModel;
import dev.rapport.crm.forecast.SpendModel;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.AttemptsByHour;
import dev.rapport.crm.interaction.ContactTimes;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.rule.RuleOpening;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.StoredModel;
import dev.rapport.crm.storage.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was learned is kept, and rules plan by it. */
abstract class ModelsPromises extends CalibratingPromises {
    private static final LocalDate CUT_OFF = LocalDate.of(2026, 11, 23);
    private static final ContactTimes CALLS = ContactTimes.of(TouchFilter.channels(Channel.CALL));
    private static final PurchaseModel SLOW = PurchaseModel.mbgNbd(0.525, 6.183, 0.891, 1.614);
    private static final PurchaseModel FAST = PurchaseModel.mbgNbd(0.525, 2, 0.891, 1.614);

    private static Calibration calibration(int version, PurchaseModel model) {
        return new Calibration(
                version, CUT_OFF, 2_357, 946, model, Optional.of(SpendModel.gammaGamma(6.25, 3.74, 15.44)));
    }

    private static AnswerHours hours(Instant cutOff, long answered) {
        return AnswerHours.none(cutOff, CALLS).plus(AttemptsByHour.none().plus(9, 5, answered));
    }

    @Test
    @Promise("C-340")
    void keepsTheModelsOfTenantsApart() {
        crm.models().keep(calibration(1, SLOW));
        crm.models().keep(hours(NOW, 4));
        Crm other = Crm.builder().storage(storage).clock(clock).build().forTenant(tenant + "-other");
        assertEquals(
                new CurrentModels(0, Optional.empty(), Optional.empty()),
                other.models().current());
        other.models().keep(calibration(1, FAST));
        assertEquals(Optional.of(calibration(1, SLOW)), crm.models().calibration(1));
    }

    @Test
    @Promise("C-341")
    void keepsModelsWhenSomebodyIsErased() {
        Crm erasing = Crm.builder()
                .storage(storage)
                .clock(clock)
                .tombstoneKeys(TombstoneKeys.of(1, Map.of(1, new byte[32])))
                .build()
                .forTenant(tenant);
        Contact ada = erasing.contacts().add(Samples.person().build());
        erasing.interactions().record(Samples.call(ada.id()).build());
        AnswerHours learned = erasing.models().keep(erasing.insights().answerHours(CALLS));
        erasing.models().keep(calibration(1, SLOW));
        CurrentModels before = erasing.models().current();
        erasing.contacts().erase(ada.id());
        assertEquals(before, erasing.models().current());
        assertEquals(1, learned.everybody().attempted());
    }

    private static RuleBook planned(CurrentModels models) {
        RuleOpening winBack = Rule.named("win-back")
                .purpose(Samples.SERVICE)
                .via(Channel.CALL)
                .onWorkingDays();
        return RuleBook.version(2)
                .models(models.version())
                .of(models.calibration()
                        .<Rule>map(known ->
                                winBack.whenAliveBelow(0.5, known.purchases()).of(InteractionKind.PURCHASE))
                        .orElseGet(() -> winBack.whenSilentFor(2.0).timesTheRhythmOf(InteractionKind.PURCHASE)));
    }

    private Crm planning() {
        Crm keeper = Crm.builder().storage(storage).build();
        return Crm.builder()
                .storage(storage)
                .rules(name -> planned(keeper.forTenant(name).models().current()))
                .clock(clock)
                .build()
                .forTenant(tenant);
    }

    private static LocalDate opened(Crm asked, Contact contact) {
        return asked.followUps().history(contact.id()).stream()
                .filter(f -> f.status().isActive())
                .map(f -> f.due().toLocalDate())
                .findFirst()
                .orElse(LocalDate.MAX);
    }

    private static LocalDate next(Crm asked, Contact contact) {
        return asked.nextContact(contact.id())
                .map(NextContact::due)
                .map(due -> due.toLocalDate())
                .orElse(LocalDate.MAX);
    }

    /** A faster model gives a buyer up earlier, and without one somebody who has bought once has no rhythm yet. */
    @Test
    @Promise("C-342")
    void plansAnewWhatWasPlannedByFormerModels() {
        Contact ada = ada();
        crm.interactions().record(Samples.purchase(ada.id()).build());
        Crm rhythmic = planning();
        assertEquals(1, rhythmic.plan());
        LocalDate byRhythm = opened(rhythmic, ada);
        crm.models().keep(calibration(1, SLOW));
        Crm slow = planning();
        assertEquals(1, slow.plan());
        LocalDate bySlow = opened(slow, ada);
        assertEquals(next(slow, ada), bySlow);
        assertFalse(bySlow.equals(byRhythm));
        assertEquals(0, planning().plan());
        crm.models().keep(calibration(2, FAST));
        Crm fast = planning();
        assertEquals(1, fast.plan());
        assertTrue(opened(fast, ada).isBefore(bySlow));
        assertEquals(0, slow.plan(), "an older model does not plan over a newer one");
        assertEquals(bySlow, next(slow, ada), "the date by a former model can still be computed");
    }

    @Test
    @Promise("C-342")
    void plansAnewByOtherHours() {
        Rule welcome = Rule.named("welcome")
                .purpose(Samples.SERVICE)
                .once(Offset.days(3))
                .afterLast(InteractionKind.PURCHASE)
                .via(Channel.CALL);
        Contact ada = ada();
        crm.interactions().record(Samples.purchase(ada.id()).build());
        RuleBook before =
                RuleBook.version(1).models(crm.models().current().version()).of(welcome);
        assertEquals(1, crm(before).plan());
        crm.models().keep(hours(NOW, 4));
        crm.models().keep(hours(NOW.minusSeconds(1), 4));
        assertEquals(2, crm.models().current().version());
        RuleBook after = RuleBook.version(1).models(2).of(welcome);
        assertEquals(1, crm(after).plan());
        assertEquals(0, crm(before).plan());
    }

    @Test
    @Promise({"C-343", "C-349"})
    void keepsEveryVersionOfACalibration() {
        assertEquals(Optional.empty(), crm.models().calibration());
        for (int version : List.of(2, 10, 9)) {
            Calibration kept = calibration(version, version == 9 ? FAST : SLOW);
            assertEquals(kept, crm.models().keep(kept));
        }
        assertEquals(Optional.of(calibration(9, FAST)), crm.models().calibration(9));
        assertEquals(Optional.of(calibration(2, SLOW)), crm.models().calibration(2));
        assertEquals(Optional.empty(), crm.models().calibration(3));
        assertEquals(Optional.of(calibration(10, SLOW)), crm.models().calibration());
    }

    @Test
    @Promise({"C-344", "C-345"})
    void keepsAnotherCalibrationUnderAnotherVersionOnly() {
        crm.models().keep(calibration(1, SLOW));
        assertEquals(calibration(1, SLOW), crm.models().keep(calibration(1, SLOW)));
        assertEquals(1, crm.models().current().version());
        ConflictingFactException refused =
                assertThrows(ConflictingFactException.class, () -> crm.models().keep(calibration(1, FAST)));
        assertEquals("calibration 1", refused.what() + " " + refused.existingId());
        assertEquals(Optional.of(calibration(1, SLOW)), crm.models().calibration());
    }

    private static Calibration learnedUpTo(LocalDate cutOff, int version) {
        return new Calibration(version, cutOff, 2_357, 946, SLOW, Optional.empty());
    }

    @Test
    @Promise("C-371")
    void keepsNothingNewerThatKnowsLess() {
        crm.models().keep(learnedUpTo(CUT_OFF, 2));
        Calibration earlier = learnedUpTo(CUT_OFF.minusDays(1), 3);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> crm.models().keep(earlier));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("cutOff: 2026-11-22 of version 3 is before 2026-11-23 of version 2"), message);
        assertEquals(Optional.empty(), crm.models().calibration(3));
        Calibration former = crm.models().keep(learnedUpTo(CUT_OFF.minusDays(1), 1));
        assertEquals(Optional.of(learnedUpTo(CUT_OFF, 2)), crm.models().calibration());
        crm.models().keep(learnedUpTo(CUT_OFF, 3));
        Calibration newest = crm.models().keep(learnedUpTo(CUT_OFF.plusDays(1), 4));
        assertEquals(former, crm.models().keep(former));
        assertEquals(Optional.of(newest), crm.models().calibration());
    }

    @Test
    @Promise({"C-346", "C-350"})
    void keepsHoursUnderTheirCutOff() {
        assertEquals(Optional.empty(), crm.models().answerHours());
        Instant early = Instant.parse("0001-01-01T00:00:00Z");
        Instant late = Instant.parse("9999-12-31T23:59:59.999999Z");
        Instant beforeTheEpoch = Instant.parse("1969-12-31T23:59:59.999999Z");
        for (Instant cutOff : List.of(early, late, NOW, beforeTheEpoch)) {
            AnswerHours kept = hours(cutOff, 4);
            assertEquals(kept, crm.models().keep(kept));
            assertEquals(Optional.of(kept), crm.models().answerHours(cutOff));
        }
        assertEquals(Optional.of(hours(late, 4)), crm.models().answerHours());
        assertEquals(
                Optional.of(hours(NOW, 4)),
                crm.models().answerHours(NOW.plusNanos(999)).map(h -> hours(h.cutOff(), 4)));
        assertEquals(Optional.empty(), crm.models().answerHours(NOW.plus(StorageScene.MICRO)));
    }

    @Test
    @Promise({"C-347", "C-348"})
    void keepsOtherHoursUnderAnotherCutOffOnly() {
        crm.models().keep(hours(NOW, 4));
        crm.models().keep(hours(NOW, 4));
        assertEquals(1, crm.models().current().version());
        ConflictingFactException refused =
                assertThrows(ConflictingFactException.class, () -> crm.models().keep(hours(NOW, 3)));
        assertEquals("answer-hours 2026-11-24T09:00:00Z", refused.what() + " " + refused.existingId());
        assertEquals(Optional.of(hours(NOW, 4)), crm.models().answerHours());
    }

    @Test
    @Promise({"C-351", "C-352"})
    void countsWhateverIsKept() {
        crm.models().keep(calibration(1, SLOW));
        crm.models().keep(hours(NOW, 4));
        crm.models().keep(calibration(2, FAST));
        crm.models().keep(hours(NOW.minusSeconds(1), 4));
        assertEquals(
                new CurrentModels(4, Optional.of(calibration(2, FAST)), Optional.of(hours(NOW, 4))),
                crm.models().current());
        CurrentModels inside = crm.inTransaction(tx -> {
            tx.models().keep(calibration(3, SLOW));
            return tx.models().current();
        });
        assertEquals(5, inside.version());
        assertEquals(inside, crm.models().current());
    }

    @Test
    void saysThatAModelWasChangedFromOutside() {
        storage.inTransaction(new TenantId(tenant), session -> {
            session.write(Changes.of(new Change.ModelKept(new StoredModel("calibration", 1, "rubbish"))));
            return true;
        });
        StorageException e =
                assertThrows(StorageException.class, () -> crm.models().calibration());
        assertTrue(String.valueOf(e.getMessage()).contains("calibration of version 1"));
    }
}
