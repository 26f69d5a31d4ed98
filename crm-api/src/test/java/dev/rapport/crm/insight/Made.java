package dev.rapport.crm.insight;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Facts for the tests of this package. */
final class Made {
    static final ContactId ADA = ContactId.next();
    static final ZoneId UTC = ZoneOffset.UTC;
    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    private Made() {}

    static Instant noon(String date) {
        return LocalDate.parse(date).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    static Instant noon(int dayNumber) {
        return FIRST_DAY.plusDays(dayNumber).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    static AsOf asOf(String date) {
        return AsOf.of(noon(date), UTC);
    }

    static AsOf asOf(int dayNumber) {
        return AsOf.of(noon(dayNumber), UTC);
    }

    static Interaction purchase(String date, String euros) {
        return Interaction.purchase(ADA)
                .at(noon(date))
                .amount(Money.of(euros, "EUR"))
                .build();
    }

    static Interaction purchase(int dayNumber) {
        return Interaction.purchase(ADA).at(noon(dayNumber)).build();
    }

    static List<Interaction> purchases(List<Integer> dayNumbers) {
        return dayNumbers.stream().map(Made::purchase).toList();
    }

    /** Days of the first years of the calendar used here. */
    static Arbitrary<List<Integer>> days(int last) {
        return Arbitraries.integers().between(0, last).list().ofMaxSize(12);
    }

    /** Lists of facts that are told apart by their position. */
    static <T> List<Interaction> facts(List<T> values, BiFunction<Integer, T, Interaction> fact) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> fact.apply(i, values.get(i)))
                .toList();
    }
}
