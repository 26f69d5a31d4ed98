package dev.rapport.crm;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.forecast.Calibration;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ModelStore;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.StoredModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What was learned from the data, kept in all its versions, so that a date can be computed again as it was.
 *
 * <p>Each tenant has its own. [C-340] There is nothing personal in them: erasing somebody leaves them as they are [C-341],
 * as it leaves the counts of everybody. Nothing is learned by itself: learn anew now and then, such as every month.
 *
 * <p>A {@link Crm} plans by the rule book that it began with. After a model was kept, begin another, or ask {@code forTenant}
 * anew, and {@link Crm#plan()}: with {@code RuleBook.version(..).models(..)} every plan that was made by former models is made
 * again. [C-342] Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.insights().calibrate(ModelKind.MBG_NBD, euro).calibration().ifPresent(crm.models()::keep);
 * crm.models().keep(crm.insights().answerHours(ContactTimes.of(TouchFilter.channels(CALL))));
 *
 * Crm keeper = Crm.builder().storage(storage).build();
 * Crm planning = Crm.builder()
 *         .storage(storage)
 *         .rules(tenant -> book(keeper.forTenant(tenant).models().current()))
 *         .build();
 * }</pre>
 */
public final class Models {
    private static final String CALIBRATION = "calibration";
    private static final String ANSWER_HOURS = "answer-hours";

    private final Desk desk;

    Models(Desk desk) {
        this.desk = desk;
    }

    /**
     * Keeps a calibration under its version. [C-343]
     *
     * @param calibration what was learned
     * @return the same; if it was kept before, nothing has changed [C-344]
     * @throws ConflictingFactException if another one has that version [C-345], as when two nodes learn at once: learn anew
     */
    public Calibration keep(Calibration calibration) {
        StoredModel model = new StoredModel(CALIBRATION, calibration.version(), calibration.text());
        return keep(model, calibration, Calibration::parse, Integer.toString(calibration.version()));
    }

    /**
     * Keeps hours under their cut-off. [C-346]
     *
     * @param hours what was learned
     * @return the same; if they were kept before, nothing has changed [C-347]
     * @throws ConflictingFactException if others have that cut-off. [C-348]
     */
    public AnswerHours keep(AnswerHours hours) {
        StoredModel model = new StoredModel(ANSWER_HOURS, micros(hours.cutOff()), hours.text());
        return keep(model, hours, AnswerHours::parse, hours.cutOff().toString());
    }

    private <T> T keep(StoredModel model, T value, Function<String, T> reader, String key) {
        return desk.scope().run(session -> {
            Optional<T> there = find(session, model.kind(), model.version(), reader);
            if (there.isEmpty()) {
                session.write(Changes.of(new Change.ModelKept(model)));
            } else if (!there.get().equals(value)) {
                throw new ConflictingFactException(model.kind(), key);
            }
            return value;
        });
    }

    /**
     * The newest calibration: that of the greatest version. [C-349]
     *
     * @return the calibration, or empty if none was kept yet
     */
    public Optional<Calibration> calibration() {
        return current().calibration();
    }

    /**
     * The calibration of one version.
     *
     * @param version which
     * @return the calibration as it was kept, or empty if there is none
     */
    public Optional<Calibration> calibration(int version) {
        return desk.scope().run(session -> find(session, CALIBRATION, version, Calibration::parse));
    }

    /**
     * The newest hours: those of the latest cut-off. [C-350]
     *
     * @return the hours, or empty if none were kept yet
     */
    public Optional<AnswerHours> answerHours() {
        return current().answerHours();
    }

    /**
     * The hours of one cut-off.
     *
     * @param cutOff which; truncated to the microsecond
     * @return the hours as they were kept, or empty if there are none
     * @throws IllegalArgumentException if it is outside the years 1 to 9999
     */
    public Optional<AnswerHours> answerHours(Instant cutOff) {
        long version = micros(StorableTime.instant("cutOff", cutOff));
        return desk.scope().run(session -> find(session, ANSWER_HOURS, version, AnswerHours::parse));
    }

    /**
     * The newest of each kind with the version that they have together, as of one moment. [C-351]
     *
     * @return the models; their version is one more after each that is kept [C-352]
     */
    public CurrentModels current() {
        List<ModelStore.Newest> newest =
                desk.scope().run(session -> session.models().newest());
        long version = newest.stream().mapToLong(ModelStore.Newest::kept).sum();
        return new CurrentModels(
                Math.toIntExact(version),
                newest(newest, CALIBRATION, Calibration::parse),
                newest(newest, ANSWER_HOURS, AnswerHours::parse));
    }

    private static <T> Optional<T> newest(List<ModelStore.Newest> all, String kind, Function<String, T> reader) {
        return all.stream()
                .map(ModelStore.Newest::model)
                .filter(model -> model.kind().equals(kind))
                .map(model -> read(model, reader))
                .findFirst();
    }

    private static <T> Optional<T> find(StorageSession session, String kind, long version, Function<String, T> reader) {
        return session.models().find(kind, version).map(model -> read(model, reader));
    }

    private static <T> T read(StoredModel model, Function<String, T> reader) {
        try {
            return reader.apply(model.text());
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    "the stored model " + model.kind() + " of version " + model.version()
                            + " cannot be read; it was changed from outside, or by a later release",
                    e);
        }
    }

    /** {@code ChronoUnit.MICROS.between} counts nanoseconds, of which there are too many from the year 2262 on. */
    private static long micros(Instant instant) {
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
    }
}
