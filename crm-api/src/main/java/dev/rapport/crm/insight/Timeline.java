package dev.rapport.crm.insight;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Participant;
import java.util.List;
import java.util.Objects;

/**
 * A contact and what happened with it: what questions about single contacts are asked of.
 *
 * <p>A fact with several participants is on the timeline of each, and on those of their organisations and households. So that
 * sums over all contacts count each fact once, it {@linkplain #first() belongs} to the first of its participants. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Timeline ada = Timeline.of(contact, crm.interactions().stream(contact.id()).toList());
 * Optional<RfmFigures> figures = RfmFigures.of(ada.direct(), euro, asOf);
 * }</pre>
 *
 * @param contact whose
 * @param interactions each fact once, as last corrected, in any order
 */
public record Timeline(Contact contact, List<Interaction> interactions) {
    /**
     * Copies the list.
     *
     * @param contact whose
     * @param interactions each fact once, as last corrected, in any order
     */
    public Timeline {
        Objects.requireNonNull(contact, "contact");
        interactions = List.copyOf(interactions);
    }

    /**
     * A contact and what happened with it.
     *
     * @param contact whose
     * @param interactions each fact once, as last corrected, in any order
     * @return both
     */
    public static Timeline of(Contact contact, List<Interaction> interactions) {
        return new Timeline(contact, interactions);
    }

    /** {@return the facts in which the contact takes part itself, not only somebody who belongs to it} */
    public List<Interaction> direct() {
        return interactions.stream()
                .filter(i -> i.contacts().contains(contact.id()))
                .toList();
    }

    /** {@return the facts that belong to this contact: over the timelines of all contacts each fact comes once} */
    public List<Interaction> first() {
        return interactions.stream().filter(this::isFirstIn).toList();
    }

    boolean isFirstIn(Interaction interaction) {
        return firstOf(interaction).equals(contact.id());
    }

    /** Somebody who takes part, or one that they belong to if they are known no more. */
    static ContactId firstOf(Interaction interaction) {
        List<ContactId> direct = interaction.contacts();
        if (!direct.isEmpty()) {
            return direct.get(0);
        }
        Participant indirect = interaction.participants().get(0);
        return indirect.contact();
    }

    /** Returns the id of the contact and the number of facts. */
    @Override
    public String toString() {
        return "Timeline[" + contact.id() + ", " + interactions.size() + " facts]";
    }
}
