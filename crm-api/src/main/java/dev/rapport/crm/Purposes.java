package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Expired;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What people are contacted for here: each name has one kind, and if purposes were declared there are no others. */
final class Purposes {
    private final Map<String, Purpose> known;
    private final boolean closed;

    private Purposes(Map<String, Purpose> known, boolean closed) {
        this.known = known;
        this.closed = closed;
    }

    /** Those that the host declares; none means that it declares nothing. */
    static Purposes declared(Collection<Purpose> all) {
        Map<String, Purpose> known = new TreeMap<>();
        for (Purpose purpose : all) {
            add(purpose, known);
        }
        return new Purposes(known, !known.isEmpty());
    }

    /** With those of a rule book. */
    Purposes with(RuleBook book) {
        Map<String, Purpose> more = new TreeMap<>(known);
        for (Rule rule : book.rules()) {
            rule.purpose().ifPresent(purpose -> {
                if (closed && !known.containsKey(purpose.name())) {
                    throw new IllegalArgumentException("rule " + rule.id() + ": its purpose '" + purpose
                            + "' is not declared; add it to Crm.builder().purposes(...)");
                }
                add(purpose, more);
            });
        }
        return new Purposes(more, closed);
    }

    private static void add(Purpose purpose, Map<String, Purpose> known) {
        Purpose before = known.putIfAbsent(purpose.name(), purpose);
        if (before != null && before.kind() != purpose.kind()) {
            throw new IllegalArgumentException("purposes: '" + purpose + "' is " + before.kind() + " and "
                    + purpose.kind() + "; a name has one kind, choose another name for one of them");
        }
    }

    /** All that are known, by name. */
    Set<Purpose> all() {
        return new TreeSet<>(known.values());
    }

    void require(Consent fact) {
        named(fact).forEach(this::require);
    }

    /** Whether a declaration or a rule says of what kind each of them is. */
    boolean areKnown(Consent fact) {
        return named(fact).stream().allMatch(purpose -> known.containsKey(purpose.name()));
    }

    /** Where nobody has declared what kind it is, the ledger has said it, and nothing escapes that by another kind. */
    void require(Purpose purpose, Collection<? extends Consent> said) {
        require(purpose);
        if (known.containsKey(purpose.name())) {
            return;
        }
        for (Consent fact : said) {
            for (Purpose other : named(fact)) {
                if (other.name().equals(purpose.name()) && other.kind() != purpose.kind()) {
                    throw new IllegalArgumentException("purpose: '" + purpose + "' is " + other.kind()
                            + " in the ledger, not " + purpose.kind()
                            + "; use one constant for it, and declare it with Crm.builder().purposes(...)");
                }
            }
        }
    }

    void require(Consent fact, Collection<? extends Consent> said) {
        for (Purpose purpose : named(fact)) {
            require(purpose, List.of(fact));
            require(purpose, said);
        }
    }

    void require(Purpose purpose) {
        Purpose there = known.get(purpose.name());
        if (there == null) {
            if (closed) {
                throw new IllegalArgumentException("purpose: '" + purpose
                        + "' is not declared; add it to Crm.builder().purposes(...), or use one of them");
            }
        } else if (there.kind() != purpose.kind()) {
            throw new IllegalArgumentException("purpose: '" + purpose + "' is " + there.kind() + " here, not "
                    + purpose.kind() + "; use the constant that was declared");
        }
    }

    private static Collection<Purpose> named(Consent fact) {
        if (fact instanceof Grant grant) {
            return grant.purposes();
        } else if (fact instanceof Withdrawn withdrawn) {
            return withdrawn.scope().purposes();
        } else if (fact instanceof Expired expired) {
            return expired.scope().purposes();
        } else if (fact instanceof PurposeRevised revised) {
            return List.of(revised.purpose());
        } else if (fact instanceof Contacted contacted) {
            return List.of(contacted.purpose());
        }
        return List.of();
    }
}
