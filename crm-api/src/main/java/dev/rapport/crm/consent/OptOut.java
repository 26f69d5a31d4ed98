package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A way in which somebody says no, as it reaches the host.
 *
 * <p>Immutable and thread-safe. The text of none of them shows what came from a person.
 *
 * <pre>{@code
 * crm.subscriptions().withdraw(OptOut.link(token));                 // the POST of an unsubscribe link
 * crm.subscriptions().withdraw(OptOut.link(token).fromEverything());
 * crm.subscriptions().withdraw(OptOut.reply(number, "Stop!"));
 * crm.subscriptions().withdraw(OptOut.bounce(address, true));
 * crm.subscriptions().withdraw(OptOut.complaint(address).at(reported));
 * crm.subscriptions().withdraw(OptOut.everything(ada.id()));
 * }</pre>
 */
public sealed interface OptOut {

    /**
     * When it was said.
     *
     * @return the instant, or empty for now
     */
    Optional<Instant> at();

    /**
     * The same, said at another time: what tells a notification that comes twice from one that is new.
     *
     * @param time when it was said
     * @return another value
     */
    OptOut at(Instant time);

    /**
     * The link in a message was followed and its form was posted. Never for a mere GET: scanners open every link.
     *
     * @param token what stands in the link
     * @return for the purpose of that message; see {@link Link#fromEverything()}
     */
    static Link link(String token) {
        return new Link(token, false, Optional.empty());
    }

    /**
     * A message came in.
     *
     * @param point from where
     * @param text what the person wrote, without a quoted message
     * @return out of everything, if the text says stop
     */
    static Reply reply(ContactPoint point, String text) {
        return new Reply(point, text, Optional.empty());
    }

    /**
     * A message could not be delivered.
     *
     * @param point where
     * @param isPermanent whether the server said that it never will
     * @return nothing goes there any more, if it is permanent
     */
    static Bounce bounce(ContactPoint point, boolean isPermanent) {
        return new Bounce(point, isPermanent, Optional.empty());
    }

    /**
     * A message was reported as unwanted, as by the spam button of a mail provider.
     *
     * @param point where it had gone
     * @return out of all marketing
     */
    static Complaint complaint(ContactPoint point) {
        return new Complaint(point, Optional.empty());
    }

    /**
     * Somebody said no to everything, such as by telephone or in a preference page.
     *
     * @param person who
     * @return out of every purpose, at every brand
     */
    static Statement everything(ContactId person) {
        return new Statement(person, Set.of(), Optional.empty());
    }

    /**
     * Somebody said no to some purposes.
     *
     * @param person who
     * @param purposes to what, at least one
     * @return out of these
     */
    static Statement purposes(ContactId person, Purpose... purposes) {
        if (purposes.length == 0) {
            throw new IllegalArgumentException("OptOut.purposes: none; name at least one, or call everything(...)");
        }
        return new Statement(person, Set.copyOf(List.of(purposes)), Optional.empty());
    }

    /**
     * The link of a message.
     *
     * @param token what stands in the link
     * @param isFromEverything whether it is about more than the purpose of the message
     * @param at when it was posted, or empty for now
     */
    record Link(String token, boolean isFromEverything, Optional<Instant> at) implements OptOut {
        /**
         * Checks that nothing is missing.
         *
         * @param token what stands in the link
         * @param isFromEverything whether it is about more than the purpose of the message
         * @param at when it was posted, or empty for now
         */
        public Link {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(at, "at");
        }

        /**
         * The same, out of every purpose, at every brand.
         *
         * @return another value
         */
        public Link fromEverything() {
            return new Link(token, true, at);
        }

        @Override
        public Link at(Instant time) {
            return new Link(token, isFromEverything, Optional.of(time));
        }

        @Override
        public String toString() {
            return "Link[" + (isFromEverything ? "everything" : "purpose") + "]";
        }
    }

    /**
     * An answer.
     *
     * @param point from where
     * @param text what the person wrote
     * @param at when it came, or empty for now
     */
    record Reply(ContactPoint point, String text, Optional<Instant> at) implements OptOut {
        /**
         * Checks that nothing is missing.
         *
         * @param point from where
         * @param text what the person wrote
         * @param at when it came, or empty for now
         */
        public Reply {
            Objects.requireNonNull(point, "point");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public Reply at(Instant time) {
            return new Reply(point, text, Optional.of(time));
        }

        @Override
        public String toString() {
            return "Reply[" + point + ", " + text.length() + " characters]";
        }
    }

    /**
     * A message that could not be delivered.
     *
     * @param point where
     * @param isPermanent whether it never will be
     * @param at when it was refused, or empty for now
     */
    record Bounce(ContactPoint point, boolean isPermanent, Optional<Instant> at) implements OptOut {
        /**
         * Checks that nothing is missing.
         *
         * @param point where
         * @param isPermanent whether it never will be
         * @param at when it was refused, or empty for now
         */
        public Bounce {
            Objects.requireNonNull(point, "point");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public Bounce at(Instant time) {
            return new Bounce(point, isPermanent, Optional.of(time));
        }
    }

    /**
     * A message that was reported.
     *
     * @param point where it had gone
     * @param at when it was reported, or empty for now
     */
    record Complaint(ContactPoint point, Optional<Instant> at) implements OptOut {
        /**
         * Checks that nothing is missing.
         *
         * @param point where it had gone
         * @param at when it was reported, or empty for now
         */
        public Complaint {
            Objects.requireNonNull(point, "point");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public Complaint at(Instant time) {
            return new Complaint(point, Optional.of(time));
        }
    }

    /**
     * What a person said.
     *
     * @param person who
     * @param purposes to what; none means to everything
     * @param at when, or empty for now
     */
    record Statement(ContactId person, Set<Purpose> purposes, Optional<Instant> at) implements OptOut {
        /**
         * Copies the purposes.
         *
         * @param person who
         * @param purposes to what; none means to everything
         * @param at when, or empty for now
         */
        public Statement {
            Objects.requireNonNull(person, "person");
            purposes = Set.copyOf(purposes);
            Objects.requireNonNull(at, "at");
        }

        @Override
        public Statement at(Instant time) {
            return new Statement(person, purposes, Optional.of(time));
        }
    }
}
