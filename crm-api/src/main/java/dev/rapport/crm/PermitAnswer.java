package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import java.util.Optional;

/**
 * What the gate says to somebody who asks for a permit.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * PermitAnswer answer = crm.outreach().permit(letter);
 * answer.permit().ifPresentOrElse(
 *         permit -> crm.outreach().send(permit, message, smtp),
 *         () -> log.info("not sent: {}", answer.decision().explanation()));
 * }</pre>
 *
 * @param decision why, or why not
 * @param permit the permit, if the decision permits
 */
public record PermitAnswer(ConsentDecision decision, Optional<Permit> permit) {}
