package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentReason;
import java.util.List;
import java.util.Optional;

/**
 * What became of a list of subscribers, with every row that did not become contactable, and why.
 *
 * <p>Holds nothing of a person. Immutable and thread-safe.
 *
 * <pre>{@code
 * ImportReport report = crm.subscriptions().importAll(rows, MissingContacts.CREATE);
 * System.out.println(report.text());   // 842 of 1,310 contactable; 300 EVIDENCE_MISSING, 120 OPTED_OUT, 48 WRONG_ROW
 * report.left().forEach(left -> System.out.println("row " + left.row() + ": " + left.why()));
 * }</pre>
 *
 * @param rows how many rows there were
 * @param created how many contacts were created
 * @param recorded how many facts were recorded; none if the same list was imported before
 * @param left the rows that did not become contactable, in the order in which they were given
 */
public record ImportReport(int rows, int created, int recorded, List<Left> left) {

    /** Why a row did not become contactable. */
    public enum Why {
        /** A rule is broken; the detail says which. Nothing was recorded. */
        WRONG_ROW,
        /** There is no such contact. Nothing was recorded. */
        UNKNOWN_CONTACT,
        /** Several contacts have the point, and the row does not say which of them. Nothing was recorded. */
        SHARED_POINT,
        /** The contact that is named does not have this point, or none or several fit the channel. Nothing was recorded. */
        OTHER_POINT,
        /** The row says nothing. Nothing was recorded. */
        BLANK,
        /**
         * The row says no, and so does the ledger now, even if something else in the row is wrong, which the detail tells. Or
         * another row says no of the same person or point, but cannot be recorded; then nothing was recorded.
         */
        OPTED_OUT,
        /** The ledger refuses, for the reason that is told. What the row says was recorded. */
        REFUSED
    }

    /**
     * A row that did not become contactable.
     *
     * @param row the name of the row
     * @param why why not
     * @param reason why the ledger refuses, if it was asked
     * @param detail which rule is broken, if one is
     */
    public record Left(String row, Why why, Optional<ConsentReason> reason, Optional<String> detail) {
        static Left of(String row, Why why) {
            return new Left(row, why, Optional.empty(), Optional.empty());
        }

        static Left optedOut(String row, Optional<String> detail) {
            return new Left(row, Why.OPTED_OUT, Optional.empty(), detail);
        }

        static Left wrong(String row, String detail) {
            return new Left(row, Why.WRONG_ROW, Optional.empty(), Optional.of(detail));
        }

        static Left refused(String row, ConsentReason reason) {
            return new Left(row, Why.REFUSED, Optional.of(reason), Optional.empty());
        }

        private String heading() {
            return reason.map(ConsentReason::name).orElseGet(why::name);
        }
    }

    /**
     * Copies the list.
     *
     * @param rows how many rows there were
     * @param created how many contacts were created
     * @param recorded how many facts were recorded
     * @param left the rows that did not become contactable
     */
    public ImportReport {
        left = List.copyOf(left);
    }

    /**
     * How many rows may be written to.
     *
     * @return the number
     */
    public int contactable() {
        return rows - left.size();
    }

    /**
     * The totals in one line.
     *
     * @return English text without anything of a person
     */
    public String text() {
        return Totals.line(contactable(), "contactable", left.stream().map(Left::heading));
    }
}
