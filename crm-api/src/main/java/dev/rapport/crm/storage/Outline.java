package dev.rapport.crm.storage;

import dev.rapport.crm.criterion.Ago;
import dev.rapport.crm.criterion.Criteria;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Summed;
import dev.rapport.crm.interaction.TouchFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a condition every storage decides by itself.
 *
 * <p>That is: the kind of a contact and its tags; the number of its interactions and the sum of their amounts, by kind,
 * channel, direction and window; the first and the last of them, by kind, channel and direction, before or after an instant or
 * a period ago; and, or and not over these. Of long conditions it is the first {@value #MAX_PARTS} parts, of those within each
 * other {@value #MAX_DEPTH}, and parts that name at most {@value #MAX_NAMES} kinds and channels.
 *
 * <p>Any other part may be anything: where it widens the condition it stands for any contact, under a not for none, so that
 * whoever meets the condition meets its outline. Immutable and thread-safe.
 *
 * <pre>{@code
 * Outline outline = Outline.of(tagged("vip").and(not(has(CITY))));
 * outline.criterion();                     // is tagged vip and not (is no contact)
 * outline.isExact();                       // false: somebody has to look at each of them again
 * outline.rest();                          // not (has a city): whoever is tagged vip need not be asked for that again
 * }</pre>
 *
 * @param criterion the condition without what is not decided
 * @param rest what is left to ask of whoever meets that: both together are the whole condition
 */
public record Outline(Criterion criterion, Criterion rest) {
    private static final int MAX_PARTS = 50;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_NAMES = 100;

    /**
     * Leaves out what is not decided.
     *
     * @param criterion any condition
     * @return its outline
     */
    public static Outline of(Criterion criterion) {
        Drawing drawing = new Drawing();
        Criterion drawn = drawing.drawn(criterion, 0);
        List<Criterion> rest = drawing.rest;
        return new Outline(drawn, rest.size() == 1 ? rest.get(0) : new Criterion.AllOf(rest));
    }

    /**
     * Whether nothing is left to ask.
     *
     * @return true if it is the same condition
     */
    public boolean isExact() {
        return rest.equals(Criteria.allOf());
    }

    /** Draws one outline, and notices what it leaves out. */
    private static final class Drawing {
        final List<Criterion> rest = new ArrayList<>();
        private boolean isExact = true;
        private int parts;

        /** A condition that everybody has to meet: of several such each is asked again by itself, or is not. */
        Criterion drawn(Criterion criterion, int depth) {
            if (criterion instanceof Criterion.AllOf all && depth < MAX_DEPTH) {
                return new Criterion.AllOf(
                        all.parts().stream().map(part -> drawn(part, depth + 1)).toList());
            }
            isExact = true;
            Criterion drawn = draw(criterion, true, depth);
            if (!isExact) {
                rest.add(criterion);
            }
            return drawn;
        }

        private Criterion draw(Criterion criterion, boolean isWidest, int depth) {
            if (depth > MAX_DEPTH) {
                return leftOut(isWidest);
            }
            if (criterion instanceof Criterion.AllOf all) {
                return new Criterion.AllOf(all(all.parts(), isWidest, depth));
            }
            if (criterion instanceof Criterion.AnyOf any) {
                return new Criterion.AnyOf(all(any.parts(), isWidest, depth));
            }
            if (criterion instanceof Criterion.Not not) {
                return new Criterion.Not(draw(not.part(), !isWidest, depth + 1));
            }
            return isDecided(criterion) && ++parts <= MAX_PARTS ? criterion : leftOut(isWidest);
        }

        private List<Criterion> all(List<Criterion> them, boolean isWidest, int depth) {
            return them.stream().map(part -> draw(part, isWidest, depth + 1)).toList();
        }

        private Criterion leftOut(boolean isWidest) {
            isExact = false;
            return isWidest ? Criteria.allOf() : Criteria.anyOf();
        }

        private static boolean isDecided(Criterion part) {
            if (part instanceof Criterion.Counted counted) {
                return isShort(counted.filter());
            }
            if (part instanceof Summed summed) {
                return isShort(summed.filter());
            }
            if (part instanceof Criterion.Dated dated) {
                return isShort(dated.filter());
            }
            if (part instanceof Ago ago) {
                return isShort(ago.filter());
            }
            return part instanceof Criterion.OfKind || part instanceof Criterion.Tagged;
        }

        private static boolean isShort(TouchFilter filter) {
            return filter.kinds().size() + filter.channels().size() <= MAX_NAMES;
        }
    }
}
