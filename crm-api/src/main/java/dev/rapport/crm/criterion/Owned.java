package dev.rapport.crm.criterion;

import dev.rapport.crm.error.PlainText;
import java.util.Optional;

/**
 * The contact has an owner, the one that is named, or none.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion mine = Criteria.ownedBy("mia");
 * Criterion nobodys = Criteria.unowned();
 * }</pre>
 *
 * @param owner who, as in {@link dev.rapport.crm.contact.Contact#owner}; empty for nobody
 */
public record Owned(Optional<String> owner) implements Criterion {
    /**
     * Checks the name.
     *
     * @param owner who, a line of text; empty for nobody
     */
    public Owned {
        owner.ifPresent(name -> PlainText.line("owner", name, PlainText.UNLIMITED));
    }

    @Override
    public boolean test(Subject subject) {
        return subject.contact().owner().equals(owner);
    }

    @Override
    public String toString() {
        return Sentence.discreet(this);
    }
}
