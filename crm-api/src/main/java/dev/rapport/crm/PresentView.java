package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
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

/** By everything that is stored now, at an instant that is not past. */
final class PresentView implements View {
    private final Desk desk;
    private final ZonedDateTime asOf;
    private final Measures measures;
    private final FactNeeds needs;

    PresentView(Desk desk, Criterion criterion, ZonedDateTime asOf, Measures measures) {
        this.desk = desk;
        this.asOf = asOf;
        this.measures = measures;
        FactNeeds facts =
                FactNeeds.none().fallbackZone(desk.needs().fallbackZone()).asked(criterion);
        needs = Parts.of(criterion).anyMatch(Permitted.class::isInstance) ? facts.andConsents() : facts;
    }

    @Override
    public Page<ContactId> ids(StorageSession session, Criterion criterion, Optional<Cursor> after) {
        return session.contacts().candidates(criterion, asOf, CHUNK, after);
    }

    @Override
    public boolean decides(Criterion criterion) {
        return Outline.of(criterion).isExact();
    }

    @Override
    public OptionalLong count(StorageSession session, Criterion criterion) {
        return session.contacts().count(criterion, asOf);
    }

    @Override
    public List<Candidate> candidates(StorageSession session, Collection<ContactId> ids) {
        History history = new History(session, needs, asOf.toInstant());
        return Surroundings.complete(session, session.read(ids, needs)).values().stream()
                .map(state ->
                        new Candidate(state.contact(), history.of(state).dealings(asOf), asOf, new Now(session, state)))
                .toList();
    }

    /** What is stored of one contact now. */
    private final class Now implements Candidate.Source {
        private final StorageSession session;
        private final ContactState state;

        Now(StorageSession session, ContactState state) {
            this.session = session;
            this.state = state;
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
        public List<FollowUp> followUps(Contact contact) {
            return session.followUps().of(contact.id());
        }

        @Override
        public Measures measures() {
            return measures;
        }
    }
}
