package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Finding;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Whether somebody is in a segment, and why.
 *
 * <p>Holds no value of an attribute. Immutable and thread-safe.
 *
 * <pre>{@code
 * Membership membership = crm.segments().explain(asleep, ada.id());
 * if (!membership.isMember()) {
 *     System.out.println(membership.text());
 * }
 * }</pre>
 *
 * @param segment the name of the segment
 * @param contact who
 * @param asOf when and in which zone it was asked
 * @param reason what decides
 * @param finding what was found for each part of the condition; empty if the contact was not there yet
 */
public record Membership(
        String segment, ContactId contact, ZonedDateTime asOf, Reason reason, Optional<Finding> finding) {

    /** What decides whether somebody is a member. */
    public enum Reason {
        /** The condition is met. */
        MEETS(true, "the condition is met"),
        /** The condition is not met. */
        MEETS_NOT(false, "the condition is not met"),
        /** Put in by hand. */
        INCLUDED(true, "put in by hand"),
        /** Left out by hand. */
        EXCLUDED(false, "left out by hand"),
        /** Nobody knew of the contact then. */
        NOT_YET_THERE(false, "the contact was not stored yet");

        private final boolean isMember;
        private final String words;

        Reason(boolean isMember, String words) {
            this.isMember = isMember;
            this.words = words;
        }
    }

    static Membership of(Segment segment, ContactId contact, ZonedDateTime asOf, Optional<Finding> finding) {
        return new Membership(segment.name(), contact, asOf, reason(segment, contact, finding), finding);
    }

    private static Reason reason(Segment segment, ContactId contact, Optional<Finding> finding) {
        if (finding.isEmpty()) {
            return Reason.NOT_YET_THERE;
        }
        if (segment.excluded().contains(contact)) {
            return Reason.EXCLUDED;
        }
        if (segment.included().contains(contact)) {
            return Reason.INCLUDED;
        }
        return finding.get().isMet() ? Reason.MEETS : Reason.MEETS_NOT;
    }

    /**
     * Whether the contact is in the segment.
     *
     * @return true if it is
     */
    public boolean isMember() {
        return reason.isMember;
    }

    /**
     * Why, for a salesperson: first what decides, then a line for each part of the condition.
     *
     * @return English text of several lines, the dates of which are those of the zone that was asked in
     */
    public String text() {
        String first = (isMember() ? "In " : "Not in ") + segment + " on " + asOf.toLocalDate() + ": " + reason.words;
        return finding.map(found -> first + "\n" + found.text()).orElse(first);
    }

    @Override
    public String toString() {
        return text();
    }
}
