package dev.rapport.crm.rule;

/** Which floors hold for a date. */
enum Floors {
    /** The snooze of the occurrence. */
    OWN,
    /** Also the snooze of the whole contact and its not-before date. */
    WITHOUT_SPACING,
    /** Also the spacing after the last outbound contact. */
    ALL
}
