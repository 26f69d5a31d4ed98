package dev.rapport.crm.storage;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.consent.Recipient;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A part of the ledger, with the contacts that it is read for.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * ConsentExcerpt excerpt = session.consents().excerpt(Set.of(ada), points);
 * ConsentDecision decision = excerpt.ledger().decide(policies, request, now);
 * }</pre>
 *
 * @param entries each once, in the order of {@link ConsentStore#of}
 * @param people each once, by id
 */
public record ConsentExcerpt(List<Consent> entries, List<Contact> people) {
    private static final ConsentExcerpt NONE = new ConsentExcerpt(List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param entries each once, in the order of {@link ConsentStore#of}
     * @param people each once, by id
     */
    public ConsentExcerpt {
        entries = List.copyOf(entries);
        people = List.copyOf(people);
    }

    /**
     * Nothing.
     *
     * @return an excerpt without entries and people
     */
    public static ConsentExcerpt none() {
        return NONE;
    }

    /**
     * Brings entries and people into order.
     *
     * @param entries in any order, some perhaps more than once
     * @param people in any order, some perhaps more than once; the last of the same id is taken
     * @return the excerpt
     */
    public static ConsentExcerpt of(Collection<? extends Consent> entries, Collection<Contact> people) {
        Map<ContactId, Contact> byId = new TreeMap<>();
        people.forEach(contact -> byId.put(contact.id(), contact));
        Map<ConsentId, Consent> once = new HashMap<>();
        entries.forEach(entry -> once.put(entry.id(), entry));
        return new ConsentExcerpt(once.values().stream().sorted(Consent.BY_TIME).toList(), List.copyOf(byId.values()));
    }

    /**
     * Both together.
     *
     * @param other another excerpt, whose people are taken where both have the same
     * @return a wider excerpt
     */
    public ConsentExcerpt and(ConsentExcerpt other) {
        return of(
                Stream.concat(entries.stream(), other.entries.stream()).toList(),
                Stream.concat(people.stream(), other.people.stream()).toList());
    }

    /**
     * The same with one more entry.
     *
     * @param entry the entry
     * @return a wider excerpt
     */
    public ConsentExcerpt and(Consent entry) {
        return and(new ConsentExcerpt(List.of(entry), List.of()));
    }

    /**
     * What of it is about a contact, about the others who have one of its points, or names one of its points; and every
     * revision of a purpose.
     *
     * @param contact the contact as it is, or is about to be
     * @return the part that is read for this contact alone
     */
    public ConsentExcerpt around(Contact contact) {
        return new Excerpts(this).around(contact);
    }

    /**
     * The same for many contacts, each of them found by an index.
     *
     * @return answers {@link #around}
     */
    public Function<Contact, ConsentExcerpt> cuts() {
        return new Excerpts(this)::around;
    }

    /**
     * The ledger of one contact.
     *
     * @param contact one that it was read for
     * @return its entries, in order
     */
    public List<Consent> about(ContactId contact) {
        return entries.stream()
                .filter(entry -> entry.contacts().contains(contact))
                .toList();
    }

    /**
     * How often purposes were revised.
     *
     * @return the number of its entries that say so
     */
    public int revisions() {
        return (int) entries.stream().filter(PurposeRevised.class::isInstance).count();
    }

    /**
     * Whom the entries name besides the people.
     *
     * @return ids whose own entries and points are not in this excerpt, or not all of them
     */
    public Set<ContactId> strangers() {
        Set<ContactId> named = new HashSet<>();
        for (Consent entry : entries) {
            named.addAll(entry.contacts());
        }
        people.forEach(contact -> named.remove(contact.id()));
        return named;
    }

    /**
     * The same as something to decide by.
     *
     * @return the ledger of the entries and the people
     */
    public ConsentLedger ledger() {
        return ConsentLedger.of(entries, people.stream().map(Recipient::from).toList());
    }

    /** Says how much it is. */
    @Override
    public String toString() {
        return "ConsentExcerpt[" + entries.size() + " entries, " + people.size() + " people]";
    }
}
