package dev.rapport.crm.rule;

/** What a timing counts from: a wish, or the reason why there is none. */
sealed interface Anchoring permits Wish, Anchoring.None {

    /** No anchor. */
    record None(RejectionCode code) implements Anchoring {}

    static Anchoring none(RejectionCode code) {
        return new None(code);
    }
}
