package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Dealings;
import dev.rapport.crm.criterion.Measures;
import dev.rapport.crm.criterion.Parts;
import dev.rapport.crm.criterion.Permitted;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.Outline;
import dev.rapport.crm.storage.StorageSession;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** By everything that is stored now, at an instant that is not past. */
final class PresentView implements View {
    private final Desk desk;
    private final ZonedDateTime asOf;
    private final Measures measures;

    PresentView(Desk desk, ZonedDateTime asOf, Measures measures) {
        this.desk = desk;
        this.asOf = asOf;
        this.measures = measures;
    }

    @Override
    public Page<ContactId> ids(StorageSession session, Criterion criterion, int limit, Optional<Cursor> after) {
        return session.contacts().candidates(criterion, asOf, limit, after);
    }

    @Override
    public Criterion rest(Criterion criterion) {
        return Outline.of(criterion).rest();
    }

    @Override
    public OptionalLong count(StorageSession session, Criterion criterion) {
        return session.contacts().count(criterion, asOf);
    }

    @Override
    public List<Candidate> candidates(StorageSession session, Collection<ContactId> ids, Criterion asked) {
        FactNeeds needs = needs(asked);
        History history = new History(session, needs, asOf.toInstant());
        return Surroundings.complete(session, session.read(ids, needs)).values().stream()
                .map(state -> new Candidate(state.contact(), asOf, new Now(session, state, history)))
                .toList();
    }

    private FactNeeds needs(Criterion asked) {
        FactNeeds facts =
                FactNeeds.none().fallbackZone(desk.needs().fallbackZone()).asked(asked);
        return Parts.of(asked).anyMatch(Permitted.class::isInstance) ? facts.andConsents() : facts;
    }

    /** What is stored of one contact now. */
    private final class Now implements Candidate.Source {
        private final StorageSession session;
        private final ContactState state;
        private final History history;

        Now(StorageSession session, ContactState state, History history) {
            this.session = session;
            this.state = state;
            this.history = history;
        }

        @Override
        public Dealings dealings(Contact contact) {
            return history.of(state).dealings(asOf);
        }

        @Override
        public Optional<ConsentDecision> consent(Contact contact, Purpose purpose, Channel channel) {
            desk.purposes().require(purpose, state.consents().entries());
            ConsentLedger ledger = state.consents().ledger();
            return PermittedPoint.of(desk, contact, channel, asOf.toInstant())
                    .best(point -> ledger.decide(
                            desk.policies().apply(contact),
                            ConsentRequest.of(contact.id(), point, channel, purpose),
                            ledger.notBeforeWhatIsKnown(asOf.toInstant())));
        }

        @Override
        public Set<ContactId> records(Contact contact) {
            return OnePerson.records(state);
        }

        @Override
        public List<FollowUp> followUps(Contact contact) {
            return session.followUps().of(contact.id());
        }

        @Override
        public Measures measures() {
            return measures;
        }
    }
}
