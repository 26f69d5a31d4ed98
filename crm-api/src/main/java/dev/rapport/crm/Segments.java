package dev.rapport.crm;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Finding;
import dev.rapport.crm.criterion.HasFollowUp;
import dev.rapport.crm.criterion.Measures;
import dev.rapport.crm.criterion.Parts;
import dev.rapport.crm.criterion.Permitted;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a {@link Segment}: answered from the facts whenever somebody asks, now or {@linkplain #asOf as of} another instant.
 *
 * <p>Days are counted in the zone that is {@linkplain #in asked in}, which is the fallback zone of the rule book unless said.
 * As of a past instant contacts are as they were then [C-259], facts count that had been recorded and had happened by then, as
 * they were believed then [C-260], and permissions by what was known then. [C-261] Whoever was erased since is in no segment.
 * That is read from the log, a contact at a time; what is asked of now is narrowed by the storage. Immutable and thread-safe.
 *
 * <pre>{@code
 * long asleep = crm.segments().count(dormant);
 * Page<Contact> first = crm.segments().page(dormant, 50, Optional.empty());
 * String why = crm.segments().in(paris).asOf(monday).explain(dormant, ada.id()).text();
 * List<Delivery> sent = crm.segments().audience(dormant, NEWS, Channel.EMAIL).send(letter, smtp);
 * }</pre>
 */
public final class Segments {
    private final Desk desk;
    private final @Nullable Instant at;
    private final ZoneId zone;
    private final Measures measures;

    private Segments(Desk desk, @Nullable Instant at, ZoneId zone, Measures measures) {
        this.desk = desk;
        this.at = at;
        this.zone = zone;
        this.measures = measures;
    }

    static Segments of(Desk desk) {
        return new Segments(desk, null, desk.book().policy().fallbackZone(), Measures.none());
    }

    /**
     * The same as of another instant, which may be past or to come: then by the facts of now, as if nothing more happened.
     *
     * @param instant when, to the microsecond
     * @return another handle
     */
    public Segments asOf(Instant instant) {
        return new Segments(desk, instant.truncatedTo(ChronoUnit.MICROS), zone, measures);
    }

    /**
     * The same in another zone, in which days begin and end. [C-262]
     *
     * @param where the zone
     * @return another handle
     */
    public Segments in(ZoneId where) {
        return new Segments(desk, at, Objects.requireNonNull(where, "zone"), measures);
    }

    /**
     * The same with numbers that conditions may ask for, such as scores. [C-308]
     *
     * @param numbers who gives them
     * @return another handle
     */
    public Segments measuring(Measures numbers) {
        return new Segments(desk, at, zone, Objects.requireNonNull(numbers, "measures"));
    }

    /**
     * Counts the members. [C-253]
     *
     * @param segment the segment
     * @return how many there are
     * @throws IllegalArgumentException for a condition on follow-ups as of a past instant, as they keep no history [C-309]; for
     *     one on a purpose that is not declared. [C-310] So do all questions.
     */
    public long count(Segment segment) {
        return members(segment).count();
    }

    /**
     * Lists the members.
     *
     * @param segment the segment
     * @param limit at most how many, 1 to 1,000
     * @param after where to go on, or empty for the first page
     * @return as they are at that instant, by id; pages neither repeat nor leave out who stays a member. [C-255]
     */
    public Page<Contact> page(Segment segment, int limit, Optional<Cursor> after) {
        return members(segment).page(Limits.page(limit), after);
    }

    /**
     * All members, read some hundred contacts at a time: nothing stays open in the database, and what is recorded meanwhile may
     * or may not be seen. [C-256]
     *
     * @param segment the segment
     * @return a lazy stream of them as they are at that instant, by id
     */
    public Stream<Contact> stream(Segment segment) {
        return members(segment).from(Optional.empty());
    }

    /**
     * Whether somebody is a member. [C-263]
     *
     * @param segment the segment
     * @param contact who
     * @return true for a member
     * @throws NotFoundException if there is no such contact. [C-311]
     */
    public boolean contains(Segment segment, ContactId contact) {
        return explain(segment, contact).isMember();
    }

    /**
     * Why somebody is a member or is not: what was found for each part of the condition [C-257], and whether somebody has put the
     * contact in or left it out by hand. [C-258]
     *
     * @param segment the segment
     * @param contact who
     * @return an object whose {@code toString()} a salesperson understands
     * @throws NotFoundException if there is no such contact
     */
    public Membership explain(Segment segment, ContactId contact) {
        ZonedDateTime when = when();
        Members members = members(segment, when);
        // a part may ask the storage, so it is answered while the transaction is open
        Optional<Finding> finding = desk.scope().run(session -> {
            if (session.contacts().find(contact).isEmpty()) {
                throw new NotFoundException("contact", contact.toString());
            }
            return members.find(session, contact).map(candidate -> Finding.of(segment.criterion(), candidate));
        });
        return Membership.of(segment, contact, when, finding);
    }

    /**
     * Who has joined a segment and who has left it between two instants; whom nobody knew at the first was no member. [C-264]
     *
     * @param segment the segment
     * @param from the first instant
     * @param to the second instant
     * @return the members of one instant that are none of the other
     */
    public SegmentDifference difference(Segment segment, Instant from, Instant to) {
        List<ContactId> joined = new ArrayList<>();
        List<ContactId> left = new ArrayList<>();
        Iterator<ContactId> before = asOf(from).stream(segment).map(Contact::id).iterator();
        Iterator<ContactId> after = asOf(to).stream(segment).map(Contact::id).iterator();
        @Nullable ContactId old = next(before);
        @Nullable ContactId now = next(after);
        while (old != null || now != null) {
            int order = old == null ? 1 : now == null ? -1 : old.compareTo(now);
            if (order < 0) {
                left.add(Objects.requireNonNull(old));
            } else if (order > 0) {
                joined.add(Objects.requireNonNull(now));
            }
            old = order <= 0 ? next(before) : old;
            now = order >= 0 ? next(after) : now;
        }
        return new SegmentDifference(joined, left);
    }

    private static @Nullable ContactId next(Iterator<ContactId> ids) {
        return ids.hasNext() ? ids.next() : null;
    }

    /**
     * The members who may be written to now, and why the others may not: as {@link Outreach#audience} judges them. [C-312]
     *
     * @param segment the segment
     * @param purpose for what; a kind of marketing
     * @param channel how, with a type of point
     * @return the audience
     */
    public PermittedAudience audience(Segment segment, Purpose purpose, Channel channel) {
        return new Outreach(desk).audience(purpose, channel, stream(segment).map(Contact::id));
    }

    private ZonedDateTime when() {
        return (at == null ? desk.now() : at).atZone(zone);
    }

    private Members members(Segment segment) {
        return members(segment, when());
    }

    private Members members(Segment segment, ZonedDateTime when) {
        boolean isPast = when.toInstant().isBefore(desk.now());
        boolean asksFollowUps = Parts.of(segment.criterion()).anyMatch(HasFollowUp.class::isInstance);
        if (asksFollowUps && isPast && at != null) {
            throw new IllegalArgumentException(
                    "segment: asks for follow-ups, which keep no history; ask for it as of now, without asOf(...)");
        }
        Parts.of(segment.criterion())
                .filter(Permitted.class::isInstance)
                .forEach(part -> desk.purposes().require(((Permitted) part).purpose()));
        if (asksFollowUps && !desk.scope().isJoined()) {
            new Upkeep(desk).run(planned -> true);
        }
        return new Members(
                desk,
                segment,
                isPast && at != null ? new PastView(desk, when, measures) : new PresentView(desk, when, measures));
    }
}
