package dev.rapport.crm.criterion;

import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.criterion.Criterion.Counted;
import dev.rapport.crm.criterion.Criterion.Dated;
import dev.rapport.crm.criterion.Criterion.End;
import dev.rapport.crm.criterion.Criterion.Side;
import java.util.List;

/** How conditions read. */
final class Words {

    private Words() {}

    static String ofKind(ContactKind kind) {
        return switch (kind) {
            case PERSON -> "is a person";
            case ORGANISATION -> "is an organisation";
            case HOUSEHOLD -> "is a household";
        };
    }

    static String counted(Counted counted) {
        String what = " of " + counted.filter();
        if (counted.atMost() == Long.MAX_VALUE) {
            return "has at least " + counted.atLeast() + what;
        }
        return counted.atLeast() == 0
                ? "has at most " + counted.atMost() + what
                : "has " + counted.atLeast() + " to " + counted.atMost() + what;
    }

    static String dated(Dated dated) {
        return "had the " + (dated.end() == End.FIRST ? "first " : "last ") + dated.filter()
                + (dated.side() == Side.BEFORE ? " before " : " after ") + dated.instant();
    }

    static String join(List<Criterion> parts, String word, String whenNone) {
        if (parts.isEmpty()) {
            return whenNone;
        }
        StringBuilder sentence = new StringBuilder();
        for (Criterion part : parts) {
            boolean compound = parts.size() > 1 && (part instanceof Criterion.AllOf || part instanceof Criterion.AnyOf);
            sentence.append(sentence.isEmpty() ? "" : word)
                    .append(compound ? "(" : "")
                    .append(part)
                    .append(compound ? ")" : "");
        }
        return sentence.toString();
    }
}
