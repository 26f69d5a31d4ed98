package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProposalTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 18);

    @Test
    void leavesTheHourToTheRule() {
        Proposal proposal = Proposal.on("renewal-2026", DAY);
        assertEquals("renewal-2026", proposal.occurrence());
        assertEquals(DAY, proposal.date());
        assertEquals(Optional.empty(), proposal.time());
        assertEquals(Optional.empty(), proposal.since());
        assertEquals("", proposal.reason());
    }

    @Test
    void keepsWhatWasSaidOfIt() {
        Instant event = Instant.parse("2026-03-01T08:00:00Z");
        Proposal proposal = Proposal.at("renewal", LocalDateTime.of(DAY, LocalTime.of(11, 30)))
                .since(event)
                .because("the contract ends");
        assertEquals(DAY, proposal.date());
        assertEquals(Optional.of(LocalTime.of(11, 30)), proposal.time());
        assertEquals(Optional.of(event), proposal.since());
        assertEquals("the contract ends", proposal.reason());
        assertEquals("Proposal[renewal]", proposal.toString(), "names no reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "a:b", "ä"})
    void refusesANameThatIsNoPartOfAKey(String name) {
        assertThrows(IllegalArgumentException.class, () -> Proposal.on(name, DAY));
        assertThrows(IllegalArgumentException.class, () -> Proposal.at(name, DAY.atStartOfDay()));
    }

    @Test
    void limitsTheReason() {
        Proposal proposal = Proposal.on("a", DAY);
        assertEquals(500, proposal.because("x".repeat(500)).reason().length());
        assertThrows(IllegalArgumentException.class, () -> proposal.because("x".repeat(501)));
        assertEquals("", proposal.because("why").because("").reason());
    }
}
