package dev.rapport.crm.forecast;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** The stored form of a {@link Calibration}: words in a fixed order between spaces, the first of which is the form. */
final class CalibrationText {

    private static final String FORM = "calibration/1";

    private final String text;
    private int index;

    private CalibrationText(String text) {
        this.text = text;
    }

    static String write(Calibration c) {
        PurchaseModel m = c.purchases();
        String words = FORM + " version=" + c.version() + " cut-off=" + c.cutOff() + " customers=" + c.customers()
                + " repeaters=" + c.repeaters() + " model=" + m.kind() + " r=" + m.r() + " alpha=" + m.alpha() + " a="
                + m.a() + " b=" + m.b();
        return words
                + c.spend()
                        .map(s -> " p=" + s.p() + " q=" + s.q() + " gamma=" + s.gamma())
                        .orElse("");
    }

    static Calibration read(String text) {
        return new CalibrationText(text).calibration();
    }

    private Calibration calibration() {
        if (!text.startsWith(FORM + " ")) {
            throw unexpected("'" + FORM + "'");
        }
        index = FORM.length();
        int version = read(" version=", Integer::valueOf);
        LocalDate cutOff = read(" cut-off=", LocalDate::parse);
        long customers = read(" customers=", Long::valueOf);
        long repeaters = read(" repeaters=", Long::valueOf);
        ModelKind kind = read(" model=", ModelKind::valueOf);
        double r = number(" r=");
        double alpha = number(" alpha=");
        double a = number(" a=");
        double b = number(" b=");
        PurchaseModel purchases = new PurchaseModel(kind, r, alpha, a, b);
        Optional<SpendModel> spend = Optional.empty();
        if (index < text.length()) {
            spend = Optional.of(SpendModel.gammaGamma(number(" p="), number(" q="), number(" gamma=")));
        }
        if (index < text.length()) {
            throw unexpected("the end");
        }
        return new Calibration(version, cutOff, customers, repeaters, purchases, spend);
    }

    private double number(String name) {
        return read(name, Double::valueOf);
    }

    /** Reads a name and the word that follows it. */
    private <T> T read(String name, Function<String, T> meaning) {
        if (!text.startsWith(name, index)) {
            throw unexpected("'" + name.strip() + "'");
        }
        int start = index + name.length();
        int space = text.indexOf(' ', start);
        int end = space < 0 ? text.length() : space;
        try {
            T read = meaning.apply(text.substring(start, end));
            index = end;
            return read;
        } catch (DateTimeException | IllegalArgumentException e) {
            index = start;
            throw unexpected("a value of '" + name.strip() + "'");
        }
    }

    private IllegalArgumentException unexpected(String expected) {
        return new IllegalArgumentException("calibration: " + expected + " expected (index " + index + " of length "
                + text.length() + "); give a text that Calibration.text() has printed");
    }
}
