package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Subject;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExperimentTest {

    private static final Instant BEGIN = Made.noon(10);
    private static final Instant END = Made.noon(20);
    private static final TouchFilter BOUGHT = TouchFilter.kinds(InteractionKind.PURCHASE);

    private static Experiment.Builder subject() {
        return Experiment.named("subject", BEGIN, END);
    }

    private static Experiment three(int holdOut) {
        return subject()
                .variant("a", 20)
                .variant("b", 30)
                .variant("c", 50)
                .holdOut(holdOut)
                .build();
    }

    private static ContactId contact(long number) {
        return new ContactId(new UUID(0x0190_0000_0000_7000L + number, 0x8000_0000_0000_0000L | number));
    }

    /** By the laws of a binomial count: five standard deviations around the expected number, of 20,000. */
    private static void isNear(double share, long count) {
        double deviation = Math.sqrt(20_000 * share * (1 - share));
        assertTrue(Math.abs(count - 20_000 * share) < 5 * deviation, () -> count + " is far from " + share);
    }

    @Test
    void splitsAsAskedAndLeavesTheHoldOutApart() {
        Map<Optional<String>, Long> counts = LongStream.range(0, 20_000)
                .mapToObj(n -> three(10).variantOf(contact(n)))
                .collect(Collectors.groupingBy(v -> v, Collectors.counting()));
        isNear(0.1, counts.getOrDefault(Optional.<String>empty(), 0L));
        isNear(0.18, counts.getOrDefault(Optional.of("a"), 0L));
        isNear(0.27, counts.getOrDefault(Optional.of("b"), 0L));
        isNear(0.45, counts.getOrDefault(Optional.of("c"), 0L));
        assertEquals(4, counts.size());
    }

    @Test
    void splitsTwoExperimentsIndependently() {
        Experiment other = Experiment.named("colour", BEGIN, END)
                .variant("a", 20)
                .variant("b", 80)
                .build();
        Experiment subject = three(10);
        long both = LongStream.range(0, 20_000)
                .mapToObj(ExperimentTest::contact)
                .filter(c -> subject.variantOf(c).equals(Optional.of("a")))
                .filter(c -> other.variantOf(c).equals(Optional.of("a")))
                .count();
        isNear(0.18 * 0.2, both);
    }

    @Property
    void asksByACriterionWhatItGives(@ForAll @IntRange(min = 1, max = 99) int holdOut, @ForAll int number) {
        Contact contact = Contact.person("Somebody").id(contact(number)).build();
        Subject subject = Subject.of(contact, List.of(), BEGIN.atZone(Made.UTC));
        Experiment experiment = three(holdOut);
        Optional<String> given = experiment.variantOf(contact.id());
        for (String variant : experiment.variants()) {
            Criterion gets = experiment.gets(variant);
            assertEquals(given.equals(Optional.of(variant)), gets.test(subject));
            assertEquals(gets, Criterion.parse(gets.text()));
        }
        assertEquals(given.isEmpty(), experiment.holdOut().orElseThrow().contains(contact.id()));
        Experiment larger = three(Math.min(99, holdOut + 7));
        larger.variantOf(contact.id()).ifPresent(v -> assertEquals(given, Optional.of(v)));
    }

    @Test
    void givesASingleVariantToEverybody() {
        Experiment one = subject().variant("only", 100).build();
        assertEquals(Optional.of("only"), one.variantOf(contact(1)));
        Contact contact = Contact.person("Somebody").build();
        assertTrue(one.gets("only").test(Subject.of(contact, List.of(), BEGIN.atZone(Made.UTC))));
        assertThrows(IllegalArgumentException.class, () -> one.gets("other"));
    }

    private static Timeline bought(long number, Instant... moments) {
        Contact contact = Contact.person("Somebody").id(contact(number)).build();
        List<Interaction> facts = new ArrayList<>();
        for (Instant at : moments) {
            facts.add(Interaction.purchase(contact.id()).at(at).build());
        }
        return Timeline.of(contact, facts);
    }

    private static Proportion outcomes(AsOf asOf, Instant... moments) {
        Experiment one = subject().variant("only", 100).build();
        return one.measure(List.of(bought(1, moments), bought(2)), BOUGHT, asOf)
                .arms()
                .get(0)
                .outcomes();
    }

    @Test
    void countsAContactOnceFromTheBeginningToTheEnd() {
        AsOf later = Made.asOf(30);
        assertEquals(new Proportion(1, 2), outcomes(later, BEGIN, Made.noon(15)));
        assertEquals(new Proportion(1, 2), outcomes(later, END));
        assertEquals(new Proportion(0, 2), outcomes(later, BEGIN.minusNanos(1000), END.plusNanos(1000)));
        assertEquals(new Proportion(0, 2), outcomes(Made.asOf(14), Made.noon(15)));
        assertEquals(new Proportion(1, 2), outcomes(Made.asOf(15), Made.noon(15)));
    }

    @Test
    void isOverAtItsEnd() {
        Experiment one = subject().variant("only", 100).build();
        List<Timeline> nobody = List.of();
        assertFalse(one.measure(nobody, BOUGHT, AsOf.of(END.minusNanos(1000), Made.UTC))
                .isOver());
        assertTrue(one.measure(nobody, BOUGHT, AsOf.of(END, Made.UTC)).isOver());
        assertEquals(
                "only 0 of 1 (0 %); not over yet, so decide nothing by it",
                one.measure(List.of(bought(1)), BOUGHT, Made.asOf(12)).because());
    }

    @Test
    void comparesWhatEachGroupDid() {
        Experiment experiment = three(10);
        List<Timeline> all =
                LongStream.range(0, 400).mapToObj(n -> bought(n, Made.noon(15))).toList();
        Map<Optional<String>, Long> sizes = LongStream.range(0, 400)
                .mapToObj(n -> experiment.variantOf(contact(n)))
                .collect(Collectors.groupingBy(v -> v, Collectors.counting()));
        ExperimentResult result = experiment.measure(all, BOUGHT, Made.asOf(30));
        assertEquals(
                List.of(Optional.of("a"), Optional.of("b"), Optional.of("c"), Optional.empty()),
                result.arms().stream().map(ExperimentResult.Arm::variant).toList());
        for (ExperimentResult.Arm arm : result.arms()) {
            long size = sizes.getOrDefault(arm.variant(), 0L);
            assertEquals(new Proportion(size, size), arm.outcomes());
        }
        assertEquals(0, result.between("a", "b").value());
        assertEquals(result.arms().get(3).outcomes(), result.againstHoldOut("c").second());
        assertThrows(IllegalArgumentException.class, () -> result.between("a", "d"));
    }

    @Test
    void refusesWhatDoesNotAddUp() {
        assertThrows(IllegalArgumentException.class, () -> subject().build());
        assertThrows(
                IllegalArgumentException.class, () -> subject().variant("a", 99).build());
        assertThrows(
                IllegalArgumentException.class, () -> subject().variant("a", 50).variant("a", 50));
        assertThrows(IllegalArgumentException.class, () -> subject().variant("a", 0));
        assertThrows(IllegalArgumentException.class, () -> subject().holdOut(100));
        assertThrows(IllegalArgumentException.class, () -> Experiment.named("x", END, END));
        assertThrows(IllegalArgumentException.class, () -> Experiment.named("x".repeat(49), BEGIN, END));
    }
}
