package dev.rapport.crm.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of money and their sums.
 *
 * <p>Where the numbers of a database are too small for them they are a sign and 28 digits, of which 9 stand after the point. They
 * are added in pieces of 14, 7 and 7 digits, so that no sum of them is too great for a number of 64 bits.
 */
final class Amounts {
    private static final int SCALE = 9;
    private static final int DIGITS = 28;
    private static final BigInteger BASE = BigInteger.TEN.pow(DIGITS / 2);

    private Amounts() {}

    static void bind(Engine engine, PreparedStatement statement, int index, BigDecimal amount) throws SQLException {
        if (engine.hasDecimals()) {
            statement.setBigDecimal(index, amount);
        } else {
            statement.setString(index, text(amount));
        }
    }

    private static String text(BigDecimal amount) {
        BigInteger billionths = billionths(amount);
        String digits = billionths.abs().toString();
        return (billionths.signum() < 0 ? "-" : "+") + "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** The columns of a sum. */
    static String sum(Engine engine) {
        return engine.hasDecimals() ? "sum(t.amount) as n" : """
                sum(cast(substr(t.amount, 1, 15) as integer)) as n,
                sum(cast(substr(t.amount, 1, 1) || substr(t.amount, 16, 7) as integer)) as m,
                sum(cast(substr(t.amount, 1, 1) || substr(t.amount, 23, 7) as integer)) as l""";
    }

    /** Compares the sum in the columns of a table with a bound. */
    static String compared(Engine engine, String table, String sign, BigDecimal bound, List<@Nullable Object> args) {
        if (engine.hasDecimals()) {
            args.add(bound);
            return table + ".n " + sign + " ?";
        }
        BigInteger[] parts = billionths(bound).divideAndRemainder(BASE);
        args.add(parts[0].longValueExact());
        args.add(parts[1].longValueExact());
        // the low halves differ by less than three times the weight of a high one, so four of these decide
        return """
                max(-4, min(4, {t}.n + ({t}.m + {t}.l / 10000000) / 10000000 - ?)) * 100000000000000
                    + ({t}.m + {t}.l / 10000000) % 10000000 * 10000000 + {t}.l % 10000000 - ?\s""".replace("{t}", table) + sign + " 0";
    }

    private static BigInteger billionths(BigDecimal amount) {
        return amount.movePointRight(SCALE).toBigIntegerExact();
    }
}
