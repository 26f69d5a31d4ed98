package dev.rapport.examples.calllist;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.rule.Plan;
import dev.rapport.crm.rule.RejectionCode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Asks for everybody's next contact. */
final class Calls {
    private static final int BATCH = 500;

    private final List<Call> planned = new ArrayList<>();
    private long asked;
    private long unreachable;
    private long refused;

    /** What was found out about some contacts. */
    private record Found(List<Call> calls, int refused) {}

    private Calls() {}

    static Calls of(Crm crm, PrintStream err) {
        Calls calls = new Calls();
        try (Progress bar = Progress.of("planning", -1, err);
                Stream<Contact> contacts = crm.contacts().stream()) {
            Iterator<Contact> everybody = contacts.iterator();
            while (everybody.hasNext()) {
                List<Contact> batch = new ArrayList<>();
                while (everybody.hasNext() && batch.size() < BATCH) {
                    batch.add(everybody.next());
                }
                Found found = crm.inTransaction(tx -> next(tx, batch));
                calls.planned.addAll(found.calls());
                calls.refused += found.refused();
                calls.asked += batch.size();
                calls.unreachable += batch.stream().filter(Calls::isUnreachable).count();
                bar.stepBy(batch.size());
            }
            bar.end();
        }
        return calls;
    }

    private static Found next(Crm crm, List<Contact> contacts) {
        List<Call> calls = new ArrayList<>();
        int refused = 0;
        for (Contact contact : contacts) {
            Plan plan = crm.explain(contact.id()).plan();
            plan.next().ifPresent(next -> calls.add(new Call(contact, next)));
            refused += lacksConsent(plan) ? 1 : 0;
        }
        return new Found(calls, refused);
    }

    private static boolean lacksConsent(Plan plan) {
        return plan.rejected().values().stream().anyMatch(no -> no.code() == RejectionCode.BLOCKED_CONSENT);
    }

    private static boolean isUnreachable(Contact contact) {
        return contact.points().isEmpty();
    }

    /** Everybody with a next contact, by due time, then by id. */
    List<Call> byDue() {
        return planned.stream()
                .sorted(Comparator.comparing((Call call) -> call.next().due().toInstant())
                        .thenComparing(Call::id))
                .toList();
    }

    /** How many were asked about. */
    long asked() {
        return asked;
    }

    /** How many would be contacted by a rule, had they allowed it. */
    long refused() {
        return refused;
    }

    /** How many have neither an address nor a number, so that a rule that needs one plans nothing. */
    long unreachable() {
        return unreachable;
    }
}
