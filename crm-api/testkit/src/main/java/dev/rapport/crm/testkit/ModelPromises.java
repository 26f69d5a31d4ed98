package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ModelStore;
import dev.rapport.crm.storage.StoredModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was learned from the data is kept in all its versions. */
abstract class ModelPromises extends CandidatePromises {
    private static StoredModel model(String kind, long version) {
        return new StoredModel(kind, version, kind + " of version " + version);
    }

    private StoredModel keep(StoredModel model) {
        write(new Change.ModelKept(model));
        return model;
    }

    private Optional<StoredModel> find(String kind, long version) {
        return in(session -> session.models().find(kind, version));
    }

    private List<ModelStore.Newest> newest() {
        return in(session -> session.models().newest());
    }

    private List<StoredModel> newestModels() {
        return newest().stream().map(ModelStore.Newest::model).toList();
    }

    @Test
    @Promise("S-200")
    void findsAModelAsItWasKept() {
        StoredModel first = keep(model("calibration", 1));
        StoredModel second = keep(new StoredModel("calibration", 2, "r=0.1 \u00e9 ' % " + "7".repeat(20_000)));
        StoredModel hours = keep(model("answer-hours-9", 1));
        StoredModel early = keep(model("calibration", Long.MIN_VALUE));
        StoredModel late = keep(model("calibration", Long.MAX_VALUE));
        for (StoredModel kept : List.of(first, second, hours, early, late)) {
            assertEquals(Optional.of(kept), find(kept.kind(), kept.version()));
        }
        assertEquals(Optional.empty(), find("calibration", 3));
        assertEquals(Optional.empty(), find("answer-hours-9", 2));
        assertEquals(Optional.empty(), find("answer-hours", 1));
    }

    @Test
    @Promise({"S-200", "S-2"})
    void keepsNoModelOfATransactionThatThrows() {
        assertThrows(
                ArithmeticException.class,
                () -> in(session -> {
                    session.write(Changes.of(new Change.ModelKept(model("calibration", 1))));
                    throw new ArithmeticException("of the work");
                }));
        assertEquals(Optional.empty(), find("calibration", 1));
    }

    @Test
    @Promise("S-201")
    void refusesAnotherModelOfAVersionThatIsTaken() {
        StoredModel first = keep(model("calibration", 1));
        DuplicateException refused =
                assertThrows(DuplicateException.class, () -> keep(new StoredModel("calibration", 1, "something else")));
        assertEquals("model version", refused.what() + " " + refused.property());
        assertThrows(DuplicateException.class, () -> keep(first));
        assertEquals(Optional.of(first), find("calibration", 1));
    }

    @Test
    @Promise({"S-201", "S-41"})
    void goesOnAfterAModelThatWasRefused() {
        StoredModel first = keep(model("calibration", 1));
        StoredModel second = model("calibration", 2);
        in(session -> {
            assertThrows(
                    DuplicateException.class,
                    () -> session.write(Changes.of(new Change.ModelKept(first), new Change.ModelKept(second))));
            session.write(Changes.of(new Change.ModelKept(second)));
            return true;
        });
        assertEquals(Optional.of(second), find("calibration", 2));
    }

    @Test
    @Promise("S-202")
    void takesTheGreatestVersionForTheNewest() {
        assertEquals(List.of(), newestModels());
        keep(model("calibration", 9));
        StoredModel tenth = keep(model("calibration", 10));
        assertEquals(List.of(tenth), newestModels());
        keep(model("calibration", 2));
        keep(model("calibration", -11));
        assertEquals(List.of(tenth), newestModels());
    }

    @Test
    @Promise("S-203")
    void namesTheNewestByKind() {
        StoredModel later = keep(model("calibration", 1));
        StoredModel last = keep(model("chances", 1));
        StoredModel first = keep(model("answer-hours", 1));
        assertEquals(List.of(first, later, last), newestModels());
    }

    @Test
    @Promise("S-204")
    void countsWhatIsKeptOfEachKind() {
        keep(model("calibration", 5));
        write(new Change.ModelKept(model("calibration", 6)), new Change.ModelKept(model("chances", 1)));
        keep(model("calibration", 4));
        assertEquals(
                List.of(3L, 1L), newest().stream().map(ModelStore.Newest::kept).toList());
    }

    @Test
    @Promise("S-205")
    void keepsModelsWhenSomebodyIsErased() {
        StoredModel kept = keep(model("calibration", 1));
        Contact ada = add(Samples.person());
        Erased fact = new Erased(FactStamp.next(), ada.id(), List.of());
        write(new Change.ContactErased(fact.stamped(fact.stamp().stamp(NOW)), Map.of()));
        assertEquals(Optional.of(kept), find("calibration", 1));
        assertEquals(List.of(new ModelStore.Newest(kept, 1)), newest());
    }

    @Test
    @Promise({"S-5", "S-7"})
    void keepsModelsOfTwoTenantsApart() {
        StoredModel here = keep(model("calibration", 1));
        assertEquals(Optional.empty(), in(stranger, s -> s.models().find("calibration", 1)));
        assertEquals(List.of(), in(stranger, s -> s.models().newest()));
        StoredModel there = new StoredModel("calibration", 1, "something else");
        in(stranger, s -> {
            s.write(Changes.of(new Change.ModelKept(there)));
            return true;
        });
        assertEquals(List.of(new ModelStore.Newest(here, 1)), newest());
        assertEquals(Optional.of(there), in(stranger, s -> s.models().find("calibration", 1)));
    }
}
