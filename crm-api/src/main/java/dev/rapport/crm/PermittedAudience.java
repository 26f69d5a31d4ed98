package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointKey;
import dev.rapport.crm.criterion.HoldOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may be in a mailing, and who may not and why: a snapshot, of which each member is judged again when its turn comes.
 *
 * <p>Made only by {@link Outreach#audience(dev.rapport.crm.consent.Purpose, dev.rapport.crm.contact.Channel, Stream)}; cannot
 * be made, added to or serialised. Thread-safe: threads that send it share its members.
 *
 * <pre>{@code
 * PermittedAudience audience = crm.outreach().audience(NEWS, Channel.EMAIL, crm.contacts().stream().map(Contact::id))
 *         .without(HoldOut.of("spring-2027", 10));
 * System.out.println(audience.summary());   // 842 of 1,310 permitted; 300 no consent, 120 withdrawn, 48 held out
 * List<Delivery> mailing = audience.send(contact -> spring, smtp);
 * }</pre>
 */
public final class PermittedAudience {
    private final Outreach outreach;
    private final List<ConsentRequest> permitted;
    private final List<Refusal> refused;
    private final Map<ContactId, Set<ContactId>> records;
    private volatile Set<PointKey> taken = ConcurrentHashMap.newKeySet();

    /**
     * Somebody who is left out.
     *
     * @param contact who
     * @param point where it would have gone; empty for {@link ConsentReason#NO_POINT} and {@link ConsentReason#ERASED}
     * @param decision why not
     */
    public record Refusal(ContactId contact, Optional<ContactPoint> point, ConsentDecision decision) {
        /**
         * Why not, in one word.
         *
         * @return the reason of the decision
         */
        public ConsentReason reason() {
            return decision.reason();
        }
    }

    /** The records are those of whoever has more than one. */
    PermittedAudience(
            Outreach outreach,
            List<ConsentRequest> permitted,
            List<Refusal> refused,
            Map<ContactId, Set<ContactId>> records) {
        this.outreach = outreach;
        this.records = Map.copyOf(records);
        this.permitted = List.copyOf(permitted);
        this.refused = List.copyOf(refused);
    }

    /** Nobody else has taken the turn of that member, in this audience or one that was made from it. */
    private boolean takes(ConsentRequest member) {
        return taken.add(PointKey.of(member.point()));
    }

    /**
     * How many messages may go, as it looks now.
     *
     * @return the number of permitted points, each once
     */
    public int size() {
        return permitted.size();
    }

    /**
     * Who is left out, and why.
     *
     * @return in the order in which people were given and of their points; who is held out comes last. [C-146]
     */
    public List<Refusal> refused() {
        return refused;
    }

    /**
     * The same without those who are held out of an experiment: they are listed as {@link ConsentReason#HELD_OUT} [C-147], and
     * whoever shares a point with them as well, as they would read it too. A member of both audiences has one turn for both.
     * [C-241]
     *
     * <p>Somebody is held out if any record is that is {@linkplain dev.rapport.crm.consent.Merged one person} with them [C-373],
     * by the mergers that were known when the audience was made: who is merged with somebody held out after that may still get
     * this mailing, and none that is made later.
     *
     * @param group the group, which is never mailed for that experiment
     * @return another audience
     * @throws IllegalStateException if a part of this one has been sent
     */
    public PermittedAudience without(HoldOut group) {
        if (!taken.isEmpty()) {
            throw new IllegalStateException("without: a part of the audience has been sent; call it before send(...)");
        }
        Set<PointKey> held = Stream.concat(
                        permitted.stream()
                                .filter(request -> isHeldOut(group, request.person()))
                                .map(ConsentRequest::point),
                        refused.stream()
                                .filter(refusal -> isHeldOut(group, refusal.contact()))
                                .flatMap(refusal -> refusal.point().stream()))
                .map(PointKey::of)
                .collect(Collectors.toSet());
        List<ConsentRequest> written = new ArrayList<>();
        List<Refusal> left = new ArrayList<>(refused);
        ConsentDecision heldOut = ConsentDecision.leftOut(ConsentReason.HELD_OUT);
        for (ConsentRequest request : permitted) {
            if (held.contains(PointKey.of(request.point()))) {
                left.add(new Refusal(request.person(), Optional.of(request.point()), heldOut));
            } else {
                written.add(request);
            }
        }
        PermittedAudience rest = new PermittedAudience(outreach, written, left, records);
        rest.taken = taken;
        return rest;
    }

    private boolean isHeldOut(HoldOut group, ContactId contact) {
        return group.containsAny(records.getOrDefault(contact, Set.of(contact)));
    }

    /**
     * Permits for one member after another, each issued when the stream comes to it. [C-145]
     *
     * <p>Who may not be written to any more is left out. Whoever uses the permits is judged once more, and as strictly: an
     * audience needs an express grant. A permit takes the turn of its member, as a message does: neither this stream nor
     * another nor {@code send} comes to the member again. [C-242]
     *
     * @return a lazy stream
     */
    public Stream<Permit> permits() {
        return permitted.stream().filter(this::takes).flatMap(request -> outreach.permit(request).permit().stream());
    }

    /**
     * Sends to one member after another, as {@link Outreach#send(Permit, Message, Transport)} does. [C-148]
     *
     * <p>Each member has one turn, however often this is called: after an exception that ended a call, such as one of the
     * database, the next call goes on with the next member. What became of those before is lost with the list; {@link
     * #send(Function, Transport, BiConsumer)} tells of each at once.
     *
     * @param <C> the type of the content
     * @param letter what to say to a contact
     * @param transport what delivers it
     * @return what became of each message of this call, in order
     * @throws IllegalStateException inside a transaction, and for marketing by e-mail without a page to unsubscribe at
     */
    public <C> List<Delivery> send(Function<ContactId, Message<C>> letter, Transport<C> transport) {
        List<Delivery> deliveries = new ArrayList<>();
        send(letter, transport, (contact, delivery) -> deliveries.add(delivery));
        return deliveries;
    }

    /**
     * As {@link #send(Function, Transport)}, telling what became of each message before the next one goes, so that nothing is
     * lost if an exception ends the call. [C-243]
     *
     * @param <C> the type of the content
     * @param letter what to say to a contact
     * @param transport what delivers it
     * @param each told to whom, and what became of it
     * @throws IllegalStateException inside a transaction, and for marketing by e-mail without a page to unsubscribe at
     */
    public <C> void send(
            Function<ContactId, Message<C>> letter, Transport<C> transport, BiConsumer<ContactId, Delivery> each) {
        outreach.requireNoTransaction();
        permitted.stream().limit(1).forEach(outreach::requireWayOut);
        for (ConsentRequest request : permitted) {
            if (takes(request)) {
                Message<C> message = letter.apply(request.person());
                each.accept(request.person(), outreach.send(request, message, transport));
            }
        }
    }

    /**
     * How many may be written to, and why the others not.
     *
     * @return such as {@code 842 of 1,310 permitted; 300 no consent, 120 withdrawn, 48 held out}: the most frequent reason first,
     *     then by name
     */
    public String summary() {
        return Totals.line(permitted.size(), "permitted", refused.stream().map(PermittedAudience::words));
    }

    private static String words(Refusal refusal) {
        return refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public String toString() {
        return "PermittedAudience[" + summary() + "]";
    }
}
