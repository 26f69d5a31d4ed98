package dev.rapport.crm;

import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.SubscriberBuilder;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How people join and leave: one way in that asks for a confirmation, and one call for all ways out.
 *
 * <p>A link is opened by scanners before its reader sees it, so a GET must only show a page, from {@link #about}; the POST of
 * that page's form calls {@link #confirm} or {@link #withdraw}. Thread-safe.
 *
 * <pre>{@code
 * PendingConsent pending = crm.subscriptions().request(Consent.granted(ada.id(), NEWS)
 *         .byEmail("ada@example.org")
 *         .evidence("signup-v3", "web form", "form 17")
 *         .build());
 * crm.subscriptions().confirm(pending.token());                              // she has clicked
 * crm.subscriptions().withdraw(OptOut.link(tokenOfALetter));                 // and later had enough
 * }</pre>
 */
public final class Subscriptions {
    private final Desk desk;

    Subscriptions(Desk desk) {
        this.desk = desk;
    }

    /**
     * Records a grant that does not hold until it is confirmed. [C-154]
     *
     * <p>The host sends the token to the point of the grant, and nowhere else. It is good for this grant alone, so for its
     * point and its purposes, for 48 hours or what {@link CrmBuilder#confirmWithin} says. [C-155]
     *
     * @param grant what was asked for; it says nothing of a confirmation yet
     * @return the grant as it is stored, which holds the hash only [C-156], and the token
     * @throws NotFoundException if there is no such contact
     * @throws IllegalArgumentException if it asks for a confirmation already, was given later than now, or is for a purpose
     *     that is not declared, or of another kind than the ledger says
     */
    public PendingConsent request(Grant grant) {
        if (grant.confirmation().isPresent()) {
            throw new IllegalArgumentException(
                    "Grant.confirmation: there already, is made here; leave confirm(...) out, or call record(...)");
        }
        if (grant.stamp().knownTime().filter(at -> at.isAfter(desk.now())).isPresent()) {
            throw new IllegalArgumentException("Grant.at: later than now; leave it out, or say when it was given");
        }
        desk.checks().valid("grant", grant);
        desk.purposes().require(grant);
        return desk.scope().run(session -> {
            new Inquiry(desk, session).requireOneKind(grant);
            return new OptingIn(desk, session).request(grant);
        });
    }

    /**
     * Records that a grant was confirmed, once. [C-157] Never for a mere GET.
     *
     * @param token what stands in the link
     * @return what became of it: in time [C-158], too late [C-159], in vain because of a later no [C-213], or not genuine,
     *     without telling whether it ever was. [C-160]
     */
    public ConfirmationAnswer confirm(String token) {
        return desk.scope().run(session -> new OptingIn(desk, session).confirm(token));
    }

    /**
     * What the link of a message or of a confirmation is about; changes nothing, so it is what a GET may call. [C-161]
     *
     * @param token what stands in the link
     * @return whom it went to, the address, masked, and purpose; empty if the link is not genuine
     */
    public Optional<Subscription> about(String token) {
        return desk.scope()
                .run(session -> new Leaving(desk, session)
                        .message(token)
                        .map(sent -> new Subscription(
                                Leaving.survivor(session, sent.person()),
                                Masked.of(sent.point()),
                                Set.of(sent.channel()),
                                Set.of(sent.purpose())))
                        .or(() -> new OptingIn(desk, session)
                                .grant(token)
                                .map(grant -> new Subscription(
                                        Leaving.survivor(session, grant.person()),
                                        Masked.of(grant.point()),
                                        grant.channels(),
                                        grant.purposes()))));
    }

    /**
     * Records somebody's no, in whatever way it came, in one transaction.
     *
     * <ul>
     *   <li>A link takes back the purpose of its message from the brand that sent it, for the person, at every point and on
     *       every channel [C-162]; or every purpose, if asked. [C-163] It counts for whoever has the address now, too.
     *       [C-212] One that is not genuine is answered without telling whether it ever was. [C-164]
     *   <li>A reply takes back everything, if it says stop by {@link CrmBuilder#stopWords}; else nothing is recorded. [C-165]
     *   <li>A permanent bounce suppresses the point; a temporary one records nothing. [C-166]
     *   <li>A complaint suppresses all marketing to the person, and withdraws as well, at every brand that their ledger names.
     *       [C-167]
     *   <li>A statement takes back everything, or the purposes that it names. [C-168]
     * </ul>
     *
     * <p>What is said at a point counts for every contact that has it; if nobody has it any more, for those who once allowed
     * or received something there. [C-169] If their record has given the point up it is said there as well, to whoever gets it
     * next. [C-333] Who takes back everything does so at every controller or brand that their ledger
     * names [C-170], and objects to marketing, as the others are meant as well: until the person allows one of them anything
     * again, nobody may send it. [C-273] The same again succeeds; it is recorded again unless its time is the same, as a yes may yet be learned of
     * that was said between the two. [C-171] What is learned of late counts from its own time, even if a later no stands
     * [C-265], and at the points that the record had then and has given up since. [C-334]
     *
     * @param optOut what was said
     * @return what became of it
     * @throws IllegalArgumentException for a purpose that is not declared
     */
    public OptedOut withdraw(OptOut optOut) {
        return desk.scope().run(session -> new Leaving(desk, session).withdraw(optOut));
    }

    /**
     * What somebody gets, and where: each known purpose, on each channel that the rules use or the person once allowed, at
     * each point of the contact. [C-200] Somebody who was erased gets nothing: the page for an old link is empty. [C-252]
     *
     * @param contact who
     * @return what to show on a page
     * @throws NotFoundException if there is no such contact
     */
    public PreferenceView preferences(ContactId contact) {
        return desk.scope().run(session -> new Choosing(desk, session).view(contact));
    }

    /**
     * Records what somebody chose on a page: a grant for what is wanted and is not on, nothing for what stays on. [C-201]
     *
     * <p>All else that can be chosen is not wanted, and is withdrawn, whatever refuses it today: a register that was not asked
     * would let it be on again later [C-220], and so might a yes from before this page, learned of afterwards or confirmed by an
     * older link. [C-270] So show the page as {@link PreferenceView} says, and where a policy links channels, such as calls and
     * text messages, as one line for all of them: who does not want one of them stops all. [C-271]
     *
     * <p>What is not advertising cannot be chosen, and what is suppressed is not granted. [C-202] Where a policy asks for a
     * confirmation the new grant waits for one, as in {@link #request}; send its link. [C-221] What is wanted and awaited already
     * is not asked for a second time. [C-272] What is no line of the page stops nothing of this, and is told in the answer.
     * [C-222] So is a line that was on when the page was shown and is not any more, as the person has said stop meanwhile: that
     * it is still ticked is nobody's choice, it stays off, and the page is to be shown again. [C-332]
     *
     * @param contact who
     * @param wanted the {@linkplain PreferenceView.Choice#key() keys} of all that the person wants, others are not
     * @param proof which page, and where the answer is kept
     * @return the preferences as they are now, and what is left to do
     * @throws NotFoundException if there is no such contact
     */
    public ChosenPreferences choose(ContactId contact, Set<String> wanted, Proof proof) {
        return desk.scope().run(session -> new Choosing(desk, session).choose(contact, wanted, proof));
    }

    /**
     * Takes over the subscribers of another system.
     *
     * <ul>
     *   <li>Every row that says no is recorded before the first that says yes, wherever they stand in the list [C-172]; for
     *       the contact that it names, or else for every contact that has the point, on the channel and for the purposes of the
     *       row, at all their points unless it is {@linkplain SubscriberBuilder#onlyThere() only there}. [C-173] If the contact
     *       that it names does not have the point, it forbids the point as well, to whoever has it. [C-225]
     *   <li>It needs no name, and is recorded whatever else is wrong in the row, as long as it tells of whom; from now on, if its
     *       time is later than now. [C-223] If it cannot be recorded, no other row of the list says yes of the same person or
     *       point. [C-224]
     *   <li>A yes is a grant from an import, at the time that the row asserts, learned now [C-174], with what evidence there
     *       is. [C-175] It never lifts what a person or an operator has forbidden.
     *   <li>A blank row, and one that is not there, means nothing. [C-176]
     *   <li>The same list again records nothing of a row that has a time. [C-177] A no without one is taken for said at the
     *       import: it is recorded each time, and so ends again what was given since the last one [C-266]; say in each row when
     *       it was said. A no that is older than one that stands is recorded as well. [C-267]
     *   <li>Every row that is not contactable afterwards, as part of a mailing, is reported, with the reason. [C-178]
     * </ul>
     *
     * <p>The rows are kept in memory. Some hundred share a transaction; what is done stays done if a later one fails, and the
     * list can then be imported again. Inside a transaction of the caller all of them share that one.
     *
     * @param rows the list
     * @param missing whether contacts are created for rows about nobody known here
     * @return what became of each row
     */
    public ImportReport importAll(Iterable<Subscriber> rows, MissingContacts missing) {
        List<Subscriber> all = new ArrayList<>();
        rows.forEach(all::add);
        return new Importing(desk, missing).run(all);
    }

    /**
     * Who is subscribed to a purpose and who has said no to it, by contact; what importing it here again would not change.
     * [C-179]
     *
     * <p>Subscribed is who may be in a mailing now, by a grant. For everybody else each of their addresses has the newest no to
     * the purpose, on each channel of its type and each that the ledger names, <em>whatever else refuses as well</em>: [C-335]
     *
     * <ul>
     *   <li>the person's own, for wherever they are reached; also where a permission lifted it that has ended since [C-337];
     *   <li>that of the address, {@linkplain SubscriberBuilder#onlyThere() only there}, also if it came from somebody else who
     *       has or had the address [C-336]; and that messages bounced there.
     * </ul>
     *
     * <p>Of several records that are {@linkplain dev.rapport.crm.consent.Merged one person} each says what was said under any of
     * them: whoever keeps the list by address must not miss a no that was said at another. [C-327] A no bears the time from
     * which it counts there: if it was open when records became one person, that is when they did, so that no earlier yes of
     * another system comes after it. [C-376]
     *
     * <p>It is about this one purpose, as far as we send it: what was taken back from a brand is not in it. What a row cannot say
     * is left out, but hides nothing else: what forbids without the person's word, such as an operator's suppression, a
     * restriction, an address that belongs to somebody else now, or what is left of somebody who was erased; that a permission
     * has ended; a no on a channel for which the contact has no address. So not being in the list permits nothing: only who is
     * in it as subscribed may be written to. What is subscribed comes to another system as an import, which lifts no refusal
     * that is known there, even if it is older.
     *
     * @param purpose what for; of one that is not marketing, which nobody can refuse, only bounces are told
     * @return a lazy stream, read page by page, contacts in the order of their ids, their addresses in their own
     * @throws IllegalArgumentException for a purpose that is not declared
     */
    public Stream<Subscriber> export(Purpose purpose) {
        desk.purposes().require(purpose);
        return Streaming.of((Optional<Cursor> after) -> desk.scope().run(session -> {
            Page<Contact> page = session.contacts().all(Streaming.PAGE, after);
            List<ContactId> ids = page.items().stream().map(Contact::id).toList();
            return new Page<>(
                    Surroundings.complete(
                                    session, session.read(ids, desk.needs().andConsents()))
                            .values()
                            .stream()
                            .flatMap(state -> new Exporting(desk, state, purpose).rows().stream())
                            .toList(),
                    page.next());
        }));
    }
}
