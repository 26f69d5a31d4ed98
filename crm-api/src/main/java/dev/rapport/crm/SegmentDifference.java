package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import java.util.List;

/**
 * Who has joined a segment between two instants, and who has left it.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * SegmentDifference week = crm.segments().difference(asleep, monday, today);
 * System.out.println(week.joined().size() + " joined, " + week.left().size() + " left");
 * }</pre>
 *
 * @param joined who was a member at the second instant and not at the first, by id
 * @param left who was a member at the first instant and not at the second, by id
 */
public record SegmentDifference(List<ContactId> joined, List<ContactId> left) {
    /**
     * Copies the lists.
     *
     * @param joined who was a member at the second instant and not at the first, by id
     * @param left who was a member at the first instant and not at the second, by id
     */
    public SegmentDifference {
        joined = List.copyOf(joined);
        left = List.copyOf(left);
    }
}
