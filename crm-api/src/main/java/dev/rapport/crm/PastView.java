package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Dealings;
import dev.rapport.crm.criterion.Measures;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** By what was recorded until an instant that is past: contacts as they were, facts as they were believed. */
final class PastView implements View {
    private static final int PAGE = 500;

    private final Desk desk;
    private final ZonedDateTime asOf;
    private final Instant then;
    private final Measures measures;

    PastView(Desk desk, ZonedDateTime asOf, Measures measures) {
        this.desk = desk;
        this.asOf = asOf;
        this.then = asOf.toInstant();
        this.measures = measures;
    }

    @Override
    public Page<ContactId> ids(StorageSession session, Criterion criterion, int limit, Optional<Cursor> after) {
        return session.contacts().all(Math.min(limit, PAGE), after).map(Contact::id);
    }

    @Override
    public List<Candidate> candidates(StorageSession session, Collection<ContactId> ids, Criterion asked) {
        return new TreeSet<>(ids)
                .stream()
                        .flatMap(id -> revision(session, id).stream())
                        .map(contact -> new Candidate(contact, asOf, new Then(session)))
                        .toList();
    }

    private Optional<Contact> revision(StorageSession session, ContactId id) {
        return session.contacts().revisions(id).stream()
                .filter(revision -> !revision.since().isAfter(then))
                .map(ContactRevision::contact)
                .reduce((earlier, later) -> later);
    }

    /** What was corrected or retracted later is on no timeline as it was believed then. */
    private List<Interaction> known(StorageSession session, ContactId contact) {
        Set<InteractionId> corrected = new HashSet<>(session.interactions().corrected(contact));
        List<Interaction> known = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<Interaction> page = session.interactions().timeline(contact, PAGE, next);
            page.items().stream()
                    .filter(interaction -> !corrected.contains(interaction.factId()))
                    .filter(this::wasRecorded)
                    .forEach(known::add);
            next = page.next();
        } while (next.isPresent());
        corrected.forEach(fact ->
                believed(session, fact).filter(entry -> isAbout(entry, contact)).ifPresent(known::add));
        return known;
    }

    private Optional<Interaction> believed(StorageSession session, InteractionId fact) {
        return session.interactions().entries(fact).stream()
                .filter(this::wasRecorded)
                .reduce((earlier, later) -> later)
                .filter(entry -> !entry.isRetraction());
    }

    private boolean wasRecorded(Interaction entry) {
        return entry.recordedAt().filter(then::isBefore).isEmpty();
    }

    private static boolean isAbout(Interaction entry, ContactId contact) {
        return entry.participants().stream().map(Participant::contact).anyMatch(contact::equals);
    }

    /** What was known then besides. */
    private final class Then implements Candidate.Source {
        private final StorageSession session;

        Then(StorageSession session) {
            this.session = session;
        }

        @Override
        public Dealings dealings(Contact contact) {
            return Dealings.of(known(session, contact.id()), asOf);
        }

        @Override
        public Optional<ConsentDecision> consent(Contact contact, Purpose purpose, Channel channel) {
            return PermittedPoint.of(desk, contact, channel, then)
                    .best(point -> new Inquiry(desk, session)
                            .decide(ConsentRequest.of(contact.id(), point, channel, purpose), then, then));
        }

        @Override
        public Set<ContactId> records(Contact contact) {
            return OnePerson.records(session, contact.id(), then);
        }

        @Override
        public List<FollowUp> followUps(Contact contact) {
            throw new IllegalStateException("follow-ups keep no history");
        }

        @Override
        public Measures measures() {
            return measures;
        }
    }
}
