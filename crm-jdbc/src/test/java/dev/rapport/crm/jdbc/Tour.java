package dev.rapport.crm.jdbc;

import static dev.rapport.crm.testkit.Samples.NOW;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.criterion.Criteria;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Window;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.StoredModel;
import dev.rapport.crm.testkit.Samples;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Uses everything that a session offers, so that every statement is run. */
final class Tour {
    private static final PlanBasis BASIS = new PlanBasis(1, "2026b");

    private static final FactNeeds NEEDS = FactNeeds.none().andConsents();

    private Tour() {}

    /** Everything but claims, which a joined storage refuses. */
    static Contact visit(StorageSession session) {
        Contact ada = Samples.person()
                .externalRef("shop", "ada")
                .externalRef("web", "ada")
                .build();
        Contact bob = Contact.person("Bob")
                .email("bob@example.org")
                .externalRef("shop", "bob")
                .build();
        session.write(Changes.of(new Change.ContactAdded(ada, NOW), new Change.ContactAdded(bob, NOW)));
        Contact moved = ada.toBuilder()
                .email("lovelace@example.org")
                .removePoint(ada.phones().get(0))
                .removeTag("customer")
                .tag("vip")
                .removeExternalRef(new ExternalRef("web", "ada"))
                .externalRef("web", "lovelace")
                .build();
        session.write(Changes.of(new Change.ContactRevised(moved, 1, NOW)));
        session.lockAndRead(List.of(ada.id(), bob.id()), NEEDS);
        write(session, ada);
        read(session, ada);
        erase(session, bob);
        return ada;
    }

    private static void write(StorageSession session, Contact ada) {
        Interaction call = Samples.call(ada.id())
                .externalRef("shop", "call")
                .stamp(NOW, ZoneOffset.UTC)
                .build();
        Interaction correction = Samples.call(ada.id())
                .correcting(call)
                .about("Something else")
                .stamp(NOW, ZoneOffset.UTC)
                .build();
        FollowUp followUp = Samples.followUp(ada.id(), "1").build();
        List<ContactPoint> points =
                List.of(EmailAddress.parse("Ada@Example.org"), EmailAddress.parse("lovelace@example.org"));
        session.lockPoints(points);
        Activity activity = Activity.of(List.of(correction), FactNeeds.none(), ZoneOffset.UTC);
        session.write(Changes.of(
                new Change.InteractionAppended(call),
                new Change.InteractionAppended(correction),
                new Change.ConsentAppended(stamped(Samples.grant(ada.id()).build())),
                new Change.ConsentAppended(stamped(new Erased(FactStamp.next(), ada.id(), points))),
                new Change.ConsentAppended(stamped(new Merged(FactStamp.next(), ContactId.next(), ada.id()))),
                new Change.ConsentAppended(stamped(Consent.revised(Samples.NEWS, 2))),
                new Change.FollowUpPut(followUp, 0),
                new Change.FollowUpPut(
                        followUp.toBuilder().because("another reason").build(), 1),
                new Change.StatePut(
                        ada.id(), activity, new PlanState(BASIS, Optional.of(NOW), Optional.empty(), Optional.empty())),
                new Change.ModelKept(new StoredModel("calibration", 1, "text"))));
        session.interactions().entries(call.id());
        session.interactions().find(call.id());
        session.followUps().find(followUp.id());
    }

    private static void erase(StorageSession session, Contact bob) {
        Interaction note = Samples.note(bob.id()).stamp(NOW, ZoneOffset.UTC).build();
        Interaction correction = Samples.note(bob.id())
                .correcting(note)
                .stamp(NOW, ZoneOffset.UTC)
                .build();
        ContactPoint point = bob.emails().get(0);
        ErasedPoint tombstone = new ErasedPoint(point.type(), 1, 1, "0".repeat(64));
        session.write(Changes.of(
                new Change.InteractionAppended(note),
                new Change.InteractionAppended(correction),
                new Change.ConsentAppended(
                        stamped(Samples.grant(bob.id()).to(point).build())),
                new Change.ConsentAppended(stamped(new Erased(FactStamp.next(), bob.id(), List.of(point))))));
        session.write(Changes.of(new Change.InteractionAppended(
                Samples.call(bob.id()).stamp(NOW, ZoneOffset.UTC).build())));
        Consent erased = stamped(new Erased(FactStamp.next(), bob.id(), List.of(tombstone)));
        SealedEvidence sealed = new SealedEvidence(bob.id(), new EvidenceHold(NOW, "legal claims"), 1, "box");
        session.write(
                Changes.of(new Change.ContactErased((Erased) erased, Map.of(point, tombstone), Optional.of(sealed))));
        session.contacts().sealedEvidence(bob.id());
        session.write(Changes.of(new Change.EvidenceEnded(NOW)));
        session.contacts().erasure(bob.id());
    }

    private static Consent stamped(Consent consent) {
        return consent.stamped(consent.stamp().stamp(NOW));
    }

    private static void read(StorageSession session, Contact ada) {
        session.read(List.of(ada.id()), NEEDS);
        session.contacts().find(ada.id());
        session.contacts().findByPoint(ada.emails().get(0));
        session.contacts().findByExternalRef(new ExternalRef("shop", "ada"));
        session.contacts().findAll(List.of(ada.id()), List.of(new ExternalRef("shop", "bob")));
        session.contacts().revisions(ada.id());
        session.contacts()
                .byName(
                        "",
                        1,
                        session.contacts().byName("", 1, Optional.empty()).next());
        session.contacts().all(1, session.contacts().all(1, Optional.empty()).next());
        select(session);
        session.interactions().findByExternalRef(new ExternalRef("shop", "call"));
        session.interactions().findAll(List.of(), List.of(new ExternalRef("shop", "call")));
        session.interactions().timeline(ada.id(), 1, Optional.empty());
        session.consents().of(ada.id()).forEach(c -> session.consents().find(c.id()));
        session.consents().about(List.of(EmailAddress.parse("ada@example.org")));
        session.consents().revisions();
        session.followUps().of(ada.id());
        session.followUps().due(NOW, 1, Optional.empty());
        session.outdated(NOW, BASIS, 10);
        session.models().find("calibration", 1);
        session.models().newest();
        session.now();
    }

    private static void select(StorageSession session) {
        TouchFilter calls = TouchFilter.channels(Channel.CALL).outbound();
        Criterion called = Criteria.atLeast(2, calls).or(Criteria.lastBefore(calls, NOW));
        Criterion meant =
                Criteria.isPerson().and(Criteria.not(Criteria.tagged("vip"))).and(called);
        Criterion paid = Criteria.sumAtLeast(Money.of("1", "EUR"), calls, Window.inLast(Period.ofDays(90)));
        session.contacts().count(paid, NOW.atZone(ZoneOffset.UTC));
        session.contacts().count(meant, NOW.atZone(ZoneOffset.UTC));
        session.contacts()
                .candidates(
                        meant,
                        NOW.atZone(ZoneOffset.UTC),
                        1,
                        session.contacts().all(1, Optional.empty()).next());
    }

    static List<FollowUp> claim(StorageSession session) {
        return session.claim(new ClaimRequest("worker", 10, Duration.ofMinutes(1), NOW));
    }
}
