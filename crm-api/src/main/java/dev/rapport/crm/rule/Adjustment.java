package dev.rapport.crm.rule;

/**
 * Why a planned contact is not at the moment that its rule alone would have chosen.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * NextContact next = plan.next().orElseThrow();
 * if (next.adjustments().contains(Adjustment.SNOOZED)) {
 *     showSnoozeIcon();
 * }
 * }</pre>
 */
public enum Adjustment {
    /** The day was no working day. */
    ROLLED("moved to a working day"),
    /** Somebody snoozed it. */
    SNOOZED("snoozed"),
    /** The contact asked not to be contacted before a date. */
    NOT_BEFORE("not before the date that the contact asked for"),
    /** The last outbound contact was too recent. */
    SPACING("kept apart from the last contact"),
    /** The hour was outside the contact window. */
    WINDOW("moved into the contact hours"),
    /** The hour was within quiet hours. */
    QUIET("moved out of the quiet hours"),
    /** The day was blacked out. */
    BLACKOUT("moved past days on which the contact is away"),
    /** There had been too many outbound contacts in the days before. */
    CAP("moved because of too many contacts in the days before"),
    /** The hour was closed, or there had been too many contacts, by the policies of consent. */
    CONSENT("moved to where the rules of consent allow it"),
    /** The clocks were put forward over the hour. */
    DST_GAP("moved because the clocks go forward over that hour"),
    /** Another hour of the day is the one at which the contact answers most probably. */
    SUGGESTED_TIME("moved to the hour of the most likely answer");

    private final String words;

    Adjustment(String words) {
        this.words = words;
    }

    /**
     * Returns the adjustment in words.
     *
     * @return a short English phrase
     */
    public String words() {
        return words;
    }
}
