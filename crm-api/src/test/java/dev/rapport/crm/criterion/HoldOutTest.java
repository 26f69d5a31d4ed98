package dev.rapport.crm.criterion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class HoldOutTest {
    private static final int PEOPLE = 2_000;

    private static List<ContactId> people(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> new ContactId(new UUID(random.nextLong(), random.nextLong())))
                .limit(PEOPLE)
                .toList();
    }

    private static long held(HoldOut group, List<ContactId> people) {
        return people.stream().filter(group::contains).count();
    }

    /** Six standard deviations: one run in a thousand million is further away. */
    private static void assertShare(double share, int of, long seen) {
        double deviation = Math.sqrt(of * share * (1 - share));
        assertTrue(
                Math.abs(seen - of * share) <= 6 * deviation, () -> seen + " of " + of + ", expected share " + share);
    }

    @Property(tries = 100)
    void holdsOutTheShareThatWasAskedFor(
            @ForAll long seed,
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String experiment,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        assertShare(percent / 100.0, PEOPLE, held(HoldOut.of(experiment, percent), people(seed)));
    }

    @Property(tries = 50)
    void twoExperimentsChooseIndependently(
            @ForAll long seed, @ForAll @AlphaChars @StringLength(min = 1, max = 20) String experiment) {
        HoldOut one = HoldOut.of(experiment, 50);
        HoldOut other = HoldOut.of(experiment + "-2", 50);
        List<ContactId> both = people(seed).stream()
                .filter(person -> one.contains(person) && other.contains(person))
                .toList();
        assertShare(0.25, PEOPLE, both.size());
    }

    @Property(tries = 50)
    void whoIsHeldOutStaysSoWhenTheGroupGrows(@ForAll long seed, @ForAll @IntRange(min = 1, max = 98) int percent) {
        HoldOut smaller = HoldOut.of("spring", percent);
        HoldOut larger = HoldOut.of("spring", percent + 1);
        assertTrue(people(seed).stream().filter(smaller::contains).allMatch(larger::contains));
    }

    /** The SHA-256 of the name and the sixteen bytes of the id, modulo 100, as another program computes it: 37 and 11. */
    @Test
    void isTheSameOnEveryNode() {
        ContactId first = ContactId.parse("0190a5c4-0000-7000-8000-000000000001");
        ContactId second = ContactId.parse("0190a5c4-0000-7000-8000-000000000002");
        assertTrue(HoldOut.of("spring-2027", 38).contains(first));
        assertFalse(HoldOut.of("spring-2027", 37).contains(first));
        assertTrue(HoldOut.of("spring-2027", 12).contains(second));
        assertFalse(HoldOut.of("spring-2027", 11).contains(second));
    }

    @Test
    void isAConditionOfTheContact() {
        HoldOut group = HoldOut.of("spring-2027", 38);
        assertTrue(Criteria.heldOut(group).test(someone("0190a5c4-0000-7000-8000-000000000001")));
        HoldOut smaller = HoldOut.of("spring-2027", 37);
        assertFalse(Criteria.heldOut(smaller).test(someone("0190a5c4-0000-7000-8000-000000000001")));
    }

    private static Subject someone(String id) {
        Contact contact = Contact.person("Somebody").id(ContactId.parse(id)).build();
        return Subject.of(contact, List.of(), Instant.EPOCH.atZone(ZoneOffset.UTC));
    }

    @Test
    void readsAsASentence() {
        assertEquals(
                "not (is held out of spring-2027 by 10 %)",
                Criteria.not(Criteria.heldOut(HoldOut.of("spring-2027", 10))).toString());
    }

    @Test
    void holdsOutAPartOnly() {
        assertThrows(IllegalArgumentException.class, () -> HoldOut.of("spring", 0));
        assertThrows(IllegalArgumentException.class, () -> HoldOut.of("spring", 100));
        assertThrows(IllegalArgumentException.class, () -> HoldOut.of(" ", 10));
    }
}
