package dev.rapport.crm.insight;

import dev.rapport.crm.followup.FollowUp;
import java.util.Objects;
import java.util.Optional;

/**
 * A follow-up and whose it is.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * List<Assignment> hers = crm.followUps().history(ada.id()).stream()
 *         .map(f -> new Assignment(ada.owner(), f))
 *         .toList();
 * }</pre>
 *
 * @param owner who looks after the contact, if anybody
 * @param followUp what is or was to be done
 */
public record Assignment(Optional<String> owner, FollowUp followUp) {
    /**
     * Checks that both are given.
     *
     * @param owner who looks after the contact, if anybody
     * @param followUp what is or was to be done
     */
    public Assignment {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(followUp, "followUp");
    }
}
