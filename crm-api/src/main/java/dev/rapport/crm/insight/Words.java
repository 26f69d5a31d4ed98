package dev.rapport.crm.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** How figures read in a sentence. */
final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Words() {}

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** Such as "1 call" or "2 calls". */
    static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** Such as "1 year and 6 months". */
    static String period(Period period) {
        List<String> parts = new ArrayList<>();
        if (period.getYears() != 0) {
            parts.add(count(period.getYears(), "year"));
        }
        if (period.getMonths() != 0) {
            parts.add(count(period.getMonths(), "month"));
        }
        long days = period.get(ChronoUnit.DAYS);
        if (days != 0 || parts.isEmpty()) {
            parts.add(count(days, "day"));
        }
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** With the digits of the currency, such as "149.90 EUR". */
    static String money(BigDecimal amount, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return amount.setScale(digits, RoundingMode.HALF_EVEN).toPlainString() + " " + currency.getCurrencyCode();
    }

    /** At most one digit after the point, such as "12.5" or "12". */
    static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded).toPlainString();
    }

    /** A share of 1 in whole percent, such as "20 %". */
    static String percent(double share) {
        return BigDecimal.valueOf(100 * share)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toPlainString() + " %";
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
