package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.error.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One fact that a permission is judged by; facts are appended and never changed.
 *
 * <p>A closed family: {@link Grant} and the records here. Immutable and thread-safe.
 *
 * <pre>{@code
 * ConsentFact no = new ConsentFact.Objected(stamp, ada.id());
 * ConsentFact stop = new ConsentFact.Withdrawn(stamp, ada.id(), ConsentScope.EVERYTHING.by(Channel.SMS));
 * ConsentLedger ledger = ConsentLedger.of(List.of(grant, no, stop), List.of(recipient));
 * }</pre>
 */
public sealed interface ConsentFact {

    /**
     * Its id, its place, when it happened, when we learned of it, and by whom.
     *
     * @return the stamp
     */
    FactStamp stamp();

    /**
     * When it happened.
     *
     * @return the instant
     */
    default Instant at() {
        return stamp().at();
    }

    /** A fact about one person. */
    sealed interface OfPerson extends ConsentFact
            permits Grant,
                    Confirmed,
                    Withdrawn,
                    Objected,
                    Expired,
                    Suppressed,
                    SuppressionLifted,
                    Restricted,
                    RestrictionLifted,
                    Purchased,
                    Inquired,
                    Engaged,
                    DncChecked,
                    Contacted,
                    Erased {
        /**
         * Whom it is about.
         *
         * @return the contact
         */
        ContactId person();
    }

    /**
     * The person answered a confirmation message.
     *
     * @param stamp when, and by whom
     * @param person who
     * @param token the token of the grant that it perfects; or its hash, as long as the grant holds the same
     */
    record Confirmed(FactStamp stamp, ContactId person, String token) implements OfPerson {
        @Override
        public String toString() {
            return "Confirmed[" + stamp.id() + "]";
        }
    }

    /**
     * The person took permission back.
     *
     * @param stamp when, and by whom
     * @param person who
     * @param scope how much
     */
    record Withdrawn(FactStamp stamp, ContactId person, ConsentScope scope) implements OfPerson {}

    /**
     * The person objected to all marketing, everywhere.
     *
     * @param stamp when, and by whom
     * @param person who
     */
    record Objected(FactStamp stamp, ContactId person) implements OfPerson {}

    /**
     * The controller ended grants; unlike a withdrawal it restricts nothing that is given later.
     *
     * @param stamp when, and by whom
     * @param person whose grants
     * @param scope which of them
     */
    record Expired(FactStamp stamp, ContactId person, ConsentScope scope) implements OfPerson {}

    /**
     * A point or a person must not be contacted, whatever was granted before or will be.
     *
     * @param stamp when, and by whom
     * @param person who
     * @param reason why, and how far it reaches
     * @param point the point; only documents reasons that are about the person
     */
    record Suppressed(FactStamp stamp, ContactId person, SuppressionReason reason, Optional<ContactPoint> point)
            implements OfPerson {
        /**
         * Checks that the reason has its point.
         *
         * @param stamp when, and by whom
         * @param person who
         * @param reason why, and how far it reaches
         * @param point the point; only documents reasons that are about the person
         */
        public Suppressed {
            if (reason.isOfPoint() && point.isEmpty()) {
                throw new IllegalArgumentException(
                        "Suppressed.point: missing, " + reason + " is about a point; name it");
            }
        }
    }

    /**
     * A named operator ended a suppression.
     *
     * @param stamp when, and by whom
     * @param person who
     * @param reason the reason that is lifted, and no other
     * @param point the point, for a reason that is about one; empty lifts it at every point of the person
     */
    record SuppressionLifted(FactStamp stamp, ContactId person, SuppressionReason reason, Optional<ContactPoint> point)
            implements OfPerson {}

    /**
     * Processing is restricted (GDPR, article 18).
     *
     * @param stamp when, and by whom
     * @param person who
     */
    record Restricted(FactStamp stamp, ContactId person) implements OfPerson {}

    /**
     * The restriction of processing ended.
     *
     * @param stamp when, and by whom
     * @param person who
     */
    record RestrictionLifted(FactStamp stamp, ContactId person) implements OfPerson {}

    /**
     * The person bought something.
     *
     * @param stamp when, and by whom
     * @param person who
     */
    record Purchased(FactStamp stamp, ContactId person) implements OfPerson {}

    /**
     * The person asked for something.
     *
     * @param stamp when, and by whom
     * @param person who
     */
    record Inquired(FactStamp stamp, ContactId person) implements OfPerson {}

    /**
     * The person took part: opened, answered, visited.
     *
     * @param stamp when, and by whom
     * @param person who
     */
    record Engaged(FactStamp stamp, ContactId person) implements OfPerson {}

    /**
     * A do-not-call register was asked about a point.
     *
     * @param stamp when, and by whom
     * @param person who
     * @param point the number that was looked up
     * @param answer which register, and what it said
     */
    record DncChecked(FactStamp stamp, ContactId person, ContactPoint point, DncAnswer answer) implements OfPerson {}

    /**
     * What a do-not-call register said.
     *
     * @param register its name, as policies call it, 1 to 64 characters
     * @param isListed whether the number stands in it
     */
    record DncAnswer(String register, boolean isListed) {
        /**
         * Checks the name.
         *
         * @param register its name, as policies call it, 1 to 64 characters
         * @param isListed whether the number stands in it
         */
        public DncAnswer {
            PlainText.require("register", register, 64);
        }
    }

    /**
     * The person was contacted.
     *
     * @param stamp when, and by whom
     * @param person who
     * @param point where
     * @param channel how
     * @param purpose for what
     * @param permit the id of the permit that was used up, if there was one
     */
    record Contacted(
            FactStamp stamp,
            ContactId person,
            ContactPoint point,
            Channel channel,
            Purpose purpose,
            Optional<String> permit)
            implements OfPerson {}

    /**
     * The person was erased.
     *
     * @param stamp when, and by whom
     * @param person who
     * @param tombstones the points that were the person's, as far as the asker can match them to tombstones
     */
    record Erased(FactStamp stamp, ContactId person, List<ContactPoint> tombstones) implements OfPerson {
        /**
         * Copies the list.
         *
         * @param stamp when, and by whom
         * @param person who
         * @param tombstones the points that were the person's
         */
        public Erased {
            tombstones = List.copyOf(tombstones);
        }
    }

    /**
     * Two records turned out to be one person.
     *
     * @param stamp when, and by whom
     * @param from the record that was merged away
     * @param into the record that stays
     */
    record Merged(FactStamp stamp, ContactId from, ContactId into) implements ConsentFact {
        /**
         * Checks that there are two.
         *
         * @param stamp when, and by whom
         * @param from the record that was merged away
         * @param into the record that stays
         */
        public Merged {
            if (from.equals(into)) {
                throw new IllegalArgumentException("Merged: from and into are the same record; name two");
            }
        }
    }

    /**
     * What a purpose means was changed so much that grants for the old meaning no longer hold.
     *
     * @param stamp when, and by whom
     * @param purpose the purpose
     * @param version its version from then on, at least 2
     */
    record PurposeRevised(FactStamp stamp, Purpose purpose, int version) implements ConsentFact {
        /**
         * Checks that nothing is missing.
         *
         * @param stamp when, and by whom
         * @param purpose the purpose
         * @param version its version from then on
         */
        public PurposeRevised {
            Objects.requireNonNull(purpose, "purpose");
        }
    }
}
