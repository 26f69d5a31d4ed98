package dev.rapport.crm.insight;

/**
 * How good a customer is in recency, frequency and money, each from 1 to 5.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * RfmScore ada = cuts.score(figures);
 * boolean isAmongTheBest = ada.cell().equals("555");
 * ada.because();       // 5-4-5 among 120 customers: bought last 3 days ago, 7 times in all, for 812.50 EUR
 * }</pre>
 *
 * @param recency 5 for the fifth that bought last
 * @param frequency 5 for the fifth that bought most often
 * @param monetary 5 for the fifth that spent most
 * @param evidence what it was told by
 */
public record RfmScore(int recency, int frequency, int monetary, Evidence evidence) {
    /**
     * What a score was told by.
     *
     * @param figures the customer's own
     * @param customers among how many it was cut
     */
    public record Evidence(RfmFigures figures, int customers) {}

    /** {@return the three digits, recency first} */
    public String cell() {
        return "" + recency + frequency + monetary;
    }

    /** {@return a sentence, such as "5-4-5 among 120 customers: bought last 3 days ago, 7 times in all, for 812.50 EUR"} */
    public String because() {
        return recency + "-" + frequency + "-" + monetary + " among " + Words.count(evidence.customers(), "customer")
                + ": " + evidence.figures().sentence();
    }
}
