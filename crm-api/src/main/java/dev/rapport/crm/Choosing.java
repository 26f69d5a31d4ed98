package dev.rapport.crm;

import dev.rapport.crm.PreferenceView.Choice;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Shows what somebody gets, and records what they choose. */
final class Choosing {
    /** What no grant of the person ends. */
    private static final Set<ConsentReason> BEYOND_A_CHOICE =
            Set.of(ConsentReason.ERASED, ConsentReason.SUPPRESSED, ConsentReason.RESTRICTED);

    private final Desk desk;
    private final StorageSession session;

    Choosing(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    PreferenceView view(ContactId id) {
        Contact contact =
                session.contacts().find(id).orElseThrow(() -> new NotFoundException("contact", id.toString()));
        List<Choice> choices = new ArrayList<>();
        for (Purpose purpose : desk.purposes().all()) {
            for (Channel channel : channels(id)) {
                contact.points().stream()
                        .map(PointEntry::point)
                        .filter(point ->
                                channel.pointType().filter(point.type()::equals).isPresent())
                        .map(point -> choice(ConsentRequest.of(id, point, channel, purpose)))
                        .forEach(choices::add);
            }
        }
        return new PreferenceView(id, choices);
    }

    /** E-mail, what the rules use, and what the person once allowed. */
    private Set<Channel> channels(ContactId id) {
        Set<Channel> all = new TreeSet<>(Set.of(Channel.EMAIL));
        desk.book().rules().stream().map(Rule::channels).forEach(all::addAll);
        for (Consent fact : session.consents().of(id)) {
            if (fact instanceof Grant grant) {
                all.addAll(grant.channels());
            }
        }
        return all;
    }

    private Choice choice(ConsentRequest request) {
        Instant now = desk.now();
        return new Choice(
                request.purpose(),
                request.channel(),
                request.point(),
                new Inquiry(desk, session).decide(request, now, now));
    }

    PreferenceView choose(ContactId id, Set<String> wanted, Proof proof) {
        LockedLedger locked = new Ledger(desk, session).lock(Set.of(id), List.of());
        List<Consent> chosen = new ArrayList<>();
        for (Choice choice : view(id).choices()) {
            boolean isWanted = wanted.contains(choice.key());
            if (choice.isFree()
                    && isWanted != choice.isOn()
                    && !BEYOND_A_CHOICE.contains(choice.decision().reason())) {
                chosen.add(isWanted ? yes(id, choice, proof) : no(id, choice));
            }
        }
        locked.append(chosen);
        return view(id);
    }

    private static Consent yes(ContactId id, Choice choice, Proof proof) {
        return Consent.granted(id, choice.purpose())
                .to(choice.point())
                .by(choice.channel())
                .proof(proof)
                .build();
    }

    private static Withdrawn no(ContactId id, Choice choice) {
        return Consent.withdrawn(id, choice.purpose()).by(choice.channel()).to(choice.point());
    }
}
