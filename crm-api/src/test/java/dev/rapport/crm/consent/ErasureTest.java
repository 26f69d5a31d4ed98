package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.consent.ErasureReceipt.Part;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.contact.PointType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stays of the facts about somebody who is erased. */
final class ErasureTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final ContactId ADA = ContactId.parse("01930000-0000-7000-8000-000000000001");
    private static final ContactId BOB = ContactId.parse("01930000-0000-7000-8000-000000000002");
    private static final Purpose NEWS = Purpose.marketing("news");
    private static final ContactPoint NUMBER = PhoneNumber.parse("+442079460000");
    private static final ErasedPoint TOMBSTONE = new ErasedPoint(PointType.PHONE, 1, 1, "a".repeat(64));
    private static final FactStamp STAMP = FactStamp.of(ConsentId.next(), NOON).controller("brand");
    private static final ConsentScope CALLS =
            ConsentScope.EVERYTHING.by(Channel.CALL).purposes(NEWS);

    /** Every kind of fact that can name a point, naming this one. */
    private static List<Consent> at(ContactPoint point) {
        return List.of(
                grant(point).build(),
                new Contacted(STAMP, ADA, point, Channel.CALL, NEWS, Optional.of("permit")),
                new Withdrawn(STAMP, ADA, CALLS.to(point)),
                new Objected(STAMP, ADA, Optional.of(point)),
                new Expired(STAMP, ADA, CALLS.to(point)),
                new Suppressed(STAMP, ADA, SuppressionReason.REASSIGNED, Optional.of(point)),
                new SuppressionLifted(STAMP, ADA, SuppressionReason.REASSIGNED, Optional.of(point)),
                new DncChecked(STAMP, ADA, point, new DncAnswer("register", true)),
                new Erased(STAMP, ADA, List.of(point)));
    }

    private static GrantBuilder grant(ContactPoint point) {
        return Grant.of(STAMP, ADA, point)
                .by(Channel.CALL)
                .purposes(NEWS)
                .from(NOON.plusSeconds(1))
                .until(NOON.plusSeconds(9))
                .confirm("token", NOON.plusSeconds(2))
                .soft("SALE", true)
                .byGuardian()
                .purposeVersion(2);
    }

    /** Every kind of fact where it names no point. */
    private static List<Consent> pointless() {
        return List.of(
                new Confirmed(STAMP, ADA, "token"),
                new Withdrawn(STAMP, ADA, CALLS),
                new Expired(STAMP, ADA, CALLS),
                new Objected(STAMP, ADA, Optional.empty()),
                new Suppressed(STAMP, ADA, SuppressionReason.ADMIN, Optional.empty()),
                new SuppressionLifted(STAMP, ADA, SuppressionReason.ADMIN, Optional.empty()),
                new Restricted(STAMP, ADA),
                new RestrictionLifted(STAMP, ADA),
                new Purchased(STAMP, ADA),
                new Inquired(STAMP, ADA),
                new Engaged(STAMP, ADA),
                new Erased(STAMP, ADA, List.of()),
                new Merged(STAMP, ADA, BOB),
                new PurposeRevised(STAMP, NEWS, 2));
    }

    static List<Integer> kinds() {
        return IntStream.range(0, at(NUMBER).size()).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void takesOtherPointsAndNothingElse(int kind) {
        Consent fact = at(NUMBER).get(kind);
        assertEquals(List.of(NUMBER), fact.points());
        assertEquals(at(TOMBSTONE).get(kind), fact.repointed(point -> TOMBSTONE));
        assertEquals(fact, fact.repointed(point -> point));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isBuriedWithoutWhoEnteredItAndWhatProvedIt(int kind) {
        Consent fact = at(NUMBER).get(kind);
        Consent entered = fact.stamped(fact.stamp().actor("secret"));
        if (entered instanceof Grant grant) {
            entered = grant.toBuilder().evidence("n3", "form", "17").build();
        }
        assertEquals(at(TOMBSTONE).get(kind), entered.buried(point -> TOMBSTONE));
    }

    @ParameterizedTest
    @MethodSource("pointless")
    void leavesAloneWhatNamesNoPoint(Consent fact) {
        assertEquals(List.of(), fact.points());
        assertSame(fact, fact.repointed(point -> TOMBSTONE));
        assertEquals(fact, fact.stamped(STAMP.actor("secret")).buried(point -> TOMBSTONE));
    }

    @ParameterizedTest
    @MethodSource("pointless")
    void standsInTheLedgerOfItsPerson(Consent fact) {
        boolean aboutAll = fact instanceof PurposeRevised;
        assertEquals(aboutAll ? Optional.empty() : Optional.of(ADA), fact.contact());
    }

    @Test
    void isReceiptedPartByPart() {
        Map<Part, Integer> removed = new HashMap<>(Map.of(Part.POINTS, 2, Part.REVISIONS, 3));
        ErasureReceipt receipt = new ErasureReceipt(ADA, NOON, removed, List.of(TOMBSTONE), 5, Optional.empty());
        removed.clear();
        assertEquals(Set.of(Part.values()), receipt.removed().keySet());
        assertEquals(List.of(Part.values()), List.copyOf(receipt.removed().keySet()));
        assertEquals(2, receipt.removed().get(Part.POINTS));
        assertEquals(3, receipt.removed().get(Part.REVISIONS));
        assertEquals(0, receipt.removed().get(Part.EVIDENCE));
        String report = receipt.toString();
        assertTrue(report.startsWith("erased " + ADA + " at 2026-05-04T12:00:00Z: 3 REVISIONS, 2 POINTS, "), report);
        assertTrue(report.contains("0 EVIDENCE removed; 5 ledger entries stay"), report);
        assertTrue(report.contains(TOMBSTONE.toString()), report);
    }
}
