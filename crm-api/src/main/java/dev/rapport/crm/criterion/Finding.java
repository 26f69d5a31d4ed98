package dev.rapport.crm.criterion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why somebody meets a condition or does not: what was found for each part of it.
 *
 * <p>Holds no value of an attribute. Immutable and thread-safe.
 *
 * <pre>{@code
 * Finding why = Finding.of(asleep, subject);
 * System.out.println(why.text());
 * // no: all of
 * //   yes: has at least 3 of PURCHASE in the last 90 days (4, the last on 2027-03-01)
 * //   no: may be contacted by EMAIL for marketing news (Refused. Permission was taken back and ...)
 * }</pre>
 *
 * @param condition the condition
 * @param isMet whether it is met
 * @param found what was found, in words; empty for and, or and not
 * @param parts the same for each part of and, or and not, also for those that could alter nothing any more
 */
public record Finding(Criterion condition, boolean isMet, String found, List<Finding> parts) {
    private static final String INDENT = "  ";

    /**
     * Copies the list.
     *
     * @param condition the condition
     * @param isMet whether it is met
     * @param found what was found, in words
     * @param parts the same for each part
     */
    public Finding {
        parts = List.copyOf(parts);
    }

    /**
     * Asks for each part of a condition.
     *
     * @param condition the condition
     * @param subject the contact with what has happened
     * @return whether it is met, and why
     */
    public static Finding of(Criterion condition, Subject subject) {
        List<Finding> parts =
                partsOf(condition).stream().map(part -> of(part, subject)).toList();
        String found = Found.isSimple(condition) ? new Found(subject).words(condition) : "";
        return new Finding(condition, condition.test(subject), found, parts);
    }

    private static List<Criterion> partsOf(Criterion condition) {
        if (condition instanceof Criterion.AllOf all) {
            return all.parts();
        }
        if (condition instanceof Criterion.AnyOf any) {
            return any.parts();
        }
        return condition instanceof Criterion.Not not ? List.of(not.part()) : List.of();
    }

    /**
     * A line for each part, those of a part below it.
     *
     * @return English text, for whoever asks why
     */
    public String text() {
        return lines("").collect(Collectors.joining("\n"));
    }

    private Stream<String> lines(String indent) {
        String line = indent + (isMet ? "yes: " : "no: ") + title() + (found.isEmpty() ? "" : " (" + found + ")");
        return Stream.concat(Stream.of(line), parts.stream().flatMap(part -> part.lines(indent + INDENT)));
    }

    private String title() {
        if (parts.isEmpty()) {
            return condition.toString();
        }
        if (condition instanceof Criterion.AllOf) {
            return "all of";
        }
        return condition instanceof Criterion.AnyOf ? "at least one of" : "not";
    }

    @Override
    public String toString() {
        return text();
    }
}
