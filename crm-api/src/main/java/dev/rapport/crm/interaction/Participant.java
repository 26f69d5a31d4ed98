package dev.rapport.crm.interaction;

import dev.rapport.crm.contact.ContactId;

/**
 * A contact that an interaction belongs to: it is on that contact's timeline and counts for its plan.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Interaction meeting = Interaction.of(InteractionKind.MEETING, ada.id())
 *         .with(new Participant(charles.id(), Participant.Role.DIRECT))
 *         .build();
 * }</pre>
 *
 * @param contact who
 * @param role in which way
 */
public record Participant(ContactId contact, Role role) {
    /** In which way a contact takes part. */
    public enum Role {
        /** The contact itself was there, wrote or was written to. */
        DIRECT,
        /** An organisation or household of somebody who was, added when the interaction is recorded. */
        INDIRECT
    }
}
