package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

/** What no import may do, whatever the ledger and the list say. */
final class ImportLawTest {
    private static final List<String> ADDRESSES = List.of("ada@example.org", "bob@example.org");
    private static final List<Purpose> PURPOSES = List.of(Samples.NEWS, Purpose.marketing("offers"));
    private static final Set<ConsentReason> NO =
            Set.of(ConsentReason.WITHDRAWN, ConsentReason.OBJECTED, ConsentReason.SUPPRESSED);
    private static final Proof PROOF = Proof.NONE
            .and(Proof.Part.NOTICE_VERSION, "v1")
            .and(Proof.Part.METHOD, "form")
            .and(Proof.Part.REF, "list");

    private MutableClock clock = Samples.clock();
    private Crm crm = empty();
    private List<Contact> people = List.of();

    private Crm empty() {
        return Crm.builder()
                .storage(ReferenceStorage.create(clock))
                .clock(clock)
                .build();
    }

    /** Another ledger for each list, so that none is drowned in what was said before. */
    @BeforeTry
    void beginAnew() {
        clock = Samples.clock();
        crm = empty();
        people = List.of(
                crm.contacts().add(Contact.person("Ada").email(ADDRESSES.get(0)).build()),
                crm.contacts().add(Contact.person("Bob").email(ADDRESSES.get(1)).build()),
                crm.contacts().add(Contact.person("Eve").email(ADDRESSES.get(1)).build()));
    }

    /** A list that is imported the day after some facts were recorded. */
    private List<Subscriber> list(Random random) {
        for (int i = 0; i < 6; i++) {
            crm.consents().record(fact(random));
        }
        clock.advance(Duration.ofDays(1));
        List<Subscriber> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add(row(random, i));
        }
        return rows;
    }

    @Property(tries = 100)
    void everyNoOfAListCountsFromItsOwnTime(@ForAll long seed) {
        List<Subscriber> rows = list(new Random(seed));
        crm.subscriptions().importAll(rows, MissingContacts.REPORT);
        for (Subscriber row : rows) {
            if (row.state() != Subscriber.State.SUBSCRIBED && row.state() != Subscriber.State.BLANK) {
                for (Contact who : crm.contacts().findByPoint(row.point().orElseThrow())) {
                    assertTrue(NO.contains(reasonAt(who, row)), row.state() + " " + row.at());
                }
            }
        }
    }

    private ConsentReason reasonAt(Contact who, Subscriber row) {
        Purpose purpose = row.purposes().iterator().next();
        ConsentRequest request = ConsentRequest.of(who.id(), row.point().orElseThrow(), row.channel(), purpose);
        return crm.consents()
                .decide(request, row.at().orElseThrow(), clock.instant())
                .reason();
    }

    @Property(tries = 100)
    void anImportPermitsNothingThatWasForbiddenAndTheSameAgainChangesNothing(@ForAll long seed) {
        List<Subscriber> rows = list(new Random(seed));
        List<ConsentReason> before = reasons();
        crm.subscriptions().importAll(rows, MissingContacts.REPORT);
        List<ConsentReason> after = reasons();
        for (int i = 0; i < before.size(); i++) {
            assertTrue(!NO.contains(before.get(i)) || !after.get(i).isPermitted(), before + " became " + after);
        }
        assertEquals(
                0, crm.subscriptions().importAll(rows, MissingContacts.REPORT).recorded());
        for (Purpose purpose : PURPOSES) {
            List<Subscriber> export = crm.subscriptions().export(purpose).toList();
            assertEquals(
                    0,
                    crm.subscriptions()
                            .importAll(export, MissingContacts.CREATE)
                            .recorded());
        }
        assertEquals(after, reasons());
    }

    private Consent fact(Random random) {
        Contact who = people.get(random.nextInt(people.size()));
        Purpose purpose = PURPOSES.get(random.nextInt(PURPOSES.size()));
        EmailAddress address = EmailAddress.parse(ADDRESSES.get(random.nextInt(ADDRESSES.size())));
        Instant at = time(random);
        return switch (random.nextInt(6)) {
            case 0 -> Consent.withdrawn(who.id(), purpose).at(at);
            case 1 -> Consent.withdrawn(who.id()).to(address).at(at);
            case 2 -> Consent.objected(who.id()).at(at);
            case 3 -> Consent.suppressed(who.id(), SuppressionReason.COMPLAINT).at(at);
            case 4 ->
                Consent.suppressed(who.id(), SuppressionReason.HARD_BOUNCE, address)
                        .at(at);
            default ->
                Consent.granted(who.id(), purpose)
                        .to(address)
                        .by(Channel.EMAIL)
                        .proof(PROOF)
                        .at(at)
                        .build();
        };
    }

    private static Subscriber row(Random random, int number) {
        Subscriber.State[] states = Subscriber.State.values();
        return Subscriber.row("row " + number)
                .email(ADDRESSES.get(random.nextInt(ADDRESSES.size())))
                .purposes(PURPOSES.get(random.nextInt(PURPOSES.size())))
                .state(states[random.nextInt(states.length)])
                .at(time(random))
                .proof(random.nextBoolean() ? PROOF : Proof.NONE)
                .build();
    }

    /** One of few, so that ties happen. */
    private static Instant time(Random random) {
        return Samples.NOW.minus(Duration.ofDays(random.nextInt(4)));
    }

    private List<ConsentReason> reasons() {
        List<ConsentReason> all = new ArrayList<>();
        for (Contact who : people) {
            for (Purpose purpose : PURPOSES) {
                ConsentRequest request =
                        ConsentRequest.of(who.id(), who.points().get(0).point(), Channel.EMAIL, purpose);
                all.add(crm.consents().decide(request).reason());
            }
        }
        return all;
    }
}
