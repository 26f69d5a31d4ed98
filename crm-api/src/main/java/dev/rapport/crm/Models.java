package dev.rapport.crm;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.DuplicateException;
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
 * anew, on every node first, and only then {@link Crm#plan()}: with {@code RuleBook.version(..).models(..)} every plan that was
 * made by former models is made again. [C-342] A node that still has the former models leaves the newer plans alone when it
 * plans; but a fact that it records supersedes the follow-ups of whoever it touches, claimed ones too except that of the claim
 * that the fact names, and what is due next is missing until a node with the newer models plans.
 *
 * <p>One calibration and one table of hours is current in a tenant. A calibration does not say in which currency it was
 * learned: keep those of one currency in each tenant. Immutable and thread-safe.
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
    private static final Kind<Calibration> CALIBRATION = new Kind<>(
            "calibration", Calibration::parse, Calibration::text, known -> Integer.toString(known.version()));
    private static final Kind<AnswerHours> ANSWER_HOURS = new Kind<>(
            "answer-hours",
            AnswerHours::parse,
            AnswerHours::text,
            known -> known.cutOff().toString());

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
     * @throws IllegalArgumentException if it would be the newest, with a cut-off before that of the newest so far: rules would
     *     plan by what was known earlier. [C-371] Learn as of that day or later; in a zone further west, the same day may be
     *     earlier
     */
    public Calibration keep(Calibration calibration) {
        return desk.scope().run(session -> {
            newest(session.models().newest(), CALIBRATION)
                    .filter(newest -> newest.version() < calibration.version())
                    .ifPresent(newest -> requireNotBefore(newest, calibration));
            return keep(session, CALIBRATION, calibration.version(), calibration);
        });
    }

    private static void requireNotBefore(Calibration newest, Calibration calibration) {
        if (calibration.cutOff().isBefore(newest.cutOff())) {
            throw new IllegalArgumentException(
                    "cutOff: " + calibration.cutOff() + " of version " + calibration.version()
                            + " is before " + newest.cutOff() + " of version " + newest.version()
                            + ", the newest that is kept, and rules would plan by what was known earlier;"
                            + " keep one that was learned as of that day or later");
        }
    }

    /**
     * Keeps hours under their cut-off. [C-346]
     *
     * @param hours what was learned
     * @return the same; if they were kept before, nothing has changed [C-347]
     * @throws ConflictingFactException if others have that cut-off. [C-348]
     */
    public AnswerHours keep(AnswerHours hours) {
        return desk.scope().run(session -> keep(session, ANSWER_HOURS, micros(hours.cutOff()), hours));
    }

    private static <T> T keep(StorageSession session, Kind<T> kind, long version, T value) {
        Optional<T> there = find(session, kind, version);
        if (there.isEmpty()) {
            there = write(
                    session,
                    kind,
                    new StoredModel(kind.name(), version, kind.text().apply(value)));
        }
        if (!there.orElse(value).equals(value)) {
            throw new ConflictingFactException(kind.name(), kind.key().apply(value));
        }
        return value;
    }

    /** Finds what somebody else has written between our look and our write, as the host's transaction cannot be run again. */
    private static <T> Optional<T> write(StorageSession session, Kind<T> kind, StoredModel model) {
        try {
            session.write(Changes.of(new Change.ModelKept(model)));
            return Optional.empty();
        } catch (DuplicateException raced) {
            return Optional.of(find(session, kind, model.version()).orElseThrow(() -> raced));
        }
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
        return desk.scope().run(session -> find(session, CALIBRATION, version));
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
        return desk.scope().run(session -> find(session, ANSWER_HOURS, version));
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
        return new CurrentModels(Math.toIntExact(version), newest(newest, CALIBRATION), newest(newest, ANSWER_HOURS));
    }

    private static <T> Optional<T> newest(List<ModelStore.Newest> all, Kind<T> kind) {
        return all.stream()
                .map(ModelStore.Newest::model)
                .filter(model -> model.kind().equals(kind.name()))
                .map(model -> read(model, kind))
                .findFirst();
    }

    private static <T> Optional<T> find(StorageSession session, Kind<T> kind, long version) {
        return session.models().find(kind.name(), version).map(model -> read(model, kind));
    }

    private static <T> T read(StoredModel model, Kind<T> kind) {
        try {
            return kind.reader().apply(model.text());
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

    private record Kind<T>(
            String name, Function<String, T> reader, Function<T, String> text, Function<T, String> key) {}
}
