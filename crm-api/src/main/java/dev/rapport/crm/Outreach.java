package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The gate: messages go through it or not at all.
 *
 * <p>What it sends has been judged by the ledger in the transaction that records the contact, so a withdrawal that was
 * recorded before is never followed by a message, whichever record of the same address it came from. [C-149] Code that sends
 * by a {@link Transport} cannot get around that; what stays possible is reflection, SQL, classes that are smuggled into
 * its packages on an unsealed class path, and addresses that are read from contacts and given to a mail program past the gate.
 *
 * <p>What the ledger knows has happened, even if the clock of another node has stamped it and the own one is behind: permits,
 * audiences, the report of an import and the answer to a confirmation are judged as of then, and a permit lasts from then. [C-372]
 *
 * <p>A message is handed over after its contact is committed. A crash between the two leaves a contact that is recorded and
 * a message that nobody got: it is not sent again, as nobody could tell it from one that was delivered. The same holds after
 * a {@link dev.rapport.crm.error.CommitOutcomeUnknownException}. At most once, never twice.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * for (Claim claim : crm.followUps().claim("worker-1", 50, Duration.ofMinutes(5), Channel.EMAIL)) {
 *     Delivery delivery = crm.outreach().send(claim, new Message<>("Your licence", letter), smtp);
 *     log.info("{}: {}", claim.id(), delivery);
 * }
 * }</pre>
 */
public final class Outreach {
    private final Desk desk;

    Outreach(Desk desk) {
        this.desk = desk;
    }

    /**
     * Asks whether a message may go now, and for the right to send it within minutes. [C-130] Nothing is written, and a
     * permit that is not used just runs out. [C-131] There is none for a point that the contact does not have today, whatever
     * the ledger permits there. [C-240]
     *
     * @param request the message
     * @return a permit, or why there is none
     * @throws NotFoundException if there is no such contact. [C-132]
     * @throws IllegalArgumentException for a purpose that is not declared, or of another kind than the ledger says: see
     *     {@link CrmBuilder#purposes}
     */
    public PermitAnswer permit(ConsentRequest request) {
        return desk.scope().run(session -> new Inquiry(desk, session).answer(request));
    }

    /**
     * Uses a permit: judges the message again, records the contact in the ledger and on the timeline and plans it anew, all in
     * one transaction, and then hands the message over. [C-133] What was sent to one of several records that are {@linkplain
     * dev.rapport.crm.consent.Merged one person} counts for all, so all of them are planned anew. [C-326]
     *
     * <p>A refusal records nothing and does not ask the transport [C-134]; nor does a permit that was used before [C-135] or is
     * over. [C-136] So is one for a contact that was erased since [C-244], or for a point that it has no more. [C-245] If the
     * transport throws, the timeline says so and the message is not sent again [C-141]; so it does of an
     * {@link Error}, which is thrown on. [C-246]
     *
     * @param <C> the type of the content
     * @param permit the permit
     * @param message what to say
     * @param transport what delivers it
     * @return what became of it
     * @throws IllegalStateException inside a transaction, as nothing can be unsent if that is rolled back [C-142]; for
     *     marketing by e-mail without a page where the reader can end it: see {@link CrmBuilder#unsubscribeAt}. [C-247]
     */
    public <C> Delivery send(Permit permit, Message<C> message, Transport<C> transport) {
        requireNoTransaction();
        requireWayOut(permit.request());
        Attempt attempt = Attempt.of(permit.token(), message);
        Redemption.Result result = desk.scope().run(session -> new Redemption(desk, session).redeem(permit, attempt));
        return handOver(result, attempt, message, transport);
    }

    /** To a member of an audience, by a permit that is issued when it is used. */
    <C> Delivery send(ConsentRequest member, Message<C> message, Transport<C> transport) {
        requireNoTransaction();
        requireWayOut(member);
        Attempt attempt = Attempt.of(Token.next(ConsentId.next()), message);
        Redemption.Result result = desk.scope().run(session -> new Redemption(desk, session).redeem(member, attempt));
        return handOver(result, attempt, message, transport);
    }

    /**
     * Acts on a claim: as {@link #send(Permit, Message, Transport)}, and completes the claim in the same transaction [C-137];
     * for the purpose of its rule, to the first point of its channel that is valid today and permitted. [C-138]
     *
     * <p>After a refusal the claim is over, and the contact is planned without it until the message may go, or until tomorrow
     * if nobody can say when that is. [C-139]
     *
     * @param <C> the type of the content
     * @param claim the claim, with a channel and of a rule that names its purpose
     * @param message what to say
     * @param transport what delivers it
     * @return what became of it
     * @throws StaleClaimException if the claim is over, or its contact was erased; then nothing is recorded or sent, so that a
     *     second call with the same claim sends nothing. [C-140]
     * @throws IllegalStateException inside a transaction, and for marketing by e-mail without a page to unsubscribe at
     */
    public <C> Delivery send(Claim claim, Message<C> message, Transport<C> transport) {
        requireNoTransaction();
        Purpose purpose = purpose(claim);
        requireWayOut(claim.channel().orElseThrow(), purpose);
        Attempt attempt = Attempt.of(Token.next(ConsentId.next()), message);
        Redemption.Result result =
                desk.scope().run(session -> new Redemption(desk, session).redeem(claim, purpose, attempt));
        return handOver(result, attempt, message, transport);
    }

    /**
     * Judges who may be in a mailing: people with an express grant in force, whatever else the law would allow, each valid
     * point of theirs that the channel reaches, and no point twice. [C-144] Who was erased is left out. [C-248]
     *
     * <p>A snapshot: each member is judged again when its turn comes.
     *
     * @param purpose for what; a kind of marketing, as nobody has to allow the rest: ask for permits of that one by one
     * @param channel how, with a type of point
     * @param people who is to be in it; the first of those who share a point is written to there
     * @return the audience, which says who is left out and why
     * @throws NotFoundException if one of them never existed
     * @throws IllegalArgumentException for a channel without a type of point, for a purpose that is not marketing [C-281], and
     *     for one that is not declared, or of another kind than the ledger says
     */
    public PermittedAudience audience(Purpose purpose, Channel channel, Stream<ContactId> people) {
        if (channel.pointType().isEmpty()) {
            throw new IllegalArgumentException("channel: " + channel
                    + " needs no point, so there is nowhere to send; take EMAIL or another with points");
        }
        desk.purposes().require(purpose);
        if (!purpose.isMarketing()) {
            throw new IllegalArgumentException("purpose: '" + purpose
                    + "' is not marketing, so nobody has granted it and an audience would be everybody; ask permit(...) for"
                    + " each who needs the message");
        }
        return new AudienceReading(desk, purpose, channel).read(this, people);
    }

    private Purpose purpose(Claim claim) {
        if (claim.channel().flatMap(Channel::pointType).isEmpty()) {
            throw new IllegalArgumentException(
                    "claim: has no channel that sends to a point; act yourself and call crm.followUps().complete(...)");
        }
        return desk.book()
                .rule(claim.rule())
                .flatMap(Rule::purpose)
                .orElseThrow(() -> new IllegalArgumentException("claim: its rule " + claim.rule()
                        + " is not in the rule book or names no purpose; add purpose(...) to the rule"));
    }

    void requireNoTransaction() {
        if (desk.scope().isBound() || desk.scope().isJoined()) {
            throw new IllegalStateException(
                    "send: not inside a transaction, as a message cannot be unsent if that is rolled back; send after it has"
                            + " been committed");
        }
    }

    void requireWayOut(ConsentRequest request) {
        requireWayOut(request.channel(), request.purpose());
    }

    private void requireWayOut(Channel channel, Purpose purpose) {
        if (channel.equals(Channel.EMAIL)
                && purpose.isMarketing()
                && desk.gate().unsubscribing().page().isEmpty()) {
            throw new IllegalStateException(
                    "send: marketing by e-mail must say where the reader can end it, and there is no"
                            + " page for that; call Crm.builder().unsubscribeAt(...)");
        }
    }

    private <C> Delivery handOver(
            Redemption.Result result, Attempt attempt, Message<C> message, Transport<C> transport) {
        Optional<Contacted> contacted = result.contacted();
        if (contacted.isEmpty()) {
            return new Delivery.Refused(result.decision(), result.retryAt());
        }
        String permit = attempt.token().hash();
        Dispatch<C> dispatch = new Dispatch<>(
                message, contacted.get(), attempt.token(), desk.gate().unsubscribing());
        try {
            transport.deliver(dispatch);
            return new Delivery.Delivered(permit, attempt.interaction());
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            markFailed(attempt.interaction(), e);
            return new Delivery.NotDelivered(permit, attempt.interaction(), e);
        } catch (Error e) {
            markFailed(attempt.interaction(), e);
            throw e;
        } finally {
            dispatch.end();
        }
    }

    /** The message may have gone, so whatever happens here it is not sent again. */
    private void markFailed(InteractionId fact, Throwable cause) {
        InteractionId correction = InteractionId.next();
        try {
            desk.scope().run(session -> {
                Interaction sent = session.interactions().find(fact).orElseThrow();
                Interaction failed = sent.toBuilder()
                        .id(correction)
                        .correcting(fact)
                        .outcome(Outcome.NOT_DELIVERED)
                        .build();
                return new Recording(desk, session).record(List.of(failed), Optional.empty());
            });
        } catch (RuntimeException notRecorded) {
            cause.addSuppressed(notRecorded);
        }
    }
}
