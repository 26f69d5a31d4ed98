package dev.rapport.crm;

import dev.rapport.crm.PreferenceView.Choice;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Shows what somebody gets, and records what they choose. */
final class Choosing {
    /** What no grant of the person ends. */
    private static final Set<ConsentReason> BEYOND_A_CHOICE =
            Set.of(ConsentReason.ERASED, ConsentReason.SUPPRESSED, ConsentReason.RESTRICTED);

    private static final Set<ConsentReason> TAKEN_BACK = Set.of(ConsentReason.OBJECTED, ConsentReason.WITHDRAWN);

    private static final int KEY_BYTES = 16;
    private static final String SHOWN_ON = "/on";
    private static final String SHOWN_OFF = "/off";

    private final Desk desk;
    private final StorageSession session;

    Choosing(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    PreferenceView view(ContactId id) {
        return session.contacts().find(id).map(this::view).orElseGet(() -> nothing(id));
    }

    private PreferenceView nothing(ContactId id) {
        if (session.contacts().erasure(id).isEmpty()) {
            throw new NotFoundException("contact", id.toString());
        }
        return new PreferenceView(id, List.of());
    }

    private PreferenceView view(Contact contact) {
        ContactId id = contact.id();
        List<Consent> ledger = OnePerson.ledger(session, id);
        List<Choice> choices = new ArrayList<>();
        for (Purpose purpose : desk.purposes().all()) {
            for (Channel channel : channels(ledger)) {
                contact.points().stream()
                        .map(PointEntry::point)
                        .filter(point ->
                                channel.pointType().filter(point.type()::equals).isPresent())
                        .map(point -> choice(contact, ConsentRequest.of(id, point, channel, purpose), ledger))
                        .forEach(choices::add);
            }
        }
        return new PreferenceView(id, choices);
    }

    /** E-mail, what the rules use, and what the person once allowed. */
    private Set<Channel> channels(List<Consent> ledger) {
        Set<Channel> all = new TreeSet<>(Set.of(Channel.EMAIL));
        desk.book().rules().stream().map(Rule::channels).forEach(all::addAll);
        for (Consent fact : ledger) {
            if (fact instanceof Grant grant) {
                all.addAll(grant.channels());
            }
        }
        return all;
    }

    private Choice choice(Contact contact, ConsentRequest request, List<Consent> ledger) {
        Instant now = desk.now();
        ConsentDecision decision = new Inquiry(desk, session).decide(request, now);
        boolean isAwaited = new OptingIn(desk, session).isAwaited(contact, request, decision, ledger);
        boolean isStopped = !isAwaited && isStopped(request, decision, ledger);
        Choice off = new Choice(
                key(request, false),
                request.purpose(),
                request.channel(),
                request.point(),
                decision,
                isStopped,
                isAwaited);
        return isShownOn(off) ? off.keyed(key(request, true)) : off;
    }

    /** By their own word: somebody else who has the address may have taken it back, and they have not. */
    private static boolean isStopped(ConsentRequest request, ConsentDecision decision, List<Consent> ledger) {
        ConsentReason reason = decision.reason();
        if (TAKEN_BACK.contains(reason) && ledger.stream().map(Consent::id).anyMatch(decision.facts()::contains)) {
            return true;
        }
        return reason == ConsentReason.ERASED
                || ((TAKEN_BACK.contains(reason) || BEYOND_A_CHOICE.contains(reason))
                        && new Standing(ledger).standsNo(no(request)));
    }

    private static boolean isShownOn(Choice choice) {
        return choice.isOn() || choice.isAwaited();
    }

    /** Tells whether the line was on when it was shown: what stays ticked on a page from before a no is nobody's choice. */
    private static String key(ConsentRequest request, boolean isShownOn) {
        return line(request) + (isShownOn ? SHOWN_ON : SHOWN_OFF);
    }

    /** With the id, so that nobody finds an address by hashing all that there are. */
    private static String line(ConsentRequest request) {
        String where = request.person() + " " + request.point().type() + " "
                + request.point().key();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(where.getBytes(StandardCharsets.UTF_8));
            return request.purpose() + "/" + request.channel() + "/"
                    + HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    ChosenPreferences choose(ContactId id, Set<String> wanted, Proof proof) {
        LockedLedger locked = new Ledger(desk, session).lock(Set.of(id), List.of());
        Optional<Contact> contact = session.contacts().find(id);
        PreferenceView before = contact.map(this::view).orElseGet(() -> nothing(id));
        Standing standing = new Standing(session.consents().of(id));
        Instant now = desk.now();
        List<Consent> facts = new ArrayList<>();
        List<Grant> asking = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(wanted);
        for (Choice choice : before.choices()) {
            ConsentRequest line = ConsentRequest.of(id, choice.point(), choice.channel(), choice.purpose());
            String shownOff = key(line, false);
            boolean isOn = isShownOn(choice);
            // what stayed ticked on a page from before it was turned off is asked again
            boolean isOutdated = !isOn && !wanted.contains(shownOff) && wanted.contains(key(line, true));
            unknown.remove(shownOff);
            if (isOn) {
                unknown.remove(choice.key());
            }
            if (!choice.isFree() || isOutdated) {
                continue;
            }
            if (!wanted.contains(choice.key()) && !wanted.contains(shownOff)) {
                Withdrawn no = no(line);
                // whatever refuses it today may end, and a yes may be learned of that is older than this page
                if (!standing.says(Standing.dated(no, now))) {
                    facts.add(no);
                }
            } else if (!isOn && !BEYOND_A_CHOICE.contains(choice.decision().reason())) {
                Grant grant = yes(id, choice, proof);
                if (needsConfirmation(contact.orElseThrow(), choice.channel())) {
                    asking.add(grant);
                } else {
                    facts.add(grant);
                }
            }
        }
        locked.append(facts);
        List<PendingConsent> pending =
                asking.stream().map(new OptingIn(desk, session)::request).toList();
        return new ChosenPreferences(view(id), pending, unknown);
    }

    private boolean needsConfirmation(Contact contact, Channel channel) {
        return desk.policies().apply(contact).stream()
                .anyMatch(policy -> !policy.isOverlay() && policy.doubleOptIn().contains(channel));
    }

    private static Grant yes(ContactId id, Choice choice, Proof proof) {
        return Consent.granted(id, choice.purpose())
                .to(choice.point())
                .by(choice.channel())
                .proof(proof)
                .build();
    }

    private static Withdrawn no(ConsentRequest request) {
        return Consent.withdrawn(request.person(), request.purpose())
                .by(request.channel())
                .to(request.point());
    }
}
