package dev.rapport.crm.testkit;

import static dev.rapport.crm.criterion.Criteria.atLeast;
import static dev.rapport.crm.criterion.Criteria.inLast;
import static dev.rapport.crm.criterion.Criteria.lastLongerAgo;
import static dev.rapport.crm.criterion.Criteria.not;
import static dev.rapport.crm.criterion.Criteria.sumAtLeast;
import static dev.rapport.crm.criterion.Criteria.tagged;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.Segment;
import dev.rapport.crm.Segments;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Subject;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who was in a segment whenever somebody looked, which must be the answer to who asks later as of that time. */
final class SegmentHistory {
    private static final TouchFilter BOUGHT = TouchFilter.kinds(InteractionKind.PURCHASE);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Entries of one moment may be recorded some microseconds after each other. */
    private static final Duration MOMENT = Duration.ofMillis(1);

    private static final Segment SEGMENT = Segment.named("model")
            .where(atLeast(2, BOUGHT, inLast(Period.ofDays(14)))
                    .and(not(lastLongerAgo(TouchFilter.any().outbound(), Period.ofDays(3))))
                    .or(sumAtLeast(Money.of("400", "EUR"), BOUGHT, inLast(Period.ofMonths(1))))
                    .or(not(tagged("vip")).and(atLeast(1, BOUGHT))))
            .build();

    /** Of so many moments one is asked about again, as the past is read from the whole log. */
    private static final int KEPT = 4;

    private final CrmHistory history;
    private final Map<Instant, List<ContactId>> seen = new TreeMap<>();
    private int looks;

    SegmentHistory(CrmHistory history) {
        this.history = history;
    }

    /** What is narrowed by the storage is what the facts say. */
    void look() {
        Instant soon = history.clock.instant().plus(MOMENT);
        List<ContactId> members = history.contacts.stream()
                .filter(id -> SEGMENT.criterion().test(subject(id, soon)))
                .sorted()
                .toList();
        assertEquals(members, ids(soon), () -> "members at " + soon);
        assertEquals(members.size(), at(soon).count(SEGMENT));
        if (++looks % KEPT == 0) {
            seen.put(soon, members);
        } else {
            seen.remove(soon);
        }
    }

    private Subject subject(ContactId id, Instant then) {
        Contact contact = history.crm.contacts().get(id);
        List<Interaction> log = history.effective.values().stream()
                .filter(fact -> fact.contacts().contains(id))
                .toList();
        return Subject.of(contact, log, then.atZone(PARIS));
    }

    /** Whatever has been recorded since. */
    void lookBack() {
        history.clock.advance(Duration.ofDays(1));
        seen.forEach((then, members) -> assertEquals(members, ids(then), () -> "members as of " + then));
    }

    private Segments at(Instant instant) {
        return history.crm.segments().in(PARIS).asOf(instant);
    }

    private List<ContactId> ids(Instant instant) {
        return at(instant).stream(SEGMENT).map(Contact::id).toList();
    }
}
