package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.InteractionStore;
import dev.rapport.crm.storage.StorageSession;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Interactions and consents are appended, corrected, retracted and read. */
final class FactSteps {
    private static final int INTERACTIONS = 2;
    private static final int CONSENTS = 3;

    private FactSteps() {}

    static Arbitrary<ModelStep> appending() {
        return Combinators.combine(
                        ContactSteps.who(), Arbitraries.integers().between(1, 3), ago(), ContactSteps.small())
                .as(Append::new);
    }

    static Arbitrary<ModelStep> correcting() {
        return Combinators.combine(
                        ContactSteps.who(), Arbitraries.integers().between(1, 12), Arbitraries.of(true, false, false))
                .as(Correct::new);
    }

    static Arbitrary<ModelStep> consenting() {
        return Combinators.combine(ContactSteps.who(), ago(), ContactSteps.small())
                .as(Agree::new);
    }

    static Arbitrary<ModelStep> reading() {
        return Combinators.combine(ContactSteps.who(), Arbitraries.integers().between(1, 4))
                .as(Read::new);
    }

    static List<ModelStep> everythingOf(int contact) {
        return List.of(new Read(contact, 2));
    }

    /** How many steps ago the id was made that is used again; mostly none. */
    private static Arbitrary<Integer> ago() {
        return Arbitraries.of(0, 0, 0, 0, 0, 1, 2, 3);
    }

    private static InteractionId interaction(int step) {
        return new InteractionId(ModelPool.id(INTERACTIONS, Math.max(step, 0)));
    }

    private static ConsentId consent(int step) {
        return new ConsentId(ModelPool.id(CONSENTS, Math.max(step, 0)));
    }

    private record Append(int number, int participants, int ago, int look) implements ModelStep.Writing {
        @Override
        public Optional<Change> change(StorageSession session, int step) {
            List<ContactId> with = new ArrayList<>(ModelPool.existing(session, number, participants));
            if (with.isEmpty()) {
                return Optional.empty();
            }
            if (look % 2 == 0) {
                Collections.reverse(with);
            }
            InteractionBuilder builder = builder(with.get(0));
            with.forEach(builder::with);
            if (look % 3 == 0) {
                builder.with(new Participant(ModelPool.contact(number + 1), Participant.Role.INDIRECT));
            }
            // with both taken, which of them is told is the storage's own choice
            if (look % 5 == 0 && ago == 0) {
                ExternalRef ref = ModelPool.ref(look);
                builder.externalRef(ref.source(), ref.id());
            }
            builder.id(interaction(step - ago)).at(ModelPool.minutes(look / 3));
            return Optional.of(new Change.InteractionAppended(
                    builder.stamp(ModelPool.recordedAt(step), ModelPool.pick(ModelPool.ZONES, look))
                            .build()));
        }

        private InteractionBuilder builder(ContactId first) {
            return look % 4 < 2
                    ? Interaction.call(first).outbound().lasting(Duration.ofMillis(look * 1_500L))
                    : Interaction.email(first).inbound().text(ModelPool.pick(ModelPool.TEXTS, look));
        }
    }

    private record Correct(int number, int place, boolean retracts) implements ModelStep.Writing {
        @Override
        public Optional<Change> change(StorageSession session, int step) {
            ContactId contact = ModelPool.contact(number);
            List<Interaction> timeline = session.interactions()
                    .timeline(contact, 5, Optional.empty())
                    .items();
            Optional<Interaction> entry = timeline.isEmpty() || place > 8
                    ? session.interactions().find(interaction(step - place))
                    : Optional.of(ModelPool.pick(timeline, place));
            return entry.map(e -> new Change.InteractionAppended(correction(session, e, step)));
        }

        private Interaction correction(StorageSession session, Interaction entry, int step) {
            session.lockAndRead(entry.contacts(), ModelPool.NEEDS);
            ContactId somebody = ModelPool.existing(session, number + place / 4, 1).stream()
                    .findFirst()
                    .orElse(entry.participants().get(0).contact());
            InteractionBuilder builder = Interaction.of(InteractionKind.MEETING, somebody)
                    .id(interaction(step))
                    .at(ModelPool.minutes(place / 3));
            InteractionBuilder correction =
                    retracts ? builder.retracting(entry.factId()) : builder.correcting(entry.factId());
            return correction.stamp(ModelPool.recordedAt(step), ZoneOffset.UTC).build();
        }
    }

    private record Agree(int number, int ago, int look) implements ModelStep.Writing {
        @Override
        public Optional<Change> change(StorageSession session, int step) {
            ContactId contact = ModelPool.contact(number);
            return ModelPool.locked(session, contact).map(state -> new Change.ConsentAppended(entry(contact, step)));
        }

        private Consent entry(ContactId contact, int step) {
            Consent fact = fact(contact, step);
            return fact.stamped(fact.stamp()
                    .id(consent(step - ago))
                    .at(ModelPool.minutes(look / 4))
                    .stamp(ModelPool.recordedAt(step)));
        }

        private Consent fact(ContactId contact, int step) {
            EmailAddress email = ModelPool.email(look / 7);
            return switch (look % 8) {
                case 0 -> Consent.objected(contact);
                case 1 -> Consent.withdrawn(contact, Samples.NEWS).by(Channel.EMAIL);
                case 2 -> Consent.suppressed(contact, SuppressionReason.HARD_BOUNCE, email);
                case 3 -> Consent.revised(Samples.NEWS, 2);
                case 4 -> new Erased(FactStamp.next(), contact, List.of(email, ModelPool.email(look / 7 + 1)));
                // with an id that is used again both would be taken, and which is told is the storage's own choice
                case 5 ->
                    new Contacted(
                            FactStamp.next(),
                            contact,
                            email,
                            Channel.EMAIL,
                            Samples.NEWS,
                            ago == 0 ? Optional.of("permit-" + step % 5) : Optional.empty());
                case 6 -> new Merged(FactStamp.next(), contact, ModelPool.contact(number + 1));
                default ->
                    Consent.granted(contact, Samples.NEWS, Samples.SERVICE)
                            .byEmail(ModelPool.pick(ModelPool.EMAILS, look))
                            .evidence("signup-v" + look % 2, "form", "17")
                            .build();
            };
        }
    }

    private record Read(int number, int limit) implements ModelStep {
        @Override
        public Object run(StorageSession session, int step) {
            ContactId contact = ModelPool.contact(number);
            InteractionStore interactions = session.interactions();
            return List.of(
                    ContactSteps.pages(after -> interactions.timeline(contact, limit, after)),
                    interactions.find(interaction(step - limit)),
                    interactions.entries(interaction(step - number)),
                    interactions.timeline(contact, 3, Optional.empty()).items().stream()
                            .map(i -> interactions.entries(i.factId()))
                            .toList(),
                    interactions.findByExternalRef(ModelPool.ref(number)),
                    interactions.findAll(
                            List.of(interaction(step - 1), interaction(step - 2)), List.of(ModelPool.ref(number))),
                    session.consents().of(contact),
                    session.consents().about(List.of(ModelPool.email(number), ModelPool.email(number + 1))),
                    session.consents().revisions(),
                    session.consents().excerpt(List.of(contact), List.of(ModelPool.email(number + 2))),
                    session.consents().find(consent(step - limit)));
        }
    }
}
