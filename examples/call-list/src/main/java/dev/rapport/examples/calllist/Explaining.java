package dev.rapport.examples.calllist;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.rule.Explanation;
import dev.rapport.crm.rule.RejectionCode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells in full why somebody is to be contacted then, and why not otherwise. */
final class Explaining {
    /** Rejections from which there is something to learn; the others only say that nothing has happened. */
    private static final Set<RejectionCode> TELLING = EnumSet.of(
            RejectionCode.EXIT_REPLIED,
            RejectionCode.EXIT_MAX_ATTEMPTS,
            RejectionCode.EXIT_BOUNCED,
            RejectionCode.LAPSED,
            RejectionCode.BLOCKED_CONSENT,
            RejectionCode.NO_POINT);

    private static final int LOOK_AT = 100;

    private final Crm crm;
    private final PrintStream out;

    Explaining(Crm crm, PrintStream out) {
        this.crm = crm;
        this.out = out;
    }

    /** The first of the list, and the next of whom a rule was rejected for a telling reason. */
    void printTwo(List<Urgency> ranked) {
        List<Contact> chosen = new ArrayList<>();
        for (Urgency urgency : ranked.subList(0, Math.min(LOOK_AT, ranked.size()))) {
            Contact contact = urgency.call().contact();
            if (chosen.isEmpty() || (chosen.size() == 1 && isTelling(crm.explain(contact.id())))) {
                chosen.add(contact);
            }
        }
        chosen.forEach(this::print);
    }

    void print(Contact contact) {
        Explanation explanation = crm.explain(contact.id());
        out.println();
        out.println("Why " + contact.name() + " ("
                + ContactRows.idOf(contact).orElse(contact.id().toString()) + ")?");
        explanation.text().lines().forEach(line -> out.println("  " + line));
        out.println("  Step by step:");
        int rules =
                widest(explanation.steps().stream().map(Explanation.Step::rule).toList());
        int codes =
                widest(explanation.steps().stream().map(Explanation.Step::code).toList());
        for (Explanation.Step step : explanation.steps()) {
            out.println("    " + padded(step.rule(), rules) + "  " + padded(step.code(), codes) + "  " + step.input()
                    + " -> " + step.output());
        }
    }

    private static boolean isTelling(Explanation explanation) {
        return explanation.plan().rejected().values().stream().anyMatch(no -> TELLING.contains(no.code()));
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
