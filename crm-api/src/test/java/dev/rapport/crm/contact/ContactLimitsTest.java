package dev.rapport.crm.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

/** The limits that annotations tell, found all at once by a validator. */
final class ContactLimitsTest {

    @SuppressWarnings("resource") // lives as long as the tests
    private static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class)
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    @Test
    void acceptsWhatIsJustWithinAllLimits() {
        assertEquals(Set.of(), violations(contactOfSize(0)));
    }

    @Test
    void reportsEveryLimitThatIsExceeded() {
        assertEquals(
                Set.of(
                        "name",
                        "owner",
                        "points",
                        "points[0].label",
                        "points[0].source",
                        "tags",
                        "dates",
                        "relations",
                        "externalRefs",
                        "attributes.values",
                        "preferences.blackoutDays"),
                violations(contactOfSize(1)));
    }

    private static Contact contactOfSize(int beyond) {
        Contact.Builder builder = Contact.person("n".repeat(300 + beyond)).owner("o".repeat(128 + beyond));
        builder.point(PointEntry.builder(EmailAddress.parse("ada@example.org"))
                .label("l".repeat(64 + beyond))
                .source("s".repeat(64 + beyond))
                .build());
        IntStream.range(0, 99 + beyond).forEach(i -> builder.phone("+4420794" + (10_000 + i)));
        IntStream.range(0, 200 + beyond)
                .forEach(i -> builder.tag("t" + i)
                        .relation("knows", ContactId.next())
                        .attribute(AttributeKey.number("a" + i), 1L));
        IntStream.range(0, 50 + beyond).forEach(i -> builder.date("d" + i, PartialDate.parse("--01-01")));
        IntStream.range(0, 100 + beyond).forEach(i -> builder.externalRef("shop", "r" + i));
        LocalDate day = LocalDate.of(2027, 1, 1);
        return builder.preferences(Preferences.builder()
                        .blackoutDays(day.datesUntil(day.plusDays(400 + beyond)).toList())
                        .build())
                .build();
    }

    private static Set<String> violations(Contact contact) {
        return VALIDATOR.validate(contact).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .collect(Collectors.toSet());
    }
}
