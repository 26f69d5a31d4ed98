package dev.rapport.crm.forecast;

import dev.rapport.crm.error.NamedWords;
import java.time.LocalDate;
import java.util.Optional;

/** The stored form of a {@link Calibration}: words in a fixed order between spaces, the first of which is the form. */
final class CalibrationText {

    private static final String FORM = "calibration/1";

    private CalibrationText() {}

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
        NamedWords words = NamedWords.of("calibration", "Calibration.text()", FORM, text);
        int version = words.read("version", Integer::valueOf);
        LocalDate cutOff = words.read("cut-off", LocalDate::parse);
        long customers = words.read("customers", Long::valueOf);
        long repeaters = words.read("repeaters", Long::valueOf);
        ModelKind kind = words.read("model", ModelKind::valueOf);
        PurchaseModel purchases = new PurchaseModel(
                kind, number(words, "r"), number(words, "alpha"), number(words, "a"), number(words, "b"));
        Optional<SpendModel> spend = words.isAtEnd() ? Optional.empty() : Optional.of(spend(words));
        words.end();
        return new Calibration(version, cutOff, customers, repeaters, purchases, spend);
    }

    private static SpendModel spend(NamedWords words) {
        return SpendModel.gammaGamma(number(words, "p"), number(words, "q"), number(words, "gamma"));
    }

    private static double number(NamedWords words, String name) {
        return words.read(name, Double::valueOf);
    }
}
