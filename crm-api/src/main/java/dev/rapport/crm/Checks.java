package dev.rapport.crm;

import dev.rapport.crm.error.InvalidInputException;
import dev.rapport.crm.error.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** Validates what enters; the default validator is made when it is first needed, as that takes a while. */
final class Checks {
    private final Supplier<Validator> source;
    private volatile @Nullable Validator validator;

    Checks(@Nullable Validator given) {
        source = given != null ? () -> given : Checks::hibernate;
    }

    private static Validator hibernate() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }

    <T> T valid(String what, T value) {
        Set<ConstraintViolation<T>> broken = validator().validate(value);
        if (broken.isEmpty()) {
            return value;
        }
        List<Violation> violations = broken.stream()
                .map(v -> new Violation(v.getPropertyPath().toString(), v.getMessage()))
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::rule))
                .toList();
        throw new InvalidInputException(what, violations, value);
    }

    private Validator validator() {
        Validator made = validator;
        if (made == null) {
            synchronized (this) {
                made = validator;
                if (made == null) {
                    made = source.get();
                    validator = made;
                }
            }
        }
        return made;
    }
}
