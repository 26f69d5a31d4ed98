package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.time.Instant;
import java.util.List;

/**
 * Who may be in a mailing and who not, point by point, and why.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * var mailing = new ConsentAudience.Mailing(customers, Channel.EMAIL, NEWS, now);
 * ConsentAudience audience = ledger.audience(mailing, person -> policiesOf(person));
 * audience.included().forEach(member -> send(member.point()));
 * }</pre>
 *
 * @param members every point that fits the channel, in the order in which people and their points were given
 */
public record ConsentAudience(List<Member> members) {

    /**
     * A mailing that somebody would like to send.
     *
     * @param people who is to be in it, in this order
     * @param channel how
     * @param purpose for what
     * @param at when
     */
    public record Mailing(List<ContactId> people, Channel channel, Purpose purpose, Instant at) {
        /**
         * Copies the list.
         *
         * @param people who is to be in it, in this order
         * @param channel how
         * @param purpose for what
         * @param at when
         */
        public Mailing {
            people = List.copyOf(people);
        }
    }

    /**
     * One point of one person.
     *
     * @param person who
     * @param point where
     * @param decision whether it is in, and why
     */
    public record Member(ContactId person, ContactPoint point, ConsentDecision decision) {}

    /**
     * Copies the list.
     *
     * @param members every point that fits the channel
     */
    public ConsentAudience {
        members = List.copyOf(members);
    }

    /**
     * Who may be written to.
     *
     * @return the permitted members, in order
     */
    public List<Member> included() {
        return members.stream()
                .filter(member -> member.decision().isPermitted())
                .toList();
    }

    /**
     * Who may not.
     *
     * @return the refused members, in order
     */
    public List<Member> excluded() {
        return members.stream()
                .filter(member -> !member.decision().isPermitted())
                .toList();
    }
}
