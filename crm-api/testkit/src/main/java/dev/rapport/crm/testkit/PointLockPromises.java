package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.StorageSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens when several threads say something about the same address. */
abstract class PointLockPromises extends LockPromises {
    private static final ContactPoint MAIL = EmailAddress.parse("family@example.org");
    private static final ContactPoint PHONE = PhoneNumber.parse("+442079460000");

    private static int bounces(StorageSession session, ContactPoint point) {
        session.lockPoints(List.of(point));
        return session.consents().about(List.of(point)).size();
    }

    private static int bounce(StorageSession session, ContactId contact, ContactPoint point) {
        int number = bounces(session, point) + 1;
        Consent bounce = Consent.suppressed(contact, SuppressionReason.HARD_BOUNCE, point)
                .actor("number " + number);
        session.write(Changes.of(new Change.ConsentAppended(recorded(bounce, NOW))));
        return number;
    }

    private long actors(ContactPoint point) {
        return in(session -> session.consents().about(List.of(point))).stream()
                .map(c -> c.stamp().actor())
                .distinct()
                .count();
    }

    @Test
    @Tag("threads")
    @Promise("S-66")
    void letsALaterTransactionSeeWhatAnEarlierOneSaidAboutAPoint() throws Exception {
        ContactId ada = add(Samples.person()).id();
        in(session -> bounce(session, ada, MAIL));
        Future<Integer> later = in(session -> {
            session.lockPoints(List.of(MAIL));
            Future<Integer> other = Race.start(() -> in(s -> bounce(s, ada, MAIL)));
            Race.giveAChance(other);
            bounce(session, ada, MAIL);
            return other;
        });
        assertEquals(3, Race.result(later));
        assertEquals(3, actors(MAIL));
    }

    @Test
    @Tag("threads")
    @Promise("S-66")
    void losesNothingThatManySayAboutAPoint() throws Exception {
        ContactId ada = add(Samples.person()).id();
        together(number -> {
            for (int i = 0; i < 5; i++) {
                in(session -> bounce(session, ada, MAIL));
            }
            return true;
        });
        assertEquals(THREADS * 5, actors(MAIL));
    }

    @Test
    @Tag("threads")
    @Promise("S-67")
    void locksAPointThatNobodyHasNamedYet() throws Exception {
        seesWhatTheOneBeforeHasWritten(MAIL);
    }

    @Test
    @Tag("threads")
    @Promise("S-68")
    void locksAPointHoweverItIsWritten() throws Exception {
        seesWhatTheOneBeforeHasWritten(EmailAddress.parse("Family@Example.ORG"));
    }

    private void seesWhatTheOneBeforeHasWritten(ContactPoint asked) throws Exception {
        ContactId ada = add(Samples.person()).id();
        Future<Integer> later = in(session -> {
            session.lockPoints(List.of(MAIL));
            Future<Integer> other = Race.start(() -> in(s -> bounces(s, asked)));
            Race.giveAChance(other);
            bounce(session, ada, MAIL);
            return other;
        });
        assertEquals(1, Race.result(later));
    }

    @Test
    @Tag("threads")
    @Promise("S-69")
    void neverWaitsForEverWhateverTheOrderOfPoints() throws Exception {
        ContactId ada = add(Samples.person()).id();
        together(number -> {
            for (int i = 0; i < 5; i++) {
                in(session -> {
                    session.lockPoints(number % 2 == 0 ? List.of(MAIL, PHONE) : List.of(PHONE, MAIL, PHONE));
                    return bounce(session, ada, MAIL) + bounce(session, ada, PHONE);
                });
            }
            return true;
        });
        assertEquals(THREADS * 5, actors(MAIL));
        assertEquals(THREADS * 5, actors(PHONE));
    }

    @Test
    @Promise("S-67")
    void locksNoPointsAndManyPoints() {
        List<ContactPoint> many = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            many.add(EmailAddress.parse("many" + i + "@example.org"));
        }
        in(session -> {
            session.lockPoints(List.of());
            session.lockPoints(many);
            session.lockPoints(many);
            return true;
        });
        assertEquals(List.of(), in(session -> session.consents().about(many)));
    }
}
